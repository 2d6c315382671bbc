/**
 * What the plan leaves of everything that is shared: hours and places of each seat, the contract of each unit, the hard frames. And what
 * a few changes of seats would cost, worked out by undoing and redoing the sums they touch.
 */
import {
  balancePoints,
  capacityMinutes,
  caseload,
  frameOf,
  grossOere,
  mentorMinutes,
  openPoints,
  pairPoints,
  waitingPoints,
} from '../fit/index.ts';
import type { Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { PairContext } from '../rules/context.ts';
import { isMustServe } from '../rules/index.ts';
import { remember } from './calendar.ts';
import type { Facts } from './facts.ts';
import { type FrameTerms, framePoints, frameTerms } from './frames.ts';
import { type FrameSpending, kindOfSpending, noSpending, openOere, totalOere } from './limits.ts';
import { rowsOfCase, usesOfPair } from './rowTerms.ts';

/** One limit that keeps a need off a seat: its code as a reason, whose limit it is, and how much more would do. */
export interface Shortfall {
  readonly code: 'capacity' | 'caseload' | 'groupTooSmall' | 'contractHours' | 'places' | 'budget';
  readonly subject: string;
  readonly short: number;
}

/** A need that leaves its seat, takes one, or both; `undefined` = waits. */
export interface Change {
  readonly need: Need;
  readonly from: Seat | undefined;
  readonly to: Seat | undefined;
}

/** Lexicographic: must-serve needs that wait, then points. */
export interface Cost {
  readonly mustServe: number;
  readonly points: bigint;
}

interface Load {
  count: number;
  minutes: number;
}

export class Room {
  private readonly facts: Facts;
  private readonly loads = new Map<Seat, Load>();
  private readonly use = new Map<string, bigint>();
  private readonly width: ReadonlyMap<string, bigint>;
  private readonly spending = new Map<string, FrameSpending>();
  private readonly frames: readonly FrameTerms[];
  private readonly limits: (seat: Seat) => { capacity: number | undefined; most: number | undefined };

  constructor(facts: Facts) {
    this.facts = facts;
    const { index } = facts;
    this.frames = frameTerms(facts);
    // A row whose last segment is endless costs money and limits nothing.
    this.width = new Map(
      rowsOfCase(facts).flatMap(({ id, segments }) =>
        segments.length === 1 && segments[0]!.width !== undefined ? [[id, segments[0]!.width] as const] : [],
      ),
    );
    this.limits = remember((seat) => ({ capacity: capacityMinutes(index, seat), most: caseload(seat) }));
    for (const { context } of facts.staffed) this.book(context, 1);
  }

  loadOf(seat: Seat): Readonly<Load> {
    return this.loads.get(seat) ?? { count: 0, minutes: 0 };
  }

  /** What the seat, its unit and the frame are short of for one more need. A hard frame is asked as if no must-serve need spent. */
  shortfalls(context: PairContext): Shortfall[] {
    const { seat } = context;
    const { capacity, most } = this.limits(seat);
    const { count, minutes } = this.loadOf(seat);
    const found: Shortfall[] = [];
    const add = (code: Shortfall['code'], subject: string, short: number) => {
      if (short > 0) found.push({ code, subject, short });
    };
    if (capacity !== undefined) add('capacity', seat.id, minutes + mentorMinutes(context) - capacity);
    if (most !== undefined) add('caseload', seat.id, count + 1 - most);
    add('groupTooSmall', seat.id, (seat.group?.citizensLeast ?? 0) - count - 1);
    for (const { rowId, amount } of usesOfPair(context)) {
      const width = this.width.get(rowId);
      if (width === undefined || amount === 0n) continue;
      const short = Number((this.use.get(rowId) ?? 0n) + amount - width);
      if (rowId.startsWith('budget:')) add('budget', frameOf(context)!.id, short);
      else add(rowId.endsWith(':places') ? 'places' : 'contractHours', seat.unit.id, short);
    }
    return found;
  }

  /** Points of a need on this seat beside everybody there: the match, the seat’s own cost and money under frames. */
  pointsOnTop(context: PairContext): bigint {
    const { need, seat } = context;
    const change: readonly Change[] = [{ need, from: undefined, to: seat }];
    const frames = this.framesOf(change);
    const before = this.sharedPoints(new Set([seat]), frames);
    this.book(context, 1);
    const shared = this.sharedPoints(new Set([seat]), frames) - before;
    this.book(context, -1);
    return BigInt(pairPoints(context)) + shared;
  }

  /** What the changes add to the cost of the plan; undefined where they break a limit. */
  costOf(changes: readonly Change[]): Cost | undefined {
    const { pair, index, ruleSet } = this.facts;
    const seats = new Set(changes.flatMap(({ from, to }) => [from, to]).filter((seat) => seat !== undefined));
    const frames = this.framesOf(changes);
    const before = this.sharedPoints(seats, frames);
    this.apply(changes, 1);
    const isPossible = [...seats].every((seat) => this.holds(seat)) && frames.every((terms) => this.holdsFrame(terms));
    const shared = this.sharedPoints(seats, frames) - before;
    this.apply(changes, -1);
    if (!isPossible) return undefined;
    let points = shared;
    let mustServe = 0;
    for (const { need, from, to } of changes) {
      const worth = (seat: Seat | undefined) =>
        BigInt(seat === undefined ? waitingPoints(index, need) : pairPoints(pair(need, seat)));
      points += worth(to) - worth(from);
      const waits = Number(to === undefined) - Number(from === undefined);
      if (waits !== 0 && isMustServe(need, index.citizenById.get(need.citizenId)!, ruleSet)) mustServe += waits;
    }
    return { mustServe, points };
  }

  private apply(changes: readonly Change[], sign: 1 | -1): void {
    for (const { need, from, to } of changes) {
      if (from !== undefined) this.book(this.facts.pair(need, from), sign === 1 ? -1 : 1);
      if (to !== undefined) this.book(this.facts.pair(need, to), sign);
    }
  }

  private book(context: PairContext, sign: 1 | -1): void {
    const load = this.loads.get(context.seat) ?? { count: 0, minutes: 0 };
    this.loads.set(context.seat, load);
    load.count += sign;
    load.minutes += sign * mentorMinutes(context);
    for (const { rowId, amount } of usesOfPair(context)) {
      this.use.set(rowId, (this.use.get(rowId) ?? 0n) + BigInt(sign) * amount);
    }
    const frame = frameOf(context);
    if (frame === undefined) return;
    const spent = this.spending.get(frame.id) ?? noSpending();
    this.spending.set(frame.id, spent);
    spent[kindOfSpending(context)] += BigInt(sign * grossOere(context));
  }

  private framesOf(changes: readonly Change[]): FrameTerms[] {
    if (this.frames.length === 0) return [];
    const touched = new Set(
      changes.flatMap(({ need, from, to }) =>
        [from, to].map((seat) => (seat === undefined ? undefined : frameOf(this.facts.pair(need, seat))?.id)),
      ),
    );
    return this.frames.filter(({ frame }) => touched.has(frame.id));
  }

  /** Points that are nobody’s alone: of the seats in use and of the frames. */
  private sharedPoints(seats: ReadonlySet<Seat>, frames: readonly FrameTerms[]): bigint {
    const { index } = this.facts;
    let points = 0n;
    for (const seat of seats) {
      const { count, minutes } = this.loadOf(seat);
      if (count > 0) points += BigInt(openPoints(index, seat) + balancePoints(index, seat, minutes));
    }
    for (const terms of frames) {
      const spent = this.spending.get(terms.frame.id);
      if (spent !== undefined) points += framePoints(terms, totalOere(spent));
    }
    return points;
  }

  private holds(seat: Seat): boolean {
    const { capacity, most } = this.limits(seat);
    const { count, minutes } = this.loadOf(seat);
    if (minutes > (capacity ?? Infinity) || count > (most ?? Infinity)) return false;
    if (count > 0 && count < (seat.group?.citizensLeast ?? 0)) return false;
    return ['minutes', 'places'].every((what) => {
      const rowId = `unit:${seat.unit.id}:${what}`;
      const width = this.width.get(rowId);
      return width === undefined || (this.use.get(rowId) ?? 0n) <= width;
    });
  }

  private holdsFrame({ frame, leftOere }: FrameTerms): boolean {
    const spent = this.spending.get(frame.id);
    if (frame.hardness !== 'hard' || spent === undefined) return true;
    return spent.discretionary <= openOere(leftOere, spent);
  }
}
