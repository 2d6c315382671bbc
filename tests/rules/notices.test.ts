import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { indexCase } from '../../src/model/caseIndex.ts';
import { matchNotices, notices, ruleSetOf } from '../../src/rules/index.ts';
import {
  aCase,
  aCitizen,
  aMentor,
  aNeed,
  aUnit,
  type CitizenInput,
  type MentorInput,
  type NeedInput,
} from '../helpers/caseBuilder.ts';
import { pairOf } from './ruleFixtures.ts';

interface Parts {
  readonly citizen?: Partial<CitizenInput>;
  readonly need?: Partial<NeedInput>;
  readonly mentor?: Partial<MentorInput>;
  readonly rest?: Parameters<typeof aCase>[0];
}

function noticesOf({ citizen, need, mentor, rest }: Parts) {
  const input = aCase({ citizens: [aCitizen(citizen)], needs: [aNeed(need)], mentors: [aMentor(mentor)], ...rest });
  return notices(indexCase(input), ruleSetOf(input));
}

const running = { relations: [{ needId: 'n1', seatId: 'm1', since: '2026-02-02' }] };
const two = [
  { kind: 'bostoette' as const, from: '2025-01-01' },
  { kind: 'skp' as const, from: '2025-01-01' },
];
const grant = { id: 'g1', law: 'lab' as const, start: '2026-01-01' };

/** One case for each notice that gives this notice and no other. */
const NOTICE_FIXTURES: Readonly<Record<string, Parts>> = {
  grantedZero: { need: { grantedMinutes: 0 } },
  grantedFullWeek: { need: { grantedMinutes: 2220 } },
  grantTooLong: { need: { grant: { ...grant, end: '2026-07-01' } } },
  grantExpired: { need: { grant: { ...grant, end: '2026-03-01' } } },
  duplicateSupport: { citizen: { supportPersons: two }, rest: { policy: { parallelSupport: 'allowed' } } },
  bostoettePurchaseOff: {
    citizen: { supportPersons: [two[0]!] },
    rest: { policy: { bostoettePurchase: 'off' } },
  },
  weeklyDutyNotOrdered: {
    citizen: { retOgPligt: { reason: 'personalReasons' } },
    need: { cadence: { count: 1, everyWeeks: 2, minutes: 60 } },
  },
  missingDocumentation: { need: { purpose: undefined }, rest: running },
  dependency: { need: { weeksInCourse: 60, mentorDoesTheTask: true } },
  reviewDue: { rest: { relations: [{ needId: 'n1', seatId: 'm1', since: '2025-12-01' }] } },
  waitTooLong: { citizen: { waitWeeksMost: 0 } },
  impossibleOfferRuns: {
    citizen: {
      measure: 'virksomhedspraktikPrivat',
      retOgPligt: { reason: 'personalReasons', impossibleOffers: ['virksomhedspraktikPrivat'] },
    },
  },
  supplierAnswerDue: {
    rest: {
      units: [aUnit({ answerWithinDays: 7 })],
      relations: [{ ...running.relations[0]!, status: 'pendingSupplier' }],
    },
  },
  reportDue: {
    rest: { units: [aUnit({ reportEveryWeeks: 4 })], relations: running.relations },
  },
  deliveryShort: { rest: { relations: [{ ...running.relations[0]!, held: [] }] } },
  askAvailability: { citizen: { household: { adults: 'alone', childrenAges: [12, 4] } } },
  noAdviceContact: { mentor: { adviceContact: undefined } },
};

