/**
 * Live sessions: towns are solved, opened, and given what happens to them event by event.
 *
 *   node bench/session.ts [--sizes 500x70,2500x350,10000x1400] [--seeds 1] [--events 1000] [--limit 20] [--rest 16] [--accept 0,40] [--highs 60] [--resume] [--out folder]
 *
 * --limit: seconds of the opening solve and of the cold solve; each size has its own unless told otherwise. --rest and --accept: as the options of
 * `makker replay`; every number of --accept is a row of its own. --highs: seconds HiGHS has to come as near the bound, 0 to leave it out; asked up to 2,500 citizens.
 */
import { DEFAULT_REST_STEPS } from '../src/cli/replay.ts';
import { numbers, readOptions, type TownSize, townSizes } from './harness/options.ts';
import { Ledger } from './harness/results.ts';
import { workFolder } from './harness/runs.ts';
import { sessionTables } from './harness/sessionTables.ts';
import { measureSession, type SessionRow } from './harness/sessionTown.ts';

/** A larger town’s LP file is more than the comparison is asked for. */
const MOST_HIGHS_CITIZENS = 2500;

const options = readOptions({
  sizes: '500x70,2500x350,10000x1400',
  seeds: '1',
  events: '1000',
  limit: '',
  rest: String(DEFAULT_REST_STEPS),
  accept: '0,40',
  highs: '60',
});
const [events, restSteps, highs] = [options.events, options.rest, options.highs].map((text) => numbers(text)[0]!) as [
  number,
  number,
  number,
];
const folder = workFolder();
const ledger = new Ledger<SessionRow>('session', options);
for (const size of townSizes(options.sizes)) {
  const limit = numbers(options.limit || defaultLimit(size))[0]!;
  const highsLimit = size.citizens > MOST_HIGHS_CITIZENS ? 0 : highs;
  for (const seed of numbers(options.seeds)) {
    for (const acceptSteps of numbers(options.accept)) {
      await ledger.measure(`${size.citizens}x${size.mentors} seed ${seed} accept ${acceptSteps}`, () =>
        measureSession(folder, { ...size, seed, limit, events, restSteps, acceptSteps, highsLimit }),
      );
    }
  }
}
ledger.publish('Live sessions', sessionTables(ledger.rows()));

function defaultLimit({ citizens }: TownSize): string {
  return citizens <= 500 ? '10' : citizens <= 2500 ? '20' : '120';
}
