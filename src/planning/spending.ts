/**
 * Where the money of a plan goes, entry by entry, øre of a block: each course, each seat that costs by being in use, each frame. The
 * key figures are the sums of these entries and nothing else, so whoever adds up a list gets the total.
 */
import { frameRefundPercent, openOere } from '../fit/index.ts';
import type { CaseIndex } from '../model/caseIndex.ts';
import type { Assignment } from '../model/plan.ts';
import { type RuleSet, refundPercent } from '../rules/index.ts';
import { spendingLeftOere } from './rows.ts';

export interface Spending {
  readonly of: 'course' | 'seat' | 'frame';
  /** Need, seat or frame. */
  readonly id: string;
  /** Gross of a course or a seat; a frame spends nothing of its own. */
  readonly grossOere: number;
  /** Refund of a course no frame covers, and of everything under a frame together; rounded down. */
  readonly refundOere: number;
  /** Spending of the courses under a frame, and how much of it is above the cap. */
  readonly frameOere: number;
  readonly overCapOere: number;
}

const NONE = { grossOere: 0, refundOere: 0, frameOere: 0, overCapOere: 0 } as const;

/** Courses in the order of the plan, then the seats in use, then the frames. What costs nothing is left out. */
export function spendingOf(index: CaseIndex, ruleSet: RuleSet, assignments: readonly Assignment[]): Spending[] {
  const seatIds = [...new Set(assignments.map(({ seatId }) => seatId))];
  return [
    ...assignments.map((row) => courseSpending(index, ruleSet, row)),
    ...seatIds.map((id) => ({ ...NONE, of: 'seat' as const, id, grossOere: openOere(index.seatById.get(id)!) })),
    ...frameSpending(index, ruleSet, assignments),
  ].filter(({ grossOere, frameOere }) => grossOere > 0 || frameOere > 0);
}

function courseSpending(index: CaseIndex, ruleSet: RuleSet, row: Assignment): Spending {
  const { needId: id, grossOere, budgetId } = row;
  if (budgetId !== null) return { ...NONE, of: 'course', id, grossOere };
  const need = index.needById.get(id)!;
  const percent = refundPercent(need, index.citizenById.get(need.citizenId)!, index.seatById.get(row.seatId)!, ruleSet);
  return { ...NONE, of: 'course', id, grossOere, refundOere: Math.floor((grossOere * percent) / 100) };
}

/** Refund inside a frame is the frame’s share up to its cap. */
function frameSpending(
  { case: { budgets } }: CaseIndex,
  ruleSet: RuleSet,
  assignments: readonly Assignment[],
): Spending[] {
  return budgets.map((frame) => {
    const under = assignments.filter(({ budgetId }) => budgetId === frame.id);
    const frameOere = under.reduce((sum, { grossOere }) => sum + grossOere, 0);
    const left = spendingLeftOere(frame, ruleSet);
    return {
      of: 'frame',
      id: frame.id,
      grossOere: 0,
      refundOere: Math.floor((Math.min(frameOere, left) * frameRefundPercent(ruleSet)) / 100),
      frameOere,
      overCapOere: Math.max(0, frameOere - left),
    };
  });
}
