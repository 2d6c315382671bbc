/** Scenarios of section 8 in which a citizen’s or a need’s facts change, as events on an open session. */
import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/model/case.ts';
import { eventRefusals } from '../../src/planning/eventRefusals.ts';
import { extendGrant, historyOf, ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { assignmentOf, seatOf, solved, waitingOf, withRelationsOf } from '../helpers/solved.ts';
import { movedBy, openOffice, take } from './session.ts';

const retOgPligt = { reason: 'personalReasons' as const, impossibleOffers: [] };

describe('scenario 4, cannot close early, in a session', () => {
  const town = aCase({
    mentors: [aMentor({ capacityMinutes: 120 })],
    citizens: [aCitizen({ retOgPligt }), aCitizen({ id: 'c2' })],
    needs: [
      aNeed({ orderedOn: '2025-08-25', start: '2025-09-01', weeksInCourse: 26 }),
      aNeed({ id: 'n2', citizenId: 'c2' }),
    ],
    relations: [{ needId: 'n1', seatId: 'm1', since: '2025-09-01' }],
  });
  const ended = { type: 'needClosed', needId: 'n1', reason: 'goalReached' } as const;

  it('should be refused until virksomhedspraktik has started, and then give the hours to the one who waits', () => {
    const office = openOffice(town);
    expect(eventRefusals(office.session.case, ended).map(({ code }) => code)).toEqual(['noActiveOffer']);
    const started = aCitizen({ retOgPligt, measure: 'virksomhedspraktikPrivat', measureFrom: '2026-03-02' });
    take(office, { type: 'citizenChanged', citizen: started });
    expect(eventRefusals(office.session.case, ended)).toEqual([]);
    const { plan, difference } = take(office, ended);
    expect(seatOf(plan, 'n2')).toBe('m1');
    expect(plan.kpis).toMatchObject({ needs: 1, waiting: 0 });
    expect(difference.seats).toMatchObject([
      { needId: 'n1', from: 'm1', to: null, reasons: [{ code: 'closed' }] },
      { needId: 'n2', from: null, to: 'm1', reasons: [{ code: 'roomFound' }] },
    ]);
  });
});

const company = (id: string, overrides: Parameters<typeof aUnit>[0] = {}) =>
  aUnit({ id: `unit-${id}`, kind: 'company', organisationId: id, ...overrides });
const colleague = (id: string, minutes = 2220) =>
  aMentor({ id: `mentor-${id}`, unitId: `unit-${id}`, kind: 'company', organisationId: id, capacityMinutes: minutes });
const placedAt = (organisationId: string) =>
  aCitizen({
    measure: 'virksomhedspraktikPrivat',
    placement: { organisationId, kind: 'company', from: '2026-01-05' },
  });

describe('scenario 13 and row S11, company equality, in a session', () => {
  it.each([
    ['scenario 13', 0],
    ['row S11, with frikøb', 25_000],
  ])('should end A and propose B when the placement moves to B (%s)', (_, priceOere) => {
    const town = aCase({
      units: [company('a', { priceOere }), company('b', { priceOere })],
      mentors: [colleague('a', 120), colleague('b', 300)],
      citizens: [placedAt('a')],
      relations: [{ needId: 'n1', seatId: 'mentor-a', since: '2026-01-05' }],
    });
    const office = openOffice(town);
    expect(assignmentOf(office.plan, 'n1')).toMatchObject({ seatId: 'mentor-a', status: 'active' });
    const { plan, difference } = take(office, { type: 'citizenChanged', citizen: placedAt('b') });
    expect(assignmentOf(plan, 'n1')).toMatchObject({
      seatId: 'mentor-b',
      status: 'proposed',
      grossOere: priceOere * 52,
    });
    expect(plan.kpis.relationsBroken).toBe(1);
    expect(difference.seats).toMatchObject([
      { needId: 'n1', from: 'mentor-a', to: 'mentor-b', reasons: [{ code: 'organisation' }], endsRelation: true },
    ]);
  });
});

describe('row S15, an offer that ends, in a session', () => {
  const attached = (until: string) =>
    aCitizen({ placement: { organisationId: 'offer', kind: 'offer', from: '2026-01-05', until } });
  const town = aCase({
    units: [
      aUnit({ id: 'unit-offer', kind: 'offer', organisationId: 'offer' }),
      aUnit({ onlyOverflowOrSpecial: true }),
    ],
    mentors: [aMentor({ id: 'attached', unitId: 'unit-offer', kind: 'offer', organisationId: 'offer' }), aMentor()],
    citizens: [attached('2026-12-31')],
    relations: [{ needId: 'n1', seatId: 'attached', since: '2026-01-05' }],
  });

  it('should end the meetings with an offer that will end, and hand over when it has', () => {
    const office = openOffice(town);
    expect(seatOf(office.plan, 'n1')).toBe('attached');
    const ending = take(office, { type: 'citizenChanged', citizen: attached('2026-03-20') });
    expect(assignmentOf(ending.plan, 'n1')).toMatchObject({ seatId: 'attached', status: 'active' });
    expect(ending.plan.meetings).toHaveLength(3);
    expect(ending.difference.meetings.removed.every(({ date }) => date > '2026-03-20')).toBe(true);
    expect(ending.plan.notices).toContainEqual({ code: 'HANDOVER_NEEDED', subjects: ['n1', 'attached', '2026-03-20'] });
    const over = take(office, { type: 'planDateMoved', planDate: '2026-03-23' });
    expect(assignmentOf(over.plan, 'n1')).toMatchObject({ seatId: 'm1', status: 'proposed' });
  });
});

describe('row S21, a discharge that moves, in a session', () => {
  const citizen = (psychiatricDischarge: string) => aCitizen({ psychiatricDischarge });

  it('should shift the window by a month, six months in total still, and back', () => {
    const town = aCase({ citizens: [citizen('2026-06-02')], needs: [aNeed({ courseWeeks: 26 })] });
    const office = openOffice(town);
    expect(seatOf(office.plan, 'n1')).toBe('m1');
    const later = take(office, { type: 'citizenChanged', citizen: citizen('2026-07-02') });
    expect(waitingOf(later.plan, 'n1')!.reasons).toContainEqual({
      ...{ code: 'psychiatricWindow', subjects: ['c1'], from: '2026-04-02' },
    });
    expect(later.difference.meetings.removed).toHaveLength(office.plan.meetings.length);
    const back = take(office, { type: 'citizenChanged', citizen: citizen('2026-06-02') });
    expect(seatOf(back.plan, 'n1')).toBe('m1');
    expect(back.plan.meetings.map(({ date }) => date)).toEqual(office.plan.meetings.map(({ date }) => date));
  });

  it('should cut a course under way at six months in total', () => {
    const office = openOffice(
      aCase({
        planWeeks: 26,
        citizens: [citizen('2025-12-01')],
        needs: [aNeed({ start: '2026-01-05', courseWeeks: 104 })],
        relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }],
      }),
    );
    expect(office.plan.meetings.at(-1)!.date > '2026-08-01').toBe(true);
    const { plan } = take(office, { type: 'citizenChanged', citizen: citizen('2026-04-01') });
    expect(plan.meetings.at(-1)!.date).toMatch(/^2026-0(6-29|6-30|7-0[1-4])$/);
  });
});

