/**
 * The literature's instances of the generalised assignment problem: `node bench/literature.ts [folder] [seconds] [name part]`. The folder
 * holds one JSON an instance and best-known.json; by default ../shared/gap beside the checkout.
 */

import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { evaluate, solveAssignment } from '../solver/index.ts';
import { readGapInstance, toAssignmentProblem } from '../src/literature/gap.ts';

const SEED = 1;

interface BestKnown {
  readonly instances: Record<string, { readonly value: number; readonly optimal: boolean }>;
}

const folder = process.argv[2] ?? path.join(import.meta.dirname, '../../shared/gap');
const seconds = Number(process.argv[3] ?? 10);
const part = process.argv[4] ?? '';
const bestKnown = JSON.parse(readFileSync(path.join(folder, 'best-known.json'), 'utf8')) as BestKnown;
console.log(
  `${os.cpus()[0]?.model ?? 'unknown processor'} ×${os.cpus().length}, Node ${process.version}, seed ${SEED}`,
);
console.log(`node bench/literature.ts ${folder} ${seconds} ${part}`);
console.log('instance      plan   bound   known  distance %    gap %  seconds');

const distances = new Map<string, number[]>();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'best-known.json')) {
  if (file.includes(part)) measure(file);
}
for (const [kind, list] of distances) {
  const mean = list.reduce((sum, distance) => sum + distance, 0) / list.length;
  console.log(`${kind}: mean distance ${mean.toFixed(4)} %, worst ${Math.max(...list).toFixed(4)} %`);
}

function measure(file: string): void {
  const name = file.replace('.json', '');
  const instance = readGapInstance(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  const problem = toAssignmentProblem(instance);
  const start = performance.now();
  const since = () => (performance.now() - start) / 1000;
  const solution = solveAssignment(problem, { seed: SEED, shouldStop: () => since() >= seconds });
  const took = since();
  const sign = instance.sense === 'max' ? -1 : 1;
  const known = bestKnown.instances[name]?.value ?? Number.NaN;
  const worth = evaluate(problem, solution.seatOf);
  if (!worth.isFeasible || worth.objective !== solution.objective)
    throw new Error(`${name}: the plan is not what it says.`);
  if (bestKnown.instances[name]?.optimal && solution.bound > sign * known)
    throw new Error(`${name}: bound above the optimum.`);
  const distance = (100 * (solution.objective - sign * known)) / Math.abs(known);
  const gap = (100 * (solution.objective - solution.bound)) / Math.abs(solution.objective);
  const served = solution.waitingMustServe === 0 ? '' : `  ${solution.waitingMustServe} jobs unserved`;
  const kind = name.startsWith('gap') ? 'gap' : name.charAt(0);
  distances.set(kind, [...(distances.get(kind) ?? []), distance]);
  const numbers = [sign * solution.objective, sign * solution.bound, known]
    .map((value) => String(value).padStart(7))
    .join(' ');
  console.log(
    `${name.padEnd(10)} ${numbers}  ${distance.toFixed(4).padStart(10)}  ${gap.toFixed(4).padStart(7)}  ${took.toFixed(2).padStart(7)}${served}`,
  );
}
