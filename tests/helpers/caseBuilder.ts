/**
 * Small valid cases for tests. Each builder starts from an ordinary, complete entity and takes what the test is about as overrides.
 * The default case is one citizen, one need and one mentor who fits: nothing blocks it, and nothing is worth a notice.
 */
import type { z } from 'zod';
import { type Case, type CaseInput, Competence } from '../../src/model/case.ts';
import { type CaseIndex, indexCase } from '../../src/model/caseIndex.ts';
import { Citizen } from '../../src/model/citizen.ts';
import { Mentor } from '../../src/model/mentor.ts';
import { Need } from '../../src/model/need.ts';
import { readCase } from '../../src/model/readCase.ts';
import { Unit } from '../../src/model/unit.ts';
import type { PairContext } from '../../src/rules/context.ts';
import { ruleSetOf } from '../../src/rules/law.ts';

/** A Monday. */
export const PLAN_DATE = '2026-03-02';

export type CitizenInput = z.input<typeof Citizen>;
export type NeedInput = z.input<typeof Need>;
export type MentorInput = z.input<typeof Mentor>;
export type UnitInput = z.input<typeof Unit>;

export function aCitizen(overrides: Partial<CitizenInput> = {}): Citizen {
  return Citizen.parse({
    id: 'c1',
    age: 42,
    sex: 'woman',
    benefit: 'kontanthjaelp',
    visitationGroup: 'aktivitetsparat',
    departmentId: 'jobs',
    ...overrides,
  });
}

export function aNeed(overrides: Partial<NeedInput> = {}): Need {
  return Need.parse({
    id: 'n1',
    citizenId: 'c1',
    tasks: ['Take the bus to the placement'],
    purpose: 'Ready for work practice',
    orderedOn: '2026-02-23',
    start: PLAN_DATE,
    courseWeeks: 26,
    grantedMinutes: 120,
    complaintGuidanceGiven: true,
    ...overrides,
  });
}

export function aMentor(overrides: Partial<MentorInput> = {}): Mentor {
  return Mentor.parse({
    id: 'm1',
    unitId: 'corps',
    kind: 'internalSocial',
    displayName: 'Anne Holm',
    phone: '28111213',
    sex: 'woman',
    competences: [{ competenceId: 'oekonomi' }],
    qualifications: 'Trained in debt advice.',
    capacityMinutes: 2220,
    caseload: 12,
    adviceContact: 'Team leader',
    ...overrides,
  });
}

export function aUnit(overrides: Partial<UnitInput> = {}): Unit {
  return Unit.parse({ id: 'corps', name: 'Mentor corps', kind: 'internalCorps', ...overrides });
}

export const COMPETENCES = [
  { id: 'oekonomi', labelDa: 'Økonomi', labelEn: 'Money and debt' },
  { id: 'paedagog', labelDa: 'Pædagog', labelEn: 'Pedagogue' },
  { id: 'misbrug', labelDa: 'Misbrug', labelEn: 'Substance abuse', heavy: true },
  { id: 'vold', labelDa: 'Voldelig adfærd', labelEn: 'Violent behaviour', heavy: true, special: true },
].map((competence) => Competence.parse(competence));

/** A whole case, checked as a file would be. Lists given replace the default lists. */
export function aCase(overrides: Partial<CaseInput> = {}): Case {
  return readCase({
    formatVersion: 1,
    municipality: { id: 'testby', name: 'Testby' },
    planDate: PLAN_DATE,
    competences: COMPETENCES,
    departments: [
      { id: 'jobs', name: 'Job' },
      { id: 'youth', name: 'Ungdom' },
    ],
    units: [aUnit()],
    mentors: [aMentor()],
    citizens: [aCitizen()],
    needs: [aNeed()],
    ...overrides,
  });
}

/** The pair of a need and a seat in a case; the first of each unless named. */
export function aPair(input: Case = aCase(), ids: { needId?: string; seatId?: string } = {}): PairContext {
  return pairIn(indexCase(input), ids);
}

export function pairIn(index: CaseIndex, { needId, seatId }: { needId?: string; seatId?: string } = {}): PairContext {
  const need = needId === undefined ? index.case.needs[0]! : index.needById.get(needId)!;
  const seat = seatId === undefined ? index.seats[0]! : index.seatById.get(seatId)!;
  return { index, ruleSet: ruleSetOf(index.case), need, citizen: index.citizenById.get(need.citizenId)!, seat };
}
