/** `makker demo` (npm start): solves the shipped town, prints its summary and writes the plan in every format. */
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { DEFAULT_SEED } from '../../planning/planCase.ts';
import { checkOutput, readCalendars, readCaseFile, writeTextFile } from '../files.ts';
import { say } from '../output.ts';
import { writePlanFiles } from './export.ts';
import { printPlan, solveTimed } from './solve.ts';

const DEMO_TOWN = fileURLToPath(new URL('../../../scenarios/demo-town.json', import.meta.url));

/** Enough to see what Makker does in a few seconds; `makker solve` goes on to a smaller gap. */
const DEMO_EFFORT_STEPS = 200_000;

export function addDemo(makker: Command): void {
  makker
    .command('demo')
    .description('Løs den medfølgende eksempelkommune og skriv planen.')
    .option('--out <folder>', 'folder for the plan', 'out/demo')
    .action(async ({ out }: { out: string }) => {
      const town = await readCaseFile(DEMO_TOWN);
      await checkOutput(`${out}/plan.json`, [DEMO_TOWN]);
      const { plan, times } = solveTimed(town, { seed: DEFAULT_SEED, effort: DEMO_EFFORT_STEPS });
      printPlan(plan, times);
      await writeTextFile(`${out}/plan.json`, `${JSON.stringify(plan)}\n`);
      const written = [`${out}/plan.json`];
      for (const format of ['html', 'ics', 'xlsx'] as const)
        written.push(
          ...(await writePlanFiles(town, plan, format, out, { previous: await readCalendars(undefined, out) })).slice(
            0,
            1,
          ),
        );
      say('Skrevet:');
      for (const path of written) say(`  ${path}`);
    });
}
