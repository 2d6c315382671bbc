/** Who takes part in the group sessions of a week: not a citizen who is away, has an appointment then, or is at another session. */
import type { CaseIndex } from '../../model/caseIndex.ts';
import type { Citizen } from '../../model/citizen.ts';
import type { Group } from '../../model/mentor.ts';
import type { MissedMeeting } from '../../model/plan.ts';
import type { RuleSet } from '../../rules/index.ts';
import { minuteOf } from '../../time/calendar.ts';
import { type CourseDates, courseDates, coversDate } from './courses.ts';
import type { FixedEvent } from './freeWeeks.ts';

/** A need on a group, and the dates of its course. */
export interface Membership {
  readonly group: Group;
  readonly needId: string;
  readonly dates: CourseDates;
}

/** Memberships by citizen, each citizen’s in the order of the case. */
export function membershipsOf(index: CaseIndex, ruleSet: RuleSet, seatOf: Int32Array): Map<string, Membership[]> {
  const memberships = new Map<string, Membership[]>();
  index.case.needs.forEach((need, at) => {
    const seat = index.seats[seatOf[at]!];
    if (seat?.group === undefined) return;
    const citizen = index.citizenById.get(need.citizenId)!;
    const dates = courseDates({ index, ruleSet, need, citizen, seat });
    const others = memberships.get(citizen.id) ?? [];
    memberships.set(citizen.id, [...others, { group: seat.group, needId: need.id, dates }]);
  });
  return memberships;
}

/** The session of the week the member belongs to: within the dates of his course. */
export function sessionOf({ group, dates }: Membership, events: readonly FixedEvent[]): FixedEvent | undefined {
  return events.find(({ groupId, date }) => groupId === group.id && coversDate(dates, date));
}

export interface Sessions {
  /** Needs by event id. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly missed: readonly MissedMeeting[];
}

/** Of two sessions at once the first need of the citizen keeps its own. */
export function sessionsOf(
  index: CaseIndex,
  monday: string,
  events: readonly FixedEvent[],
  memberships: ReadonlyMap<string, readonly Membership[]>,
): Sessions {
  const members = new Map<string, string[]>();
  const missed: MissedMeeting[] = [];
  for (const [citizenId, entries] of memberships) {
    const attended: FixedEvent[] = [];
    for (const membership of entries) {
      const { needId } = membership;
      const event = sessionOf(membership, events);
      if (event === undefined) continue;
      const code = hindrance(index.citizenById.get(citizenId)!, event, attended);
      if (code !== undefined) {
        missed.push({ needId, week: monday, code, breachOfWeeklyDuty: false });
        continue;
      }
      attended.push(event);
      members.set(event.id, [...(members.get(event.id) ?? []), needId]);
    }
  }
  return { members, missed };
}

/** Weekly windows are the rules’ business (H42); here only what is dated counts. */
export function hindrance(
  { absences, appointments }: Citizen,
  event: FixedEvent,
  attended: readonly FixedEvent[],
): MissedMeeting['code'] | undefined {
  const { date } = event;
  if (absences.some(({ from, until }) => from <= date && date <= until)) return 'absence';
  const start = minuteOf(event.start);
  const end = start + event.minutes;
  if (appointments.some((slot) => slot.date === date && minuteOf(slot.start) < end && start < minuteOf(slot.end)))
    return 'noCommonTime';
  const isElsewhere = attended.some((other) => {
    const otherStart = minuteOf(other.start);
    return other.date === date && otherStart < end && start < otherStart + other.minutes;
  });
  return isElsewhere ? 'sharedPersonBusy' : undefined;
}