describe('scenario 26, language requirement, in a session', () => {
  it('should wait from the moment Somali is required, and be seated when a mentor who speaks it joins', () => {
    const office = openOffice(aCase({ mentors: [aMentor(), aMentor({ id: 'm2', languages: ['da', 'ar'] })] }));
    expect(seatOf(office.plan, 'n1')).toBeDefined();
    const wish = { kind: 'language' as const, value: 'so', required: true, from: 'citizen' as const };
    const asked = take(office, { type: 'needWishesChanged', needId: 'n1', wishes: [wish] });
    expect(asked.plan.waiting).toMatchObject([{ needId: 'n1', reasons: [{ code: 'language', subjects: ['so'] }] }]);
    const mentor = aMentor({ id: 'm3', languages: ['da', 'so'], competences: [] });
    const { plan, difference } = take(office, { type: 'mentorJoined', mentor });
    expect(seatOf(plan, 'n1')).toBe('m3');
    expect(difference.seats).toMatchObject([{ needId: 'n1', from: null, to: 'm3', reasons: [{ code: 'roomFound' }] }]);
  });
});

describe('scenario 27, continuity across a change of benefit, in a session', () => {
  const town = (benefits?: ('kontanthjaelp' | 'ressourceforloeb')[]): Case =>
    aCase({
      units: [aUnit({ scope: { departmentIds: ['jobs'], ...(benefits ? { benefits } : {}) } }), aUnit({ id: 'open' })],
      mentors: [aMentor(), aMentor({ id: 'm2', unitId: 'open' })],
      relations: [{ needId: 'n1', seatId: 'm1', since: '2025-10-06' }],
    });
  const change = (benefits?: ('kontanthjaelp' | 'ressourceforloeb')[]) => {
    const office = openOffice(town(benefits));
    expect(assignmentOf(office.plan, 'n1')).toMatchObject({ seatId: 'm1', status: 'active' });
    take(office, { type: 'citizenDepartmentChanged', citizenId: 'c1', departmentId: 'youth' });
    return take(office, { type: 'citizenBenefitChanged', citizenId: 'c1', benefit: 'ressourceforloeb' });
  };

  it('should keep the mentor, and every meeting, when benefit and department change', () => {
    const { plan, difference } = change();
    expect(assignmentOf(plan, 'n1')).toMatchObject({ seatId: 'm1', status: 'active' });
    expect(movedBy(difference)).toEqual([]);
    expect(difference.meetings).toMatchObject({ added: [], removed: [], moved: [] });
  });

  it('should propose a handover, in the open, where the corps excludes the new benefit', () => {
    const { plan, difference } = change(['kontanthjaelp']);
    expect(assignmentOf(plan, 'n1')).toMatchObject({ seatId: 'm2', status: 'proposed' });
    expect(assignmentOf(plan, 'n1')!.breakdown).toContainEqual({ part: 'continuity', points: 600, subjects: ['m1'] });
    expect(plan.kpis.relationsBroken).toBe(1);
    expect(difference.seats).toMatchObject([{ needId: 'n1', from: 'm1', to: 'm2', endsRelation: true }]);
    expect(difference.seats[0]!.reasons.length).toBeGreaterThan(0);
  });
});

