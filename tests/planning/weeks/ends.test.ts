import { describe, expect, it } from 'vitest';
import type { Case, CaseInput } from '../../../src/model/case.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { applyEvent } from '../../../src/planning/applyEvent.ts';
import { verifyPlan } from '../../../src/verify/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit, type NeedInput } from '../../helpers/caseBuilder.ts';
import { solved } from '../../helpers/solved.ts';

const UNTIL = '2026-03-10';
const period = { from: '2026-01-01', until: UNTIL };
const grant = (end: string) => ({ id: 'b1', law: 'lab' as const, start: '2026-01-05', end });
/** A Tuesday slot, so that the week of 9 March would hold a meeting on the last day. */
const relations = [{ needId: 'n1', seatId: 'm1', since: '2026-01-05', slots: [{ weekday: 2, start: '10:00' }] }];

const dates = (plan: Plan) => plan.meetings.map(({ date }) => date);
const handovers = (plan: Plan) => plan.notices.filter(({ code }) => code === 'HANDOVER_NEEDED');

/** The plan of the case without the end, held against the case with it. */
function judged(town: Case, open: Case): string[] {
  return verifyPlan(town, solved(open)).violations.map(({ code }) => code);
}

function placedAt(kind: 'offer' | 'company' | 'education', until?: string): Partial<CaseInput> {
  return {
    units: [aUnit({ kind, organisationId: 'place' })],
    mentors: [aMentor({ kind, organisationId: 'place' })],
    citizens: [
      aCitizen({
        age: 25,
        placement: { organisationId: 'place', kind, from: '2026-01-01', ...(until === undefined ? {} : { until }) },
      }),
    ],
  };
}

describe('a seat that ends inside the plan', () => {
  const towns: readonly (readonly [string, Partial<CaseInput>, Partial<CaseInput>])[] = [
    ['an offer', placedAt('offer', UNTIL), placedAt('offer')],
    ['a company placement', placedAt('company', UNTIL), placedAt('company')],
    ['the mentor’s period', { mentors: [aMentor({ servesPeriod: period })] }, {}],
    ['the contract', { units: [aUnit({ contract: { period } })] }, {}],
  ];

  it.each(towns)('should end the meetings with %s, and ask for the handover', (_, ending, open) => {
    const town = aCase({ ...ending, relations });
    const plan = solved(town);
    // Two workdays of the second week are left: too few for a meeting to be due.
    expect(dates(plan)).toEqual(['2026-03-03']);
    expect(handovers(plan)).toEqual([{ code: 'HANDOVER_NEEDED', subjects: ['n1', 'm1', UNTIL] }]);
    const found = judged(town, aCase({ ...open, relations }));
    expect(found.filter((code) => code === 'MEETING_OUTSIDE_PLAN')).toHaveLength(2);
  });

  it('should ask for the handover of a group and of a supplier’s seat', () => {
    const supplier = aUnit({ id: 'sup', kind: 'externalProvider', unnamedSeats: true, contract: { period } });
    const group = {
      id: 'g1',
      mentorId: 'm1',
      name: 'Hold',
      citizensLeast: 1,
      citizensMost: 5,
      weekday: 2,
      start: '10:00',
      minutes: 60,
      everyWeeks: 1,
      firstDate: '2026-03-03',
    };
    const town = aCase({
      planWeeks: 3,
      units: [aUnit(), supplier],
      mentors: [aMentor({ servesPeriod: period })],
      groups: [group],
      needs: [aNeed(), aNeed({ id: 'n2', role: 'group' })],
      pins: [{ needId: 'n1', seatId: 'sup' }],
    });
    const plan = solved(town);
    expect(handovers(plan)).toEqual([
      { code: 'HANDOVER_NEEDED', subjects: ['n1', 'sup', UNTIL] },
      { code: 'HANDOVER_NEEDED', subjects: ['n2', 'g1', UNTIL] },
    ]);
    expect(dates(plan)).toEqual(['2026-03-03', UNTIL]);
    expect(verifyPlan(town, plan).violations).toEqual([]);
    const silent = verifyPlan(town, { ...plan, notices: [] }).violations.map(({ code }) => code);
    expect(silent).toEqual(['NOTICE_MISSING', 'NOTICE_MISSING']);
  });

  it('should ask for no handover where the grant ends first, or the seat after the plan', () => {
    const mentors = [aMentor({ servesPeriod: { ...period, until: '2026-03-20' } })];
    const granted = solved(aCase({ mentors, relations, needs: [aNeed({ grant: grant('2026-03-12') })] }));
    expect([dates(granted), handovers(granted)]).toEqual([['2026-03-03', '2026-03-10'], []]);
    const later = [aMentor({ servesPeriod: { ...period, until: '2026-03-30' } })];
    const plan = solved(aCase({ mentors: later, relations }));
    expect([dates(plan).length, handovers(plan)]).toEqual([4, []]);
  });
});

describe('a course without a grant', () => {
  const weeks = (need: Partial<NeedInput>, rest: Partial<CaseInput> = {}) => dates(solved(aCase({ needs: [aNeed(need)], ...rest }))).length; // biome-ignore format: a row

  it('should meet as many weeks as were ordered, from the day it begins', () => {
    expect(weeks({ courseWeeks: 1 })).toBe(1);
    expect(weeks({ courseWeeks: 2 })).toBe(2);
    expect(weeks({ courseWeeks: 2, courseDays: 9 })).toBe(1);
    expect(weeks({ courseWeeks: 2, start: '2026-01-05' })).toBe(2);
    const town = aCase({ needs: [aNeed({ courseWeeks: 1 })] });
    const found = judged(town, aCase());
    expect(found.filter((code) => code === 'MEETING_OUTSIDE_PLAN')).toHaveLength(3);
  });

  it('should count a running course from its own first day, and let it run on where that is over', () => {
    const since = (date: string) => ({ relations: [{ ...relations[0]!, since: date }] });
    expect(weeks({ courseWeeks: 8, start: '2026-01-05' }, since('2026-01-19'))).toBe(2);
    expect(weeks({ courseWeeks: 10, start: '2026-01-05', weeksInCourse: 8 }, since('2026-02-02'))).toBe(2);
    expect(weeks({ courseWeeks: 4, start: '2026-01-05' }, since('2026-01-05'))).toBe(4);
  });

  it('should end on the day a grant is stopped, with or without a grant on the need', () => {
    for (const need of [
      aNeed(),
      aNeed({ grant: grant('2026-06-30') }),
      aNeed({ grant: { ...grant('2026-06-30'), start: '2026-03-30' } }),
    ]) {
      // biome-ignore format: three needs
      for (const running of [[], relations]) {
        const town = aCase({ needs: [need], relations: running });
        const stopped = applyEvent(town, { type: 'grantStopped', needId: 'n1', end: '2026-03-11' });
        const plan = solved(stopped);
        expect(dates(plan)).toHaveLength(2);
        expect(dates(plan).every((date) => date <= '2026-03-11')).toBe(true);
      }
    }
  });
});

describe('own time that falls inside the plan', () => {
  const notices = (from: string, minutes: number) =>
    solved(aCase({ mentors: [aMentor({ capacityFrom: [{ from, minutes }] })] })).notices;

  it('should be named with the mentor and the date where the courses take more', () => {
    expect(notices('2026-03-09', 0)).toEqual([{ code: 'CAPACITY_FALLS', subjects: ['m1', '2026-03-09'] }]);
    expect(notices('2026-03-09', 115)).toHaveLength(1);
    expect(notices('2026-03-09', 120)).toEqual([]);
    expect(notices('2026-03-30', 0)).toEqual([]);
  });
});
