/** One town and what happens to it: solved, followed live, and its last case solved anew by us and by HiGHS. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { lpFile, mustServeFactor } from '../../src/planning/lpFile.ts';
import type { PlanAnswer } from '../jobs/plan.ts';
import type { SessionAnswer } from '../jobs/session.ts';
import { openCase } from './openCase.ts';
import type { TownSize } from './options.ts';
import { theirs } from './peerTown.ts';
import { runAssign, runPlan, runSession, townFiles } from './runs.ts';

/** How long a solver that begins with nothing took to come as near the bound as the live plan is. */
export interface Race {
  readonly seconds: number;
  readonly isReached: boolean;
  readonly why: string;
}

export interface SessionRow extends TownSize {
  readonly seed: number;
  readonly limit: number;
  readonly restSteps: number;
  readonly acceptSteps: number;
  readonly opening: PlanAnswer;
  readonly live: SessionAnswer;
  /** The whole plan of the last case, in as many seconds as the first had. */
  readonly cold: PlanAnswer;
  readonly ours: Race;
  /** Null where HiGHS was not asked. */
  readonly highs: Race | null;
}

interface SessionTown extends TownSize {
  readonly seed: number;
  readonly limit: number;
  readonly events: number;
  readonly restSteps: number;
  readonly acceptSteps: number;
  /** Seconds of HiGHS; 0: not asked. */
  readonly highsLimit: number;
}

/** Events that run code which nothing has warmed: the process has solved nothing, and these are its first. */
export const COLD_EVENTS = 100;
/** Our own race may take so many times the limit of the opening solve. */
const RACE_LIMITS = 3;

export async function measureSession(folder: string, town: SessionTown): Promise<SessionRow> {
  const { citizens, mentors, seed, limit, restSteps, acceptSteps, highsLimit } = town;
  const { file, eventsFile } = await townFiles(folder, { citizens, mentors, seed }, town.events);
  const [planFile, finalFile] = [path.join(folder, 'plan.json'), path.join(folder, 'final.json')];
  const opening = await runPlan({ file, seed, limit, planFile });
  const live = await runSession({
    file,
    planFile,
    eventsFile,
    finalFile,
    restSteps,
    acceptSteps,
    coldEvents: COLD_EVENTS,
  });
  const cold = await runPlan({ file: finalFile, seed, limit });
  const ours = await raceOurs(finalFile, town, live);
  const highs = highsLimit === 0 ? null : await raceHighs(folder, finalFile, highsLimit, live);
  return { citizens, mentors, seed, limit, restSteps, acceptSteps, opening, live, cold, ours, highs };
}

/** Pairs, assignment and weeks, as an event brings all three up to date. */
async function raceOurs(file: string, { seed, limit }: SessionTown, live: SessionAnswer): Promise<Race> {
  const gapTarget = shareOf(live);
  const answer = await runAssign({ file, seed, limit: limit * RACE_LIMITS, gapTarget });
  const { objective, searchedBound, pairSeconds, seconds, weekSeconds } = answer;
  const isReached = objective - searchedBound <= Math.max(gapTarget * objective, 1);
  return { seconds: pairSeconds + seconds + weekSeconds, isReached, why: isReached ? '' : 'time limit' };
}

async function raceHighs(folder: string, file: string, limit: number, live: SessionAnswer): Promise<Race> {
  const open = await openCase(file);
  const lp = path.join(folder, 'final.lp');
  writeFileSync(lp, `${lpFile(open.compiled).lines.join('\n')}\n`);
  const gapPoints = live.objective - live.bound;
  const factor = mustServeFactor(open.compiled.problem);
  const { seconds, isOptimal, why } = await theirs(open, factor, { file: lp, package: 'highs', limit, gapPoints });
  return { seconds, isReached: isOptimal, why };
}

function shareOf({ objective, bound }: SessionAnswer): number {
  return (objective - bound) / Math.max(1, Math.abs(objective));
}
