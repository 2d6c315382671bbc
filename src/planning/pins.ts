/** Pins are promises: before solving, each must be eligible, and together they must fit. All faults at once. */

import { type ErrorCode, type Fault, MakkerError } from '../errors.ts';
import { capacityMinutes, caseload, mentorMinutes } from '../fit/index.ts';
import type { Case } from '../model/case.ts';
import { type CaseIndex, indexCase } from '../model/caseIndex.ts';
import type { PairContext } from '../rules/context.ts';
import { blockers, type RuleSet, ruleSetOf } from '../rules/index.ts';
import { type Row, rowsOf, usesOf } from './rows.ts';

/** Why one pin cannot be kept. */
export interface PinFault {
  readonly code: ErrorCode;
  /** Place of the pin in the case. */
  readonly at: number;
  readonly needId: string;
  readonly what: string;
  readonly advice: string;
}

/** @throws MakkerError INVALID_CASE naming every pin that cannot be kept. */
export function checkPins(index: CaseIndex, ruleSet: RuleSet, rows: readonly Row[]): void {
  const faults = pinFaults(index, ruleSet, rows);
  if (faults.length === 0) return;
  // A pin may pass several limits.
  const pinCount = new Set(faults.map(({ at }) => at)).size;
  throw new MakkerError('INVALID_CASE', `${pinCount} pin(s) cannot be kept.`, faults.map(inCase));
}

/** The pins of a case that cannot be kept: what a file of a case is told before anything is planned from it. */
export function pinFaultsOf(input: Case): Fault[] {
  if (input.pins.length === 0) return [];
  const index = indexCase(input);
  const ruleSet = ruleSetOf(input);
  return pinFaults(index, ruleSet, rowsOf(index, ruleSet)).map(inCase);
}

function inCase({ code, at, what, advice }: PinFault): Fault {
  return { code, path: `pins[${at}]`, message: `${what} ${advice}` };
}

/** Every pin that cannot be kept. */
export function pinFaults(index: CaseIndex, ruleSet: RuleSet, rows: readonly Row[]): PinFault[] {
  const faults: PinFault[] = [];
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
      at,
      needId: pin.needId,
      what: `Need "${pin.needId}" cannot be pinned to "${pin.seatId}": ${codes}.`,
      advice: 'Remove the pin or change what blocks it.',
    });
  }
  // Without those that are not eligible: once they are gone, the others may fit.
  faults.push(...overCapacity(index, rows, eligible));
  return faults;
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
): PinFault[] {
  const faults: PinFault[] = [];
  const limits = new Map(rows.map((row) => [row.id, row.segments.reduce((sum, segment) => sum + segment.width, 0)]));
  const taken = new Map<string, number>();
  const take = (
    key: string,
    amount: number,
    limit: number | undefined,
    pin: { at: number; needId: string },
    of: string,
  ) => {
    const sum = (taken.get(key) ?? 0) + amount;
    taken.set(key, sum);
    if (limit === undefined || sum <= limit) return;
    faults.push({
      code: 'PIN_OVER_CAPACITY',
      ...pin,
      what: `The pins take ${sum} ${of} and there are ${limit}.`,
      advice: 'Remove a pin or raise the limit.',
    });
  };
  const isNew = new Set<string>();
  for (const { at, context } of pinned) {
    if (isNew.has(context.need.id)) continue;
    isNew.add(context.need.id);
    const { seat } = context;
    const pin = { at, needId: context.need.id };
    const minutes = mentorMinutes(context);
    take(`${seat.id}:minutes`, minutes, capacityMinutes(index, seat), pin, `minutes a week of "${seat.id}"`);
    take(`${seat.id}:caseload`, 1, caseload(seat), pin, `places of "${seat.id}"`);
    for (const use of usesOf(context)) take(use.row, use.amount, limits.get(use.row), pin, `units of ${use.row}`);
  }
  return faults;
}
