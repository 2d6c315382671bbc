/** The assignment problem by enumeration, for a handful of needs: what every plan costs, and what any prices prove. Shares no code with src/verify. */
import {
  capacityMinutes,
  caseload,
  fairMinutes,
  frameOf,
  grossOere,
  mentorMinutes,
  openPoints,
  pairPoints,
  waitingPoints,
} from '../../src/fit/index.ts';
import type { CaseIndex, Seat } from '../../src/model/caseIndex.ts';
import type { Need } from '../../src/model/need.ts';
import type { Certificate } from '../../src/model/plan.ts';
import type { BudgetFrame } from '../../src/model/policy.ts';
import { isEligible, isMustServe } from '../../src/rules/index.ts';
import { pairIn } from '../helpers/caseBuilder.ts';

/** Refund of the case’s law in percent; the towns of these tests are under the law of 2014 and later. */
const REFUND = 50;

/** Seat id of each need of the case, or undefined where it waits. */
export type Choice = readonly (string | undefined)[];

export interface Evaluated {
  readonly choice: Choice;
  readonly isFeasible: boolean;
  readonly objective: number;
  readonly waitingMustServe: number;
}

/** Every way to give each need one of its eligible seats or let it wait; pinned needs only their seat. */
export function allPlans(index: CaseIndex): Evaluated[] {
  let choices: Choice[] = [[]];
  for (const need of index.case.needs) {
    const pinned = index.pinOfNeed.get(need.id);
    const options: (string | undefined)[] = eligible(index, need).map((seat) => seat.id);
    if (pinned === undefined) options.push(undefined);
    choices = choices.flatMap((choice) => options.map((option) => [...choice, option]));
  }
  return choices.map((choice) => evaluate(index, choice));
}

function eligible(index: CaseIndex, need: Need): Seat[] {
  const pinned = index.pinOfNeed.get(need.id);
  return index.seats.filter(
    (seat) =>
      (pinned === undefined || pinned === seat.id) && isEligible(pairIn(index, { needId: need.id, seatId: seat.id })),
  );
}

export function isMust(index: CaseIndex, need: Need): boolean {
  const { citizen, ruleSet } = pairIn(index, { needId: need.id });
  return isMustServe(need, citizen, ruleSet);
}

export function evaluate(index: CaseIndex, choice: Choice): Evaluated {
  const seated = index.case.needs.flatMap((need, at) => {
    const seatId = choice[at];
    return seatId === undefined ? [] : [pairIn(index, { needId: need.id, seatId })];
  });
  const waiting = index.case.needs.filter((_, at) => choice[at] === undefined);
  let objective = seated.reduce((sum, pair) => sum + pairPoints(pair), 0);
  objective += waiting.reduce((sum, need) => sum + waitingPoints(index, need), 0);
  let isFeasible = true;
  for (const seat of index.seats) {
    const pairs = seated.filter((pair) => pair.seat.id === seat.id);
    const minutes = pairs.reduce((sum, pair) => sum + mentorMinutes(pair), 0);
    if (!holds(index, seat, pairs.length, minutes)) isFeasible = false;
    objective += ownCost(index, seat, pairs.length, minutes);
  }
  for (const { id, contract } of index.case.units) {
    const pairs = seated.filter((pair) => pair.seat.unit.id === id);
    if (pairs.length > (contract.places ?? Infinity)) isFeasible = false;
    const minutes = pairs.reduce((sum, pair) => sum + contractUse(index, pair), 0);
    if (minutes > (contract.minutes ?? Infinity) - setAside(index, id)) isFeasible = false;
  }
  for (const frame of index.case.budgets) {
    const under = seated.filter((pair) => frameOf(pair)?.id === frame.id);
    const must = under.filter((pair) => isMust(index, pair.need)).reduce((sum, pair) => sum + grossOere(pair), 0);
    const all = under.reduce((sum, pair) => sum + grossOere(pair), 0);
    const left = leftOere(frame);
    if (frame.hardness === 'hard' && all - must > Math.max(0, left - must)) isFeasible = false;
    const paid = Math.min(all, left) * (100 - REFUND) + Math.max(0, all - left) * 100;
    objective += Math.ceil((paid * index.case.weights.netCostPercent) / 26_000_000);
  }
  const waitingMustServe = waiting.filter((need) => isMust(index, need)).length;
  return { choice, isFeasible, objective, waitingMustServe };
}

