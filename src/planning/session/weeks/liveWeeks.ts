/**
 * The weeks of a session: the meetings of a plan, kept up to date from event to event. Only the weeks of mentors whose courses or free time
 * changed are placed again, and in these weeks too a meeting keeps its time wherever that is possible.
 */
import type { CaseIndex, Seat } from '../../../model/caseIndex.ts';
import type { Meeting, MissedMeeting, Notice, Plan } from '../../../model/plan.ts';
import type { RuleSet } from '../../../rules/index.ts';
import { coursesWithoutWeek, noticesOfSeats } from '../../weeks/notices.ts';
import { byTime } from '../../weeks/planWeeks.ts';
import { changesOf } from './changes.ts';
import { KnownFreeByPolicy } from './knownFree.ts';
import { openState } from './openState.ts';
import { type PlannedWeeks, plannedWeeks } from './plannedWeeks.ts';
import { NO_WEEK, type WeekRecord } from './records.ts';
import type { Scene } from './scene.ts';
import { shiftWeeks } from './shiftWeeks.ts';
import type { WeeksState } from './state.ts';
import type { Touched, WeeksUpdate } from './touched.ts';
import { UndoLog } from './undoLog.ts';
import { updateWeeks } from './update.ts';

/** What is read of the plan a session is opened with. */
export type OpenedPlan = Pick<Plan, 'meetings' | 'missedMeetings' | 'notices'> & {
  readonly kpis: Pick<Plan['kpis'], 'mentorWeeksProven'>;
};

/** Takes the meetings and missed meetings of the plan as they are. `seatOf`: who sits where in that plan. */
export function openLiveWeeks(
  index: CaseIndex,
  ruleSet: RuleSet,
  seatOf: (needId: string) => Seat | undefined,
  plan: OpenedPlan,
): LiveWeeks {
  const free = new KnownFreeByPolicy();
  const state = openState(index, ruleSet, seatOf, plan, free.of(index.case.policy));
  return new LiveWeeks(state, free, plannedWeeks(index.case), ruleSet, plan.kpis.mentorWeeksProven);
}

export class LiveWeeks {
  private readonly state: WeeksState;
  private readonly free: KnownFreeByPolicy;
  /** Mentor weeks of the plan it was opened with, and how many of them that plan called proven; which ones it does not say. */
  private readonly openedWeeks: number;
  private readonly openedProven: number;
  private weeks: PlannedWeeks;
  private ruleSet: RuleSet;

  constructor(state: WeeksState, free: KnownFreeByPolicy, weeks: PlannedWeeks, ruleSet: RuleSet, openedProven: number) {
    this.state = state;
    this.free = free;
    this.weeks = weeks;
    this.ruleSet = ruleSet;
    this.openedProven = openedProven;
    this.openedWeeks = this.mentorWeeks();
  }

  /** `index`: the case after the event. */
  update(index: CaseIndex, ruleSet: RuleSet, touched: Touched): WeeksUpdate {
    const { weeks: weeksBefore, ruleSet: ruleSetBefore, state } = this;
    const log = new UndoLog();
    const weeks = isAsPlanned(weeksBefore, index) ? weeksBefore : plannedWeeks(index.case);
    const everything = touched.everything || weeks !== weeksBefore || ruleSet !== ruleSetBefore;
    this.weeks = weeks;
    this.ruleSet = ruleSet;
    const scene: Scene = { index, ruleSet, weeks, free: this.free.of(weeks.policy), state, log };
    const undo = () => {
      log.undo();
      this.weeks = weeksBefore;
      this.ruleSet = ruleSetBefore;
    };
    try {
      if (weeks !== weeksBefore) shiftWeeks(scene, weeksBefore);
      const crowded = updateWeeks(scene, { ...touched, everything }, !isSameLayout(weeksBefore, weeks));
      return { changes: changesOf(state, log), crowded, undo };
    } catch (error) {
      undo();
      throw error;
    }
  }

