/** `makker explain`: why one citizen has the mentor he has, what else there was, and what would change it. */
import type { Command } from 'commander';
import { MakkerError } from '../../errors.ts';
import { alternativeSentences } from '../../explain/alternativeText.ts';
import { type CitizenExplanation, explainCitizen } from '../../explain/citizen.ts';
import type { Language } from '../../explain/label.ts';
import type { Case } from '../../model/case.ts';
import { indexCase } from '../../model/caseIndex.ts';
import { readCaseAndPlan } from '../files.ts';
import { printJson, printText } from '../output.ts';

export function addExplain(makker: Command): void {
  makker
    .command('explain <case> <plan>')
    .description('Forklar en borgers match: hvorfor, hvad ellers, og hvad der ville ændre det.')
    .requiredOption('--citizen <id>', 'citizen to explain')
    .option('--english', 'say it in English as well')
    .option('--json', 'print the explanation as one JSON object')
    .action(
      async (casePath: string, planPath: string, options: { citizen: string; english?: boolean; json?: boolean }) => {
        const { input, plan } = await readCaseAndPlan(casePath, planPath);
        if (input.citizens.length === 0) {
          const message = `No citizen has id "${options.citizen}": the case has no citizens. Add them, and solve it again.`;
          throw new MakkerError('UNKNOWN_REFERENCE', message);
        }
        const answer = explainCitizen(input, plan, options.citizen);
        if (options.json) printJson({ ...answer });
        else printExplanation(input, answer, options.english === true ? ['da', 'en'] : ['da']);
      },
    );
}

/** The sentences for people, one need after the other; each language by itself. */
function printExplanation(input: Case, answer: CitizenExplanation, languages: readonly Language[]): void {
  const index = indexCase(input);
  const name = index.citizenById.get(answer.citizenId)?.displayName;
  for (const language of languages) {
    printText(name === undefined ? answer.citizenId : `${name} (${answer.citizenId})`);
    if (answer.needs.length === 0) printText(`  ${NO_NEEDS[language]}`);
    for (const need of answer.needs) {
      printText(`  ${need.needId}`);
      for (const sentence of need[language]) printText(`    ${sentence}`);
      for (const sentence of alternativeSentences(index, need.alternatives, language)) printText(`    – ${sentence}`);
    }
  }
}

const NO_NEEDS: Readonly<Record<Language, string>> = {
  da: 'Har intet forløb i planen.',
  en: 'Has no need in the plan.',
};
