import { truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callMakker, Folder, refusalOf, runMakker } from './commandLine.ts';
import { smallCase } from './smallCase.ts';

describe('makker import of files that are not there', () => {
  it('should name each of them', async () => {
    const stderr = refusalOf(await callMakker('import', 'nope1.csv', 'nope2.csv', '--out', 'case.json', '--json'));
    expect(stderr).toMatch(/nope1\.csv/);
    expect(stderr).toMatch(/nope2\.csv/);
  });
});

type Json = ReturnType<typeof smallCase> & Record<string, unknown>;

const folder = new Folder();
const text = JSON.stringify(smallCase());
const plan = folder.at('never-written.json');

/** Solving the file is refused with all of these, and nothing is written. */
async function expectRefused(path: string, said: readonly (string | RegExp)[]): Promise<void> {
  const before = folder.listing();
  const stderr = refusalOf(await callMakker('solve', path, '--out', plan, '--json'));
  for (const phrase of said) expect(stderr).toMatch(phrase);
  expect(folder.listing()).toEqual(before);
}

const NOT_A_CASE: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['an empty file', '', 'BAD_JSON: .*line 1, column 1: the text ends where a value was expected'],
  ['a file cut off', text.slice(0, 1000), 'BAD_JSON: .*line 1, column \\d+: .*Correct the JSON there'],
  ['a stray comma', '{\n  "needs": [,]\n}', 'BAD_JSON: .*line 2, column 13'],
  ['NaN', text.replace('"planWeeks":2', '"planWeeks":NaN'), 'BAD_JSON: .*column \\d+'],
  ['a key written twice', text.replace('"age":42', '"age":42,"age":24'), 'DUPLICATE_KEY: .*bad\\.json" has objects in which a key is written twice(.|\n)*citizens\\[0\\]\\.age: .*Keep one'], // biome-ignore format: a row
  ['binary', new Uint8Array([0xff, 0xfe, 0, 1, 2, 3, 200]), 'BAD_JSON: .*not UTF-8'],
  ['null', 'null', 'INVALID_CASE'],
  ['a list', '[]', 'INVALID_CASE'],
  ['a number', '12', 'INVALID_CASE'],
  ['brackets a hundred thousand deep', '['.repeat(100_000) + ']'.repeat(100_000), 'INVALID_CASE'],
  ['an open bracket a hundred thousand deep', '{"a":'.repeat(100_000), 'BAD_JSON: .*the text ends'],
  ['a deep value where a number belongs', text.replace('"planWeeks":2', `"planWeeks":${'['.repeat(9999)}${']'.repeat(9999)}`), 'planWeeks: Give a value of type number'], // biome-ignore format: a row
];

describe('a file that is no case', () => {
  it.each(NOT_A_CASE)('should be refused: %s', async (_, content, said) => {
    await expectRefused(folder.put('bad.json', content), [new RegExp(said)]);
  });

  it('should be refused when it is missing, a folder, a device or below a file', async () => {
    await expectRefused(folder.at('nowhere.json'), [/^FILE_NOT_FOUND: .*nowhere\.json.*Check the name/]);
    await expectRefused(folder.path, [/^FILE_UNREADABLE: .*is not a file\. Name a file/]);
    await expectRefused('/dev/zero', [/^FILE_UNREADABLE/]);
    await expectRefused(`${folder.put('case.json', text)}/x`, [/^FILE_UNREADABLE: .*ENOTDIR/]);
  });

  // Node reads no file above 2 GiB, so what is told of this one was known before.
  it('should be refused before it is read when it has 20 GB', async () => {
    const huge = folder.put('huge.json', text);
    truncateSync(huge, 20_000_000_000); // sparse: takes no room
    await expectRefused(huge, [/^FILE_TOO_LARGE: .*20000\.0 MB; the limit is 190\.0 MB/]);
    for (const args of [
      ['gap', huge],
      ['verify', huge, huge],
      ['export', huge, '--format', 'lp', '--out', plan],
      ['import', huge, '--out', plan],
    ])
      expect(refusalOf(await callMakker(...args))).toContain('FILE_TOO_LARGE');
    truncateSync(huge, 0);
  });

  it('should be refused by the process as well, without a stack trace', async () => {
    const before = folder.listing();
    const args = ['--out', plan, '--json'];
    expect(refusalOf(await runMakker('solve', folder.at('bad.json'), ...args))).toMatch(/planWeeks/);
    expect(refusalOf(await runMakker('solve', folder.path, ...args))).toMatch(/^FILE_UNREADABLE/);
    expect(folder.listing()).toEqual(before);
  });

  it('should be refused by every command that reads a case', async () => {
    const bad = folder.put('bad.json', { ...smallCase(), planWeeks: 0 });
    for (const args of [
      ['verify', bad, bad],
      ['explain', bad, bad, '--citizen', 'c1'],
      ['export', bad, bad, '--format', 'html', '--out', plan],
      ['export', bad, '--format', 'lp', '--out', plan],
    ]) {
      for (const json of [[], ['--json']])
        expect(refusalOf(await callMakker(...args, ...json))).toMatch(/planWeeks: Use at least 1 \(was 0\)/);
    }
  });
});