/** The towns of these tests have one shared function at most: set aside where the contract holds it. */
function setAside(index: CaseIndex, unitId: string): number {
  const { contract } = index.unitById.get(unitId)!;
  const shared = index.case.mentors.find((mentor) => mentor.unitId === unitId && mentor.sharedFunction !== undefined);
  const minutes = shared?.sharedFunction?.minutes ?? 0;
  return contract.minutes !== undefined && minutes <= contract.minutes ? minutes : 0;
}

function contractUse(index: CaseIndex, pair: ReturnType<typeof pairIn>): number {
  const { unit, mentor, kind } = pair.seat;
  const isFunction = kind === 'mentor' && mentor?.sharedFunction !== undefined && unit.contract.minutes !== undefined;
  return isFunction && setAside(index, unit.id) === 0 ? mentor.sharedFunction!.minutes : mentorMinutes(pair);
}

function leftOere({ capOere, usedOere, basis }: BudgetFrame): number {
  const left = Math.max(0, capOere - usedOere);
  return basis === 'refund' ? Math.floor((left * 100) / REFUND) : left;
}

function holds(index: CaseIndex, seat: Seat, count: number, minutes: number): boolean {
  if (count > 0 && count < (seat.group?.citizensLeast ?? 0)) return false;
  // Alone on its unit’s contract, a seat holds no more than that.
  const { minutes: contractMinutes = Infinity, places = Infinity } = seat.unit.contract;
  const fitsContract = minutes <= contractMinutes - setAside(index, seat.unit.id) && count <= places;
  return fitsContract && count <= (caseload(seat) ?? Infinity) && minutes <= (capacityMinutes(index, seat) ?? Infinity);
}

function ownCost(index: CaseIndex, seat: Seat, count: number, minutes: number): number {
  if (count === 0) return 0;
  const above = Math.max(0, minutes - (fairMinutes(index, seat) ?? Infinity));
  return openPoints(index, seat) + Math.ceil((above * index.case.weights.balance) / 60);
}

/** Whole numbers of 10⁻⁹ points over 26 million, so that no slope is rounded. */
const UNIT = 1_000_000_000n * 26_000_000n;
const MICRO = UNIT / 1_000_000n;
const NANO = UNIT / 1_000_000_000n;

/** The plans a relaxation is worked out for. */
export interface Part {
  readonly allows: (needId: string, seatId: string) => boolean;
  readonly mayWait: (needId: string) => boolean;
  /** A need made to be on this seat, or to wait (null). */
  readonly forced?: { readonly needId: string; readonly seatId: string | null };
}

export function wholeCase(index: CaseIndex): Part {
  return {
    allows: (needId, seatId) => eligible(index, index.needById.get(needId)!).some((seat) => seat.id === seatId),
    mayWait: (needId) => !index.pinOfNeed.has(needId),
  };
}

/** Needs of the part without a seat, and how many of them are must-serve. */
export function seatless(index: CaseIndex, { allows }: Part): { readonly ids: string[]; readonly mustServe: number } {
  const needs = index.case.needs.filter(({ id }) => !index.seats.some((seat) => allows(id, seat.id)));
  return { ids: needs.map(({ id }) => id), mustServe: needs.filter((need) => isMust(index, need)).length };
}

/** What no set costs less than where there is none. */
const NEVER = UNIT * 10n ** 15n;

