/** `makker generate`: a synthetic town, and if wished a stream of events for it. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { MakkerError } from '../../errors.ts';
import { generateEvents, generateTown, townSummary } from '../../generate/index.ts';
import { indexCase } from '../../model/caseIndex.ts';
import { pairRows } from '../../planning/compile.ts';
import { rowsOf } from '../../planning/rows.ts';
import { ruleSetOf } from '../../rules/index.ts';
import { writeTextFiles } from '../files.ts';
import { planDate, wholeNumber } from '../options.ts';
import { printJson, printTable, say } from '../output.ts';

interface GenerateOptions {
  readonly citizens: number;
  readonly mentors: number;
  readonly seed: number;
  readonly regime?: string;
  readonly date?: string;
  readonly events?: number;
  readonly eventsOut?: string;
  readonly out: string;
  readonly json?: boolean;
}

export function addGenerate(makker: Command): void {
  makker
    .command('generate')
    .description('Lav en syntetisk kommune efter de danske tal.')
    .requiredOption('--citizens <n>', 'citizens', wholeNumber(0, 100_000))
    .requiredOption('--mentors <n>', 'named mentors', wholeNumber(0, 20_000))
    .requiredOption('--seed <n>', 'seed', wholeNumber(0, 2_147_483_647))
    .option('--regime <year>', 'cohort to calibrate to: 2012, 2013 or 2014')
    .option('--date <date>', 'plan date', planDate)
    .option('--events <n>', 'events to generate as well', wholeNumber(0, 1_000_000))
    .option('--events-out <file>', 'where the events go, one JSON object a line')
    .requiredOption('--out <file>', 'where the case goes')
    .option('--json', 'print the summary as one JSON object')
    .action(async (options: GenerateOptions) => generate(options));
}

async function generate(options: GenerateOptions): Promise<void> {
  if ((options.events === undefined) !== (options.eventsOut === undefined)) {
    throw new MakkerError('BAD_OPTION', '--events and --events-out go together; give both or neither.');
  }
  if (options.eventsOut !== undefined && resolve(options.eventsOut) === resolve(options.out)) {
    throw new MakkerError('BAD_OPTION', `--out and --events-out are both "${options.out}". Name two files.`);
  }
  const town = generateTown({
    citizens: options.citizens,
    mentors: options.mentors,
    seed: options.seed,
    ...(options.regime === undefined ? {} : { regime: regimeOf(options.regime) }),
    ...(options.date === undefined ? {} : { planDate: options.date }),
  });
  const files = [{ path: options.out, text: `${JSON.stringify(town)}\n` }];
  if (options.eventsOut !== undefined) {
    const events = generateEvents(town, options.events!, options.seed);
    files.push({ path: options.eventsOut, text: events.map((event) => `${JSON.stringify(event)}\n`).join('') });
  }
  await writeTextFiles(files);
  const index = indexCase(town);
  const ruleSet = ruleSetOf(town);
  const pairs = pairRows(index, ruleSet, rowsOf(index, ruleSet)).reduce((sum, row) => sum + row.seats.length, 0);
  const { citizens, mentors, units, needs, demandMinutes, capacityMinutes } = townSummary(town);
  const summary = { citizens, mentors, units, needs, pairs, demandMinutes, capacityMinutes };
  if (options.json) printJson(summary);
  else printTable(`Sagen er skrevet til ${options.out}`, Object.entries(summary));
  if (options.eventsOut !== undefined) say(`${options.events} hændelser er skrevet til ${options.eventsOut}`);
}

function regimeOf(text: string): 2012 | 2013 | 2014 {
  if (text === '2012' || text === '2013' || text === '2014') return Number(text) as 2012 | 2013 | 2014;
  throw new MakkerError('BAD_OPTION', `--regime is "${text}". Use 2012, 2013 or 2014.`);
}