const FAULTS: readonly (readonly [string, (input: Json) => void, readonly string[]])[] = [
  [
    'wrong types, each named with its value',
    (input) => {
      Object.assign(input, { planWeeks: 'four', units: {}, planDate: '2026-02-30' });
      Object.assign(input.mentors[0]!, { capacityMinutes: -5 });
      Object.assign(input.citizens[0]!, { age: 1.5 });
      Object.assign(input.citizens[1]!, { age: '42' });
      Object.assign(input.needs[0]!, { grantedMinutes: null });
    },
    [
      'INVALID_CASE: The case has 7 faults',
      'planDate: .*was "2026-02-30"',
      'planWeeks: Give a value of type number \\(was "four"\\)',
      'units: Give a value of type array',
      'mentors\\[0\\]\\.capacityMinutes: Use at least 0 \\(was -5\\)',
      'citizens\\[0\\]\\.age: Give a value of type int \\(was 1\\.5\\)',
      'citizens\\[1\\]\\.age: Give a value of type number \\(was "42"\\)',
      'needs\\[0\\]\\.grantedMinutes: Give a value of type number \\(was null\\)',
    ],
  ],
  [
    'ids used twice',
    (input) => {
      input.citizens.push(input.citizens[0]!);
      input.needs.push({ ...input.needs[0]!, citizenId: 'c2' });
      input.mentors[1]!.id = 'm1';
    },
    [
      '3 faults',
      'mentors\\[1\\]\\.id: Id "m1" is already used at mentors\\[0\\]\\.id',
      'citizens\\[4\\]\\.id: Id "c1"',
      'needs\\[4\\]\\.id: Id "n1"',
    ],
  ],
  [
    'references into nothing',
    (input) => {
      input.needs[0]!.citizenId = 'nobody';
      input.mentors[0]!.unitId = 'nowhere';
      input.relations.push({ needId: 'zz', seatId: 'yy', since: '2026-01-01', slots: [], status: 'active' });
    },
    [
      '4 faults',
      'needs\\[0\\]\\.citizenId: No citizen has id "nobody"\\. Add it or correct the id',
      'UNKNOWN_REFERENCE mentors\\[0\\]\\.unitId: No unit has id "nowhere"',
      'relations\\[0\\]\\.needId: No need has id "zz"',
      'relations\\[0\\]\\.seatId: No seat has id "yy"',
    ],
  ],
  [
    'a need pinned to two seats',
    (input) => {
      input.pins.push({ needId: 'n1', seatId: 'm1' }, { needId: 'n1', seatId: 'm2' });
    },
    ['CONTRADICTORY_PINS pins\\[1\\]: Need "n1" is pinned to both "m1" and "m2"\\. Keep one pin'],
  ],
  [
    'a pin the rules forbid',
    (input) => {
      input.needs[0]!.wishes = [{ kind: 'language', value: 'so', required: true, from: 'citizen' }];
      input.pins.push({ needId: 'n1', seatId: 'm1' });
    },
    [
      'The case has 1 fault\\.',
      'PIN_INELIGIBLE pins\\[0\\]: Need "n1" cannot be pinned to "m1": \\w+\\. Remove the pin',
    ],
  ],
  [
    'pins over the hours and the places there are',
    (input) => {
      input.pins.push({ needId: 'n3', seatId: 'm2' }, { needId: 'n1', seatId: 'sup' }, { needId: 'n4', seatId: 'sup' });
    },
    [
      'The case has 2 faults\\.',
      'PIN_OVER_CAPACITY pins\\[0\\]: The pins take 240 minutes a week of "m2" and there are 60',
      'pins\\[2\\]: The pins take 2 units of unit:sup:places and there are 1\\. Remove a pin or raise the limit',
    ],
  ],
  [
    'pins at odds with each other, with a rule and with a limit',
    (input) => {
      input.needs[1]!.wishes = [{ kind: 'language', value: 'so', required: true, from: 'citizen' }];
      const pins = [
        ['n1', 'm1'],
        ['n1', 'sup'],
        ['n2', 'm1'],
        ['n3', 'm2'],
      ];
      input.pins.push(...pins.map(([needId, seatId]) => ({ needId: needId!, seatId: seatId! })));
    },
    [
      'CONTRADICTORY_PINS pins\\[1\\]: Need "n1" is pinned to both',
      'PIN_INELIGIBLE pins\\[2\\]: Need "n2" cannot be pinned to "m1"',
      'PIN_OVER_CAPACITY pins\\[3\\]: The pins take 240 minutes a week of "m2" and there are 60',
    ],
  ],
  [
    '24:00 and times off the grid',
    (input) => {
      input.policy.workingWindows = [{ weekday: 1, start: '08:00', end: '24:00' }];
      input.policy.lunchFrom = '11:10';
    },
    [
      'policy\\.workingWindows\\[0\\]\\.end: use a time from 00:00 to 23:45 .*was "24:00"',
      'policy\\.lunchFrom: use a time .*was "11:10"',
    ],
  ],
  [
    'a plan date beyond every plan',
    (input) => Object.assign(input, { planDate: '9999-12-31' }),
    ['planDate: use a date from 2010-01-01 to 2100-12-31 \\(was "9999-12-31"\\)'],
  ],
  [
    'an unknown time zone',
    (input) => Object.assign(input, { timeZone: 'Europe/Atlantis' }),
    ['timeZone: unknown or foreign time zone.*was "Europe/Atlantis"'],
  ],
  [
    'a CPR number where a name belongs',
    (input) => Object.assign(input.citizens[0]!, { displayName: 'Aya 010190-1234' }),
    ['citizens\\[0\\]\\.displayName: holds what looks like a CPR number; use a pseudonym'],
  ],
  [
    'a replacement CPR number as a key',
    (input) => Object.assign(input.citizens[3]!, { id: '610190-1234' }),
    ['citizens\\[3\\]\\.id: holds what looks like a CPR number'],
  ],
  [
    'a case of another version',
    (input) => Object.assign(input, { formatVersion: 2 }),
    ['formatVersion: Use one of 1 \\(was 2\\)'],
  ],
];

