/**
 * Random sparse towns, solved against the clock: `node bench/assignment.ts [seconds] [needs×seats×pairs …] [--rows] [--caseload]`.
 * Prints plan, bound and gap as they improve, and checks the result before it is believed.
 */

import os from 'node:os';
import { evaluate, type SolveProgress, solveAssignment } from '../solver/index.ts';
import { randomTown } from './randomTown.ts';

const SEED = 7;
const SIZES = ['500x70x30', '2500x350x60'];

function parseSize(text: string): { needs: number; seats: number; pairsPerNeed: number } {
  const [needs, seats, pairsPerNeed] = text.split(/[x×]/).map(Number);
  if (!needs || !seats || !pairsPerNeed) throw new Error(`Size "${text}" is not needs×seats×pairs, say 500x70x30.`);
  return { needs, seats, pairsPerNeed };
}

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const seconds = Number(words[0] ?? 10);
const hasRows = process.argv.includes('--rows');
const hasCaseload = process.argv.includes('--caseload');
console.log(
  `${os.cpus()[0]?.model ?? 'unknown processor'} ×${os.cpus().length}, Node ${process.version}, seed ${SEED}`,
);
console.log(`node bench/assignment.ts ${process.argv.slice(2).join(' ')}`);

for (const text of words.length > 1 ? words.slice(1) : SIZES) {
  const size = parseSize(text);
  const problem = randomTown({ ...size, seed: SEED, hasRows, hasCaseload });
  console.log(`\n${text}: ${problem.pairSeat.length} pairs`);
  const start = performance.now();
  const since = () => (performance.now() - start) / 1000;
  let nextLine = 0.5;
  const onProgress = ({ objective, bound, waitingMustServe }: SolveProgress) => {
    if (since() < nextLine) return;
    nextLine = since() * 1.5;
    print(since(), objective, bound, waitingMustServe);
  };
  const solution = solveAssignment(problem, { seed: SEED, shouldStop: () => since() >= seconds, onProgress });
  const took = since();
  const worth = evaluate(problem, solution.seatOf);
  if (!worth.isFeasible || worth.objective !== solution.objective)
    throw new Error(`${text}: the plan is not what it says.`);
  print(took, solution.objective, solution.bound, solution.waitingMustServe);
  console.log(`  ${solution.status}, ${solution.steps} steps, ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
}

function print(at: number, objective: number, bound: number, waitingMustServe: number): void {
  const gap = (100 * (objective - bound)) / Math.max(1, Math.abs(objective));
  const waits = waitingMustServe > 0 ? `, ${waitingMustServe} must-serve wait` : '';
  console.log(`  ${at.toFixed(2)} s  plan ${objective}  bound ${bound.toFixed(1)}  gap ${gap.toFixed(3)} %${waits}`);
}
