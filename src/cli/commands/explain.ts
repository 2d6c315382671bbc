/** `makker explain`: why one citizen has the mentor he has, what else there was, and what would change it. */
import type { Command } from 'commander';
import { explainCitizen } from '../../explain/citizen.ts';
import { readCaseFile, readPlanFile } from '../files.ts';
import { printJson } from '../output.ts';

export function addExplain(makker: Command): void {
  makker
    .command('explain <case> <plan>')
    .description('Forklar en borgers match: hvorfor, hvad ellers, og hvad der ville ændre det.')
    .requiredOption('--citizen <id>', 'citizen to explain')
    .option('--json', 'print the explanation as one JSON object')
    .action(async (casePath: string, planPath: string, options: { citizen: string; json?: boolean }) => {
      const answer = explainCitizen(await readCaseFile(casePath), await readPlanFile(planPath), options.citizen);
      if (options.json) printJson({ ...answer });
      else process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    });
}
