/** `makker explain`: why one citizen has the mentor he has, what else there was, and what would change it. */
import type { Command } from 'commander';
import { MakkerError } from '../../errors.ts';
import { explainCitizen } from '../../explain/citizen.ts';
import { readCaseAndPlan } from '../files.ts';
import { printJson } from '../output.ts';

export function addExplain(makker: Command): void {
  makker
    .command('explain <case> <plan>')
    .description('Forklar en borgers match: hvorfor, hvad ellers, og hvad der ville ændre det.')
    .requiredOption('--citizen <id>', 'citizen to explain')
    .option('--json', 'print the explanation as one JSON object')
    .action(async (casePath: string, planPath: string, options: { citizen: string; json?: boolean }) => {
      const { input, plan } = await readCaseAndPlan(casePath, planPath);
      if (input.citizens.length === 0) {
        const message = `No citizen has id "${options.citizen}": the case has no citizens. Add them, and solve it again.`;
        throw new MakkerError('UNKNOWN_REFERENCE', message);
      }
      const answer = explainCitizen(input, plan, options.citizen);
      if (options.json) printJson({ ...answer });
      else process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    });
}
