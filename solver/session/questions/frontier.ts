/**
 * The best plans that break at most so many running relations, for one number after the other. A row counts the breaks: every pair of such a
 * need but that of its relation takes one unit of it, and waiting, which takes of no row, becomes a seat without limits. What the prices
 * and the search of the cold solver prove of that problem is proven of the plans.
 *
 * Waiting on a seat is not waiting to the solver, so the first level is put into the points: each must-serve need left waiting costs more
 * than all points of a plan.
 */

import { certify, floatPrices, roundPrices } from '../../assignment/certificate.ts';
import { aimAt, climb, createAscent } from '../../assignment/dual.ts';
import { evaluate, pairOf } from '../../assignment/evaluate.ts';
import { dearestPlan } from '../../assignment/levels.ts';
import { type AssignmentProblem, NONE, type Prices, UNLIMITED } from '../../assignment/problem.ts';
import { createRelaxation } from '../../assignment/relaxation.ts';
import { solveAssignment } from '../../assignment/solve.ts';

export interface FrontierPoint {
  /** Relations a plan may break, those it must break anyway included. */
  readonly most: number;
  /** The best found; undefined where none was. */
  readonly plan: FrontierPlan | undefined;
  /**
   * Least points of a plan that breaks no more and leaves no more must-serve needs waiting than the one found, or the one at hand where none
   * was found; Infinity: no plan breaks so few.
   */
  readonly bound: number;
  /** No better plan breaks as few, on either level; or none at all does. */
  readonly isProven: boolean;
}

export interface FrontierPlan {
  readonly seatOf: Int32Array;
  readonly objective: number;
  readonly waitingMustServe: number;
  readonly broken: number;
}

export interface FrontierInput {
  readonly problem: AssignmentProblem;
  /** Seat of each need’s running relation, or NONE. */
  readonly homeOf: Int32Array;
  readonly mostBroken: number;
  readonly seatOf: Int32Array;
  readonly prices: Prices;
  /** Plans to start from that break fewer, if any are known. */
  readonly starts?: readonly Int32Array[];
  /** Steps (solve.ts) for each number. */
  readonly steps: number;
}

const SEED = 1;

export function breakFrontier(input: FrontierInput): FrontierPoint[] {
  const scale = scaleOf(input.problem);
  const solved: { most: number; scoreBound: number }[] = [];
  const known = [input.seatOf, ...(input.starts ?? [])].map((seatOf) => planOf(input, seatOf));
  // From many breaks to few: what a break is worth rises, and the prices of one number are a good start for the next.
  let prices: Prices = { ...input.prices, row: Float64Array.from([...input.prices.row, 0]) };
  for (let most = input.mostBroken; most >= 0; most--) {
    const start = bestWithin(known, most)?.seatOf ?? input.seatOf;
    const point = solveWith(input, scale, most, start, prices);
    if (point.plan !== undefined) known.push(point.plan);
    prices = point.prices ?? prices;
    solved.unshift({ most, scoreBound: point.scoreBound });
  }
  // Whoever may break fewer pays at least what whoever may break more does.
  for (let at = solved.length - 2; at >= 0; at--) {
    solved[at].scoreBound = Math.max(solved[at].scoreBound, solved[at + 1].scoreBound);
  }
  const { waitingMustServe } = known[0];
  return solved.map(({ most, scoreBound }) => told(scale, most, bestWithin(known, most), scoreBound, waitingMustServe));
}

/** The best plan known that breaks no more. */
function bestWithin(known: readonly FrontierPlan[], most: number): FrontierPlan | undefined {
  const within = known.filter(({ broken }) => broken <= most);
  within.sort((a, b) => a.waitingMustServe - b.waitingMustServe || a.objective - b.objective);
  return within[0];
}

/** What counts more than what: a must-serve need waiting more than all points, one break too many more than either. */
interface Scale {
  readonly mustServe: number;
  readonly tooMany: number;
  /** More than the score of any plan that breaks few enough. */
  readonly worst: number;
}

function scaleOf(problem: AssignmentProblem): Scale {
  let least = 0;
  for (let need = 0; need < problem.needCount; need++) {
    let cheapest = Math.min(0, problem.waitCost[need]);
    for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
      cheapest = Math.min(cheapest, problem.pairCost[pair]);
    }
    least += cheapest;
  }
  const mustServe = Math.max(0, dearestPlan(problem)) - least + 1;
  const worst = mustServe * (problem.mustServe.reduce((sum, is) => sum + is, 0) + 1);
  return { mustServe, tooMany: worst - least, worst };
}

function solveWith(input: FrontierInput, scale: Scale, most: number, start: Int32Array, prices: Prices) {
  const { problem, homeOf, steps } = input;
  const isKeepable = homeOf.map((home, need) => Number(home !== NONE && pairOf(problem, need, home) !== NONE));
  const lost = homeOf.reduce((sum, home, need) => sum + (home === NONE ? 0 : 1 - isKeepable[need]), 0);
  if (most < lost) return { plan: undefined, scoreBound: Infinity, prices: undefined };
  const counted = countedProblem(problem, homeOf, isKeepable, scale, most - lost);
  const seatOf = start.map((seat, need) => (seat === NONE && isKeepable[need] === 1 ? problem.seatCount : seat));
  const better = climbTo(counted, prices, evaluate(counted, seatOf).objective);
  const solved = solveAssignment(counted, { seed: SEED, effort: steps, start: seatOf, prices: better });
  const isWithin = solved.seatOf.every((seat, need) => seat !== NONE || isKeepable[need] === 0);
  const found = solved.seatOf.map((seat) => (seat === problem.seatCount ? NONE : seat));
  return {
    plan: isWithin ? planOf(input, found) : undefined,
    scoreBound: Math.max(solved.bound, certify(counted, better, 0).bound),
    prices: solved.prices,
  };
}

