/**
 * The live session of one municipality: opened on a case and its plan, it takes events one by one and keeps plan, weeks and bound up to date.
 * Pure: no clock, no files; the same plan and the same events give the same plan, byte for byte.
 */
import {
  type AssignmentSession,
  type BetterPlan,
  figuresOf,
  findBetterPlan,
  NONE,
  openAssignment,
  rest,
  settle,
  Touched,
  takeBetterPlan,
  watchAnew,
  watchOn,
} from '../../../solver/index.ts';
import type { Case } from '../../model/case.ts';
import { indexCase } from '../../model/caseIndex.ts';
import type { TownEvent } from '../../model/event.ts';
import type { Plan } from '../../model/plan.ts';
import { ruleSetOf } from '../../rules/index.ts';
import { applyEvent } from '../applyEvent.ts';
import { compile } from '../compile.ts';
import { checkPins } from '../pins.ts';
import { rowsOf } from '../rows.ts';
import { type CaseChanges, changesBetween } from './caseChanges.ts';
import type { Difference, Figures, OpeningPlan, Proposal } from './difference.ts';
import { forbidCrowded, forgetTouched } from './forbidden.ts';
import { keepFrames } from './frames.ts';
import { LiveProblem } from './liveProblem.ts';
import { arePinsTouched } from './pinsTouched.ts';
import { seatChanges, seatingWatched, watchSeats } from './seatChanges.ts';
import { planOfSession } from './sessionPlan.ts';
import { joinChanges, type LiveWeeks, openLiveWeeks, type WeekChanges } from './weeks/index.ts';
import { weeksTouched } from './weeksTouched.ts';

/** Times the weeks may send the assignment back after one event. Each time forbids at least one combination. */
const MOST_ROUNDS = 3;

/** Events that can be taken back, the last first. */
const MOST_UNDO = 200;

interface Done {
  readonly case: Case;
  readonly mark: number;
  readonly undo: readonly (() => void)[];
}

interface Offer {
  readonly found: BetterPlan;
  /** The plan it was made from, by the number of its last change. */
  readonly change: number;
}

export class Session {
  private current: Case;
  private readonly problem: LiveProblem;
  private readonly weeks: LiveWeeks;
  private readonly mustServePrices: ReadonlyMap<string, number>;
  private readonly options: Plan['options'];
  private readonly done: Done[] = [];
  /** Questions being asked, one within another. */
  private asking = 0;
  /** Counts events, accepted proposals and what is taken back: rest changes no plan. */
  private change = 0;
  /** What each proposal was made from; one that nobody holds any more is forgotten. */
  private readonly proposals = new WeakMap<Proposal, Offer>();

  /** @throws MakkerError INVALID_CASE when pins cannot be kept. The plan must be one of this case (refuseWrongPlan). */
  constructor(input: Case, plan: OpeningPlan) {
    const index = indexCase(input);
    const ruleSet = ruleSetOf(input);
    checkPins(index, ruleSet, rowsOf(index, ruleSet));
    const compiled = compile(index, ruleSet);
    const seatAt = new Map(index.seats.map(({ id }, at) => [id, at]));
    const seatIdOf = new Map(plan.assignments.map(({ needId, seatId }) => [needId, seatId]));
    const seatOf = Int32Array.from(input.needs, ({ id }) => seatAt.get(seatIdOf.get(id) ?? '') ?? NONE);
    const { prices } = plan.certificate;
    const session = openAssignment(compiled.problem, seatOf, {
      need: Float64Array.from(input.needs, ({ id }) => prices.needs[id] ?? 0),
      row: Float64Array.from(compiled.rows, ({ id }) => prices.rows[id] ?? 0),
      mustServe: prices.mustServe,
    });
    this.current = input;
    this.problem = new LiveProblem(compiled, session);
    this.weeks = openLiveWeeks(index, ruleSet, (id) => index.seatById.get(seatIdOf.get(id) ?? ''), plan);
    this.mustServePrices = new Map(Object.entries(plan.certificate.mustServePrices?.needs ?? {}));
    this.options = plan.options;
  }

  /** The case as the events so far have left it. */
  get case(): Case {
    return this.current;
  }

  /**
   * Takes one event in.
   * @throws MakkerError UNKNOWN_REFERENCE or DUPLICATE_ID when the event does not fit the case, INVALID_CASE when pins can no longer be
   * kept. The session is then as before.
   */
  apply(event: TownEvent): Difference {
    return this.moveTo(applyEvent(this.current, event));
  }

  /** The same for a case that differs by any number of events: what a lever or a batch makes of the present one. */
  moveTo(next: Case): Difference {
    const changes = changesBetween(this.current, next);
    const { journal } = this.assignment.live;
    const mark = journal.mark();
    const undo: (() => void)[] = [];
    try {
      const difference = this.follow(changes, undo);
      this.done.push({ case: this.current, mark, undo });
      this.current = next;
      this.change++;
      this.forgetOldest();
      return difference;
    } catch (error) {
      this.takeBack(mark, undo);
      throw error;
    }
  }

  /**
   * Idle work, up to so many steps: on the prices that prove the bound and guide the next event, and a look for better plans that end no running
   * relation. The plan stays as it is. What is found is offered (propose), and an event that changes seats it is about takes it in with its
   * own changes. Returns the points by which the bound rose.
   */
  rest(steps: number): number {
    return rest(this.assignment, steps, this.keptRelations());
  }

