/**
 * The pairs of a live problem. A pair whose need, seat or surroundings changed is asked again, and edited where it came out otherwise; one
 * that is as it was touches nobody. What blocks each pair is kept, so that a pair blocked by a rule nothing was changed for is not asked at
 * all, and of the points only the parts are asked that can be others, at the old facts and the new.
 */
import {
  type ByteCells,
  isPairAs,
  type Live,
  NONE,
  type PairInput,
  pairBetween,
  reserve,
  setPair,
  USES_PER_PAIR,
} from '../../../solver/index.ts';
import { mentorMinutes, pairPoints, pointsOf } from '../../fit/index.ts';
import type { Seat } from '../../model/caseIndex.ts';
import type { Need } from '../../model/need.ts';
import {
  blockerAmong,
  blockerOf,
  blockersOfNeed,
  blockersOfSeat,
  type Moving,
  type PreparedCase,
  rulesFor,
} from '../../rules/index.ts';
import { usesOf } from '../rows.ts';
import type { LiveRows } from './liveRows.ts';
import {
  type Ask,
  aim,
  aimFormer,
  askOf,
  contextOf,
  EVERYTHING,
  type Former,
  formerContext,
  isPinnedElsewhere,
} from './pairAsk.ts';
import type { Questions } from './questionsOf.ts';

/** The case as it is, with the number of each seat by its place in the case. */
export interface Scene {
  readonly prepared: PreparedCase;
  readonly numbers: readonly number[];
}

type Use = NonNullable<PairInput['uses']>[number];

/** Called before a pair of the need changes. */
export type Touch = (need: number, seat: number) => void;

/** Stands in the matrix where a need is pinned to another seat, or where the seat is gone. */
const PINNED_ELSEWHERE = 255;

export class LivePairs {
  private readonly live: Live;
  private readonly rows: LiveRows;
  /** By need and seat number: 0 where the pair is eligible, else 1 + a rule that blocks it. */
  private readonly blockedBy: ByteCells[];
  /** The input of the pair in question, used over and over. */
  private readonly input: { cost: number; load: number; uses: Use[] } = { cost: 0, load: 0, uses: [] };

  /** Numbers are those of the case’s own order. */
  constructor(live: Live, rows: LiveRows, prepared: PreparedCase) {
    this.live = live;
    this.rows = rows;
    this.blockedBy = prepared.index.case.needs.map((need) => ({ data: blockersOfNeed(prepared, need) }));
  }

  /** A new need on every seat. */
  askWholeNeed({ prepared, numbers }: Scene, need: Need, number: number, touch: Touch): void {
    this.blockedBy[number] ??= { data: new Uint8Array(numbers.length) };
    const blockers = blockersOfNeed(prepared, need);
    const context = contextOf(prepared, need);
    for (let at = 0; at < blockers.length; at++) {
      context.seat = prepared.index.seats[at]!;
      this.put(context, number, numbers[at]!, blockers[at]!, EVERYTHING, touch);
    }
  }

  /** A new seat for every need. */
  askWholeSeat({ prepared }: Scene, seat: Seat, number: number, needNumber: ReadonlyMap<string, number>): void {
    const blockers = blockersOfSeat(prepared, seat);
    const { needs } = prepared.index.case;
    if (needs.length === 0) return;
    const context = contextOf(prepared, needs[0]!, seat);
    for (let at = 0; at < needs.length; at++) {
      aim(context, needs[at]!);
      this.put(context, needNumber.get(context.need.id)!, number, blockers[at]!, EVERYTHING, NOBODY_TOUCHED);
    }
  }

  /** A need on every seat, as far as the questions go. */
  askNeed(
    { prepared, numbers }: Scene,
    need: Need,
    number: number,
    questions: Questions,
    former: Former | undefined,
    touch: Touch,
  ): void {
    const ask = askOf(questions, former, rulesFor(prepared, need, questions.rules), need);
    if (questions.rules.length === 0 && !ask.isOpenAsked) return;
    const context = contextOf(prepared, need);
    const was = formerContext(ask.former, context);
    for (let at = 0; at < numbers.length; at++) {
      if (!this.canDiffer(number, numbers[at]!, ask)) continue;
      context.seat = prepared.index.seats[at]!;
      if (was !== undefined) was.seat = context.seat;
      this.ask(prepared, at, context, was, number, numbers[at]!, ask, touch);
    }
  }