/** Prices climb towards what the plan to start from costs. */
function climbTo(problem: AssignmentProblem, prices: Prices, target: number): Prices {
  const { bound } = certify(problem, prices, 0);
  if (!Number.isFinite(target) || target <= bound) return prices;
  const ascent = createAscent(createRelaxation(problem, 0), floatPrices(problem, prices));
  aimAt(ascent, (target - bound) / Math.max(1, Math.abs(bound)));
  climb(ascent, target, CLIMB_STEPS, () => false);
  return roundPrices(problem, ascent.bestPrices);
}

/** Of the climb alone, before each solve: what a break is worth is far from 0 where few are allowed, and a solve’s own climb begins near by. */
const CLIMB_STEPS = 400;

function planOf({ problem, homeOf }: FrontierInput, seatOf: Int32Array): FrontierPlan {
  const { objective, waitingMustServe } = evaluate(problem, seatOf);
  return { seatOf, objective, waitingMustServe, broken: brokenIn(homeOf, seatOf) };
}

export function brokenIn(homeOf: Int32Array, seatOf: Int32Array): number {
  return homeOf.reduce((sum, home, need) => sum + Number(home !== NONE && seatOf[need] !== home), 0);
}

/** `level`: must-serve needs that wait in the plan at hand; where no other is found, the bound is that of plans with as few. */
function told(
  scale: Scale,
  most: number,
  plan: FrontierPlan | undefined,
  scoreBound: number,
  level: number,
): FrontierPoint {
  if (scoreBound > scale.worst) return { most, plan: undefined, bound: Infinity, isProven: true };
  const bound = scoreBound - scale.mustServe * (plan?.waitingMustServe ?? level);
  if (plan === undefined) return { most, plan, bound, isProven: false };
  return { most, plan, bound: Math.min(bound, plan.objective), isProven: bound >= plan.objective };
}

/** The problem with the row that counts, as its last, and the seat to wait on, as its last. */
function countedProblem(
  problem: AssignmentProblem,
  homeOf: Int32Array,
  isKeepable: Int32Array,
  scale: Scale,
  most: number,
): AssignmentProblem {
  const waiting = (need: number) => problem.waitCost[need] + scale.mustServe * problem.mustServe[need];
  return {
    ...problem,
    ...countedPairs(problem, homeOf, isKeepable, waiting),
    seatCount: problem.seatCount + 1,
    rowCount: problem.rowCount + 1,
    waitCost: problem.waitCost.map((cost, need) => {
      if (cost === Infinity) return cost;
      return waiting(need) + (isKeepable[need] === 1 ? scale.tooMany : 0);
    }),
    mustServe: new Uint8Array(problem.needCount),
    seatCapacity: Int32Array.from([...problem.seatCapacity, UNLIMITED]),
    seatMaxCount: Int32Array.from([...problem.seatMaxCount, UNLIMITED]),
    seatMinCount: Int32Array.from([...problem.seatMinCount, 0]),
    seatOpenCost: Float64Array.from([...problem.seatOpenCost, 0]),
    seatFairLoad: Int32Array.from([...problem.seatFairLoad, UNLIMITED]),
    seatBalanceNumerator: Int32Array.from([...problem.seatBalanceNumerator, 0]),
    segmentStart: Int32Array.from([...problem.segmentStart, problem.segmentWidth.length + 1]),
    segmentWidth: Float64Array.from([...problem.segmentWidth, most]),
    segmentSlope: Float64Array.from([...problem.segmentSlope, 0]),
    rowDenominator: Float64Array.from([...problem.rowDenominator, 1]),
  };
}

function countedPairs(
  problem: AssignmentProblem,
  homeOf: Int32Array,
  isKeepable: Int32Array,
  waiting: (need: number) => number,
) {
  const pairStart = new Int32Array(problem.needCount + 1);
  const seats: number[] = [];
  const costs: number[] = [];
  const loads: number[] = [];
  const useStart = [0];
  const rows: number[] = [];
  const amounts: number[] = [];
  const breaks = () => {
    rows.push(problem.rowCount);
    amounts.push(1);
  };
  for (let need = 0; need < problem.needCount; need++) {
    for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
      seats.push(problem.pairSeat[pair]);
      costs.push(problem.pairCost[pair]);
      loads.push(problem.pairLoad[pair]);
      for (let use = problem.useStart[pair]; use < problem.useStart[pair + 1]; use++) {
        rows.push(problem.useRow[use]);
        amounts.push(problem.useAmount[use]);
      }
      if (isKeepable[need] === 1 && problem.pairSeat[pair] !== homeOf[need]) breaks();
      useStart.push(rows.length);
    }
    if (isKeepable[need] === 1 && problem.waitCost[need] < Infinity) {
      seats.push(problem.seatCount);
      costs.push(waiting(need));
      loads.push(0);
      breaks();
      useStart.push(rows.length);
    }
    pairStart[need + 1] = seats.length;
  }
  return {
    pairStart,
    pairSeat: Int32Array.from(seats),
    pairCost: Float64Array.from(costs),
    pairLoad: Int32Array.from(loads),
    useStart: Int32Array.from(useStart),
    useRow: Int32Array.from(rows),
    useAmount: Float64Array.from(amounts),
  };
}
