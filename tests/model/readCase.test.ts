import { describe, expect, it } from 'vitest';
import { MakkerError } from '../../src/errors.ts';
import { Case } from '../../src/model/case.ts';
import { Plan } from '../../src/model/plan.ts';
import { readCase } from '../../src/model/readCase.ts';
import { aCase, aNeed } from '../helpers/caseBuilder.ts';

describe('readCase', () => {
  it('should give back a valid case unchanged', () => {
    const input = aCase();
    expect(readCase(JSON.parse(JSON.stringify(input)))).toEqual(input);
  });

  it('should report every fault of a file, not only the first', () => {
    const input = JSON.parse(JSON.stringify(aCase()));
    input.mentors[0].capacityMinutes = -5;
    input.citizens[0].age = 'forty';
    input.needs[0].surprise = 1;
    expect(faultsOf(input).map((fault) => fault.path)).toEqual([
      'mentors[0].capacityMinutes',
      'citizens[0].age',
      'needs[0]',
    ]);
  });

  it('should say what, where and what to do', () => {
    const input = JSON.parse(JSON.stringify(aCase()));
    input.mentors[0].capacityMinutes = 2221;
    expect(faultsOf(input)).toEqual([
      { code: 'BAD_SCHEMA', path: 'mentors[0].capacityMinutes', message: 'Use at most 2220 (was 2221).' },
    ]);
  });

  it.each([
    [
      '24:00 as an end',
      (input: Json) => (input.mentors[0].availability = [{ weekday: 1, start: '08:00', end: '24:00' }]),
      'mentors[0].availability[0].end',
    ],
    [
      'a time off the grid',
      (input: Json) => (input.mentors[0].availability = [{ weekday: 1, start: '08:10', end: '09:00' }]),
      'mentors[0].availability[0].start',
    ],
    [
      'a window that ends before it starts',
      (input: Json) => (input.mentors[0].availability = [{ weekday: 1, start: '09:00', end: '08:00' }]),
      'mentors[0].availability[0]',
    ],
    ['a foreign time zone', (input: Json) => (input.timeZone = 'Mars/Olympus'), 'timeZone'],
    ['a date that does not exist', (input: Json) => (input.planDate = '2026-02-30'), 'planDate'],
    ['a plan date before all law', (input: Json) => (input.planDate = '2009-12-31'), 'planDate'],
    ['a plan date no plan reaches', (input: Json) => (input.planDate = '2101-01-01'), 'planDate'],
    ['a law of the year 1', (input: Json) => (input.ruleSetDate = '0001-01-01'), 'ruleSetDate'],
    ['an order of the year 206', (input: Json) => (input.needs[0].orderedOn = '0206-03-02'), 'needs[0].orderedOn'],
    ['a start in the year 2226', (input: Json) => (input.needs[0].start = '2226-03-02'), 'needs[0].start'],
    ['a CPR number in a text', (input: Json) => (input.needs[0].purpose = 'Borger 010190-1234'), 'needs[0].purpose'],
    ['a missing list', (input: Json) => delete input.mentors, 'mentors'],
    ['a case that is not an object', () => undefined, ''],
  ])('should refuse %s', (name, edit, path) => {
    let input: Json = JSON.parse(JSON.stringify(aCase()));
    if (name.startsWith('a case')) input = 'nothing';
    else edit(input);
    expect(faultsOf(input).map((fault) => fault.path)).toContain(path);
  });

  it.each([
    ['a duplicate mentor id', (input: Json) => input.mentors.push(input.mentors[0]), 'DUPLICATE_ID', 'mentors[1].id'],
    ['a unit with a mentor’s id', (input: Json) => (input.units[0].id = 'm1'), 'DUPLICATE_ID', 'mentors[0].id'],
    [
      'a need of nobody',
      (input: Json) => (input.needs[0].citizenId = 'nobody'),
      'UNKNOWN_REFERENCE',
      'needs[0].citizenId',
    ],
    [
      'a mentor of no unit',
      (input: Json) => (input.mentors[0].unitId = 'nowhere'),
      'UNKNOWN_REFERENCE',
      'mentors[0].unitId',
    ],
    [
      'an unknown competence',
      (input: Json) => (input.needs[0].competences = ['juggling']),
      'UNKNOWN_REFERENCE',
      'needs[0].competences[0]',
    ],
    [
      'a relation with no seat',
      (input: Json) => (input.relations = [{ needId: 'n1', seatId: 'm9', since: '2026-01-05' }]),
      'UNKNOWN_REFERENCE',
      'relations[0].seatId',
    ],
    [
      'a pin against a veto',
      (input: Json) =>
        Object.assign(input, { pins: [{ needId: 'n1', seatId: 'm1' }], vetoes: [{ citizenId: 'c1', seatId: 'm1' }] }),
      'CONTRADICTORY_PINS',
      'pins[0]',
    ],
    [
      'a grant that ends before it starts',
      (input: Json) => (input.needs[0].grant = { id: 'g', law: 'lab', start: '2026-02-01', end: '2026-01-01' }),
      'BAD_PERIOD',
      'needs[0].grant.end',
    ],
    [
      'a window that ends before it starts',
      (input: Json) => (input.mentors[0].availability = [{ weekday: 1, start: '09:00', end: '08:00' }]),
      'BAD_PERIOD',
      'mentors[0].availability[0]',
    ],
    [
      'an absence that ends before it starts',
      (input: Json) => (input.mentors[0].absences = [{ from: '2026-02-01', until: '2026-01-01' }]),
      'BAD_PERIOD',
      'mentors[0].absences[0]',
    ],
    [
      'an appointment that ends before it starts',
      (input: Json) => (input.citizens[0].appointments = [{ date: '2026-02-01', start: '09:00', end: '08:00' }]),
      'BAD_PERIOD',
      'citizens[0].appointments[0]',
    ],
    [
      'hours that end before they start',
      (input: Json) => (input.needs[0].hoursBefore = [{ from: '2026-02-01', until: '2026-01-01', grantedMinutes: 60 }]),
      'BAD_PERIOD',
      'needs[0].hoursBefore[0]',
    ],
    [
      'a placement that ends before it starts',
      (input: Json) =>
        (input.citizens[0].placement = {
          organisationId: 'o',
          kind: 'company',
          from: '2026-02-01',
          until: '2026-01-01',
        }),
      'BAD_PERIOD',
      'citizens[0].placement.until',
    ],
    [
      'support that ends before it starts',
      (input: Json) => (input.citizens[0].supportPersons = [{ kind: 'skp', from: '2026-02-01', until: '2026-01-01' }]),
      'BAD_PERIOD',
      'citizens[0].supportPersons[0].until',
    ],
    [
      'ages the wrong way round',
      (input: Json) => (input.units[0].scope = { ageLeast: 40, ageMost: 30 }),
      'BAD_PERIOD',
      'units[0].scope.ageLeast',
    ],
    [
      'a CPR number in a text',
      (input: Json) => (input.needs[0].purpose = 'Borger 010190-1234'),
      'CPR_NUMBER',
      'needs[0].purpose',
    ],
    ['a CPR number as an id', (input: Json) => (input.citizens[0].id = '010190-1234'), 'CPR_NUMBER', 'citizens[0].id'],
    [
      'a CPR number for a phone',
      (input: Json) => (input.mentors[0].phone = '0101901234'),
      'CPR_NUMBER',
      'mentors[0].phone',
    ],
    [
      'hours outside the client’s range',
      (input: Json) => (input.needs[0].grantedRange = { least: 0, most: 60 }),
      'BAD_PERIOD',
      'needs[0].grantedMinutes',
    ],
  ])('should name %s', (_, edit, code, path) => {
    const input = JSON.parse(JSON.stringify(aCase()));
    edit(input);
    expect(faultsOf(input)).toContainEqual(expect.objectContaining({ code, path }));
  });

  it('should name a record of a caseworker who is not there, and two frames with one id', () => {
    const input = JSON.parse(JSON.stringify(aCase()));
    input.units[0].trackRecord = [{ caseworkerId: 'nobody' }];
    input.budgets = ['a', 'a'].map((id) => ({ id, capOere: 1, basis: 'spending' }));
    expect(faultsOf(input).map(({ path }) => path)).toEqual(['budgets[1].id', 'units[0].trackRecord[0].caseworkerId']);
  });

  it('should not compare a time or a date that is none', () => {
    const input = JSON.parse(JSON.stringify(aCase()));
    input.planDate = '2026-02-30';
    input.mentors[0].availability = [{ weekday: 1, start: '8:00', end: '16:00' }];
    expect(faultsOf(input).map(({ path, message }) => [path, message])).toEqual([
      ['planDate', 'use a date of the calendar, YYYY-MM-DD (was "2026-02-30").'],
      ['mentors[0].availability[0].start', 'use a time from 00:00 to 23:45 on the 15-minute grid (was "8:00").'],
    ]);
  });

  it('should accept the first and the last plan date, and an end that never comes', () => {
    const input = JSON.parse(JSON.stringify(aCase()));
    input.mentors[0].absences = [{ from: '2100-01-01', until: '9999-12-31' }];
    for (const planDate of ['2010-01-01', '2100-12-31']) expect(faultsOf({ ...input, planDate })).toEqual([]);
  });

  it('should refuse a need pinned to two seats', () => {
    const input = JSON.parse(JSON.stringify(aCase()));
    input.mentors.push({ ...input.mentors[0], id: 'm2' });
    input.pins = [
      { needId: 'n1', seatId: 'm1' },
      { needId: 'n1', seatId: 'm2' },
    ];
    expect(faultsOf(input).map((fault) => fault.code)).toEqual(['CONTRADICTORY_PINS']);
  });

  it('should accept a case of nobody', () => {
    const empty = readCase({ ...JSON.parse(JSON.stringify(aCase())), units: [], mentors: [], citizens: [], needs: [] });
    expect(empty.needs).toEqual([]);
  });

  it('should keep an unknown wish apart from no wish', () => {
    expect(aNeed().wishes).toBe('unknown');
    expect(aNeed({ wishes: 'none' }).wishes).toBe('none');
  });
});

