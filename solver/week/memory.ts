/**
 * Weeks that have been placed before. A plan whose weeks did not hold comes back with a few people moved, and most mentors' weeks are the
 * same to the last slot: placing them again would only take time.
 */

import type { WeekProblem, WeekSolution } from './problem.ts';

/** Kept by the caller between calls with equal options; it grows by one entry for each week that is new. */
export interface WeekMemory {
  readonly byHash: Map<number, Placed[]>;
}

interface Placed {
  readonly problem: WeekProblem;
  readonly solution: WeekSolution;
}

export function createWeekMemory(): WeekMemory {
  return { byHash: new Map() };
}

/** The solution of an equal problem, or that of `place`, which is then remembered. */
export function recallOr(memory: WeekMemory, problem: WeekProblem, place: () => WeekSolution): WeekSolution {
  const hash = hashOf(problem);
  const alike = memory.byHash.get(hash) ?? [];
  const known = alike.find((entry) => isSame(entry.problem, problem));
  if (known !== undefined) return known.solution;
  const solution = place();
  memory.byHash.set(hash, [...alike, { problem, solution }]);
  return solution;
}

/** FNV-1a, 32 bit, over the slots that differ most: when people are free and what starts cost. */
function hashOf({ free, meetings }: WeekProblem): number {
  let hash = 0x811c9dc5;
  for (const slot of free) hash = Math.imul(hash ^ slot, 0x01000193);
  for (const { startCost } of meetings) for (const points of startCost) hash = Math.imul(hash ^ points, 0x01000193);
  return hash >>> 0;
}

/**
 * Field by field, so that none is forgotten. Resources apart: what they allow alone is in the start costs, and what they share is settled
 * between the weeks.
 */
function isSame(first: unknown, second: unknown): boolean {
  if (typeof first !== 'object' || first === null || typeof second !== 'object' || second === null) {
    return first === second;
  }
  if (isList(first) && isList(second)) return isSameList(first, second);
  const fields = Object.entries(first);
  const others = second as Readonly<Record<string, unknown>>;
  if (fields.length !== Object.keys(others).length) return false;
  return fields.every(([name, value]) => name === 'resources' || isSame(value, others[name]));
}

function isList(value: object): value is Uint8Array | Int32Array {
  return ArrayBuffer.isView(value);
}

function isSameList(first: ArrayLike<number>, second: ArrayLike<number>): boolean {
  if (first.length !== second.length) return false;
  for (let at = 0; at < first.length; at++) if (first[at] !== second[at]) return false;
  return true;
}
