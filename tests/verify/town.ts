/**
 * A small town with one of everything the checker looks at, and a valid plan for it made by hand. Two weeks from Monday 2 March 2026.
 *
 * Anne (m1) has a running relation with n1 and takes n2, who is visited at home and starts with the caseworker; she is supervised on
 * Tuesdays. Bent (m2) has the must-serve need n3, is away the second week’s first three days, holds the pinned n8, and leads the
 * group of n5 and n6. Carl (m3) is a peer who rings n9, of the same citizen as n1. n4 is at a supplier; n7 waits.
 */
import type { Case, CaseInput } from '../../src/model/case.ts';
import type { Meeting, Plan } from '../../src/model/plan.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { aMeeting, handPlan } from './planMaker.ts';

const OFFICE = { latitude: 55.4, longitude: 10.38 };
/** 2.2 km from the office: a quarter of an hour by bike. */
const HOME = { latitude: 55.42, longitude: 10.38 };

const WEEK_2 = '2026-03-09';

export function townCase(overrides: Partial<CaseInput> = {}): Case {
  return aCase({
    planWeeks: 2,
    policy: { officeRooms: 1, breakMinutes: 15 },
    caseworkers: [{ id: 'cw1', displayName: 'Dorte Lund' }],
    units: [
      aUnit({ place: OFFICE, priceOere: 30_000, wageGrantOere: 52_000 }),
      aUnit({
        id: 'sup',
        name: 'Supplier',
        kind: 'externalProvider',
        unnamedSeats: true,
        priceOere: 50_000,
        startFeeOere: 100_000,
        contract: { minutes: 300, places: 2 },
      }),
    ],
    mentors: [
      aMentor({
        capacityMinutes: 600,
        caseload: 3,
        duties: [
          {
            kind: 'supervision',
            minutes: 50,
            everyWeeks: 1,
            fixedSlot: { weekday: 2, start: '09:00', firstDate: '2026-01-06' },
          },
        ],
      }),
      aMentor({
        id: 'm2',
        displayName: 'Bent Juhl',
        capacityMinutes: 400,
        absences: [{ from: '2026-03-09', until: '2026-03-11' }],
      }),
      aMentor({ id: 'm3', displayName: 'Carl Krogh', kind: 'peer', capacityMinutes: 300, trainedOn: '2025-01-01' }),
    ],
    groups: [
      {
        id: 'g1',
        mentorId: 'm2',
        name: 'Morgenhold',
        citizensLeast: 2,
        citizensMost: 3,
        weekday: 4,
        start: '10:00',
        minutes: 90,
        everyWeeks: 2,
        firstDate: '2026-03-05',
      },
    ],
    citizens: [
      aCitizen(),
      aCitizen({ id: 'c2', home: HOME, caseworkerId: 'cw1' }),
      aCitizen({
        id: 'c3',
        retOgPligt: { reason: 'personalReasons' },
        availability: [{ weekday: 3, start: '09:00', end: '12:00' }],
      }),
      ...['c5', 'c6', 'c7', 'c8'].map((id) => aCitizen({ id })),
      aCitizen({ id: 'c4', departmentId: 'youth' }),
    ],
    needs: [
      aNeed({ competences: ['paedagog'], wishes: [{ kind: 'sex', value: 'woman' }] }),
      aNeed({
        id: 'n2',
        citizenId: 'c2',
        cadence: { count: 1, everyWeeks: 1, minutes: 60, mode: 'faceToFace', place: 'home' },
        startMeetingWithCaseworker: true,
      }),
      aNeed({ id: 'n3', citizenId: 'c3' }),
      aNeed({ id: 'n4', citizenId: 'c4' }),
      aNeed({ id: 'n5', citizenId: 'c5', role: 'group' }),
      aNeed({ id: 'n6', citizenId: 'c6', role: 'group' }),
      aNeed({ id: 'n7', citizenId: 'c7' }),
      aNeed({ id: 'n8', citizenId: 'c8', cadence: { count: 1, everyWeeks: 2, minutes: 60 } }),
      aNeed({
        id: 'n9',
        role: 'peer',
        cadence: { count: 1, everyWeeks: 1, minutes: 30, mode: 'phone', place: 'remote' },
      }),
    ],
    budgets: [
      { id: 'hard', capOere: 5_000_000, basis: 'spending', hardness: 'hard', departmentIds: ['youth'] },
      { id: 'soft', capOere: 2_000_000, usedOere: 500_000, basis: 'refund' },
    ],
    relations: [{ needId: 'n1', seatId: 'm1', since: '2025-10-01', slots: [{ weekday: 1, start: '09:00' }] }],
    pins: [{ needId: 'n8', seatId: 'm2' }],
    ...overrides,
  });
}

const TOWN_SEATS = { n1: 'm1', n2: 'm1', n3: 'm2', n4: 'sup', n5: 'g1', n6: 'g1', n8: 'm2', n9: 'm3' };

function townMeetings(town: Case): Meeting[] {
  const event = { mode: 'faceToFace', place: 'office', withCaseworkerId: null } as const;
  const duty = { ...event, kind: 'duty', needIds: [] as string[], seatId: 'm1', start: '09:00', minutes: 50 } as const;
  const start = aMeeting(town, 'n2', 'm1', '2026-03-02', '13:00');
  return [
    aMeeting(town, 'n1', 'm1', '2026-03-02', '09:00'),
    { ...start, kind: 'startMeeting', withCaseworkerId: 'cw1' },
    { ...duty, needIds: [], id: 'm1.duty1.2026-03-03', date: '2026-03-03' },
    aMeeting(town, 'n9', 'm3', '2026-03-04', '09:00'),
    aMeeting(town, 'n3', 'm2', '2026-03-04', '10:00'),
    {
      ...event,
      id: 'g1.2026-03-05',
      kind: 'group',
      needIds: ['n5', 'n6'],
      seatId: 'g1',
      date: '2026-03-05',
      start: '10:00',
      minutes: 90,
    },
    aMeeting(town, 'n8', 'm2', '2026-03-06', '09:00'),
    aMeeting(town, 'n1', 'm1', '2026-03-09', '09:00'),
    aMeeting(town, 'n2', 'm1', '2026-03-09', '13:00'),
    { ...duty, needIds: [], id: 'm1.duty1.2026-03-10', date: '2026-03-10' },
    aMeeting(town, 'n9', 'm3', '2026-03-11', '09:00'),
  ];
}

/** The valid plan. Its prices are round figures near what each need would pay for a seat; they prove a bound with a gap. */
export function townPlan(town: Case = townCase()): Plan {
  return handPlan(town, {
    seats: TOWN_SEATS,
    meetings: townMeetings(town),
    missed: [{ needId: 'n3', week: WEEK_2, code: 'absence', breachOfWeeklyDuty: true }],
    needPrices: Object.fromEntries(town.needs.map((need) => [need.id, 700_000_000])),
    rowPrices: { 'budget:soft': 250_000, 'unit:sup:places': 1_000_000_000 },
  });
}

/** A town where the one mentor has no hours: a must-serve need waits, and the prices prove that it must. */
export function starvedTown(): { town: Case; plan: Plan } {
  const town = aCase({
    mentors: [aMentor({ capacityMinutes: 0 })],
    citizens: [aCitizen({ retOgPligt: { reason: 'personalReasons' } })],
  });
  const plan = handPlan(town, {
    seats: {},
    needPrices: { n1: 5_000_000_000 },
    mustServePrices: { needs: { n1: 1_000_000 }, rows: {} },
  });
  return { town, plan };
}
