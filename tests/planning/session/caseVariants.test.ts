/** From case to case in one step, whatever differs between them: frames, law, competences, prices, weights, and every field of the policy. */
import { describe, expect, it } from 'vitest';
import { MakkerError } from '../../../src/errors.ts';
import type { Case } from '../../../src/model/case.ts';
import type { BudgetFrame } from '../../../src/model/policy.ts';
import type { Session } from '../../../src/planning/session/index.ts';
import { opener } from './opened.ts';
import { differences } from './sameProblem.ts';
import { busyTown } from './streams.ts';

const town = busyTown(20, 7);
const departmentIds = town.departments.slice(0, 1).map(({ id }) => id);

function framed(frame: Partial<BudgetFrame>): Case {
  const spending = { id: 'frame', capOere: 100_000, usedOere: 0, basis: 'spending', hardness: 'soft' } as const;
  return { ...town, budgets: [{ ...spending, ...frame }] };
}

const weights = Object.fromEntries(
  Object.entries(town.weights).map(([name, value]) => [name, value + 7]),
) as Case['weights'];

/** Each number one more, each yes a no. */
const ofPolicy = Object.entries(town.policy).flatMap(([field, value]): [string, Case][] => {
  const other = typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : undefined;
  return other === undefined ? [] : [[`policy.${field}`, { ...town, policy: { ...town.policy, [field]: other } }]];
});

const variants: Readonly<Record<string, Case>> = {
  'a soft frame': framed({}),
  'a hard frame': framed({ capOere: 100_000_000, hardness: 'hard' }),
  'a frame of refunds': framed({ basis: 'refund' }),
  'a frame of a department': framed({ departmentIds }),
  'no frame': { ...town, budgets: [] },
  'special competences': { ...town, competences: town.competences.map((one) => ({ ...one, special: !one.special })) },
  'heavy competences': { ...town, competences: town.competences.map((one) => ({ ...one, heavy: !one.heavy })) },
  'special competences and weights': {
    ...{ ...town, weights },
    competences: town.competences.map((one) => ({ ...one, special: !one.special })),
  },
  'no departments': { ...town, citizens: town.citizens.map((citizen) => ({ ...citizen, departmentId: undefined })) },
  'no relations': { ...town, relations: [] },
  prices: { ...town, units: town.units.map((unit) => ({ ...unit, priceOere: (unit.priceOere ?? 0) + 5000 })) },
  'the law of 2013': { ...town, ruleSetDate: '2013-05-06' },
  'the law of 2014': { ...town, ruleSetDate: '2014-05-05' },
  'the law of 2019': { ...town, ruleSetDate: '2019-05-06' },
  weights: { ...town, weights },
  'one language': { ...town, mentors: town.mentors.map((mentor) => ({ ...mentor, languages: ['da'] })) },
  ...Object.fromEntries(ofPolicy),
};

/** False where pins stand in the way. */
function moves(session: Session, next: Case): boolean {
  try {
    session.moveTo(next);
    return true;
  } catch (error) {
    if (error instanceof MakkerError && error.code === 'INVALID_CASE') return false;
    throw error;
  }
}

const OTHERS = ['a soft frame', 'special competences', 'the law of 2014', 'prices', 'weights', 'no frame'];

describe('Session.moveTo', () => {
  it.each(Object.keys(variants))('should hold what a fresh look at the case gives: to and from %s', (name) => {
    const session = opener(town)();
    let taken = 0;
    for (const next of [name, ...OTHERS.flatMap((other) => [other, name])]) {
      if (!moves(session, variants[next]!)) continue;
      taken++;
      expect([next, differences(session)]).toEqual([next, []]);
    }
    expect(taken).toBeGreaterThan(4);
  });
});