describe('notices', () => {
  it('should be silent on the default case', () => {
    expect(noticesOf({})).toEqual([]);
    expect(noticesOf({ rest: running })).toEqual([]);
  });

  it.each(Object.keys(NOTICE_FIXTURES))(
    'should give %s, and nothing else, where its cause alone is present',
    (code) => {
      expect(noticesOf(NOTICE_FIXTURES[code]!).map((notice) => notice.code)).toEqual([code]);
    },
  );

  it('should list the persons already there, and demand the end of a parallel period (18)', () => {
    expect(noticesOf({ citizen: { supportPersons: two } })).toEqual([
      { code: 'duplicateSupport', subjects: ['n1', 'bostoette:0', 'skp:1'] },
      { code: 'parallelWithoutEndDate', subjects: ['n1'] },
    ]);
    const dated = noticesOf({ citizen: { supportPersons: two, parallelUntil: '2026-05-31' } });
    expect(dated.map(({ code }) => code)).toEqual(['duplicateSupport']);
    expect(noticesOf({ citizen: { supportPersons: two, parallelUntil: '2026-03-01' } })).toHaveLength(2);
  });

  it('should not warn of a person who is there already (18)', () => {
    expect(noticesOf({ citizen: { supportPersons: two }, rest: running })).toEqual([]);
  });

  it('should count a grant’s last day, and wait for the supplier’s mentor', () => {
    expect(noticesOf({ need: { grant: { ...grant, end: '2026-03-02' } } })).toEqual([]);
    const pending = [{ ...running.relations[0]!, status: 'pendingSupplier' as const }];
    expect(noticesOf({ need: { purpose: undefined }, rest: { relations: pending } })).toEqual([]);
  });

  it('should count neither volunteers nor persons who have left (18)', () => {
    const friend = { kind: 'volunteer' as const, from: '2025-01-01' };
    const gone = { ...two[1]!, until: '2026-03-01' };
    expect(noticesOf({ citizen: { supportPersons: [two[0]!, friend, gone] } })).toEqual([]);
  });

  it('should warn of grants from 37 hours on and not just below', () => {
    expect(noticesOf({ need: { grantedMinutes: 2219 } })).toEqual([]);
  });

  it('should count a wait from the order, and only while nobody is there', () => {
    const need = { orderedOn: '2026-02-02' }; // four weeks before the plan
    expect(noticesOf({ need, citizen: { waitWeeksMost: 4 } })).toEqual([]);
    expect(noticesOf({ need, citizen: { waitWeeksMost: 3 } })).toEqual([
      { code: 'waitTooLong', subjects: ['n1', '2026-02-23'] },
    ]);
    expect(noticesOf({ need, citizen: { waitWeeksMost: 3 }, rest: running })).toEqual([]);
  });

  it('should ask a parent alone with young children for free windows, and nobody else', () => {
    const asked = (household: CitizenInput['household'], availability?: CitizenInput['availability']) =>
      noticesOf({ citizen: { household, ...(availability === undefined ? {} : { availability }) } }).length;
    expect(asked({ adults: 'alone', childrenAges: [9] })).toBe(1);
    expect(asked({ adults: 'alone', childrenAges: [10, 15] })).toBe(0);
    expect(asked({ adults: 'alone' })).toBe(0);
    expect(asked({ adults: 'couple', childrenAges: [2] })).toBe(0);
    const free = [{ weekday: 2, start: '10:00', end: '12:00' }];
    expect(asked({ adults: 'alone', childrenAges: [2] }, free)).toBe(0);
  });

  it('should leave an impossible offer alone that has not begun', () => {
    const retOgPligt = { reason: 'personalReasons' as const, impossibleOffers: ['virksomhedspraktikPrivat' as const] };
    expect(noticesOf({ citizen: { retOgPligt } })).toEqual([]);
    expect(noticesOf({ citizen: { retOgPligt, measure: 'vejledningOpkvalificering' } })).toEqual([]);
  });

  it('should count a unit’s reports from the last one, else from the start, and not before a mentor is named', () => {
    const [relation] = running.relations; // since 2 February
    const report = (every: number, change: object = {}) =>
      noticesOf({ rest: { units: [aUnit({ reportEveryWeeks: every })], relations: [{ ...relation!, ...change }] } });
    expect(report(4)).toEqual([{ code: 'reportDue', subjects: ['n1', 'corps', '2026-03-02'] }]);
    expect(report(5)).toEqual([]);
    expect(report(4, { reportedOn: '2026-02-09' })).toEqual([]);
    expect(report(3, { reportedOn: '2026-02-09' })).toHaveLength(1);
    expect(report(4, { status: 'pendingSupplier' })).toEqual([]);
  });

  it('should wait for the supplier’s answer until its day, and not after a mentor is named', () => {
    const [relation] = running.relations; // since 2 February, four weeks before the plan date
    const answer = (answerWithinDays: number, status: 'pendingSupplier' | 'active') =>
      noticesOf({ rest: { units: [aUnit({ answerWithinDays })], relations: [{ ...relation!, status }] } });
    const due = [{ code: 'supplierAnswerDue', subjects: ['n1', 'corps', '2026-03-02'] }];
    expect(answer(28, 'pendingSupplier')).toEqual(due);
    expect(answer(29, 'pendingSupplier')).toEqual([]);
    expect(answer(28, 'active')).toEqual([]);
  });

  it('should take the advice contact of the unit for its mentors', () => {
    const input = aCase({ mentors: [aMentor({ adviceContact: undefined })] });
    const advised = { ...input, units: input.units.map((unit) => ({ ...unit, adviceContact: 'Leader' })) };
    expect(notices(indexCase(advised), ruleSetOf(advised))).toEqual([]);
  });

  it('should be listed in docs/model.md, each code', () => {
    const docs = readFileSync('docs/model.md', 'utf8');
    const codes = [...Object.keys(NOTICE_FIXTURES), 'parallelWithoutEndDate', 'effortAlreadyRunning'];
    for (const code of codes) expect(docs).toContain(`| \`${code}\` |`);
  });
});

describe('matchNotices', () => {
  it('should warn when a housing-area effort competes with one already running (S29)', () => {
    const mentor = { kind: 'housingArea' as const };
    const found = matchNotices(pairOf({ mentor, citizen: { supportPersons: [two[0]!] } }));
    expect(found).toEqual([{ code: 'effortAlreadyRunning', subjects: ['n1', 'bostoette:0'] }]);
    expect(matchNotices(pairOf({ mentor }))).toEqual([]);
    expect(matchNotices(pairOf({ citizen: { supportPersons: two } }))).toEqual([]);
  });
});
