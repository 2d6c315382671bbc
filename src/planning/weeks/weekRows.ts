/** Rows of the plan from a solved week: meetings placed, fixed events, and why a meeting is missing. */
import { IMPOSSIBLE, type WeekMeeting } from '../../../solver/index.ts';
import type { CaseIndex } from '../../model/caseIndex.ts';
import type { Meeting, MissedMeeting } from '../../model/plan.ts';
import type { Period } from '../../model/primitives.ts';
import { addDays, isoWeek, timeOfDay } from '../../time/calendar.ts';
import { DAYS, SLOT_MINUTES, SLOTS_PER_DAY } from '../../time/freeTime.ts';
import { isHoliday } from '../../time/holidays.ts';
import type { FixedEvent } from './freeWeeks.ts';
import type { DueMeeting } from './mentorWeek.ts';
import type { Membership } from './sessions.ts';

export function placedMeeting(
  due: Pick<DueMeeting, 'course' | 'number' | 'caseworkerFree'>,
  monday: string,
  slot: number,
): Meeting {
  const { need, seat, citizen, cadence } = due.course;
  const isStart = due.caseworkerFree !== undefined;
  return {
    id: `${need.id}.${isoWeek(monday)}.${due.number}`,
    kind: isStart ? 'startMeeting' : 'meeting',
    needIds: [need.id],
    seatId: seat.id,
    date: addDays(monday, Math.floor(slot / SLOTS_PER_DAY)),
    start: timeOfDay((slot % SLOTS_PER_DAY) * SLOT_MINUTES),
    minutes: cadence.minutes,
    mode: cadence.mode,
    place: cadence.place,
    withCaseworkerId: isStart ? citizen.caseworkerId! : null,
  };
}

/** Duties with a slot, and the sessions somebody takes part in; `members` by event id. */
export function eventMeetings(
  events: readonly FixedEvent[],
  memberships: ReadonlyMap<string, readonly Membership[]>,
  members: ReadonlyMap<string, readonly string[]>,
): Meeting[] {
  const placeOf = new Map([...memberships.values()].flat().map(({ group }) => [group.id, group.place]));
  return events
    .filter((event) => event.kind === 'duty' || members.has(event.id))
    .map((event) => eventMeeting(event, placeOf.get(event.groupId ?? '') ?? 'office', members.get(event.id) ?? []));
}

export function eventMeeting(event: FixedEvent, place: Meeting['place'], needIds: readonly string[]): Meeting {
  return {
    id: event.id,
    kind: event.kind,
    needIds: [...needIds],
    seatId: event.groupId ?? event.mentorId,
    date: event.date,
    start: event.start,
    minutes: event.minutes,
    mode: 'faceToFace',
    place,
    withCaseworkerId: null,
  };
}

/** Why the week could not hold the meeting: the first cause that is enough by itself. */
export function missedCode(
  index: CaseIndex,
  due: Pick<DueMeeting, 'course' | 'number'>,
  meeting: Pick<WeekMeeting, 'startCost'>,
  monday: string,
  gaveWay: 'room' | 'person' | undefined,
): MissedMeeting['code'] {
  // Meetings of one course never share a day, so its third wants a third day on which it could start.
  const couldStart = possibleDays(meeting) >= due.number;
  if (couldStart && gaveWay !== undefined) return gaveWay === 'room' ? 'roomFull' : 'sharedPersonBusy';
  return shortenedBy(index, due, monday) ?? (couldStart ? 'weekFull' : 'noCommonTime');
}

/** What takes days out of the week for one of the two: a full week says something of the match only where nothing does. */
function shortenedBy(
  index: CaseIndex,
  { course }: Pick<DueMeeting, 'course'>,
  monday: string,
): 'absence' | 'holiday' | undefined {
  const { citizen, seat } = course;
  const sunday = addDays(monday, 6);
  const takesDays = ({ from, until }: Period) => from <= until && from <= sunday && monday <= until;
  if (citizen.absences.some(takesDays) || seat.mentor!.absences.some(takesDays)) return 'absence';
  const { holidaysOff } = index.case.policy;
  for (let day = 0; day < 5; day++) if (isHoliday(addDays(monday, day), holidaysOff)) return 'holiday';
  return undefined;
}

function possibleDays({ startCost }: Pick<WeekMeeting, 'startCost'>): number {
  let days = 0;
  for (let end = SLOTS_PER_DAY; end <= DAYS * SLOTS_PER_DAY; end += SLOTS_PER_DAY) {
    let at = end - SLOTS_PER_DAY;
    while (at < end && startCost[at] === IMPOSSIBLE) at++;
    if (at < end) days++;
  }
  return days;
}
