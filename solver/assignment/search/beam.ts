/**
 * Puts a scope's needs back by beam search: need by need it keeps the partial plans of lowest bound, where the bound of a partial plan
 * is the knapsack bound of everything still undecided (bound.ts). If it never had to drop a plan, the answer is exact.
 *
 * Measured on d20200 (optimum ≤ 12,238) from an empty plan: width 100 ends 36 points above in 40 ms, width 5,000 at 22 in 0.6 s;
 * depth-first search with the same bound and far more time stayed at 40, annealing at 200.
 */

import type { Random } from '../../random.ts';
import { type AssignmentProblem, NONE } from '../problem.ts';
import { stateOfRoom } from './bound.ts';
import type { Scope } from './scope.ts';

export interface Beam {
  readonly width: number;
  /** Partial plans of this depth and the next: bound, and room in every slot (plan-major). */
  bound: Float64Array;
  nextBound: Float64Array;
  room: Float64Array;
  nextRoom: Float64Array;
  plans: number;
  /** Depth-major: the plan it came from and the option it took. */
  readonly parent: Int32Array;
  readonly option: Int32Array;
  /** Ways to decide the next need, before the best are kept. */
  readonly candidateBound: Float64Array;
  readonly candidateParent: Int32Array;
  readonly candidateOption: Int32Array;
  candidates: number;
  readonly histogram: Int32Array;
  /** Slots of a plan's room: the seats' loads, then counts and rows that could run out; NONE where they cannot. */
  slots: number;
  readonly loadSlot: Int32Array;
  readonly countSlot: Int32Array;
  readonly rowSlot: Int32Array;
  /** Whether no plan below the ceiling was dropped. */
  isComplete: boolean;
}

/** Bounds are sorted into this many bins; within the last bin kept, chance decides. */
const BINS = 1024;

/** Most needs and seats of a scope, so that the beam's memory does not grow with the problem. */
export const MOST_NEEDS = 600;
export const MOST_SEATS = 100;

/** Room for scopes of a problem of this size. */
export function beamOf(width: number, { needCount, seatCount, rowCount }: AssignmentProblem): Beam {
  const slots = 2 * Math.min(MOST_SEATS, seatCount) + rowCount;
  const candidates = width * (Math.min(MOST_SEATS, seatCount) + 1);
  return {
    width,
    bound: new Float64Array(width),
    nextBound: new Float64Array(width),
    room: new Float64Array(width * slots),
    nextRoom: new Float64Array(width * slots),
    plans: 0,
    parent: new Int32Array(width * Math.min(MOST_NEEDS, needCount)),
    option: new Int32Array(width * Math.min(MOST_NEEDS, needCount)),
    candidateBound: new Float64Array(candidates),
    candidateParent: new Int32Array(candidates),
    candidateOption: new Int32Array(candidates),
    candidates: 0,
    histogram: new Int32Array(BINS),
    slots: 0,
    loadSlot: new Int32Array(seatCount),
    countSlot: new Int32Array(seatCount),
    rowSlot: new Int32Array(rowCount),
    isComplete: true,
  };
}

/** Searches the scope with at most `width` plans at a time; `weigh` judges the plan in scope.chosen. */
export function searchBeam(scope: Scope, beam: Beam, width: number, random: Random, weigh: () => void): void {
  openBeam(scope, beam);
  for (let depth = 0; depth < scope.needCount; depth++) {
    expand(scope, beam, depth);
    scope.work += 4 * beam.candidates + beam.plans * beam.slots;
    if (beam.candidates > width) keepBest(beam, width, random);
    advance(scope, beam, depth);
    if (beam.plans === 0) return;
  }
  // Leaves by rising bound: the first that the state accepts is the best, unless rounding or opening raised its cost.
  const { bound } = beam;
  for (let leaf = nextLeaf(beam); leaf !== NONE && bound[leaf] <= scope.ceiling; leaf = nextLeaf(beam)) {
    readPlan(scope, beam, leaf);
    bound[leaf] = Infinity;
    weigh();
  }
}

function openBeam(scope: Scope, beam: Beam): void {
  const { seats, seatCount } = scope;
  beam.plans = 1;
  beam.isComplete = true;
  beam.bound[0] = scope.root;
  beam.slots = seatCount;
  for (let at = 0; at < seatCount; at++) {
    beam.loadSlot[seats[at]] = at;
    beam.room[at] = scope.room[seats[at]];
    beam.countSlot[seats[at]] = NONE;
    if (scope.countRoom[seats[at]] >= scope.countReach[seats[at]]) continue;
    beam.countSlot[seats[at]] = beam.slots;
    beam.room[beam.slots++] = scope.countRoom[seats[at]];
  }
  for (let row = 0; row < scope.rowRoom.length; row++) {
    beam.rowSlot[row] = NONE;
    if (scope.rowRoom[row] >= scope.rowReach[row]) continue;
    beam.rowSlot[row] = beam.slots;
    beam.room[beam.slots++] = scope.rowRoom[row];
  }
}

