/** Job: one linear package on an LP file. */
import { readFileSync } from 'node:fs';
import { answerJob } from '../harness/child.ts';
import { type LinearAnswer, readLinearModel } from '../harness/linearModel.ts';
import { peakMegabytes } from '../harness/machine.ts';

export type Package = 'highs' | 'javascript-lp-solver' | 'yalps';

export interface LinearInput {
  readonly file: string;
  readonly package: Package;
  readonly limit: number;
  /** Points between plan and bound at which HiGHS may end; without it, a proof. */
  readonly gapPoints?: number;
}

await answerJob(async (input: LinearInput): Promise<LinearAnswer & { peakMegabytes: number }> => {
  const answer = await solve(input);
  return { ...answer, peakMegabytes: peakMegabytes() };
});

/** Each package is loaded only where it is asked, so that the memory is its own. */
async function solve(input: LinearInput): Promise<LinearAnswer> {
  const text = readFileSync(input.file, 'utf8');
  if (input.package === 'highs') {
    const { solveWithHighs } = await import('../harness/highs.ts');
    return solveWithHighs(text, input.limit, input.gapPoints);
  }
  const { solveWithJslp, solveWithYalps } = await import('../harness/smallSolvers.ts');
  const solveModel = input.package === 'yalps' ? solveWithYalps : solveWithJslp;
  return solveModel(readLinearModel(text), input.limit);
}
