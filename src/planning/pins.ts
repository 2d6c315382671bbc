/** Pins are promises: before solving, each must be eligible, and together they must fit. All faults at once. */

import { type Fault, MakkerError } from '../errors.ts';
import { capacityMinutes, caseload, mentorMinutes } from '../fit/index.ts';
import type { CaseIndex } from '../model/caseIndex.ts';
import type { PairContext } from '../rules/context.ts';
import { blockers, type RuleSet } from '../rules/index.ts';
import { type Row, usesOf } from './rows.ts';

/** @throws MakkerError INVALID_CASE naming every pin that cannot be kept. */
export function checkPins(index: CaseIndex, ruleSet: RuleSet, rows: readonly Row[]): void {
  const faults: Fault[] = [];
  const eligible: { at: number; context: PairContext }[] = [];
  for (const [at, pin] of index.case.pins.entries()) {
    const context = contextOf(index, ruleSet, pin.needId, pin.seatId);
    const reasons = blockers(context);
    if (reasons.length === 0) {
      eligible.push({ at, context });
      continue;
    }
    const codes = reasons.map((reason) => reason.code).join(', ');
    faults.push({
      code: 'PIN_INELIGIBLE',
      path: `pins[${at}]`,
      message: `Need "${context.need.id}" cannot be pinned to "${context.seat.id}": ${codes}. Remove the pin or change what blocks it.`,
    });
  }
  // Without those that are not eligible: once they are gone, the others may fit.
  faults.push(...overCapacity(index, rows, eligible));
  if (faults.length === 0) return;
  // A pin may pass several limits.
  const pinCount = new Set(faults.map(({ path }) => path)).size;
  throw new MakkerError('INVALID_CASE', `${pinCount} pin(s) cannot be kept.`, faults);
}

function contextOf(index: CaseIndex, ruleSet: RuleSet, needId: string, seatId: string): PairContext {
  const need = index.needById.get(needId)!;
  return { index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)!, seat: index.seatById.get(seatId)! };
}

/** Adds up what the pins take, in their order, and names each pin that passes a limit. */
function overCapacity(
  index: CaseIndex,
  rows: readonly Row[],
  pinned: readonly { at: number; context: PairContext }[],
): Fault[] {
  const faults: Fault[] = [];
  const limits = new Map(rows.map((row) => [row.id, row.segments.reduce((sum, segment) => sum + segment.width, 0)]));
  const taken = new Map<string, number>();
  const take = (key: string, amount: number, limit: number | undefined, at: number, what: string) => {
    const sum = (taken.get(key) ?? 0) + amount;
    taken.set(key, sum);
    if (limit === undefined || sum <= limit) return;
    faults.push({
      code: 'PIN_OVER_CAPACITY',
      path: `pins[${at}]`,
      message: `The pins take ${sum} ${what} and there are ${limit}. Remove a pin or raise the limit.`,
    });
  };
  const isNew = new Set<string>();
  for (const { at, context } of pinned) {
    if (isNew.has(context.need.id)) continue;
    isNew.add(context.need.id);
    const { seat } = context;
    take(
      `${seat.id}:minutes`,
      mentorMinutes(context),
      capacityMinutes(index, seat),
      at,
      `minutes a week of "${seat.id}"`,
    );
    take(`${seat.id}:caseload`, 1, caseload(seat), at, `places of "${seat.id}"`);
    for (const use of usesOf(context)) take(use.row, use.amount, limits.get(use.row), at, `units of ${use.row}`);
  }
  return faults;
}