  /**
   * Offers a better plan: what rest has found, and what up to `steps` surroundings solved again have to add. It comes with its gain and its changes,
   * and never applied by itself. `keepRelations`: only plans that end no running relation.
   */
  propose(steps: number, { keepRelations = true }: { readonly keepRelations?: boolean } = {}): Proposal | undefined {
    const found = findBetterPlan(this.assignment, steps, keepRelations ? this.keptRelations() : []);
    if (found === undefined) return undefined;
    const mark = this.assignment.live.journal.mark();
    const undo: (() => void)[] = [];
    const { seats, meetings } = this.takeOver(found, undo);
    this.takeBack(mark, undo);
    const proposal: Proposal = { gain: found.gain, mustServeGain: found.mustServeGain, seats, meetings };
    this.proposals.set(proposal, { found, change: this.change });
    return proposal;
  }

  /** Makes a proposal the plan. Undefined, with nothing changed, when something has happened since it was made. */
  accept(proposal: Proposal): Difference | undefined {
    const known = this.proposals.get(proposal);
    const mark = this.assignment.live.journal.mark();
    if (known?.change !== this.change) return undefined;
    const undo: (() => void)[] = [];
    const difference = this.takeOver(known.found, undo);
    this.change++;
    this.done.push({ case: this.current, mark, undo });
    this.forgetOldest();
    return difference;
  }

  /**
   * Asks something of the session that tries things out: whatever the question does to the assignment is taken back, to the last byte. Events
   * may be tried with apply and taken back with undo, in pairs.
   */
  ask<Answer>(question: (problem: LiveProblem) => Answer): Answer {
    const mark = this.assignment.live.journal.mark();
    const { length } = this.done;
    const { change } = this;
    this.asking++;
    try {
      return question(this.problem);
    } finally {
      while (this.done.length > length) this.undo();
      this.asking--;
      this.assignment.live.journal.rollback(mark);
      this.change = change;
    }
  }

  private takeOver(found: BetterPlan, undo: (() => void)[]): Difference {
    const before = this.figures();
    watchSeats(this.problem);
    const none = changesBetween(this.current, this.current);
    takeBetterPlan(this.assignment, found);
    const meetings = this.followWeeks(none, undo);
    const seats = seatChanges(this.problem, none, seatingWatched(this.problem));
    return { seats, meetings, before, after: this.figures() };
  }

  /** Numbers of the needs that are on the seat of their running relation. */
  private keptRelations(): number[] {
    const { index, needNumber } = this.problem;
    const kept = index.case.relations.filter(({ needId, seatId }) => this.problem.seatOfNeed(needId) === seatId);
    return kept.map(({ needId }) => needNumber.get(needId)!);
  }

  private get assignment(): AssignmentSession {
    return this.problem.session;
  }

  private follow(changes: CaseChanges, undo: (() => void)[]): Difference {
    const { problem } = this;
    const before = this.figures();
    watchSeats(problem);
    const touched = new Touched();
    undo.push(problem.follow(changes, touched));
    if (arePinsTouched(changes, problem.index)) {
      checkPins(problem.index, problem.ruleSet, rowsOf(problem.index, problem.ruleSet));
    }
    forgetTouched(problem, changes, touched);
    const { dirty } = this.assignment.live;
    if (touched.needs.size + touched.seats.size + dirty.count.data[0]! > 0) settle(this.assignment, touched);
    keepFrames(problem);
    const meetings = this.followWeeks(changes, undo);
    return {
      seats: seatChanges(problem, changes, seatingWatched(problem)),
      meetings,
      before,
      after: this.figures(),
    };
  }

  /** Weeks that cannot hold a course send it back; the weeks are then brought up to date once more. */
  private followWeeks(changes: CaseChanges, undo: (() => void)[]): WeekChanges {
    const { problem, weeks } = this;
    const { live } = this.assignment;
    let touched = weeksTouched(problem, changes, seatingWatched(problem));
    let all: WeekChanges | undefined;
    for (let round = 0; ; round++) {
      const update = weeks.update(problem.index, problem.ruleSet, touched);
      undo.push(update.undo);
      all = all === undefined ? update.changes : joinChanges(all, update.changes);
      if (round === MOST_ROUNDS || update.crowded.length === 0) return all;
      // Only what this round moves concerns the weeks; the difference tells of all rounds.
      const earlier = watchAnew(live);
      const isForbidden = forbidCrowded(problem, update.crowded);
      if (isForbidden) touched = weeksTouched(problem, undefined, seatingWatched(problem));
      watchOn(live, earlier);
      if (!isForbidden) return all;
    }
  }

  /** Takes the last event back, and whatever rest has done since. Returns false when there is none to take back. */
  undo(): boolean {
    const last = this.done.pop();
    if (last === undefined) return false;
    this.takeBack(last.mark, last.undo);
    this.current = last.case;
    this.change++;
    return true;
  }

  private takeBack(mark: number, undo: readonly (() => void)[]): void {
    // Numbers before names: what is undone in the maps belongs to the cells as they were.
    this.assignment.live.journal.rollback(mark);
    for (const step of [...undo].reverse()) step();
  }

  private forgetOldest(): void {
    // What a question tries is taken back, so nothing is forgotten for its sake.
    if (this.done.length <= MOST_UNDO || this.asking > 0) return;
    this.done.shift();
    this.assignment.live.journal.forget(this.done[0]!.mark);
  }

  figures(): Figures {
    const { objective, bound, waitingMustServe, waiting } = figuresOf(this.assignment);
    return {
      objective,
      bound: Math.min(bound, objective),
      gap: Math.max(0, objective - bound) / Math.max(1, Math.abs(objective)),
      needs: this.problem.index.case.needs.length,
      waiting,
      waitingMustServe,
    };
  }

  /** The plan as it stands, whole: with reasons, notices, key figures and certificate. `caseHash`: of the present case. */
  plan(caseHash: string): Plan {
    return planOfSession(this.problem, this.weeks, this.mustServePrices, { ...this.options, caseHash });
  }
}
