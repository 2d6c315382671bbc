import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { callMakker, Folder, jsonOf, refusalOf, runMakker } from './commandLine.ts';

const folder = new Folder();
/** Two agents of two places each: jobs 1 and 2 to the first, job 3 to the second, for 1 + 2 + 1. */
const instance = {
  name: 'small',
  agents: 2,
  jobs: 3,
  cost: [
    [1, 2, 3],
    [3, 2, 1],
  ],
  resource: [
    [1, 1, 1],
    [1, 1, 1],
  ],
  capacity: [2, 2],
  sense: 'min',
};
const packed = (json: unknown) => gzipSync(JSON.stringify(json));

describe('makker gap', () => {
  it('should print name, objective, bound, gap, optimal and seconds, and nothing else', async () => {
    const run = await runMakker('gap', folder.put('small.json.gz', packed(instance)), '--time-limit', '5', '--json');
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' });
    const { seconds, ...result } = jsonOf(run);
    expect(Object.keys(result)).toEqual(['name', 'objective', 'bound', 'gap', 'optimal']);
    expect(result).toEqual({ name: 'small', objective: 4, bound: 4, gap: 0, optimal: true });
    expect(seconds).toBeLessThan(5);
  });

  it('should call an instance without a name by its file', async () => {
    const { name: _, ...nameless } = instance;
    for (const path of [folder.put('d05100.json', nameless), folder.put('d05100.json.gz', packed(nameless))])
      expect(jsonOf(await callMakker('gap', path, '--json'))).toMatchObject({ name: 'd05100', objective: 4 });
  });

  it('should maximise where the instance says so, with its bound above', async () => {
    const result = jsonOf(await callMakker('gap', folder.put('max.json', { ...instance, sense: 'max' }), '--json'));
    expect(result).toMatchObject({ objective: 8, bound: 8, gap: 0, optimal: true });
  });

  it('should print the same for people', async () => {
    const { code, stdout, stderr } = await callMakker('gap', folder.put('small.json', instance));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^small\n {2}name +small\n {2}objective +4\n {2}bound +4\n {2}gap +0\n {2}optimal +true\n/);
  });

  it('should answer no with 1 where no plan serves every job', async () => {
    const tight = { ...instance, capacity: [1, 1] };
    for (const path of [folder.put('tight.json', tight), folder.put('tight.json.gz', packed(tight))]) {
      const run = await callMakker('gap', path, '--json');
      expect(run.code).toBe(1);
      expect(run.stderr).toMatch(/^(Instansen har ingen løsning|Ingen løsning med alle job blev fundet)/);
      expect(jsonOf(run)).toMatchObject({ name: 'small', objective: null, gap: null, optimal: false });
    }
  });

  it('should solve jobs that take nothing, costs below 0 and the largest numbers', async () => {
    const none = { ...instance, resource: instance.resource.map((row) => row.map(() => 0)), capacity: [0, 0] };
    expect(jsonOf(await callMakker('gap', folder.put('a.json', none), '--json'))).toMatchObject({ objective: 4 });
    const negative = { ...instance, cost: instance.cost.map((row) => row.map((cost) => -cost)) };
    expect(jsonOf(await callMakker('gap', folder.put('a.json', negative), '--json'))).toMatchObject({ objective: -8 });
    const most = 1_000_000_000;
    const large = { ...instance, jobs: 1, cost: [[most], [most]], resource: [[most], [most]], capacity: [most, 0] };
    expect(jsonOf(await callMakker('gap', folder.put('a.json', large), '--json'))).toMatchObject({ objective: most });
  });
});

const MALFORMED: readonly (readonly [string, unknown, readonly RegExp[]])[] = [
  ['null', null, [/INVALID_INSTANCE: The instance has 1 fault/, /^ {2}Give a value of type object \(was null\)\.$/m]],
  ['a list', [], [/^ {2}Give a value of type object\.$/m]],
  ['an unknown sense', { ...instance, sense: 'most' }, [/ {2}sense: Use one of "min", "max" \(was "most"\)\./]],
  ['an unknown field', { ...instance, extra: 1 }, [/ {2}Unknown field "extra"; remove it/]],
  [
    'a field that is not there',
    { ...instance, capacity: undefined },
    [/ {2}capacity: Missing; give a value of type array\./],
  ],
  ['halves', { ...instance, capacity: [1.5, 2] }, [/ {2}capacity\[0\]: Give a value of type int \(was 1\.5\)/]],
  ['a capacity below 0', { ...instance, capacity: [-1, 2] }, [/ {2}capacity\[0\]: Use at least 0 \(was -1\)/]],
  ['numbers too large', { ...instance, capacity: [2 ** 31, 2] }, [/ {2}capacity\[0\]: Use at most 1000000000/]],
  [
    'tables of the wrong size',
    { ...instance, capacity: [2], cost: [[1, 2, 3], [1]], resource: [] },
    [
      /The instance has 3 fault/,
      / {2}capacity: Has 1 entries\. Give one for each of the 2 agents/,
      / {2}cost\[1\]: Has 1 entries\. Give one for each of the 3 jobs/,
      / {2}resource: Has 0 entries\. Give one for each of the 2 agents/,
    ],
  ],
  [
    'a wrong value and tables of the wrong size',
    { ...instance, sense: 'most', capacity: [-1], cost: [[1, 2, 3], [1]] },
    [
      /has 4 fault/,
      / {2}sense: /,
      / {2}capacity\[0\]: /,
      / {2}capacity: Has 1 entries/,
      / {2}cost\[1\]: Has 1 entries/,
    ],
  ],
];

describe('a malformed instance', () => {
  it.each(MALFORMED)('should be refused with every fault: %s', async (_, json, said) => {
    for (const path of [folder.put('bad.json', json ?? 'null'), folder.put('bad.json.gz', packed(json))]) {
      const stderr = refusalOf(await callMakker('gap', path, '--json'));
      for (const phrase of said) expect(stderr).toMatch(phrase);
    }
  });

  it('should be refused when the archive is cut off, none, or far too large unpacked', async () => {
    const whole = packed(instance);
    const cut = folder.put('cut.json.gz', whole.subarray(0, whole.length / 2));
    expect(refusalOf(await callMakker('gap', cut, '--json'))).toMatch(/^FILE_UNREADABLE: .*not a whole gzip file/);
    const none = folder.put('none.json.gz', 'not gzip');
    expect(refusalOf(await callMakker('gap', none, '--json'))).toMatch(/^FILE_UNREADABLE/);
    const bomb = folder.put('bomb.json.gz', gzipSync(new Uint8Array(191_000_000), { level: 1 }));
    expect(refusalOf(await callMakker('gap', bomb, '--json'))).toMatch(/^FILE_TOO_LARGE: .*unpacks to more than 190/);
  });
});