describe('row S31, the recommended mentor, in a session', () => {
  it('should be kept through a change of benefit into a department his unit does not serve, and with more hours', () => {
    const before = aCase({
      units: [aUnit({ scope: { departmentIds: ['jobs'] } }), aUnit({ id: 'open' })],
      mentors: [aMentor({ competences: [] }), aMentor({ id: 'm2', unitId: 'open' })],
      needs: [aNeed({ recommendedMentorId: 'm1', competences: ['oekonomi'] })],
    });
    const office = openOffice(withRelationsOf(before, solved(before)));
    take(office, {
      ...{ type: 'citizenBenefitChanged', citizenId: 'c1', benefit: 'ressourceforloeb', measure: 'ressourceforloeb' },
    });
    const moved = take(office, { type: 'citizenDepartmentChanged', citizenId: 'c1', departmentId: 'youth' });
    expect(assignmentOf(moved.plan, 'n1')).toMatchObject({ seatId: 'm1', status: 'active' });
    const more = take(office, { type: 'needHoursChanged', needId: 'n1', grantedMinutes: 300 });
    expect(assignmentOf(more.plan, 'n1')).toMatchObject({ seatId: 'm1', mentorMinutes: 300 });
    // It is the running relation that keeps him.
    const failed = take(office, { type: 'relationFailed', needId: 'n1', by: 'citizen' });
    expect(seatOf(failed.plan, 'n1')).toBe('m2');
  });
});

describe('scenario 30, hour change, in a session', () => {
  const town = aCase({
    units: [aUnit({ overheadPercent: 150 })],
    mentors: [aMentor({ capacityMinutes: 270 })],
    citizens: [aCitizen(), aCitizen({ id: 'c2' })],
    needs: [
      aNeed({ orderedOn: '2025-12-15', start: '2026-01-05', grantedMinutes: 180, weeksInCourse: 8 }),
      aNeed({ id: 'n2', citizenId: 'c2', grantedMinutes: 60 }),
    ],
    relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }],
  });

  it('should free one hour times the overhead and give it to the waiting list, in one event', () => {
    const office = openOffice(town);
    expect(office.plan.waiting).toMatchObject([{ needId: 'n2', missingMinutes: 90 }]);
    const { plan, difference } = take(office, { type: 'needHoursChanged', needId: 'n1', grantedMinutes: 120 });
    expect(assignmentOf(plan, 'n1')).toMatchObject({ seatId: 'm1', status: 'active', mentorMinutes: 180 });
    expect(seatOf(plan, 'n2')).toBe('m1');
    expect(plan.kpis).toMatchObject({ waiting: 0, relationsKept: 1, mentorMinutes: 270 });
    expect(historyOf(office.session.case.needs[0]!)).toHaveLength(2);
    expect(difference.seats).toMatchObject([{ needId: 'n2', from: null, to: 'm1', reasons: [{ code: 'roomFound' }] }]);
  });

  it('should let the other one wait again when the hours are raised back', () => {
    const office = openOffice(town);
    take(office, { type: 'needHoursChanged', needId: 'n1', grantedMinutes: 120 });
    const { plan, difference } = take(office, { type: 'needHoursChanged', needId: 'n1', grantedMinutes: 180 });
    expect([seatOf(plan, 'n1'), seatOf(plan, 'n2')]).toEqual(['m1', undefined]);
    expect(movedBy(difference)).toEqual(['n2']);
  });
});

