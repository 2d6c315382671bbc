/**
 * The solver’s problem behind a session’s case, kept in step with it. Only what a change can make a difference to is asked again: the fields
 * that differ name the rules, considerations and figures that read them (src/rules/reads.ts).
 */
import {
  type AssignmentSession,
  addNeed,
  addRow,
  addSeat,
  type ByteCells,
  isPairAs,
  NONE,
  removeNeed,
  reserve,
  seatOf,
  setPair,
  setRow,
  setSeat,
  setWaiting,
  type Touched,
} from '../../../solver/index.ts';
import { considerationsReading, figuresReading, mentorMinutes, pairPoints } from '../../fit/index.ts';
import type { Seat } from '../../model/caseIndex.ts';
import type { Need } from '../../model/need.ts';
import type { PairContext } from '../../rules/context.ts';
import {
  blockersOfNeed,
  blockersOfSeat,
  type Field,
  isBlockedByAny,
  isMustServe,
  type PreparedCase,
  prepare,
  type RuleSet,
  ruleSetOf,
  rulesReading,
  someBlocker,
} from '../../rules/index.ts';
import { type Compiled, seatInput, waitCost } from '../compile.ts';
import { type Row, rowsOf, usesOf } from '../rows.ts';
import { type CaseChanges, changesBetween } from './caseChanges.ts';
import { touchedFields } from './fields.ts';
import { followChanges, type LiveIndex } from './liveIndex.ts';
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
  private rows: Row[] = [];
  private readonly rowNumber = new Map<string, number>();
  /** By need and seat number: 0 where the pair is eligible, else 1 + a rule that blocks it. */
  private readonly blockedBy: ByteCells[] = [];
  private prepared: PreparedCase;

  /** `compiled` is what the session was opened on: numbers are those of the case’s own order. */
  constructor(compiled: Compiled, session: AssignmentSession) {
    this.index = compiled.index as LiveIndex;
    this.ruleSet = compiled.ruleSet;
    this.session = session;
    this.prepared = prepare(this.index, this.ruleSet);
    this.index.seats.forEach((seat, at) => this.nameSeat(seat.id, at));
    compiled.rows.forEach((row, at) => {
      this.rowNumber.set(row.id, at);
      this.rows.push(row);
    });
    this.index.case.needs.forEach((need, at) => {
      this.nameNeed(need.id, at);
      this.blockedBy[at] = { data: blockersOfNeed(this.prepared, need) };
    });
  }

  /** Brings the problem up to date with the changes; what they touch is added to `touched`. Returns how to undo what no journal keeps. */
  follow(changes: CaseChanges, touched: Touched): () => void {
    const [index, ruleSet, prepared, rows] = [this.index, this.ruleSet, this.prepared, this.rows];
    const undo: (() => void)[] = [];
    // Whoever leaves the case is looked up one last time while the index still knows him.
    for (const { before, after } of changes.needs) if (after === undefined) this.dropNeed(before!, touched, undo);
    this.index = followChanges(index, changes);
    // The maps are shared from index to index, so they are led back the same way.
    undo.push(() => {
      followChanges(this.index, changesBetween(changes.after, changes.before));
      index.seatById.clear();
      for (const seat of index.seats) index.seatById.set(seat.id, seat);
    });
    this.ruleSet = ruleSetOf(changes.after);
    this.prepared = this.prepareAgain(index, ruleSet);
    const added = this.followSeats(index, undo);
    if (areRowsTouched(changes, ruleSet, this.ruleSet)) this.followRows(undo);
    for (const { before, after } of changes.needs) if (before === undefined) this.takeNeed(after!, touched, undo);
    const fields = touchedFields(changes, this.index, ruleSet, this.ruleSet);
    for (const [needId, changed] of fields.needs) this.askNeed(needId, changed, touched);
    for (const seat of added) this.askWholeSeat(seat, touched);
    for (const [seatId, changed] of fields.seats) {
      if (!added.some(({ id }) => id === seatId)) this.askSeat(seatId, changed, touched);
    }
    if (fields.everywhere.size > 0) this.askEverybody(fields.everywhere, touched);
    this.followLimits(fields.limits, touched);
    return () => {
      for (const step of undo.reverse()) step();
      this.index = index;
      this.ruleSet = ruleSet;
      this.prepared = prepared;
      this.rows = rows;
    };
  }

  seatOfNeed(needId: string): string | undefined {
    const number = this.needNumber.get(needId);
    if (number === undefined) return undefined;
    return this.seatIds[seatOf(this.session.live, number)];
  }

  /** A row’s number, or −1 where there is no such row. */
  numberOfRow(id: string): number {
    return this.rowNumber.get(id) ?? -1;
  }

  /** The most a plan may use of a row, below its width; tells whether the plan uses more. */
  limitRow(id: string, limit: number): boolean {
    const { live } = this.session;
    const number = this.numberOfRow(id);
    setRow(live, number, this.rows[number]!, limit);
    return live.row.excess.data[number]! > 0;
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
    this.blockedBy[number] ??= { data: new Uint8Array(this.seatIds.length) };
    reserve(this.blockedBy[number], this.seatIds.length);
    touched.newNeed(number);
    this.askWholeNeed(need, number, touched);
    this.writeWaiting(need, number, NOTHING);
  }

  private writeWaiting(need: Need, number: number, touch: () => void): void {
    const { live } = this.session;
    const citizen = this.index.citizenById.get(need.citizenId)!;
    const isMust = isMustServe(need, citizen, this.ruleSet);
    const cost = waitCost(this.index, need);
    if (live.need.waitCost.data[number] === cost && live.need.mustServe.data[number] === Number(isMust)) return;
    touch();
    setWaiting(live, number, cost, isMust);
  }

  /** What is known of the seats holds while they, the policy and the law are the same. */
  private prepareAgain(index: LiveIndex, ruleSet: RuleSet): PreparedCase {
    const isSame =
      index.seats === this.index.seats && index.case.policy === this.index.case.policy && ruleSet === this.ruleSet;
    if (isSame) return { ...this.prepared, index: this.index };
    return prepare(this.index, this.ruleSet);
  }

  /** Seats that are new get a number, and one that comes back has it still. Returns both. */
  private followSeats(before: LiveIndex, undo: (() => void)[]): Seat[] {
    if (before.seats === this.index.seats) return [];
    const { live } = this.session;
    const known = new Set(before.seats.map(({ id }) => id));
    const added = this.index.seats.filter(({ id }) => !known.has(id));
    for (const { id } of added) {
      if (this.seatNumber.has(id)) continue;
      const number = addSeat(live, {});
      this.nameSeat(id, number);
      undo.push(() => {
        this.seatNumber.delete(id);
        this.seatIds.length = number;
      });
    }
    return added;
  }

  private followRows(undo: (() => void)[]): void {
    const { live } = this.session;
    const rows = rowsOf(this.index, this.ruleSet);
    const isThere = new Set(rows.map(({ id }) => id));
    const after = [...this.rows];
    for (const row of rows) {
      const number = this.rowNumber.get(row.id);
      if (number === undefined) {
        const added = addRow(live, row);
        this.rowNumber.set(row.id, added);
        after[added] = row;
        undo.push(() => this.rowNumber.delete(row.id));
      } else if (!isSameRow(this.rows[number]!, row)) {
        setRow(live, number, row);
        after[number] = row;
      }
    }
    after.forEach((row, number) => {
      if (isThere.has(row.id) || row.segments.length === 0) return;
      // A limit that is gone limits nothing; nobody takes of it any more.
      const gone = { ...row, segments: [{ width: Number.POSITIVE_INFINITY, slope: 0 }] };
      if (isSameRow(row, gone)) return;
      setRow(live, number, gone);
      after[number] = gone;
    });
    this.rows = after;
  }

  private contextOf(need: Need, seat: Seat): PairContext {
    const { index, ruleSet } = this;
    return { index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)!, seat };
  }

  /** A new need asked on every seat. */
  private askWholeNeed(need: Need, number: number, touched: Touched): void {
    const blockers = blockersOfNeed(this.prepared, need);
    const ask: Ask = { need, number, isPriced: true, touch: () => touched.newNeed(number) };
    for (let at = 0; at < blockers.length; at++) this.put(ask, this.index.seats[at]!, blockers[at]!);
  }

  /** A new seat asked for every need. */
  private askWholeSeat(seat: Seat, touched: Touched): void {
    touched.seats.add(this.seatNumber.get(seat.id)!);
    const blockers = blockersOfSeat(this.prepared, seat);
    this.index.case.needs.forEach((need, at) => {
      this.put({ need, number: this.needNumber.get(need.id)!, isPriced: true, touch: NOTHING }, seat, blockers[at]!);
    });
  }

  /** What blocks the pair now, and where nothing does its points, load and uses. A pair that is as it was touches nobody. */
  private put({ need, number, isPriced, touch }: Ask, seat: Seat, blocker: number): void {
    const { live } = this.session;
    const seatNumber = this.seatNumber.get(seat.id)!;
    const cells = this.blockedBy[number]!;
    const pinned = this.index.pinOfNeed.get(need.id);
    // A pinned need has the pair of its pin and no other; the seat itself may still be eligible.
    const isOpen = blocker === 0 && (pinned === undefined || pinned === seat.id);
    reserve(cells, seatNumber + 1);
    const wasOpen = cells.data[seatNumber] === 0;
    live.journal.write(cells, seatNumber, isOpen ? 0 : blocker === 0 ? PINNED_ELSEWHERE : blocker);
    if (!isOpen && wasOpen) {
      touch(seatNumber);
      setPair(live, number, seatNumber, undefined);
    }
    if (!isOpen || (wasOpen && !isPriced)) return;
    const input = this.pairInput(need, seat);
    if (isPairAs(live, number, seatNumber, input)) return;
    touch(seatNumber);
    setPair(live, number, seatNumber, input);
  }

  private pairInput(need: Need, seat: Seat) {
    const context = this.contextOf(need, seat);
    return {
      cost: pairPoints(context),
      load: mentorMinutes(context),
      uses: usesOf(context).map(({ row, amount }) => ({ row: this.rowNumber.get(row)!, amount })),
    };
  }

  /** A need whose own facts changed, on every seat. */
  private askNeed(needId: string, changed: ReadonlySet<Field>, touched: Touched): void {
    const number = this.needNumber.get(needId);
    if (number === undefined) return;
    const { live } = this.session;
    const need = this.index.needById.get(needId)!;
    const touch = () => {
      const seat = seatOf(live, number);
      if (seat !== NONE) touched.seats.add(seat);
      touched.need(live, number);
    };
    this.askAll(need, number, questionsOf(changed), touch);
    this.writeWaiting(need, number, touch);
  }

  private askAll(need: Need, number: number, questions: Questions, touch: Ask['touch']): void {
    if (questions.rules.length === 0 && !questions.isPriced) return;
    const ask = { need, number, isPriced: questions.isPriced, touch };
    for (const seat of this.index.seats) this.ask(ask, seat, questions);
  }

  /** A seat whose facts changed, for every need. */
  private askSeat(seatId: string, changed: ReadonlySet<Field>, touched: Touched): void {
    const seat = this.index.seatById.get(seatId);
    const number = this.seatNumber.get(seatId)!;
    if (seat === undefined) {
      touched.seats.add(number);
      this.clearSeat(number, touched);
      return;
    }
    const questions = questionsOf(changed);
    if (questions.rules.length === 0 && !questions.isPriced) return;
    const { live } = this.session;
    for (const need of this.index.case.needs) {
      const at = this.needNumber.get(need.id)!;
      if (!this.canDiffer(at, number, questions)) continue;
      const touch = () => {
        touched.seats.add(number);
        if (seatOf(live, at) === number) touched.need(live, at);
      };
      this.ask({ need, number: at, isPriced: questions.isPriced, touch }, seat, questions);
    }
  }

  private clearSeat(seat: number, touched: Touched): void {
    const { live } = this.session;
    for (const number of this.needNumber.values()) {
      if (seatOf(live, number) === seat) touched.need(live, number);
      setPair(live, number, seat, undefined);
      live.journal.write(this.blockedBy[number]!, seat, PINNED_ELSEWHERE);
    }
  }

  /** A rule that was not asked again still blocks what it blocked. */
  private canDiffer(need: number, seat: number, { isRule, isPriced, rules }: Questions): boolean {
    const blocker = this.blockedBy[need]!.data[seat]!;
    return blocker === 0 ? isPriced || rules.length > 0 : isRule[blocker - 1] === true || blocker === PINNED_ELSEWHERE;
  }

  private ask(ask: Ask, seat: Seat, questions: Questions): void {
    const seatNumber = this.seatNumber.get(seat.id)!;
    if (!this.canDiffer(ask.number, seatNumber, questions)) return;
    const context = this.contextOf(ask.need, seat);
    const wasOpen = this.blockedBy[ask.number]!.data[seatNumber] === 0;
    this.put(ask, seat, wasOpen ? isBlockedByAny(questions.rules, context) : someBlocker(context));
  }

  /** Policy, weights, law or the date changed: every pair that can differ. */
  private askEverybody(changed: ReadonlySet<Field>, touched: Touched): void {
    const questions = questionsOf(changed);
    const { live } = this.session;
    for (const need of this.index.case.needs) {
      const number = this.needNumber.get(need.id)!;
      const touch = () => touched.need(live, number);
      this.askAll(need, number, questions, touch);
      this.writeWaiting(need, number, touch);
    }
  }

  /** Seats whose limits or prices may be others. */
  private followLimits(seats: Iterable<string>, touched: Touched): void {
    for (const id of seats) {
      const seat = this.index.seatById.get(id);
      if (seat === undefined) continue;
      const number = this.seatNumber.get(id)!;
      if (setSeat(this.session.live, number, seatInput(this.index, seat))) touched.seats.add(number);
    }
  }
}

