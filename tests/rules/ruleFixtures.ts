/** One pair for every hard rule that breaks that rule and no other. The key is the rule’s code. */
import type { CaseInput } from '../../src/model/case.ts';
import type { PairContext } from '../../src/rules/context.ts';
import {
  aCase,
  aCitizen,
  aMentor,
  aNeed,
  aPair,
  aUnit,
  type CitizenInput,
  type MentorInput,
  type NeedInput,
  type UnitInput,
} from '../helpers/caseBuilder.ts';

interface Parts {
  readonly citizen?: Partial<CitizenInput>;
  readonly need?: Partial<NeedInput>;
  readonly mentor?: Partial<MentorInput>;
  readonly unit?: Partial<UnitInput>;
  readonly rest?: Partial<CaseInput>;
}

/** The default pair with some of its parts changed. */
export function pairOf({ citizen, need, mentor, unit, rest }: Parts): PairContext {
  return aPair(
    aCase({
      citizens: [aCitizen(citizen)],
      needs: [aNeed(need)],
      mentors: [aMentor(mentor)],
      units: [aUnit(unit)],
      ...rest,
    }),
  );
}

/** A trained volunteer and a light volunteer’s need: eligible as it stands. */
export function volunteerPair({ citizen, need, mentor, unit, rest }: Parts = {}): PairContext {
  return pairOf({
    citizen: { ...citizen },
    need: { role: 'volunteer', taskWeight: 'light', ...need },
    mentor: { kind: 'volunteer', trainedOn: '2026-01-15', ...mentor },
    unit: { kind: 'volunteerPool', ...unit },
    ...(rest === undefined ? {} : { rest }),
  });
}

const wish = (kind: 'competence' | 'notCompetence' | 'language' | 'sex' | 'mentor' | 'unit', value: string) => ({
  need: { wishes: [{ kind, value, required: true }] },
});

const twoSupportPersons = [
  { kind: 'bostoette' as const, from: '2025-01-01' },
  { kind: 'skp' as const, from: '2025-06-01' },
];

export const RULE_FIXTURES: Readonly<Record<string, () => PairContext>> = {
  veto: () => pairOf({ rest: { vetoes: [{ citizenId: 'c1', seatId: 'm1' }] } }),
  released: () => pairOf({ citizen: { priorMentors: [{ mentorId: 'm1', ended: '2025-09-01', outcome: 'released' }] } }),
  declined: () => pairOf({ mentor: { declines: ['n1'] } }),
  paused: () => pairOf({ mentor: { capacityMinutes: 0 } }),
  absent: () => pairOf({ mentor: { absences: [{ from: '2026-02-20', until: '2026-05-01' }] } }),
  role: () => pairOf({ need: { role: 'volunteer' } }),
  unitKind: () => pairOf({ need: { unitKinds: ['externalProvider'] } }),
  handPicked: () =>
    pairOf({ need: { handPickedMentorId: 'm2' }, rest: { mentors: [aMentor(), aMentor({ id: 'm2' })] } }),
  department: () => pairOf({ unit: { scope: { departmentIds: ['youth'] } } }),
  age: () => pairOf({ unit: { scope: { ageMost: 29 } } }),
  benefit: () => pairOf({ unit: { scope: { benefits: ['uddannelseshjaelp'] } } }),
  area: () => pairOf({ unit: { scope: { areas: ['north'] } } }),
  mentorArea: () => pairOf({ mentor: { areas: ['north'] }, citizen: { area: 'south' } }),
  organisation: () =>
    pairOf({
      mentor: { kind: 'company', organisationId: 'firmB' },
      citizen: { placement: { organisationId: 'firmA', kind: 'company', from: '2026-02-01' } },
    }),
  placementPeriod: () =>
    pairOf({
      mentor: { kind: 'company', organisationId: 'firmA' },
      citizen: { placement: { organisationId: 'firmA', kind: 'company', from: '2026-04-01' } },
    }),
  servesPeriod: () => pairOf({ mentor: { servesPeriod: { from: '2026-01-01', until: '2026-02-28' } } }),
  contractPeriod: () => pairOf({ unit: { contract: { period: { from: '2026-05-01', until: '2027-04-30' } } } }),
  window: () => pairOf({ unit: { leadTimeWeeks: 4 } }),
  bostoettePurchase: () => pairOf({ unit: { kind: 'bostoette' }, mentor: { kind: 'bostoette' } }),
  competence: () => pairOf(wish('competence', 'misbrug')),
  notCompetence: () => pairOf(wish('notCompetence', 'oekonomi')),
  language: () => pairOf(wish('language', 'so')),
  sex: () => pairOf(wish('sex', 'man')),
  wishedMentor: () => pairOf({ ...wish('mentor', 'm2'), rest: { mentors: [aMentor(), aMentor({ id: 'm2' })] } }),
  wishedUnit: () =>
    pairOf({ ...wish('unit', 'other'), rest: { units: [aUnit(), aUnit({ id: 'other', unnamedSeats: true })] } }),
  volunteersOff: () => volunteerPair({ rest: { policy: { volunteers: 'off' } } }),
  notTrained: () => volunteerPair({ mentor: { trainedOn: undefined } }),
  taskWeight: () => volunteerPair({ need: { taskWeight: 'ordinary' } }),
  heavyAlone: () => volunteerPair({ need: { competences: ['misbrug'] } }),
  digitalScreening: () => pairOf({ need: { cadence: { count: 1, everyWeeks: 1, minutes: 30, mode: 'digital' } } }),
  digitalMode: () => pairOf({ mentor: { kind: 'digital' }, citizen: { digitalReadiness: 'ready' } }),
  senior: () => pairOf({ mentor: { kind: 'senior' } }),
  jointGoal: () => pairOf({ citizen: { age: 24 }, rest: { policy: { youthJointGoal: true } } }),
  parallelSupport: () =>
    pairOf({ citizen: { supportPersons: twoSupportPersons }, rest: { policy: { parallelSupport: 'forbidden' } } }),
  lawGroup: () => pairOf({ citizen: { benefit: 'foertidspension' }, rest: { ruleSetDate: '2012-06-01' } }),
  educationAge: () =>
    pairOf({
      mentor: { kind: 'education', organisationId: 'college' },
      citizen: { age: 31, placement: { organisationId: 'college', kind: 'education', from: '2026-01-05' } },
      rest: { ruleSetDate: '2012-06-01' },
    }),
  lawNotInForce: () =>
    pairOf({
      need: { grant: { id: 'g1', law: 'retOgPligt', start: '2026-03-02', end: '2026-08-31' } },
      rest: { ruleSetDate: '2013-12-02' },
    }),
  integrationAct: () =>
    pairOf({
      need: { grant: { id: 'g1', law: 'lab', start: '2026-03-02', end: '2026-08-31' } },
      unit: { law: 'integration' },
    }),
  socialServicesAct: () =>
    pairOf({ need: { grant: { id: 'g1', law: 'serviceloven', start: '2026-03-02', end: '2026-08-31' } } }),
  normalSupport: () => pairOf({ need: { beyondNormalSupport: false } }),
  psychiatricWindow: () => pairOf({ citizen: { psychiatricDischarge: '2026-09-01' } }),
  noCommonTime: () => pairOf({ citizen: { workingHours: 'onlyOutside' } }),
};