describe('scenario 35, review at 13 weeks, in a session', () => {
  it('should reduce to one hour, and give the other to the waiting list in the same re-solve', () => {
    const office = openOffice(
      aCase({
        planDate: '2026-03-23',
        mentors: [aMentor({ capacityMinutes: 120 })],
        citizens: [aCitizen(), aCitizen({ id: 'c2' })],
        needs: [
          aNeed({ orderedOn: '2025-12-15', start: '2025-12-29', grantedMinutes: 120, weeksInCourse: 12 }),
          aNeed({ id: 'n2', citizenId: 'c2', grantedMinutes: 60 }),
        ],
        relations: [{ needId: 'n1', seatId: 'm1', since: '2025-12-29' }],
      }),
    );
    expect(office.plan.notices).toContainEqual({ code: 'reviewDue', subjects: ['n1', '2026-03-29'] });
    expect(waitingOf(office.plan, 'n2')!.reasons[0]!.code).toBe('capacity');
    const { plan } = take(office, { type: 'grantReduced', needId: 'n1', grantedMinutes: 60 });
    expect(assignmentOf(plan, 'n1')).toMatchObject({ seatId: 'm1', status: 'active', mentorMinutes: 60 });
    expect(seatOf(plan, 'n2')).toBe('m1');
  });
});

describe('row S39, the review after three months, in a session', () => {
  const town = aCase({
    planDate: '2026-03-30',
    mentors: [aMentor({ capacityMinutes: 180 })],
    citizens: [aCitizen(), aCitizen({ id: 'c2' })],
    needs: [
      aNeed({ orderedOn: '2025-12-15', start: '2026-01-05', grantedMinutes: 180, weeksInCourse: 12 }),
      aNeed({ id: 'n2', citizenId: 'c2', orderedOn: '2026-03-23', start: '2026-03-30', grantedMinutes: 60 }),
    ],
    relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }],
  });
  const second = { ...town, mentors: [...town.mentors, aMentor({ id: 'm2', capacityMinutes: 180 })] };
  const seats = ({ assignments }: ReturnType<typeof take>['plan']) =>
    assignments.map(({ needId, seatId }) => [needId, seatId]);

  it('should give what a reduction or a stop frees to the waiting list', () => {
    const reduced = take(openOffice(town), { type: 'grantReduced', needId: 'n1', grantedMinutes: 120 });
    expect(seats(reduced.plan)).toEqual([['n1', 'm1'], ['n2', 'm1']]); // biome-ignore format: a row
    const stopped = take(openOffice(town), { type: 'grantStopped', needId: 'n1', end: '2026-03-30' });
    expect(seats(stopped.plan)).toEqual([['n2', 'm1']]);
  });

  it('should find another mentor at a rematch, and leave the one who did not work out out of it', () => {
    const office = openOffice(second);
    const { plan } = take(office, { type: 'relationFailed', needId: 'n1', by: 'citizen' });
    expect(seatOf(plan, 'n1')).toBe('m2');
    expect(plan.waiting).toEqual([]);
  });
});

describe('scenario 36, dependency flag, in a session', () => {
  it('should never block the extension of a ret-og-pligt course: meetings go on beyond the old block', () => {
    const grant = {
      ...{ id: 'g3', law: 'retOgPligt' as const, previousGrantId: 'g2' },
      start: '2025-12-22',
      end: '2026-06-21',
    };
    const office = openOffice(
      aCase({
        planDate: '2026-06-08',
        citizens: [aCitizen({ retOgPligt })],
        needs: [
          aNeed({
            ...{ orderedOn: '2025-03-24', start: '2025-04-07', courseWeeks: 64, weeksInCourse: 61 },
            ...{ mentorDoesTheTask: true, grant },
          }),
        ],
        relations: [{ needId: 'n1', seatId: 'm1', since: '2025-04-07' }],
      }),
    );
    expect(office.plan.notices).toContainEqual({ code: 'dependency', subjects: ['n1'] });
    const next = extendGrant(grant, 'g4', ruleSetOf(office.session.case));
    const extended = { type: 'grantExtended', needId: 'n1', grant: next, courseWeeks: 90 } as const;
    expect(eventRefusals(office.session.case, extended)).toEqual([]);
    const { plan, difference } = take(office, extended);
    expect(seatOf(plan, 'n1')).toBe('m1');
    expect(plan.meetings.at(-1)!.date > grant.end).toBe(true);
    expect(difference.meetings.added.every(({ date }) => date > grant.end)).toBe(true);
    expect(plan.kpis).toMatchObject({ waitingMustServe: 0, weeklyDutyBreaches: 0 });
    expect(plan.notices.map(({ code }) => code)).toContain('dependency');
  });
});
