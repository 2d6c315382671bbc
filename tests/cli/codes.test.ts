import { describe, expect, it } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '../../src/errors.ts';
import { aMentor, PLAN_DATE } from '../helpers/caseBuilder.ts';
import { callMakker, Folder, jsonOf, refusalOf } from './commandLine.ts';
import { smallCase } from './smallCase.ts';

const folder = new Folder();
const casePath = folder.put('case.json', smallCase());
const events = (event: unknown) => folder.put('events.ndjson', `${JSON.stringify(event)}\n`);

type Json = ReturnType<typeof JSON.parse>;
/** `makker solve` of the small case with something wrong. */
const solve = (edit: (input: Json) => void): string[] => {
  const input = JSON.parse(JSON.stringify(smallCase()));
  edit(input);
  return ['solve', folder.put('edited.json', input)];
};
const pinned = (...pins: readonly (readonly [string, string])[]) =>
  pins.map(([needId, seatId]) => ({ needId, seatId }));

/** A command line for each code, as docs/errors.md says when it is told. */
const RAISED: { readonly [Code in Exclude<ErrorCode, 'NODE_TOO_OLD' | 'PLAN_DOES_NOT_VERIFY'>]: () => string[] } = {
  BAD_JSON: () => ['solve', folder.put('cut.json', '{"formatVersion":')],
  DUPLICATE_KEY: () => ['solve', folder.put('twice.json', '{"formatVersion":1,"formatVersion":1}')],
  FILE_NOT_FOUND: () => ['solve', folder.at('none.json')],
  FILE_TOO_LARGE: () => ['import', folder.put('large.csv', new Uint8Array(50_000_001)), '--out', folder.at('o')],
  FILE_UNREADABLE: () => ['solve', folder.path],
  BAD_OPTION: () => ['solve', casePath, '--out', '--json'],
  INVALID_CASE: () => solve((input) => delete input.needs),
  INVALID_PLAN: () => ['verify', casePath, casePath],
  INVALID_EVENTS: () => ['replay', casePath, events({ type: 'pinRemoved', needId: 'n1' })],
  INVALID_INSTANCE: () => ['gap', casePath],
  INVALID_TABLE: () => ['import', folder.put('table.csv', 'a;b\n1;2\n'), '--out', folder.at('o')],
  CPR_NUMBER: () => solve((input) => (input.citizens[0].displayName = '010190-1234')),
  DUPLICATE_ID: () => solve((input) => input.mentors.push(input.mentors[0])),
  UNKNOWN_REFERENCE: () => solve((input) => (input.needs[0].citizenId = 'nobody')),
  CONTRADICTORY_PINS: () =>
    solve((input) => {
      input.mentors.push(aMentor({ id: 'm9' }));
      input.pins = pinned(['n1', 'm1'], ['n1', 'm9']);
    }),
  PIN_INELIGIBLE: () =>
    solve((input) => {
      input.mentors[0].declines = ['n1'];
      input.pins = pinned(['n1', 'm1']);
    }),
  PIN_OVER_CAPACITY: () =>
    solve((input) => {
      input.mentors[0].caseload = 1;
      input.pins = pinned(['n1', 'm1'], ['n2', 'm1']);
    }),
  BAD_PERIOD: () => solve((input) => (input.mentors[0].absences = [{ from: PLAN_DATE, until: '2020-01-01' }])),
  BAD_SCHEMA: () => solve((input) => (input.mentors[0].capacityMinutes = 'many')),
  CANNOT_WRITE: () => ['solve', casePath, '--out', folder.path],
};

describe('every code of docs/errors.md', () => {
  it.each(Object.entries(RAISED))('should be told: %s', async (code, lineOf) => {
    const run = await callMakker(...lineOf(), '--json');
    refusalOf(run);
    const { error } = jsonOf(run) as { error: { code: string; faults: { code: string }[] } };
    expect([error.code, ...error.faults.map((fault) => fault.code)]).toContain(code);
  });

  it('should have its line here, but for those that take another Node or a defect of ours', () => {
    // Those two: tests/cli/launcher.test.ts and tests/publish.test.ts.
    const elsewhere = ['NODE_TOO_OLD', 'PLAN_DOES_NOT_VERIFY'];
    expect([...Object.keys(RAISED), ...elsewhere].sort()).toEqual(Object.keys(ERROR_CODES).sort());
  });
});