describe('a case with faults of shape', () => {
  const faulty = (edit: (input: Json) => void): string[] => {
    const input = JSON.parse(JSON.stringify(aCase()));
    input.mentors[0].capacityMinutes = -5;
    edit(input);
    return faultsOf(input).map(({ code, path }) => `${code} ${path}`);
  };
  const CAPACITY = 'BAD_SCHEMA mentors[0].capacityMinutes';

  it('should be told of ids used twice, references into nothing and contradictions as well', () => {
    const told = faulty((input) => {
      input.needs.push({ ...input.needs[0], citizenId: 'nobody' });
      input.needs[0].grant = { id: 'g', law: 'lab', start: '2026-02-01', end: '2026-01-01' };
    });
    expect(told).toEqual([
      CAPACITY,
      'DUPLICATE_ID needs[1].id',
      'UNKNOWN_REFERENCE needs[1].citizenId',
      'BAD_PERIOD needs[0].grant.end',
    ]);
  });

  it.each<[string, (input: Json) => void, string[]]>([
    ['a field', (input) => (input.mentors[0].unitId = 'no'), ['UNKNOWN_REFERENCE mentors[0].unitId']],
    [
      'a list of words',
      (input) => (input.mentors[0].declines = ['n1', 5, 'n7']),
      ['BAD_SCHEMA mentors[0].declines[1]', 'UNKNOWN_REFERENCE mentors[0].declines[2]'],
    ],
    [
      'a part of the entry',
      (input) => (input.units[0].scope = { ageLeast: -1, departmentIds: ['no'] }),
      ['BAD_SCHEMA units[0].scope.ageLeast', 'UNKNOWN_REFERENCE units[0].scope.departmentIds[0]'],
    ],
    [
      'a wish',
      (input) =>
        (input.needs[0].wishes = [
          { kind: 'taste', value: 'x' },
          { kind: 'mentor', value: 'm9' },
        ]),
      ['BAD_SCHEMA needs[0].wishes', 'UNKNOWN_REFERENCE needs[0].wishes[1].value'],
    ],
  ])('should be judged by what is sound beside the fault: %s', (_, edit, expected) => {
    const told = faulty(edit);
    for (const fault of expected) expect(told).toContainEqual(expect.stringContaining(fault));
    expect(told).toHaveLength(expected.length + 1);
  });

  it.each<[string, (input: Json) => void]>([
    ['an entry that is known by its id', (input) => (input.citizens[0].age = -1)],
    ['an entry whose id is wrong', (input) => (input.citizens[0].id = input.needs[0].citizenId = 'a b')],
    ['an entry without id', (input) => delete input.citizens[0].id],
    ['an entry that is none', (input) => (input.citizens[0] = null)],
    ['a list that is none', (input) => (input.units = {})],
    ['a list that is missing', (input) => delete input.citizens],
    [
      'a unit that may sell seats',
      (input) => {
        input.units[0].unnamedSeats = 'yes';
        input.pins = [{ needId: 'n1', seatId: input.units[0].id }];
      },
    ],
    ['entries without what they name', (input) => Object.assign(input, { relations: [{}, {}], pins: [{}, {}] })],
  ])('should not be told of references into what cannot be read: %s', (_, edit) => {
    const told = faulty(edit);
    expect(told.length).toBeGreaterThan(1);
    expect(told.filter((fault) => !fault.startsWith('BAD_SCHEMA'))).toEqual([]);
  });

  it('should be told of other references where an id is wrong and can be read', () => {
    expect(faulty((input) => Object.assign(input.citizens[0], { id: 'a b' }))).toContain(
      'UNKNOWN_REFERENCE needs[0].citizenId',
    );
  });

  it('should be told of in full where ten thousand citizens have faults', () => {
    const input = JSON.parse(JSON.stringify(aCase()));
    const each = <T>(make: (at: number) => T): T[] => Array.from({ length: 10_000 }, (_, at) => make(at));
    input.citizens = each((at) => ({ ...input.citizens[0], id: `c${at}`, age: -1 }));
    input.needs = each((at) => ({ ...input.needs[0], id: `n${at}`, citizenId: `d${at}` }));
    const codes = faultsOf(input).map(({ code }) => code);
    expect(codes.filter((code) => code === 'BAD_SCHEMA')).toHaveLength(10_000);
    expect(codes.filter((code) => code === 'UNKNOWN_REFERENCE')).toHaveLength(10_000);
  });
});

