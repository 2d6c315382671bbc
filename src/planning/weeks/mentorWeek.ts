/** One mentor’s week as the solver’s WeekProblem: meetings due, possible starts with their price, places and travel. */
import { IMPOSSIBLE, type WeekMeeting, type WeekProblem } from '../../../solver/index.ts';
import { basePlace, travelMinutes, visitedPlace } from '../../fit/index.ts';
import type { CaseIndex, Seat } from '../../model/caseIndex.ts';
import type { Policy, Weights } from '../../model/policy.ts';
import type { Place } from '../../model/primitives.ts';
import { addDays } from '../../time/calendar.ts';
import { DAYS, SLOT_MINUTES, SLOTS_PER_DAY, slotOf } from '../../time/freeTime.ts';
import type { Course } from './courses.ts';

/** One meeting the cadence asks for in a week, and what it shares with other mentors’ weeks. */
export interface DueMeeting {
  readonly course: Course;
  /** Meetings of one party never fall on the same day: the need’s number in the case. */
  readonly party: number;
  /** 1, 2 … within the week. */
  readonly number: number;
  /** Slot index last week, which costs nothing to keep; undefined = none yet. */
  readonly lastSlot: number | undefined;
  readonly citizenFree: Uint8Array;
  /** The caseworker’s free time at a start meeting; undefined where he does not take part. */
  readonly caseworkerFree: Uint8Array | undefined;
  readonly resources: readonly number[];
}

/** Points of leaving a meeting out, unless the weights make a week dearer; and how many such a must-serve meeting outweighs. */
const SKIP_POINTS = 10_000;
const MOST_MEETINGS = 100;

/** Leaving a meeting out never pays: it costs more than all of a week’s meetings moved, all its days worked, and every slot on the way. */
function skipPoints({ slotMoved, workingDay, travelQuarter }: Weights): number {
  const dearestWeek = MOST_MEETINGS * slotMoved + DAYS * (workingDay + SLOTS_PER_DAY * travelQuarter);
  return Math.max(SKIP_POINTS, dearestWeek + 1);
}

export function mentorWeek(
  index: CaseIndex,
  seat: Seat,
  monday: string,
  free: Uint8Array,
  due: readonly DueMeeting[],
): WeekProblem {
  const places = placesOf(index, seat, due);
  const { policy, weights } = index.case;
  return {
    dayCount: DAYS,
    slotsPerDay: SLOTS_PER_DAY,
    meetings: due.map((meeting, at) => weekMeeting(index, monday, free, meeting, places.of[at]!)),
    placeCount: places.list.length,
    travelSlots: travelTable(places.list, seat, policy),
    travelCost: weights.travelQuarter,
    free,
    gapSlots: policy.breakMinutes / SLOT_MINUTES,
    dayBreak: {
      slots: policy.lunchBreakMinutes / SLOT_MINUTES,
      earliest: slotOf(policy.lunchFrom),
      latest: slotOf(policy.lunchUntil),
    },
    dayCost: weights.workingDay,
  };
}

/** Place 0 is the base; meetings at the same coordinates share a place, and a meeting without travel is at the base. */
function placesOf(
  index: CaseIndex,
  seat: Seat,
  due: readonly DueMeeting[],
): { list: (Place | undefined)[]; of: number[] } {
  const base = basePlace(seat);
  const list: (Place | undefined)[] = [base];
  const of = due.map(({ course }) => {
    const place = visitedPlace(index, course.cadence, course.citizen, seat) ?? base;
    const known = list.findIndex(
      (other) => other?.latitude === place?.latitude && other?.longitude === place?.longitude,
    );
    return known >= 0 ? known : list.push(place) - 1;
  });
  return { list, of };
}

function travelTable(places: readonly (Place | undefined)[], seat: Seat, policy: Policy): Int32Array {
  const table = new Int32Array(places.length * places.length);
  places.forEach((from, row) => {
    places.forEach((to, column) => {
      if (row === column) return;
      const minutes = travelMinutes(from, to, seat.mentor!.travelMode, policy);
      table[row * places.length + column] = Math.ceil(minutes / SLOT_MINUTES);
    });
  });
  return table;
}

function weekMeeting(index: CaseIndex, monday: string, free: Uint8Array, due: DueMeeting, place: number): WeekMeeting {
  const { course } = due;
  const { weights } = index.case;
  const skipCost = skipPoints(weights);
  return {
    slots: course.cadence.minutes / SLOT_MINUTES,
    place,
    party: due.party,
    startCost: startCosts(weights.slotMoved, monday, free, due),
    // The first meeting of the week keeps the duty; more of them are as dear as anybody’s.
    skipCost: course.hasWeeklyDuty && due.number === 1 ? MOST_MEETINGS * skipCost : skipCost,
    resources: due.resources,
  };
}

/** Points of each start, IMPOSSIBLE where one of the parties is not free for the whole meeting or the course is not running. */
export function startCosts(slotMoved: number, monday: string, free: Uint8Array, due: DueMeeting): Int32Array {
  const { course, citizenFree, caseworkerFree } = due;
  const length = course.cadence.minutes / SLOT_MINUTES;
  const wanted = due.lastSlot;
  const costs = new Int32Array(DAYS * SLOTS_PER_DAY).fill(IMPOSSIBLE);
  for (let day = 0; day < DAYS; day++) {
    const date = addDays(monday, day);
    if (date < course.from || (course.until !== undefined && date > course.until)) continue;
    let run = 0;
    // Backwards: `run` counts the slots from here on in which everybody is free.
    for (let at = (day + 1) * SLOTS_PER_DAY - 1; at >= day * SLOTS_PER_DAY; at--) {
      const allFree = free[at] && citizenFree[at] && (caseworkerFree === undefined || caseworkerFree[at]);
      run = allFree ? run + 1 : 0;
      if (run >= length) costs[at] = wanted === undefined || wanted === at ? 0 : slotMoved;
    }
  }
  return costs;
}
