import { describe, expect, it } from 'vitest';
import { buildProblem } from '../../../solver/assignment/build.ts';
import { createRun, paceDrafts, paceWandering } from '../../../solver/assignment/run.ts';

describe('pace', () => {
  const problem = buildProblem([{ waitCost: 9, pairs: [{ seat: 0, cost: 1, load: 1 }] }], [{}]);

  it('should put drafts off ever longer while they find nothing, and no longer once they do', () => {
    const run = createRun(problem, { seed: 1 }, 100);
    const pauses = [false, false, false, false, false, false, true].map((hasFound) => {
      paceDrafts(run, hasFound);
      return run.draftPause;
    });
    expect(pauses).toEqual([8, 16, 30, 30, 30, 30, 4]);
  });

  it('should give wandering less and less, but a little always', () => {
    const run = createRun(problem, { seed: 1 }, 100);
    const shares = [false, false, false, false, false, false, true].map((hasFound) => {
      paceWandering(run, hasFound);
      return run.wanderShare;
    });
    expect(shares).toEqual([0.125, 0.0625, 0.03125, 0.015625, 0.01, 0.01, 0.25]);
  });
});