describe('a case with faults', () => {
  it.each(FAULTS)('should be answered with all of them: %s', async (_, edit, said) => {
    const input = JSON.parse(text) as Json;
    edit(input);
    await expectRefused(
      folder.put('faulty.json', input),
      said.map((phrase) => new RegExp(phrase)),
    );
  });

  it('should list a hundred faults when there are a hundred', async () => {
    const input = JSON.parse(text) as Json;
    input.needs = Array.from({ length: 100 }, (_, at) => ({ ...input.needs[0]!, id: `x${at}`, citizenId: `y${at}` }));
    const stderr = refusalOf(await callMakker('solve', folder.put('faulty.json', input)));
    expect(stderr).toContain('The case has 100 faults');
    for (let at = 0; at < 100; at++) expect(stderr).toContain(`needs[${at}].citizenId: No citizen has id "y${at}"`);
  });

  it('should refuse keys that would reach into every object', async () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      await expectRefused(folder.put('keys.json', text.replace('{', `{"${key}":{"polluted":1},`)), [
        new RegExp(`Unknown field "${key}"; remove it`),
      ]);
      await expectRefused(folder.put('keys.json', text.replace('"policy":{', `"policy":{"${key}":{"polluted":1},`)), [
        new RegExp(`policy: Unknown field "${key}"`),
      ]);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('should say what an id must be that fits but for its beginning', async () => {
    const path = folder.put('ids.json', text.replaceAll('"c1"', '"__proto__"'));
    await expectRefused(path, [/BAD_SCHEMA citizens\[0\]\.id: begin with a letter or a digit.*\(was "__proto__"\)/]);
  });

  it('should refuse numbers no machine holds', async () => {
    for (const [number, was] of [
      ['1e999', 'Infinity'],
      ['-1e999', '-Infinity'],
      ['123456789012345678901234567890', '1.2345678901234568e\\+29'],
      ['2.0000000000000004', '2.0000000000000004'],
    ])
      await expectRefused(folder.put('huge.json', text.replace('"planWeeks":2', `"planWeeks":${number}`)), [
        new RegExp(`planWeeks: .*\\(was ${was}\\)`),
      ]);
  });
});

describe('a case of few', () => {
  const empty = { needs: [], relations: [], pins: [], vetoes: [], groups: [], budgets: [] };

  it.each([
    ['no needs', { needs: [] }, { needs: 0, assigned: 0, waiting: 0, objective: 0, bound: 0, optimal: true }],
    ['no citizens', { needs: [], citizens: [] }, { needs: 0, optimal: true }],
    ['no mentors', { mentors: [] }, { needs: 4, assigned: 1, waiting: 3 }],
    ['nobody at all', { ...empty, citizens: [], mentors: [], units: [], competences: [] }, { needs: 0, optimal: true }],
  ] as const)('should be solved and verified: %s', async (_, change, summary) => {
    const path = folder.put('few.json', { ...smallCase(), ...change });
    const solved = await callMakker('solve', path, '--effort', '100', '--out', folder.at('few-plan.json'), '--json');
    expect(solved.code).toBe(0);
    expect(JSON.parse(solved.stdout)).toMatchObject(summary);
    const verified = await callMakker('verify', path, folder.at('few-plan.json'), '--json');
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    const model = await callMakker('export', path, '--format', 'lp', '--out', folder.at('few.lp'), '--json');
    expect(model).toMatchObject({ code: 0, stderr: '' });
  });
});
