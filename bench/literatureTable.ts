/**
 * The literature’s instances by bench/literature.ts, as a table with the means of each class against the figures.
 *
 *   node bench/literatureTable.ts [--folder ../shared/gap] [--seconds 10] [--part d] [--resume] [--out folder]
 *
 * --part takes the instances with that in their names. bench/literature.ts checks plans and bounds and stops at a wrong one.
 */
import path from 'node:path';
import { mean, percent, seconds, table } from './harness/markdown.ts';
import { readOptions } from './harness/options.ts';
import { Ledger } from './harness/results.ts';
import { printedBy } from './harness/script.ts';

interface Row {
  readonly limit: string;
  readonly instances: readonly Instance[];
}

interface Instance {
  readonly name: string;
  readonly plan: number;
  readonly bound: number;
  readonly known: number;
  readonly distancePercent: number;
  readonly gapPercent: number;
  readonly seconds: number;
  readonly unserved: number;
}

/** Mean distance to the best known in percent: a, b, c, e and gap together; d is the hard class. */
const FIGURES = [
  { name: 'a, b, c, e, gap1–12', holds: (instance: Instance) => !instance.name.startsWith('d'), figure: 0.02 },
  { name: 'd', holds: (instance: Instance) => instance.name.startsWith('d'), figure: 0.14 },
];

const options = readOptions({ folder: path.join(import.meta.dirname, '../../shared/gap'), seconds: '10', part: '' });
const ledger = new Ledger<Row>('literature', options);
await ledger.measure(`${options.part || 'all'} at ${options.seconds} s`, async () => {
  const words = [options.folder, options.seconds, options.part];
  const text = await printedBy(import.meta.resolve('./literature.ts'), words);
  return { limit: options.seconds, instances: text.split('\n').flatMap(instanceOf) };
});
ledger.publish('Instances of the generalised assignment problem', ledger.rows().map(section).join('\n\n'));

/** One line of bench/literature.ts: name plan bound known distance gap seconds, and who is not served. */
function instanceOf(line: string): Instance[] {
  const [name, ...words] = line.trim().split(/\s+/);
  const [plan, bound, known, distancePercent, gapPercent, time, unserved] = words.map(Number);
  if (name === undefined || words.length < 6 || !Number.isFinite(plan) || !Number.isFinite(time)) return [];
  return [
    {
      name,
      plan: plan!,
      bound: bound!,
      known: known!,
      distancePercent: distancePercent!,
      gapPercent: gapPercent!,
      seconds: time!,
      unserved: unserved ?? 0,
    },
  ];
}

function section({ key, limit, instances }: Row & { readonly key: string }): string {
  return [
    `## ${key}`,
    '',
    `At most ${limit} s each, one thread. Distance: of the plan to the best known value. Gap: of the plan to our own bound. No bound is above`,
    'a known optimum (bench/literature.ts stops at one).',
    '',
    table(['class', 'instances', 'mean distance %', 'worst %', 'figure %', 'verdict'], classes(instances)),
    '',
    table(
      ['instance', 'plan', 'bound', 'best known', 'distance %', 'gap %', 'seconds'],
      instances.map((one) => [
        one.unserved > 0 ? `${one.name} (${one.unserved} jobs unserved)` : one.name,
        one.plan,
        one.bound,
        Number.isFinite(one.known) ? one.known : '–',
        percent(one.distancePercent, 4),
        percent(one.gapPercent, 4),
        seconds(one.seconds),
      ]),
    ),
  ].join('\n');
}

function classes(instances: readonly Instance[]): string[][] {
  const kinds = [...new Set(instances.map(kindOf))];
  const line = (name: string, members: readonly Instance[], figure?: number): string[] => {
    const distances = members.map((one) => one.distancePercent);
    const isMet = figure !== undefined && mean(distances) <= figure && members.every((one) => one.unserved === 0);
    return [
      name,
      String(members.length),
      percent(mean(distances), 4),
      percent(Math.max(...distances), 4),
      figure === undefined ? '' : `≤ ${figure}`,
      figure === undefined ? '' : isMet ? 'reached' : '**falls short**',
    ];
  };
  const groups = FIGURES.map(({ name, holds, figure }) => ({ name, figure, members: instances.filter(holds) }));
  return [
    ...kinds.map((kind) =>
      line(
        `class ${kind}`,
        instances.filter((one) => kindOf(one) === kind),
      ),
    ),
    ...groups
      .filter(({ members }) => members.length > 0)
      .map(({ name, members, figure }) => line(name, members, figure)),
  ];
}

function kindOf({ name }: Instance): string {
  return name.startsWith('gap') ? 'gap' : name.charAt(0);
}
