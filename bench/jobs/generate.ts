/** Job: generates a town, and if wished what happens to it, and writes both where told. */
import { writeFileSync } from 'node:fs';
import { generateEvents, generateTown } from '../../src/generate/index.ts';
import { answerJob } from '../harness/child.ts';

export interface GenerateInput {
  readonly citizens: number;
  readonly mentors: number;
  readonly seed: number;
  readonly file: string;
  /** One JSON object a line, in the file of this name. */
  readonly events?: { readonly count: number; readonly file: string };
}

await answerJob(({ citizens, mentors, seed, file, events }: GenerateInput) => {
  const town = generateTown({ citizens, mentors, seed });
  writeFileSync(file, JSON.stringify(town));
  if (events === undefined) return;
  const lines = generateEvents(town, events.count, seed).map((event) => `${JSON.stringify(event)}\n`);
  writeFileSync(events.file, lines.join(''));
});