  /** A seat for every need, as far as the questions go. `at`: its place in the case. */
  askSeat(
    { prepared, numbers }: Scene,
    at: number,
    needNumber: ReadonlyMap<string, number>,
    questions: Questions,
    former: Former | undefined,
    touch: Touch,
  ): void {
    const { seats, case: { needs } } = prepared.index; // biome-ignore format: two lists of one index
    const [seat, number] = [seats[at]!, numbers[at]!];
    const seatBefore = former?.index.seats.find(({ id }) => id === seat.id);
    const ask = askOf(questions, seatBefore === undefined ? undefined : former, questions.rules);
    if (needs.length === 0) return;
    const context = contextOf(prepared, needs[0]!, seat);
    const was = formerContext(ask.former, context);
    if (was !== undefined) was.seat = seatBefore!;
    for (const need of needs) {
      const on = needNumber.get(need.id)!;
      if (!this.canDiffer(on, number, ask)) continue;
      aim(context, need);
      if (was !== undefined) aimFormer(was, need, ask.former!);
      this.ask(prepared, at, context, was, on, number, ask, touch);
    }
  }

  /** Nobody has a pair with a seat that is gone. */
  clearSeat(seat: number, need: number): void {
    const cells = this.blockedBy[need]!;
    setPair(this.live, need, seat, undefined);
    reserve(cells, seat + 1);
    this.live.journal.write(cells, seat, PINNED_ELSEWHERE);
  }

  /** A rule that was not asked again still blocks what it blocked. */
  private canDiffer(need: number, seat: number, ask: Ask): boolean {
    const blocker = this.blockedBy[need]!.data[seat]!;
    return blocker === 0 ? ask.isOpenAsked : ask.isRule[blocker - 1] === 1 || blocker === PINNED_ELSEWHERE;
  }

  private ask(
    prepared: PreparedCase,
    at: number,
    context: Moving,
    was: Moving | undefined,
    need: number,
    seat: number,
    ask: Ask,
    touch: Touch,
  ): void {
    const known = this.blockedBy[need]!.data[seat]!;
    // Closed by a pin that still holds: whatever the rules say now.
    if (known === PINNED_ELSEWHERE && isPinnedElsewhere(context)) return;
    const blocker = known === 0 ? blockerAmong(ask.rules, prepared, at, context) : blockerOf(prepared, at, context);
    this.put(context, need, seat, blocker, ask, touch, was);
  }

  /** What blocks the pair now, and where nothing does its points, load and uses. A pair that is as it was touches nobody. */
  private put(
    context: Moving,
    need: number,
    seat: number,
    blocker: number,
    ask: Ask,
    touch: Touch,
    was?: Moving | undefined,
  ): void {
    const { live } = this;
    const cells = this.blockedBy[need]!;
    // A pinned need has the pair of its pin and no other; the seat itself may still be eligible.
    const is = blocker === 0 && isPinnedElsewhere(context) ? PINNED_ELSEWHERE : blocker;
    reserve(cells, seat + 1);
    const wasOpen = cells.data[seat] === 0;
    live.journal.write(cells, seat, is);
    if (is !== 0) {
      if (!wasOpen) return;
      touch(need, seat);
      setPair(live, need, seat, undefined);
    } else if (!wasOpen || ask.isPriced) this.price(context, need, seat, ask, touch, was);
  }

  private price(context: Moving, need: number, seat: number, ask: Ask, touch: Touch, was: Moving | undefined): void {
    const { live, input } = this;
    const pair = pairBetween(live, need, seat);
    // A pair that was closed until now is not there yet, nor that of a new seat, which has room in the matrix.
    const { considerations, isLoadAsked, areUsesAsked } = pair === NONE ? EVERYTHING : ask;
    const cost = pair === NONE ? Number.NaN : live.pair.cost.data[pair]!;
    if (considerations.length === 0) input.cost = cost;
    else if (was === undefined || pair === NONE) input.cost = pairPoints(context);
    else input.cost = cost + pointsOf(considerations, context) - pointsOf(considerations, was);
    if (input.cost === cost && !isLoadAsked && !areUsesAsked) return;
    input.load = isLoadAsked ? mentorMinutes(context) : live.pair.load.data[pair]!;
    input.uses = areUsesAsked ? this.usesNow(context, input.load) : this.usesKept(pair);
    if (input.cost === cost && isPairAs(live, need, seat, input)) return;
    touch(need, seat);
    setPair(live, need, seat, input);
  }

  private usesNow(context: Moving, load: number): Use[] {
    return usesOf(context, load).map(({ row, amount }) => ({ row: this.rows.numberOf(row), amount }));
  }

  private usesKept(pair: number): Use[] {
    const { useRow, useAmount } = this.live.pair;
    const uses: Use[] = [];
    for (let at = pair * USES_PER_PAIR; at < (pair + 1) * USES_PER_PAIR; at++) {
      if (useRow.data[at] !== NONE) uses.push({ row: useRow.data[at]!, amount: useAmount.data[at]! });
    }
    return uses;
  }
}

const NOBODY_TOUCHED = () => undefined;