/** The bound of the points level by trying every set on every seat, exactly; in UNIT parts of a point. */
export function relaxedPoints(
  index: CaseIndex,
  prices: Certificate['prices'],
  allowed: number,
  part: Part = wholeCase(index),
): bigint {
  const weight = BigInt(index.case.weights.netCostPercent);
  const lambda = BigInt(prices.mustServe) * MICRO;
  // 100 % of an øre is 100 · weight / 26,000,000 points, which is 100 · weight · 10⁹ units.
  const most = (100n * weight * 1_000_000_000n) / 26_000_000n;
  const rowPrice = (id: string) => {
    const claimed = BigInt(prices.rows[id] ?? 0);
    const isMoney = id.startsWith('budget:') && !id.endsWith(':hard');
    return (isMoney && claimed > most ? most : claimed) * NANO;
  };
  const { ids, mustServe } = seatless(index, part);
  const left = Math.max(0, allowed - mustServe);
  let sum = -lambda * BigInt(left);
  for (const need of index.case.needs) {
    const price = BigInt(prices.needs[need.id] ?? 0) * MICRO;
    const waits = BigInt(waitingPoints(index, need)) * UNIT;
    const isLimited = isMust(index, need) && !ids.includes(need.id);
    const waitsLimited = waits + (isLimited ? lambda : 0n);
    if (part.forced?.needId === need.id) sum += part.forced.seatId === null ? waitsLimited : price;
    else if (!part.mayWait(need.id) || (isLimited && left === 0)) sum += price;
    else if (ids.includes(need.id)) sum += waits;
    else sum += lesser(price, waitsLimited);
  }
  for (const seat of index.seats) sum += leastSet(index, seat, prices, rowPrice, part);
  for (const { id, contract } of index.case.units) {
    sum -= rowPrice(`unit:${id}:minutes`) * BigInt((contract.minutes ?? 0) - setAside(index, id));
    sum -= rowPrice(`unit:${id}:places`) * BigInt(contract.places ?? 0);
  }
  for (const frame of index.case.budgets) {
    const left = BigInt(leftOere(frame));
    const gain = rowPrice(`budget:${frame.id}`) - BigInt(100 - REFUND) * weight * 1_000_000_000n;
    if (gain > 0n) sum -= gain * left;
    if (frame.hardness === 'hard') sum -= rowPrice(`budget:${frame.id}:hard`) * left;
  }
  return sum;
}

function lesser(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function leastSet(
  index: CaseIndex,
  seat: Seat,
  prices: Certificate['prices'],
  rowPrice: (id: string) => bigint,
  { allows, forced }: Part,
): bigint {
  const isForcedHere = forced?.seatId === seat.id;
  const needs = index.case.needs.filter(({ id }) => allows(id, seat.id) && (id !== forced?.needId || isForcedHere));
  let least = isForcedHere ? NEVER : 0n;
  for (let mask = 1; mask < 1 << needs.length; mask++) {
    const pairs = needs
      .filter((_, at) => mask & (1 << at))
      .map((need) => pairIn(index, { needId: need.id, seatId: seat.id }));
    const minutes = pairs.reduce((sum, pair) => sum + mentorMinutes(pair), 0);
    if (!holds(index, seat, pairs.length, minutes)) continue;
    if (isForcedHere && pairs.every(({ need }) => need.id !== forced.needId)) continue;
    let total = BigInt(ownCost(index, seat, pairs.length, minutes)) * UNIT;
    for (const pair of pairs) {
      const { unit } = pair.seat;
      total += BigInt(pairPoints(pair)) * UNIT - BigInt(prices.needs[pair.need.id] ?? 0) * MICRO;
      if (unit.contract.minutes !== undefined)
        total += rowPrice(`unit:${unit.id}:minutes`) * BigInt(contractUse(index, pair));
      if (unit.contract.places !== undefined) total += rowPrice(`unit:${unit.id}:places`);
      const frame = frameOf(pair);
      if (frame === undefined) continue;
      total += rowPrice(`budget:${frame.id}`) * BigInt(grossOere(pair));
      const isHeld = frame.hardness === 'hard' && !isMust(index, pair.need);
      if (isHeld) total += rowPrice(`budget:${frame.id}:hard`) * BigInt(grossOere(pair));
    }
    if (total < least) least = total;
  }
  return least;
}

/** Rounded up to whole points, less at most `slack` thousand-millionths. */
export function roundedUp(value: bigint, slack = 0n): number {
  const lowered = value - slack * NANO;
  const down = lowered / UNIT;
  return Number(lowered > 0n && lowered % UNIT > 0n ? down + 1n : down);
}