  /** In the order of planWeeks. */
  meetings(): Meeting[] {
    const { records, sessions, duties } = this.state;
    const meetings: Meeting[] = [];
    for (const weeks of records.values())
      for (const record of weeks) for (const { meeting } of record?.held ?? []) meetings.push(meeting);
    for (const rows of sessions.values()) meetings.push(...rows);
    for (const rows of duties.values()) meetings.push(...rows);
    return meetings.sort(byTime);
  }

  /** By week; sessions first, then meetings by mentor, each in the order of the case. */
  missed(index: CaseIndex): MissedMeeting[] {
    const { records, missedSessions, rankOf } = this.state;
    const seatAt = new Map(index.case.mentors.map(({ id }, at) => [id, at]));
    const entries: { row: MissedMeeting; seat: number; rank: number; number: number }[] = [];
    for (const [needId, rows] of missedSessions) {
      for (const row of rows) entries.push({ row, seat: -1, rank: rankOf.get(needId)!, number: 0 });
    }
    for (const [seatId, weeks] of records) {
      const seat = seatAt.get(seatId)!;
      for (const record of weeks)
        for (const { row, rank, number } of record?.missed ?? []) entries.push({ row, seat, rank, number });
    }
    const byWeek = (a: MissedMeeting, b: MissedMeeting) => (a.week < b.week ? -1 : a.week > b.week ? 1 : 0);
    entries.sort((a, b) => byWeek(a.row, b.row) || a.seat - b.seat || a.rank - b.rank || a.number - b.number);
    return entries.map(({ row }) => row);
  }

  /** Those of planWeeks, in its order. Worked out when asked for. */
  notices(index: CaseIndex, ruleSet: RuleSet): Notice[] {
    const { courses, seatOf } = this.state;
    const inOrder = [...courses.values()].sort((a, b) => a.rank - b.rank);
    const without = inOrder.filter(({ startMonday }) => startMonday === NO_WEEK);
    const seatAt = new Map(index.seats.map(({ id }, at) => [id, at]));
    const seats = Int32Array.from(index.case.needs, ({ id }) => seatAt.get(seatOf.get(id) ?? '') ?? -1);
    return [
      ...without.map(({ need }) => ({ code: 'START_MEETING_WITHOUT_CASEWORKER', subjects: [need.id] })),
      ...coursesWithoutWeek(index, inOrder),
      ...noticesOfSeats(index, ruleSet, seats),
    ];
  }

  /** Weeks of mentors in which a meeting is due. */
  mentorWeeks(): number {
    return this.countWeeks(() => true);
  }

  /** Weeks that are known to be the cheapest: at least as many as this. */
  mentorWeeksProven(): number {
    const changed = this.openedWeeks - this.countWeeks((standing) => standing === 'opened');
    return Math.max(0, this.openedProven - changed) + this.countWeeks(isProven);
  }

  private countWeeks(counts: (standing: WeekRecord['standing']) => boolean): number {
    let count = 0;
    for (const weeks of this.state.records.values()) {
      for (const record of weeks) if (record !== undefined && counts(record.standing)) count++;
    }
    return count;
  }
}

function isProven(standing: WeekRecord['standing']): boolean {
  return typeof standing === 'object' && standing.isProven();
}

/** Whether a mentor’s day may be laid out as before. */
function isSameLayout(a: PlannedWeeks, b: PlannedWeeks): boolean {
  if (a === b) return true;
  const layout = ({ policy, planDate, mondays }: PlannedWeeks) => {
    const { workingWindows, eveningWindows, holidaysOff, officeRooms, travelDetourPercent } = policy;
    const { lunchBreakMinutes, lunchFrom, lunchUntil, breakMinutes } = policy;
    const day = [lunchBreakMinutes, lunchFrom, lunchUntil, breakMinutes, officeRooms, travelDetourPercent];
    return JSON.stringify([planDate, mondays.length, workingWindows, eveningWindows, holidaysOff, ...day]);
  };
  return layout(a) === layout(b);
}

function isAsPlanned({ policy, planDate, mondays }: PlannedWeeks, { case: now }: CaseIndex): boolean {
  return policy === now.policy && planDate === now.planDate && mondays.length === now.planWeeks;
}