/** Lists every way to decide the need at this depth that stays below the ceiling. */
function expand(scope: Scope, beam: Beam, depth: number): void {
  const { optionSeat, optionLoad, optionReduced, rowWith, rowWithout, table, ceiling } = scope;
  const { room, slots, loadSlot, candidateBound, candidateParent, candidateOption } = beam;
  const first = scope.optionStart[depth];
  const end = scope.optionStart[depth + 1];
  const isPlain = slots === scope.seatCount;
  let candidates = 0;
  for (let plan = 0; plan < beam.plans; plan++) {
    // The bound without this need: every seat it could go to reads the row below.
    let without = beam.bound[plan];
    for (let option = first; option < end; option++) {
      if (optionSeat[option] === NONE || rowWith[option] === rowWithout[option]) continue;
      const state = stateOfRoom(scope, optionSeat[option], room[plan * slots + loadSlot[optionSeat[option]]]);
      without += table[rowWithout[option] + state] - table[rowWith[option] + state];
    }
    for (let option = first; option < end; option++) {
      const seat = optionSeat[option];
      let bound = without + optionReduced[option];
      if (seat !== NONE) {
        const now = room[plan * slots + loadSlot[seat]];
        const left = now - optionLoad[option];
        if (left < 0 || (!isPlain && !slotsHold(scope, beam, plan, option))) continue;
        const row = rowWithout[option];
        bound += table[row + stateOfRoom(scope, seat, left)] - table[row + stateOfRoom(scope, seat, now)];
      }
      if (bound > ceiling) continue;
      candidateBound[candidates] = bound;
      candidateParent[candidates] = plan;
      candidateOption[candidates++] = option;
    }
  }
  beam.candidates = candidates;
}

/** Whether the plan has a place, and row units, left for this option. */
function slotsHold(scope: Scope, beam: Beam, plan: number, option: number): boolean {
  const { useStart, useRow, useAmount } = scope.state.problem;
  const countSlot = beam.countSlot[scope.optionSeat[option]];
  if (countSlot !== NONE && beam.room[plan * beam.slots + countSlot] < 1) return false;
  const pair = scope.optionPair[option];
  for (let at = useStart[pair]; at < useStart[pair + 1]; at++) {
    const slot = beam.rowSlot[useRow[at]];
    if (slot !== NONE && beam.room[plan * beam.slots + slot] < useAmount[at]) return false;
  }
  return true;
}

/** Keeps the `width` candidates of lowest bound, by a histogram of the bounds. */
function keepBest(beam: Beam, width: number, random: Random): void {
  const { candidateBound, candidateParent, candidateOption, candidates, histogram } = beam;
  let low = Infinity;
  let high = -Infinity;
  for (let at = 0; at < candidates; at++) {
    if (candidateBound[at] < low) low = candidateBound[at];
    if (candidateBound[at] > high) high = candidateBound[at];
  }
  const scale = (BINS - 1) / Math.max(1e-9, high - low);
  histogram.fill(0);
  for (let at = 0; at < candidates; at++) histogram[((candidateBound[at] - low) * scale) | 0]++;
  // The last bin that finds room, and how many of its candidates do.
  let last = 0;
  let places = width;
  while (histogram[last] <= places) places -= histogram[last++];
  let rivals = histogram[last];
  let kept = 0;
  for (let at = 0; at < candidates; at++) {
    const bin = ((candidateBound[at] - low) * scale) | 0;
    if (bin > last) continue;
    if (bin === last) {
      const isKept = random() * rivals-- < places;
      if (!isKept) continue;
      places--;
    }
    candidateBound[kept] = candidateBound[at];
    candidateParent[kept] = candidateParent[at];
    candidateOption[kept++] = candidateOption[at];
  }
  beam.candidates = kept;
  beam.isComplete = false;
}

/** Turns the candidates into the plans of the next depth. */
function advance(scope: Scope, beam: Beam, depth: number): void {
  const { room, nextRoom, bound, nextBound, slots, candidateBound, candidateParent, candidateOption } = beam;
  const { useStart, useRow, useAmount } = scope.state.problem;
  for (let plan = 0; plan < beam.candidates; plan++) {
    const from = candidateParent[plan] * slots;
    const to = plan * slots;
    for (let slot = 0; slot < slots; slot++) nextRoom[to + slot] = room[from + slot];
    const option = candidateOption[plan];
    nextBound[plan] = candidateBound[plan];
    beam.parent[depth * beam.width + plan] = candidateParent[plan];
    beam.option[depth * beam.width + plan] = option;
    const seat = scope.optionSeat[option];
    if (seat === NONE) continue;
    nextRoom[to + beam.loadSlot[seat]] -= scope.optionLoad[option];
    if (slots === scope.seatCount) continue;
    if (beam.countSlot[seat] !== NONE) nextRoom[to + beam.countSlot[seat]]--;
    const pair = scope.optionPair[option];
    for (let at = useStart[pair]; at < useStart[pair + 1]; at++) {
      if (beam.rowSlot[useRow[at]] !== NONE) nextRoom[to + beam.rowSlot[useRow[at]]] -= useAmount[at];
    }
  }
  beam.plans = beam.candidates;
  beam.room = nextRoom;
  beam.nextRoom = room;
  beam.bound = nextBound;
  beam.nextBound = bound;
}

function nextLeaf(beam: Beam): number {
  let best = NONE;
  for (let plan = 0; plan < beam.plans; plan++) {
    if (beam.bound[plan] < (best === NONE ? Infinity : beam.bound[best])) best = plan;
  }
  return best;
}

/** Follows a leaf back to the root: the choices go to scope.chosen. */
function readPlan(scope: Scope, beam: Beam, leaf: number): void {
  let plan = leaf;
  for (let depth = scope.needCount - 1; depth >= 0; depth--) {
    scope.chosen[depth] = scope.optionPair[beam.option[depth * beam.width + plan]];
    plan = beam.parent[depth * beam.width + plan];
  }
}