describe('the schemas', () => {
  it.each([
    ['Case', Case],
    ['Plan', Plan],
  ] as const)('should state a unit for every number of a %s', (_, schema) => {
    const missing: string[] = [];
    collectUnitless(schema.toJSONSchema({ io: 'output', unrepresentable: 'any' }) as Json, '', missing);
    expect(missing).toEqual([]);
  });
});

// Helpers

// biome-ignore lint/suspicious/noExplicitAny: tests break cases on purpose, which a type would not allow.
type Json = any;

function faultsOf(input: unknown) {
  try {
    readCase(input);
  } catch (error) {
    if (error instanceof MakkerError) return error.faults;
    throw error;
  }
  return [];
}

/** Walks a JSON schema and lists the paths of numbers without a unit of their own or of the field they stand in. */
function collectUnitless(schema: Json, path: string, missing: string[], unit?: string): void {
  if (schema === null || typeof schema !== 'object') return;
  const own = schema.unit ?? unit;
  if ((schema.type === 'integer' || schema.type === 'number') && own === undefined) missing.push(path);
  if (typeof schema.const === 'number' && own === undefined && !path.endsWith('formatVersion')) missing.push(path);
  for (const [key, child] of Object.entries(schema.properties ?? {})) collectUnitless(child, `${path}.${key}`, missing);
  for (const branch of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
    collectUnitless(branch, path, missing, own);
  if (schema.items !== undefined) collectUnitless(schema.items, `${path}[]`, missing, own);
  if (typeof schema.additionalProperties === 'object')
    collectUnitless(schema.additionalProperties, `${path}{}`, missing, own);
  for (const [key, child] of Object.entries(schema.$defs ?? {})) collectUnitless(child, `${path}$${key}`, missing);
}
