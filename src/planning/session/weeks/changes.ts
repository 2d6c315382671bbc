/** What an update has changed, read off its log. */
import type { Meeting, MissedMeeting } from '../../../model/plan.ts';
import { holdsMeeting } from './records.ts';
import { isSameMeeting } from './sameMeeting.ts';
import type { WeekRecords, WeeksState } from './state.ts';
import type { WeekChanges } from './touched.ts';
import type { UndoLog } from './undoLog.ts';

export function changesOf(state: WeeksState, log: UndoLog): WeekChanges {
  const before = new Map<string, Meeting>();
  const after = new Map<string, Meeting>();
  const missedBefore: MissedMeeting[] = [];
  const missedAfter: MissedMeeting[] = [];
  for (const [seatId, records] of log.before(state.records)) {
    const now = state.records.get(seatId);
    enterRecords(records, now, before, missedBefore);
    enterRecords(now, records, after, missedAfter);
  }
  for (const map of [state.sessions, state.duties]) {
    for (const [id, meetings] of log.before(map)) {
      enterMeetings(meetings, before);
      enterMeetings(map.get(id), after);
    }
  }
  for (const [needId, rows] of log.before(state.missedSessions)) {
    missedBefore.push(...(rows ?? []));
    missedAfter.push(...(state.missedSessions.get(needId) ?? []));
  }
  return { ...meetingChanges(before, after), ...missedChanges(missedBefore, missedAfter) };
}

/** What the records of the other side do not have as it is. */
function enterRecords(
  records: WeekRecords | undefined,
  others: WeekRecords | undefined,
  meetings: Map<string, Meeting>,
  missed: MissedMeeting[],
): void {
  records?.forEach((record, week) => {
    const other = others?.[week];
    if (record === undefined || record === other) return;
    for (const { meeting } of record.held) if (!holdsMeeting(other, meeting)) meetings.set(meeting.id, meeting);
    for (const { row } of record.missed) missed.push(row);
  });
}

function enterMeetings(list: readonly Meeting[] | undefined, meetings: Map<string, Meeting>): void {
  for (const meeting of list ?? []) meetings.set(meeting.id, meeting);
}

function meetingChanges(
  before: ReadonlyMap<string, Meeting>,
  after: ReadonlyMap<string, Meeting>,
): Pick<WeekChanges, 'added' | 'removed' | 'moved'> {
  const removed: Meeting[] = [];
  const moved: { from: Meeting; to: Meeting }[] = [];
  for (const [id, from] of before) {
    const to = after.get(id);
    if (to === undefined) removed.push(from);
    else if (to !== from && !isSameMeeting(from, to)) moved.push({ from, to });
  }
  return { added: [...after.values()].filter(({ id }) => !before.has(id)), removed, moved };
}

/** A need may miss several meetings of one week for the same reason, so rows are counted. */
function missedChanges(
  before: readonly MissedMeeting[],
  after: readonly MissedMeeting[],
): Pick<WeekChanges, 'missed' | 'noLongerMissed'> {
  const left = new Map<string, number>();
  for (const row of before) left.set(keyOf(row), (left.get(keyOf(row)) ?? 0) + 1);
  const missed = after.filter((row) => {
    const count = left.get(keyOf(row)) ?? 0;
    left.set(keyOf(row), count - 1);
    return count <= 0;
  });
  const noLongerMissed = before.filter((row) => {
    const count = left.get(keyOf(row))!;
    left.set(keyOf(row), count - 1);
    return count > 0;
  });
  return { missed, noLongerMissed };
}

function keyOf({ needId, week, code, breachOfWeeklyDuty }: MissedMeeting): string {
  return `${needId} ${week} ${code} ${breachOfWeeklyDuty}`;
}

/** Two changes one after the other as one: what comes and goes again was never there. */
export function joinChanges(first: WeekChanges, second: WeekChanges): WeekChanges {
  const before = new Map<string, Meeting>();
  const after = new Map<string, Meeting>();
  for (const { added, removed, moved } of [first, second]) {
    for (const meeting of removed) {
      if (!after.delete(meeting.id)) before.set(meeting.id, meeting);
    }
    for (const { from, to } of moved) {
      if (!after.has(from.id) && !before.has(from.id)) before.set(from.id, from);
      after.set(to.id, to);
    }
    for (const meeting of added) after.set(meeting.id, meeting);
  }
  const isMoved = (id: string) => before.has(id) && after.has(id);
  const key = ({ needId, week, code }: MissedMeeting) => `${needId} ${week} ${code}`;
  const without = (list: readonly MissedMeeting[], others: readonly MissedMeeting[]) => {
    const keys = new Set(others.map(key));
    return list.filter((entry) => !keys.has(key(entry)));
  };
  return {
    added: [...after.values()].filter(({ id }) => !before.has(id)),
    removed: [...before.values()].filter(({ id }) => !after.has(id)),
    moved: [...before.values()].flatMap((from) =>
      isMoved(from.id) && !isSameMeeting(from, after.get(from.id)!) ? [{ from, to: after.get(from.id)! }] : [],
    ),
    missed: [...without(first.missed, second.noLongerMissed), ...without(second.missed, first.noLongerMissed)],
    noLongerMissed: [...without(first.noLongerMissed, second.missed), ...without(second.noLongerMissed, first.missed)],
  };
}
