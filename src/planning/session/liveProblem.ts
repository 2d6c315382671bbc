/**
 * The solver’s problem behind a session’s case, kept in step with it. Only what a change can make a difference to is asked again: the fields
 * that differ name the rules, considerations and figures that read them (src/rules/reads.ts). Names and numbers are kept here, rows in
 * liveRows.ts, pairs in livePairs.ts.
 */
import {
  type AssignmentSession,
  addNeed,
  addSeat,
  NONE,
  removeNeed,
  seatOf,
  type Touched,
} from '../../../solver/index.ts';
import type { Seat } from '../../model/caseIndex.ts';
import type { Need } from '../../model/need.ts';
import { type Field, prepare, prepareAgain, type RuleSet, ruleSetOf } from '../../rules/index.ts';
import type { Compiled } from '../compile.ts';
import { type CaseChanges, changesBetween } from './caseChanges.ts';
import { type TouchedFields, touchedFields } from './fields.ts';
import { areSameSeats, followChanges, type LiveIndex } from './liveIndex.ts';
import { followLimits, followWaiting } from './liveLimits.ts';
import { LivePairs, type Scene } from './livePairs.ts';
import { areRowsTouched, LiveRows } from './liveRows.ts';
import { type Former, formerOf } from './pairAsk.ts';
import { concernsPairs, questionsOf } from './questionsOf.ts';
import { NOBODY } from './seatChanges.ts';

export class LiveProblem {
  index: LiveIndex;
  ruleSet: RuleSet;
  readonly session: AssignmentSession;
  readonly needNumber = new Map<string, number>();
  readonly seatNumber = new Map<string, number>();
  /** Ids by number; a seat keeps its number for good, a need as long as it is there. */
  readonly needIds: string[] = [];
  /** Whose number it was (NOBODY: nobody’s), where it is another need’s now; since the watch of seatChanges.ts began. */
  readonly renamed = new Map<number, string>();
  readonly seatIds: string[] = [];
  private readonly rows: LiveRows;
  private readonly pairs: LivePairs;
  private scene: Scene;

  /** `compiled` is what the session was opened on: numbers are those of the case’s own order. */
  constructor(compiled: Compiled, session: AssignmentSession) {
    this.index = compiled.index as LiveIndex;
    this.ruleSet = compiled.ruleSet;
    this.session = session;
    this.index.seats.forEach((seat, at) => this.nameSeat(seat.id, at));
    this.index.case.needs.forEach((need, at) => this.nameNeed(need.id, at));
    this.scene = { prepared: prepare(this.index, this.ruleSet), numbers: [...this.index.seats.keys()] };
    this.rows = new LiveRows(session.live, compiled.rows);
    this.pairs = new LivePairs(session.live, this.rows, this.scene.prepared);
  }

  /** Brings the problem up to date with the changes; what they touch is added to `touched`. Returns how to undo what no journal keeps. */
  follow(changes: CaseChanges, touched: Touched): () => void {
    const { index, ruleSet, scene } = this;
    const undo: (() => void)[] = [];
    const goBack = () => {
      for (const step of undo.reverse()) step();
      this.index = index;
      this.ruleSet = ruleSet;
      this.scene = scene;
    };
    try {
      this.followAll(changes, touched, undo);
    } catch (error) {
      // Something no schema let through: the caller takes the numbers back, and the names are as before.
      goBack();
      throw error;
    }
    return goBack;
  }

  private followAll(changes: CaseChanges, touched: Touched, undo: (() => void)[]): void {
    const { index, ruleSet, scene } = this;
    // Whoever leaves the case is looked up one last time while the index still knows him.
    for (const { before, after } of changes.needs) if (after === undefined) this.dropNeed(before!, touched, undo);
    this.index = followChanges(index, changes);
    // The maps are shared from index to index, so they are led back the same way.
    undo.push(() => {
      followChanges(this.index, changesBetween(changes.after, changes.before));
      if (this.index.seats === index.seats) return;
      index.seatById.clear();
      for (const seat of index.seats) index.seatById.set(seat.id, seat);
    });
    this.ruleSet = ruleSetOf(changes.after);
    const added = this.followSeats(index, undo);
    this.scene = {
      prepared: prepareAgain(scene.prepared, this.index, this.ruleSet),
      numbers: areSameSeats(index.seats, this.index.seats)
        ? scene.numbers
        : this.index.seats.map(({ id }) => this.seatNumber.get(id)!),
    };
    if (areRowsTouched(changes, ruleSet, this.ruleSet)) undo.push(this.rows.follow(this.index, this.ruleSet));
    for (const { before, after } of changes.needs) if (before === undefined) this.takeNeed(after!, touched, undo);
    this.askAgain(
      changes,
      touchedFields(changes, this.index, ruleSet, this.ruleSet),
      { index, ruleSet },
      added,
      touched,
    );
  }

  private askAgain(
    changes: CaseChanges,
    fields: TouchedFields,
    before: Pick<Former, 'index' | 'ruleSet'>,
    added: readonly Seat[],
    touched: Touched,
  ): void {
    const former = added.length === 0 ? formerOf(changes, fields, before) : undefined;
    for (const [needId, changed] of fields.needs) this.askNeed(needId, changed, former, touched);
    for (const seat of added) {
      const number = this.seatNumber.get(seat.id)!;
      touched.seats.add(number);
      this.pairs.askWholeSeat(this.scene, seat, number, this.needNumber);
    }
    for (const [seatId, changed] of fields.seats) {
      if (!added.some(({ id }) => id === seatId)) this.askSeat(seatId, changed, former, touched);
    }
    if (fields.everywhere.size > 0) this.askEverybody(fields.everywhere, former, touched);
    followLimits(this, fields.limits, touched);
  }

