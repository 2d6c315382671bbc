/** Persons: whom the citizen or the mentor refused, and mentors who are not there. */
import { addDays, daysBetween } from '../../time/calendar.ts';
import type { PairContext } from '../context.ts';
import { closedUntil, DELAY_READS, earliestStart } from '../opening.ts';
import { type Block, type Rule, rule } from '../rule.ts';
import { capacityOn } from '../seatFacts.ts';

/** A veto on a person also keeps the citizen out of a group that person leads. */
const veto = rule(
  {
    number: 'H1',
    code: 'veto',
    name: 'Nobody gets a seat that was vetoed',
    about: 'seat',
    reads: ['veto.seatId'],
  },
  ({ index, citizen, seat }) => {
    const vetoed = index.vetoesOfCitizen.get(citizen.id);
    if (vetoed === undefined) return undefined;
    if (vetoed.has(seat.id)) return { subjects: [seat.id] };
    return seat.mentor !== undefined && vetoed.has(seat.mentor.id) ? { subjects: [seat.mentor.id] } : undefined;
  },
);

const released = rule(
  {
    number: 'H2',
    code: 'released',
    name: 'A citizen let off a mentor does not get that mentor again',
    about: 'seat',
    reads: ['citizen.priorMentors'],
    mayBlockNeed: ({ citizen }) => citizen.priorMentors.length > 0,
    mayBlockSeat: ({ seat }) => seat.mentor !== undefined,
  },
  ({ citizen, seat }) => {
    const { mentor } = seat;
    if (mentor === undefined || citizen.priorMentors.length === 0) return undefined;
    const wasReleased = citizen.priorMentors.some(
      (prior) => prior.mentorId === mentor.id && prior.outcome === 'released',
    );
    return wasReleased ? { subjects: [mentor.id] } : undefined;
  },
);

const declined = rule(
  {
    number: 'H3',
    code: 'declined',
    name: 'A mentor who declined the need does not get it',
    about: 'seat',
    reads: ['mentor.declines'],
    mayBlockSeat: ({ seat: { mentor } }) => mentor !== undefined && mentor.declines.length > 0,
  },
  ({ need, seat }) => (seat.mentor?.declines.includes(need.id) ? { subjects: [seat.mentor.id] } : undefined),
);

/** First date on or after the start with own time for mentor work. */
function opensWithTime(context: PairContext): string | undefined {
  const mentor = context.seat.mentor!;
  const start = earliestStart(context);
  if (capacityOn(mentor, start) > 0) return start;
  return mentor.capacityFrom
    .filter((change) => change.from > start && change.minutes > 0)
    .map((change) => change.from)
    .sort()[0];
}

/** Own time that is 0, or will change. */
function hasUnsteadyTime({ seat: { mentor } }: Pick<PairContext, 'seat'>): boolean {
  return mentor !== undefined && (mentor.capacityMinutes === 0 || mentor.capacityFrom.length > 0);
}

const paused = rule(
  {
    number: 'H4',
    code: 'paused',
    name: 'A mentor without own time (paused, or left) gets nobody',
    about: 'seat',
    reads: ['mentor.capacityMinutes', 'mentor.capacityFrom', ...DELAY_READS],
    mayBlockSeat: hasUnsteadyTime,
  },
  (context) =>
    hasUnsteadyTime(context) ? closedUntil(context, opensWithTime(context), [context.seat.mentor!.id]) : undefined,
);

/** First day after the absences that cover `day`, following one into the next where they touch. */
function backFrom(absences: readonly { readonly from: string; readonly until: string }[], day: string): string {
  const covering = absences.find((absence) => absence.from <= day && day <= absence.until);
  return covering === undefined ? day : backFrom(absences, addDays(covering.until, 1));
}

/**
 * An absence under way at the start, or for a new match one that begins sooner than it is long enough: the two would hardly have met. A
 * running relation goes on until the mentor leaves, and a summer holiday is planned around.
 */
function longAbsence(context: PairContext): Block | undefined {
  const { mentor } = context.seat;
  if (mentor === undefined || mentor.absences.length === 0) return undefined;
  const start = earliestStart(context);
  const longDays = 7 * context.index.case.policy.absenceReassignWeeks;
  const isRunning = context.index.relationOfNeed.get(context.need.id)?.seatId === context.seat.id;
  const soon = isRunning ? start : addDays(start, longDays);
  for (const { from, until } of mentor.absences) {
    if (from > soon || until < start) continue;
    const first = from > start ? from : start;
    const back = backFrom(mentor.absences, first);
    if (daysBetween(first, back) >= longDays) return closedUntil(context, back, [mentor.id]);
  }
  return undefined;
}

const absent = rule(
  {
    number: 'H5',
    code: 'absent',
    name: 'A mentor away for long gives up his citizens and gets no new ones',
    about: 'seat',
    reads: ['mentor.absences', 'policy.absenceReassignWeeks', 'relation.seatId', ...DELAY_READS],
    mayBlockSeat: ({ seat: { mentor } }) => mentor !== undefined && mentor.absences.length > 0,
  },
  longAbsence,
);

export const PEOPLE_RULES: readonly Rule[] = [veto, released, declined, paused, absent];
