/**
 * Other solvers on the same exported LP file, and how municipalities match today.
 *
 *   node bench/peers.ts [--large 500x70] [--seed 1] [--ours 2] [--highs 60] [--small 60x10] [--towns 20] [--seconds 60] [--resume] [--out folder]
 *
 * The large town: HiGHS with --highs seconds against ours with --ours. The small towns: everybody to the optimum, at most --seconds
 * each. --large none or --towns 0 leaves a part out.
 */
import path from 'node:path';
import { numbers, readOptions, townSizes } from './harness/options.ts';
import { largeTables, smallTables } from './harness/peerTables.ts';
import { type LargeRow, measureTown, type SmallRow } from './harness/peerTown.ts';
import { Ledger } from './harness/results.ts';
import { townFile, workFolder } from './harness/runs.ts';

const options = readOptions({
  large: '500x70',
  seed: '1',
  ours: '2',
  highs: '60',
  small: '60x10',
  towns: '20',
  seconds: '60',
});
const folder = workFolder();
if (options.large !== 'none') await large();
if (options.towns !== '0') await small();

async function large(): Promise<void> {
  const ledger = new Ledger<LargeRow>('peers-large', options);
  const [ours, highs, seed] = [numbers(options.ours)[0]!, numbers(options.highs)[0]!, numbers(options.seed)[0]!];
  for (const size of townSizes(options.large)) {
    const key = `${size.citizens}x${size.mentors} seed ${seed}, ours ${ours} s, HiGHS ${highs} s`;
    await ledger.measure(key, async () => {
      const file = await townFile(folder, { ...size, seed });
      const limits = { makker: ours, highs };
      const town = await measureTown(file, path.join(folder, 'large.lp'), seed, limits);
      return { ...size, seed, limits, ...town };
    });
  }
  ledger.publish('HiGHS on the exported LP file of a town', largeTables(ledger.rows()));
}

async function small(): Promise<void> {
  const ledger = new Ledger<SmallRow>('peers-small', options);
  const limit = numbers(options.seconds)[0]!;
  for (const size of townSizes(options.small)) {
    for (let seed = 1; seed <= numbers(options.towns)[0]!; seed++) {
      await ledger.measure(`${size.citizens}x${size.mentors} seed ${seed}`, async () => {
        const file = await townFile(folder, { ...size, seed });
        const limits = { makker: limit, highs: limit, 'javascript-lp-solver': limit, yalps: limit };
        const town = await measureTown(file, path.join(folder, 'small.lp'), seed, limits);
        return { ...size, seed, limit, ...town };
      });
    }
  }
  ledger.publish('Small towns, everybody to the optimum', smallTables(ledger.rows()));
}
