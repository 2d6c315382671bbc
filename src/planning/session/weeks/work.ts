/** What one update has to look at. */
import { type Job, newJob } from './job.ts';
import type { Scene } from './scene.ts';

/** What has to be looked at; grows while the touched are gone through. */
export interface Work {
  readonly scene: Scene;
  readonly needs: Set<string>;
  readonly groups: Set<string>;
  /** Whose free time sessions have changed. */
  readonly citizens: Set<string>;
  /** By mentor. */
  readonly jobs: Map<string, Job>;
}

export function jobOf({ jobs }: Work, seatId: string): Job {
  const known = jobs.get(seatId);
  if (known !== undefined) return known;
  const job = newJob();
  jobs.set(seatId, job);
  return job;
}
