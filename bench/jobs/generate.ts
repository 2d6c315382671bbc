/** Job: generates a town and writes it where told. */
import { writeFileSync } from 'node:fs';
import { generateTown } from '../../src/generate/index.ts';
import { answerJob } from '../harness/child.ts';

export interface GenerateInput {
  readonly citizens: number;
  readonly mentors: number;
  readonly seed: number;
  readonly file: string;
}

await answerJob(({ citizens, mentors, seed, file }: GenerateInput) => {
  writeFileSync(file, JSON.stringify(generateTown({ citizens, mentors, seed })));
});
