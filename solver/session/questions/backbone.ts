/**
 * What is the same in every best plan, and what is free. An option (a need on a seat, or waiting) whose forcing raises the bound above the best
 * plan known is in no best plan (fixing.ts). What that leaves open is settled by exact solves with an option forced or forbidden, each
 * of which either proves as much or finds another best plan. A label is never a guess: what is not shown is open.
 */

import { IN_HAND } from '../../assignment/certificate.ts';
import { buildColumns } from '../../assignment/columns.ts';
import { forceOptions, keepPairs } from '../../assignment/fixing.ts';
import { dearestPlan } from '../../assignment/levels.ts';
import {
  type AssignmentProblem,
  type AssignmentSolution,
  NONE,
  POINT_SCALE,
  type Prices,
} from '../../assignment/problem.ts';
import { solveAssignment } from '../../assignment/solve.ts';

/** In every best plan, in none, in some and not in others, or not settled. */
export type OptionLabel = 'always' | 'never' | 'free' | 'open';

/** A need on a seat, or with seat NONE, waiting. */
export interface LabelledOption {
  readonly need: number;
  readonly seat: number;
  readonly label: OptionLabel;
}

export interface Backbone {
  /** The best plan known, and what no plan with as few must-serve needs waiting costs less than. */
  readonly objective: number;
  readonly waitingMustServe: number;
  readonly bound: number;
  /** No plan is better, on either level: only then is anything free, because another plan is as good. */
  readonly isOptimal: boolean;
  readonly options: readonly LabelledOption[];
}

export interface BackboneInput {
  readonly problem: AssignmentProblem;
  /** The plan at hand, and prices that prove its bound. */
  readonly seatOf: Int32Array;
  readonly prices: Prices;
  /** Steps (solve.ts) for the best plan, and for each question after it. */
  readonly steps: number;
  readonly stepsOfQuestion: number;
  readonly questions: number;
  /** Whether a plan keeps what the problem does not say. */
  readonly isAllowed?: (seatOf: Int32Array) => boolean;
}

const SEED = 1;

/** A need’s options that may be in a best plan, and those seen in one. */
interface Standing {
  readonly left: Set<number>;
  readonly seen: Set<number>;
}

interface Search {
  readonly input: BackboneInput;
  readonly best: AssignmentSolution;
  readonly isOptimal: boolean;
  readonly standings: readonly Standing[];
  questionsLeft: number;
}

export function labelOptions(input: BackboneInput): Backbone {
  const { problem, seatOf, prices, steps, isAllowed = () => true } = input;
  const best = solveAssignment(problem, { seed: SEED, effort: steps, start: seatOf, prices });
  const isLevelProven = best.waitingMustServe <= Math.max(best.waitingMustServeBound, unpairedMustServe(problem));
  const known = isAllowed(best.seatOf);
  const standings = Array.from({ length: problem.needCount }, (_, need) => allOptions(problem, need));
  const search: Search = {
    input,
    best,
    isOptimal: isLevelProven && known && best.bound >= best.objective,
    standings,
    questionsLeft: input.questions,
  };
  // The best plan’s cost is above that of all best plans only if it is a plan.
  if (isLevelProven && known) {
    strikeOptions(search);
    if (search.isOptimal) witness(search, best.seatOf);
    for (let need = 0; need < problem.needCount; need++) askNeed(search, need);
  }
  const { objective, waitingMustServe, bound } = best;
  const options = standings.flatMap((standing, need) => labelled(problem, standing, need));
  return { objective, waitingMustServe, bound, isOptimal: search.isOptimal, options };
}

/** Must-serve needs that no seat may take: they wait in every plan. */
function unpairedMustServe({ needCount, mustServe, pairStart }: AssignmentProblem): number {
  let count = 0;
  for (let need = 0; need < needCount; need++) if (pairStart[need] === pairStart[need + 1]) count += mustServe[need];
  return count;
}

function allOptions(problem: AssignmentProblem, need: number): Standing {
  const left = new Set(problem.pairSeat.subarray(problem.pairStart[need], problem.pairStart[need + 1]));
  if (problem.waitCost[need] < Infinity) left.add(NONE);
  return { left, seen: new Set() };
}

/** Leaves out what the bound alone keeps out of every plan as good as the best known. */
function strikeOptions({ input: { problem }, best, standings }: Search): void {
  const columns = buildColumns(problem);
  const forced = forceOptions(problem, columns, best.prices, best.waitingMustServe, () => false)!;
  const most = best.objective * POINT_SCALE + IN_HAND;
  for (let need = 0; need < problem.needCount; need++) {
    const { left } = standings[need];
    for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
      if (forced.pair[pair] > most) left.delete(problem.pairSeat[pair]);
    }
    if (forced.waiting[need] > most) left.delete(NONE);
  }
}

function witness({ standings }: Search, seatOf: Int32Array): void {
  standings.forEach(({ seen }, need) => seen.add(seatOf[need]));
}

/** First whether anything but the option seen is possible at all, then each of the others by itself. */
function askNeed(search: Search, need: number): void {
  const { left, seen } = search.standings[need];
  const [first] = seen;
  if (left.size > 1 && seen.size === 1 && isRuledOut(search, need, (seat) => seat !== first)) {
    left.clear();
    left.add(first);
  }
  for (const option of [...left]) {
    if (left.size === 1 || seen.has(option)) continue;
    if (isRuledOut(search, need, (seat) => seat === option)) left.delete(option);
  }
}

/** Whether no plan as good as the best known gives the need one of these options; a plan that does is a witness. */
function isRuledOut(search: Search, need: number, isAsked: (seat: number) => boolean): boolean {
  if (search.questionsLeft-- <= 0) return false;
  const { best, input, isOptimal } = search;
  const { problem, prices, stepsOfQuestion, isAllowed = () => true } = input;
  const asked = solveAssignment(only(problem, need, isAsked), { seed: SEED, effort: stepsOfQuestion, prices });
  const isAsGood = asked.objective <= best.objective && asked.waitingMustServe <= best.waitingMustServe;
  if (isAsGood && isAsked(asked.seatOf[need])) {
    if (isOptimal && isAllowed(asked.seatOf)) witness(search, asked.seatOf);
    return false;
  }
  if (asked.waitingMustServeBound > best.waitingMustServe) return true;
  return asked.waitingMustServe >= best.waitingMustServe && asked.bound > best.objective;
}

/** The problem with these options of the need; where waiting is none of them, it comes dearer than any plan. */
function only(problem: AssignmentProblem, at: number, isAsked: (seat: number) => boolean): AssignmentProblem {
  const isKept = (pair: number, need: number) => need !== at || isAsked(problem.pairSeat[pair]);
  if (isAsked(NONE) || problem.waitCost[at] === Infinity) return keepPairs(problem, isKept);
  const kept = keepPairs(problem, isKept, problem.waitCost.with(at, 2 * Math.abs(dearestPlan(problem)) + 1));
  return { ...kept, mustServe: kept.mustServe.with(at, 1) };
}

function labelled(problem: AssignmentProblem, { left, seen }: Standing, need: number): LabelledOption[] {
  const { left: all } = allOptions(problem, need);
  return Array.from(all, (seat) => ({ need, seat, label: labelOf(seat, left, seen) }));
}

function labelOf(seat: number, left: ReadonlySet<number>, seen: ReadonlySet<number>): OptionLabel {
  if (!left.has(seat)) return 'never';
  if (left.size === 1) return 'always';
  return seen.size > 1 && seen.has(seat) ? 'free' : 'open';
}
