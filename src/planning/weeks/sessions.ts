/** Who takes part in the group sessions of a week: not a citizen who is away, has an appointment then, or is at another session. */
import type { CaseIndex } from '../../model/caseIndex.ts';
import type { Citizen } from '../../model/citizen.ts';
import type { Group } from '../../model/mentor.ts';
import type { MissedMeeting } from '../../model/plan.ts';
import { minuteOf } from '../../time/calendar.ts';
import type { FixedEvent } from './freeWeeks.ts';

export interface Sessions {
  /** Needs by event id. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly missed: readonly MissedMeeting[];
}

/** `groups` by citizen, each citizen’s in the order of the case: of two sessions at once the first need keeps its own. */
export function sessionsOf(
  index: CaseIndex,
  monday: string,
  events: readonly FixedEvent[],
  groups: ReadonlyMap<string, readonly { group: Group; needId: string }[]>,
): Sessions {
  const members = new Map<string, string[]>();
  const missed: MissedMeeting[] = [];
  for (const [citizenId, entries] of groups) {
    const attended: FixedEvent[] = [];
    for (const { group, needId } of entries) {
      const event = events.find(({ groupId }) => groupId === group.id);
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
function hindrance(
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
