/** Was the support delivered? Granted hours against the meetings held, as the logbook has them: a third of the audited cases had no answer. */
import type { Relation } from '../../model/case.ts';
import type { Need } from '../../model/need.ts';
import type { Policy } from '../../model/policy.ts';
import { addDays, daysBetween } from '../../time/calendar.ts';
import { historyOf, meanMinutes } from './history.ts';

/** Weeks looked back on. */
const DELIVERY_WEEKS = 4;

export interface Delivery {
  /** First day looked at, and the last: the day before the plan date. */
  readonly from: string;
  readonly until: string;
  readonly grantedMinutes: number;
  readonly heldMinutes: number;
  /** Held less granted; negative where hours are missing. */
  readonly varianceMinutes: number;
  /** Share of the granted hours that is missing, rounded down; 0 where none are. */
  readonly shortPercent: number;
  /** May the hours be paid for without a second look? */
  readonly isApproved: boolean;
}

/** The four weeks before the plan date, or as much of them as the course has run; undefined where nobody keeps a log. */
export function deliveryOf(need: Need, relation: Relation, planDate: string, policy: Policy): Delivery | undefined {
  if (relation.held === undefined || relation.since >= planDate) return undefined;
  const horizon = addDays(planDate, -7 * DELIVERY_WEEKS);
  const from = relation.since > horizon ? relation.since : horizon;
  const until = addDays(planDate, -1);
  const days = daysBetween(from, until) + 1;
  // The hours the course had in these weeks, whatever it had before or has from now on.
  const history = historyOf(need, relation.since).flatMap((row) =>
    row.until !== undefined && row.until < from ? [] : [row.from < from ? { ...row, from } : row],
  );
  const grantedMinutes = Math.round((meanMinutes(history, until) * days) / 7);
  const held = relation.held.filter(({ date }) => date >= from && date <= until);
  const heldMinutes = held.reduce((sum, { minutes }) => sum + minutes, 0);
  const missing = Math.max(0, grantedMinutes - heldMinutes);
  const shortPercent = grantedMinutes === 0 ? 0 : Math.floor((100 * missing) / grantedMinutes);
  return {
    from,
    until,
    grantedMinutes,
    heldMinutes,
    varianceMinutes: heldMinutes - grantedMinutes,
    shortPercent,
    isApproved: shortPercent <= policy.deliveryShortPercent,
  };
}
