/** `makker export`: a plan for people’s own tools, or the assignment model for another solver. */
import type { Command } from 'commander';
import { MakkerError } from '../../errors.ts';
import { exportPlan } from '../../io/export/index.ts';
import { type NamedFile, writeFilesAtomically } from '../../io/files.ts';
import type { Case } from '../../model/case.ts';
import { indexCase } from '../../model/caseIndex.ts';
import type { Plan } from '../../model/plan.ts';
import { compile } from '../../planning/compile.ts';
import { lpFile } from '../../planning/lpFile.ts';
import { ruleSetOf } from '../../rules/index.ts';
import { checkOutput, readCalendars, readCaseAndPlan, readCaseFile, refuseInputs, writeTextFile } from '../files.ts';
import { printJson, printTable } from '../output.ts';

const PLAN_FORMATS = ['ics', 'csv', 'xlsx', 'html'] as const;
export type PlanFormat = (typeof PLAN_FORMATS)[number];

interface ExportOptions {
  readonly format: string;
  readonly out: string;
  readonly previous?: string;
  readonly json?: boolean;
}

export function addExport(makker: Command): void {
  makker
    .command('export <case> [plan]')
    .description('Skriv planen som kalender, regneark eller referat; eller modellen som LP-fil.')
    .requiredOption('--format <format>', 'ics, csv, xlsx, html, or lp')
    .requiredOption('--out <path>', 'folder for the files; for lp the file')
    .option('--previous <folder>', 'ics: calendars sent out before; default those in the folder of --out')
    .option('--json', 'print the summary as one JSON object')
    .action(async (casePath: string, planPath: string | undefined, options: ExportOptions) => {
      if (options.out === '') throw new MakkerError('BAD_OPTION', '--out is empty. Name a folder; for lp a file.');
      if (options.format === 'lp') return exportLp(casePath, options);
      const format = PLAN_FORMATS.find((known) => known === options.format);
      if (format === undefined)
        throw new MakkerError('BAD_OPTION', `--format is "${options.format}". Use ics, csv, xlsx, html or lp.`);
      if (planPath === undefined)
        throw new MakkerError('BAD_OPTION', `--format ${format} needs a plan: makker export case.json plan.json.`);
      if (options.previous !== undefined && format !== 'ics')
        throw new MakkerError('BAD_OPTION', `--previous goes with --format ics, not ${format}. Leave it out.`);
      const { input, plan } = await readCaseAndPlan(casePath, planPath);
      const previous = format === 'ics' ? await readCalendars(options.previous, options.out) : [];
      const files = await writePlanFiles(input, plan, format, options.out, { previous, inputs: [casePath, planPath] });
      if (options.json) printJson({ files });
      else
        printTable(
          'Skrevet',
          files.map((name) => [format, name] as const),
        );
    });
}

/** `previous`: calendars sent out before, of which ICS files count on. `inputs`: files that must not be written over. */
interface Sources {
  readonly previous?: readonly NamedFile[];
  readonly inputs?: readonly string[];
}

/** Writes the plan in one format and returns the paths. */
export async function writePlanFiles(
  input: Case,
  plan: Plan,
  format: PlanFormat,
  folder: string,
  { previous = [], inputs = [] }: Sources = {},
): Promise<string[]> {
  const { files } = await exportPlan(input, plan, format, { previous });
  const paths = files.map((file) => `${folder}/${file.name}`);
  await refuseInputs(paths, inputs);
  await writeFilesAtomically(folder, files);
  return paths;
}

async function exportLp(casePath: string, options: ExportOptions): Promise<void> {
  const input = await readCaseFile(casePath);
  await checkOutput(options.out, [casePath]);
  const { lines, variables, constraints } = lpFile(compile(indexCase(input), ruleSetOf(input)));
  await writeTextFile(options.out, `${lines.join('\n')}\n`);
  if (options.json) printJson({ variables, constraints });
  else
    printTable(`Modellen er skrevet til ${options.out}`, [
      ['Variable', variables],
      ['Begrænsninger', constraints],
    ]);
}
