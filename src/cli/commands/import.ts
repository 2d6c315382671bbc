/** `makker import`: tables of a municipality become a case. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { MakkerError } from '../../errors.ts';
import { readFileBytes } from '../../io/files.ts';
import { sameWord } from '../../io/import/cells.ts';
import { importFiles, placeOf } from '../../io/import/index.ts';
import { Id, Text } from '../../model/primitives.ts';
import { checkOutput, writeTextFile } from '../files.ts';
import { planDate } from '../options.ts';
import { printJson, printTable, say } from '../output.ts';

/** A table of all courses a municipality ever had is a few megabytes. */
const MOST_TABLE_BYTES = 50_000_000;
const MOST_KEY_BYTES = 4096;

interface ImportOptions {
  readonly out: string;
  readonly date?: string;
  readonly pseudonymKeyFile?: string;
  readonly municipality?: string;
  readonly municipalityId?: string;
  readonly json?: boolean;
}

export function addImport(makker: Command): void {
  makker
    .command('import <files...>')
    .description('Læs regneark (CSV, XLSX) og lav en sag.')
    .requiredOption('--out <file>', 'where the case goes')
    .option('--date <date>', 'plan date; default the next Monday', planDate)
    .option('--pseudonym-key-file <file>', 'key that turns CPR numbers into pseudonyms; without it they are refused')
    .option('--municipality <name>', 'name of the municipality; default Kommune')
    .option('--municipality-id <id>', 'its key; default its name in lower case, without "Kommune"')
    .option('--json', 'print the summary as one JSON object')
    .action(async (paths: string[], options: ImportOptions) => {
      const files = await readAll(paths);
      const key = options.pseudonymKeyFile;
      await checkOutput(options.out, key === undefined ? paths : [...paths, key]);
      const { input, rowsRead, warnings } = await importFiles(files, {
        planDate: options.date ?? nextMonday(new Date()),
        ...municipalityOf(options),
        ...(key === undefined ? {} : { pseudonymKey: await readFileBytes(key, MOST_KEY_BYTES) }),
      });
      await writeTextFile(options.out, `${JSON.stringify(input)}\n`);
      const byCode = countByCode(warnings);
      if (options.json) printJson({ rowsRead, warnings: byCode });
      else printTable(`Sagen er skrevet til ${options.out}`, [...Object.entries(rowsRead), ...Object.entries(byCode)]);
      for (const warning of warnings) say(`  ${placeOf(warning)}: ${warning.message}`);
    });
}

/** Every file that cannot be read is named, not only the first. */
async function readAll(paths: readonly string[]) {
  const reads = await Promise.allSettled(
    paths.map(async (path) => ({ name: basename(path), bytes: await readFileBytes(path, MOST_TABLE_BYTES) })),
  );
  const errors = reads.flatMap((read) => (read.status === 'rejected' ? [read.reason as unknown] : []));
  const known = errors.filter((error) => error instanceof MakkerError);
  if (errors.length > known.length) throw errors.find((error) => !(error instanceof MakkerError));
  if (known.length === 1) throw known[0];
  const faults = known.flatMap((error) => error.faults);
  if (known.length > 1) throw new MakkerError(known[0]!.code, `${known.length} files cannot be read.`, faults);
  return reads.flatMap((read) => (read.status === 'fulfilled' ? [read.value] : []));
}

function municipalityOf({ municipality, municipalityId }: ImportOptions) {
  if (municipality === undefined && municipalityId === undefined) return {};
  const name = municipality ?? municipalityId!;
  const id = municipalityId ?? sameWord(name.replace(/\s+kommune$/i, ''));
  if (!Id.safeParse(id).success || !Text.min(1).safeParse(name).success) {
    const advice = 'Use letters, digits, ".", "_", ":" and "-" in --municipality-id, and no CPR number.';
    throw new MakkerError('BAD_OPTION', `A municipality "${name}" with the id "${id}" is not possible. ${advice}`);
  }
  return { municipality: { id, name } };
}

function countByCode(warnings: readonly { code: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of warnings) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function nextMonday(now: Date): string {
  const days = (8 - now.getUTCDay()) % 7 || 7;
  return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