/** Rows follow from contracts, what shared functions take of them, frames, money’s weight and the law. */
function areRowsTouched({ before, after, units, mentors, budgets }: CaseChanges, law: RuleSet, now: RuleSet): boolean {
  return units.length + mentors.length + budgets.length > 0 || before.weights !== after.weights || law !== now;
}

/** Stands in the matrix where a need is pinned to another seat, or where the seat is gone. */
const PINNED_ELSEWHERE = 255;

/** A need being asked; `touch` is called before one of its pairs changes. */
interface Ask {
  readonly need: Need;
  readonly number: number;
  /** Its pairs are priced again even where they were and stay eligible. */
  readonly isPriced: boolean;
  readonly touch: (seat: number) => void;
}

const NOTHING = () => undefined;

/** What has to be asked again after a change of some fields. */
interface Questions {
  readonly rules: readonly number[];
  readonly isRule: readonly boolean[];
  readonly isPriced: boolean;
}

function questionsOf(changed: ReadonlySet<Field>): Questions {
  const rules = rulesReading(changed);
  const isRule: boolean[] = [];
  for (const rule of rules) isRule[rule] = true;
  const figures = figuresReading(changed);
  const isPriced =
    considerationsReading(changed).length > 0 ||
    figures.some((figure) => PAIR_FIGURES.has(figure)) ||
    [...changed].some((field) => field === 'unit.contract' || field.startsWith('budget.') || field.startsWith('pin.'));
  return { rules, isRule, isPriced };
}

const PAIR_FIGURES = new Set(['mentorMinutes', 'contractMinutes', 'grossOere', 'frameOf', 'isMustServe']);

function isSameRow(a: Row, b: Row): boolean {
  return (
    a.denominator === b.denominator &&
    a.segments.length === b.segments.length &&
    a.segments.every(({ width, slope }, at) => width === b.segments[at]!.width && slope === b.segments[at]!.slope)
  );
}