  seatOfNeed(needId: string): string | undefined {
    const number = this.needNumber.get(needId);
    if (number === undefined) return undefined;
    return this.seatIds[seatOf(this.session.live, number)];
  }

  /** A row’s number, or −1 where there is no such row. */
  numberOfRow(id: string): number {
    return this.rows.numberOf(id);
  }

  /** The most a plan may use of a row, below its width; tells whether the plan uses more. */
  limitRow(id: string, limit: number): boolean {
    return this.rows.limit(id, limit);
  }

  private nameNeed(id: string, number: number): void {
    this.needNumber.set(id, number);
    this.needIds[number] = id;
  }

  private nameSeat(id: string, number: number): void {
    this.seatNumber.set(id, number);
    this.seatIds[number] = id;
  }

  private noteName(number: number): void {
    if (!this.renamed.has(number)) this.renamed.set(number, this.needIds[number] ?? NOBODY);
  }

  private dropNeed(need: Need, touched: Touched, undo: (() => void)[]): void {
    const number = this.needNumber.get(need.id)!;
    const seat = seatOf(this.session.live, number);
    if (seat >= 0) touched.seats.add(seat);
    removeNeed(this.session.live, number);
    this.needNumber.delete(need.id);
    this.noteName(number);
    this.needIds[number] = NOBODY;
    undo.push(() => this.nameNeed(need.id, number));
  }

  private takeNeed(need: Need, touched: Touched, undo: (() => void)[]): void {
    const { live } = this.session;
    const number = addNeed(live, { waitCost: 0, pairs: [] });
    const before = this.needIds[number];
    this.noteName(number);
    this.nameNeed(need.id, number);
    undo.push(() => {
      this.needNumber.delete(need.id);
      if (before === undefined) this.needIds.length = number;
      else this.needIds[number] = before;
    });
    touched.newNeed(number);
    this.pairs.askWholeNeed(this.scene, need, number, () => touched.newNeed(number));
    followWaiting(this, need, number, NOTHING);
  }

  /** Seats that are new get a number, and one that comes back has it still. Returns both. */
  private followSeats(before: LiveIndex, undo: (() => void)[]): Seat[] {
    if (areSameSeats(before.seats, this.index.seats)) return [];
    const known = new Set(before.seats.map(({ id }) => id));
    const added = this.index.seats.filter(({ id }) => !known.has(id));
    for (const { id } of added) {
      if (this.seatNumber.has(id)) continue;
      const number = addSeat(this.session.live, {});
      this.nameSeat(id, number);
      undo.push(() => {
        this.seatNumber.delete(id);
        this.seatIds.length = number;
      });
    }
    return added;
  }

  /** A need whose own facts changed, on every seat. */
  private askNeed(needId: string, changed: ReadonlySet<Field>, former: Former | undefined, touched: Touched): void {
    const number = this.needNumber.get(needId);
    if (number === undefined) return;
    const { live } = this.session;
    const need = this.index.needById.get(needId)!;
    const touch = () => {
      const seat = seatOf(live, number);
      if (seat !== NONE) touched.seats.add(seat);
      touched.need(live, number);
    };
    const questions = questionsOf(changed);
    if (concernsPairs(questions)) this.pairs.askNeed(this.scene, need, number, questions, former, touch);
    if (questions.isWaitingAsked) followWaiting(this, need, number, touch);
  }

  /** A seat whose facts changed, for every need. */
  private askSeat(seatId: string, changed: ReadonlySet<Field>, former: Former | undefined, touched: Touched): void {
    const { live } = this.session;
    const number = this.seatNumber.get(seatId)!;
    const at = this.scene.numbers.indexOf(number);
    const leave = (need: number) => {
      if (seatOf(live, need) === number) touched.need(live, need);
    };
    if (at < 0) {
      touched.seats.add(number);
      for (const need of this.needNumber.values()) {
        leave(need);
        this.pairs.clearSeat(number, need);
      }
      return;
    }
    const questions = questionsOf(changed);
    if (!concernsPairs(questions)) return;
    this.pairs.askSeat(this.scene, at, this.needNumber, questions, former, (need) => {
      touched.seats.add(number);
      leave(need);
    });
  }

  /** Policy, weights, law or the date changed: every pair that can differ. */
  private askEverybody(changed: ReadonlySet<Field>, former: Former | undefined, touched: Touched): void {
    const { live } = this.session;
    const questions = questionsOf(changed);
    const arePairsAsked = concernsPairs(questions);
    const touch = (need: number) => touched.need(live, need);
    if (!arePairsAsked && !questions.isWaitingAsked) return;
    for (const need of this.index.case.needs) {
      const number = this.needNumber.get(need.id)!;
      if (arePairsAsked) this.pairs.askNeed(this.scene, need, number, questions, former, touch);
      if (questions.isWaitingAsked) followWaiting(this, need, number, () => touch(number));
    }
  }
}

const NOTHING = () => undefined;
