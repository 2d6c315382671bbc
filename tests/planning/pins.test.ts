import { describe, expect, it } from 'vitest';
import { type Fault, MakkerError } from '../../src/errors.ts';
import type { Case, CaseInput } from '../../src/model/case.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

const two = { citizens: [aCitizen(), aCitizen({ id: 'c2' })], needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2' })] };
const bothOn = (seatId: string) => [
  { needId: 'n1', seatId },
  { needId: 'n2', seatId },
];
const supplier = (contract: { places?: number; minutes?: number }) =>
  aUnit({ id: 'sup', kind: 'externalProvider', unnamedSeats: true, priceOere: 40_000, contract });

function refusalOf(overrides: Partial<CaseInput>): MakkerError | undefined {
  const input: Case = aCase({ ...two, ...overrides });
  try {
    solved(input);
  } catch (error) {
    if (error instanceof MakkerError && error.code === 'INVALID_CASE') return error;
    throw error;
  }
  return undefined;
}

function faultsOf(overrides: Partial<CaseInput>): readonly Fault[] {
  return refusalOf(overrides)?.faults ?? [];
}

describe('pins', () => {
  it('should be kept, however dear, and their need never waits', () => {
    const input = aCase({
      ...two,
      weights: { waiting: 0, competence: 100_000 },
      mentors: [aMentor({ capacityMinutes: 120 }), aMentor({ id: 'm2', displayName: 'Bo', competences: [] })],
      needs: [aNeed({ competences: ['oekonomi'] }), aNeed({ id: 'n2', citizenId: 'c2' })],
      pins: [{ needId: 'n1', seatId: 'm2' }],
    });
    const plan = solved(input);
    expect(seatOf(plan, 'n1')).toBe('m2');
    expect(plan.certificate.isOptimal).toBe(true);
  });

  it('should keep a week’s missed meeting rather than move the need', () => {
    const hour = [{ weekday: 1, start: '09:00', end: '10:00' }];
    const input = aCase({
      ...two,
      planWeeks: 1,
      mentors: [aMentor({ availability: hour }), aMentor({ id: 'm2', displayName: 'Bo' })],
      pins: bothOn('m1'),
    });
    const plan = solved(input);
    expect(['n1', 'n2'].map((id) => seatOf(plan, id))).toEqual(['m1', 'm1']);
    expect(plan.missedMeetings).toMatchObject([{ code: 'weekFull' }]);
    const easter = solved({ ...input, planDate: '2026-03-30' });
    expect(easter.missedMeetings).toMatchObject([{ code: 'holiday' }]);
  });

  it('should name every rule that forbids one', () => {
    const faults = faultsOf({
      mentors: [aMentor({ declines: ['n1'] })],
      needs: [
        aNeed({ wishes: [{ kind: 'language', value: 'so', required: true }] }),
        aNeed({ id: 'n2', citizenId: 'c2', wishes: [{ kind: 'sex', value: 'man', required: true }] }),
      ],
      pins: bothOn('m1'),
    });
    expect(faults.map(({ code, path }) => [code, path])).toEqual([
      ['PIN_INELIGIBLE', 'pins[0]'],
      ['PIN_INELIGIBLE', 'pins[1]'],
    ]);
    expect(faults[0]!.message).toMatch(/"n1" cannot be pinned to "m1": \w+, \w+\. Remove the pin/);
  });

  it('should fit together in hours, caseload, contract and hard frame', () => {
    const pins = bothOn('m1');
    expect(faultsOf({ pins })).toEqual([]);
    expect(faultsOf({ pins, mentors: [aMentor({ capacityMinutes: 239 })] })).toMatchObject(
      [{ code: 'PIN_OVER_CAPACITY', path: 'pins[1]', message: /240 minutes a week of "m1" and there are 235/ }].map(
        ({ message, ...fault }) => ({ ...fault, message: expect.stringMatching(message) }),
      ),
    );
    expect(faultsOf({ pins, mentors: [aMentor({ capacityMinutes: 240 })] })).toEqual([]);
    expect(faultsOf({ pins, mentors: [aMentor({ caseload: 1 })] })).toMatchObject([
      { path: 'pins[1]', message: expect.stringContaining('2 places of "m1" and there are 1') },
    ]);
    const units = (contract: { places?: number; minutes?: number }) => [aUnit(), supplier(contract)];
    expect(faultsOf({ pins: bothOn('sup'), units: units({ places: 2, minutes: 240 }) })).toEqual([]);
    expect(faultsOf({ pins: bothOn('sup'), units: units({ places: 1, minutes: 120 }) })).toMatchObject([
      { path: 'pins[1]', message: expect.stringContaining('240 units of unit:sup:minutes and there are 120') },
      { path: 'pins[1]', message: expect.stringContaining('2 units of unit:sup:places and there are 1') },
    ]);
    const budgets = [{ id: 'b', capOere: 3_000_000, basis: 'spending' as const, hardness: 'hard' as const }];
    expect(faultsOf({ pins: bothOn('sup'), units: units({}), budgets })).toMatchObject([
      { code: 'PIN_OVER_CAPACITY', path: 'pins[1]', message: expect.stringContaining('budget:b:hard') },
    ]);
  });

  it('should be counted once each, however many limits one passes', () => {
    const refusal = refusalOf({ pins: bothOn('m1'), mentors: [aMentor({ capacityMinutes: 120, caseload: 1 })] });
    expect(refusal!.faults.map(({ path }) => path)).toEqual(['pins[1]', 'pins[1]']);
    expect(refusal!.message).toBe('1 pin(s) cannot be kept.');
  });

  it('should tell at once of those that are not eligible and of those that do not fit, the first uncounted', () => {
    const three = {
      citizens: ['c1', 'c2', 'c3'].map((id) => aCitizen({ id })),
      needs: ['1', '2', '3'].map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` })),
      pins: [{ needId: 'n3', seatId: 'm1' }, ...bothOn('m1')],
    };
    const refusal = (caseload: number) =>
      refusalOf({ ...three, mentors: [aMentor({ declines: ['n3'], caseload, capacityMinutes: 600 })] })!;
    expect(refusal(1).message).toBe('2 pin(s) cannot be kept.');
    expect(refusal(1).faults.map(({ code, path }) => [code, path])).toEqual([
      ['PIN_INELIGIBLE', 'pins[0]'],
      ['PIN_OVER_CAPACITY', 'pins[2]'],
    ]);
    expect(refusal(2).faults.map(({ code }) => code)).toEqual(['PIN_INELIGIBLE']);
  });

  it('should count a pin that stands twice once', () => {
    const pin = { needId: 'n1', seatId: 'm1' };
    expect(faultsOf({ pins: [pin, pin], mentors: [aMentor({ capacityMinutes: 120 })] })).toEqual([]);
  });
});
