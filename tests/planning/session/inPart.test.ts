/** Pairs asked again in part: several changes at once must come out as each of them asked from scratch. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../solver/index.ts';
import type { Case } from '../../../src/model/case.ts';
import { applyEvent } from '../../../src/planning/applyEvent.ts';
import type { Session } from '../../../src/planning/session/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../../helpers/caseBuilder.ts';
import { opener } from './opened.ts';
import { differences } from './sameProblem.ts';
import { anyEvent, busyTown } from './streams.ts';

function tryMove(session: Session, next: Case): boolean {
  try {
    session.moveTo(next);
    return true;
  } catch (error) {
    if ((error as { readonly code?: string }).code !== 'INVALID_CASE') throw error;
    return false;
  }
}

describe('Session, several changes at once', () => {
  it.each([41, 42, 43])('should hold what a fresh look at the case gives, there and back: seed %i', (seed) => {
    const session = opener(busyTown(25, seed))();
    const random = seededRandom(seed);
    let taken = 0;
    for (let batch = 1; batch <= 25; batch++) {
      let next = session.case;
      for (let number = 0; number < 2 + (batch % 3); number++) {
        next = applyEvent(next, anyEvent(next, random, 10_000 * seed + 10 * batch + number));
      }
      if (!tryMove(session, next)) continue;
      taken++;
      expect([batch, differences(session)]).toEqual([batch, []]);
      if (batch % 5 > 0) continue;
      session.undo();
      expect([batch, differences(session)]).toEqual([batch, []]);
    }
    expect(taken).toBeGreaterThan(12);
  });
});

describe('Session, points of a pair that several things change', () => {
  const supplier = aUnit({ id: 'supplier', kind: 'externalProvider', unnamedSeats: true, priceOere: 40_000 });
  const corps = aUnit({ contract: { minutes: 900 } });
  const dear = { ...supplier, priceOere: 60_000, startFeeOere: 500_000 };
  const wish = { kind: 'language', value: 'so', required: false, from: 'citizen' } as const;
  const town = aCase({
    units: [corps, supplier],
    mentors: [aMentor({ id: 'm1', knownToCaseworkers: ['cw1'] }), aMentor({ id: 'm2', languages: ['da', 'so'] })],
    caseworkers: [{ id: 'cw1', displayName: 'Kim', appointments: [], absences: [] }],
    citizens: ['c1', 'c2', 'c3'].map((id) => aCitizen({ id })),
    needs: ['1', '2'].map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, wishes: [wish] })),
  });
  const relation = { needId: 'n1', seatId: 'supplier', since: '2026-02-02', slots: [], status: 'active' } as const;
  const weights = { ...town.weights, netCostPercent: town.weights.netCostPercent + 150, wish: town.weights.wish + 30 };
  const order = aNeed({ id: 'n3', citizenId: 'c3', wishes: [wish] });
  const longer = town.needs.map((need) => ({ ...need, grantedMinutes: need.grantedMinutes + 60 }));
  const changed: Readonly<Record<string, Case>> = {
    'a price': { ...town, units: [corps, dear] },
    'a weight': { ...town, weights },
    'a price and a weight': { ...town, units: [corps, dear], weights },
    'hours and a price': { ...town, needs: longer, units: [corps, dear] },
    'hours and a weight': { ...town, needs: longer, weights },
    'a relation, which has paid the start fee, and a price': { ...town, units: [corps, dear], relations: [{ ...relation, slots: [] }] }, // biome-ignore format: a row
    'a relation and hours': { ...town, needs: longer, relations: [{ ...relation, slots: [] }] },
    'an order and a price': { ...town, needs: [...town.needs, order], units: [corps, dear] },
    'an order and a weight': { ...town, needs: [...town.needs, order], weights },
    'a mentor and a weight': { ...town, mentors: [...town.mentors, aMentor({ id: 'm3' })], weights },
    'wishes that go': { ...town, needs: town.needs.map((need) => ({ ...need, wishes: 'none' as const })) },
    'languages and a weight': { ...town, mentors: [aMentor({ id: 'm1', languages: ['so'] }), town.mentors[1]!], weights }, // biome-ignore format: a row
    'a shared function, which the contract sets aside': {
      ...town,
      mentors: [{ ...town.mentors[0]!, sharedFunction: { minutes: 300, citizensMost: 4 } }, town.mentors[1]!],
    },
    'a caseworker who knows a mentor': {
      ...town,
      citizens: town.citizens.map((citizen) => ({ ...citizen, caseworkerId: 'cw1' })),
    },
    'a hard frame, which is gone again after': {
      ...town,
      budgets: [{ id: 'frame', capOere: 100, usedOere: 0, basis: 'spending', hardness: 'hard' }],
    },
    'the law of another year': { ...town, ruleSetDate: '2019-06-03' },
    'another citizen of the same order': { ...town, needs: town.needs.map((need) => ({ ...need, citizenId: 'c3' })) },
  };

  it.each(Object.keys(changed))('should count each change once: %s', (name) => {
    const session = opener(town)();
    for (const next of [changed[name]!, town, changed['a price']!, changed[name]!, changed['a weight']!]) {
      session.moveTo(next);
      expect(differences(session)).toEqual([]);
    }
  });
});
