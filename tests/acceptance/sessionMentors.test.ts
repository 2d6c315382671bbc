/** Scenarios of section 8 in which mentors, suppliers, calendars or new orders change the plan, as events on an open session. */
import { describe, expect, it } from 'vitest';
import type { TownEvent } from '../../src/model/event.ts';
import type { Plan } from '../../src/model/plan.ts';
import { eventRefusals } from '../../src/planning/eventRefusals.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { assignmentOf, seatOf, solved, withRelationsOf } from '../helpers/solved.ts';
import { judged, movedBy, openOffice, take } from './session.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const retOgPligt = { reason: 'personalReasons' as const, impossibleOffers: [] };

describe('scenario 3, weekly meeting, in a session', () => {
  const WEEK_30 = '2026-07-20';
  const town = aCase({
    planDate: '2026-07-06',
    citizens: [aCitizen({ retOgPligt, availability: [{ weekday: 2, start: '10:00', end: '12:00' }] })],
    mentors: [aMentor(), aMentor({ id: 'm2', capacityMinutes: 0 })],
    needs: [aNeed({ orderedOn: '2026-06-29', start: '2026-07-06' })],
    relations: [{ needId: 'n1', seatId: 'm1', since: '2026-04-06' }],
  });

  it('should name week 30 as a breach when the mentor turns out to be away then', () => {
    const office = openOffice(town);
    expect(office.plan.meetings).toHaveLength(4);
    const absence = { from: WEEK_30, until: '2026-07-26' };
    const { plan, difference } = take(office, { type: 'mentorAbsent', mentorId: 'm1', absence });
    expect(plan.meetings).toHaveLength(3);
    const missed = [{ needId: 'n1', week: WEEK_30, code: 'absence', breachOfWeeklyDuty: true }];
    expect([plan.missedMeetings, difference.meetings.missed]).toEqual([missed, missed]);
  });

  it('should give another slot in week 30 when he cannot at their usual time', () => {
    const office = openOffice(town);
    const usual = office.plan.meetings.find(({ date }) => date === '2026-07-21')!.start;
    const [start, end] = usual < '11:00' ? ['10:00', '11:00'] : ['11:00', '12:00'];
    const appointment = { date: '2026-07-21', start: start!, end: end! };
    const { plan, difference } = take(office, { type: 'meetingCancelled', needId: 'n1', by: 'mentor', appointment });
    expect(plan.kpis.weeklyDutyBreaches).toBe(0);
    expect(plan.meetings).toHaveLength(4);
    expect(difference.meetings.moved.map(({ to }) => to.date)).toEqual(['2026-07-21']);
  });

  it('should give another mentor when he will be away for long', () => {
    const office = openOffice(town);
    take(office, { type: 'mentorCapacityChanged', mentorId: 'm2', capacityMinutes: 600, caseload: 5 });
    const absence = { from: '2026-07-06', until: '2026-08-30' };
    const { plan } = take(office, { type: 'mentorAbsent', mentorId: 'm1', absence });
    expect(seatOf(plan, 'n1')).toBe('m2');
    expect(plan.kpis.weeklyDutyBreaches).toBe(0);
  });
});

describe('scenario 11, two-stage supplier, in a session', () => {
  const people = numbers(4);
  const town = aCase({
    units: [
      aUnit({
        ...{ id: 'supplier', name: 'Nordlys', kind: 'externalProvider', unnamedSeats: true, competences: ['oekonomi'] },
        contract: { places: 3 },
      }),
    ],
    mentors: [],
    citizens: people.map((at) => aCitizen({ id: `c${at}` })),
  });
  const order = (at: number): TownEvent => ({
    type: 'needOrdered',
    need: aNeed({ id: `n${at}`, citizenId: `c${at}`, competences: ['oekonomi'] }),
  });
  const ordered = () => {
    const office = openOffice({ ...town, needs: [] });
    for (const at of people) take(office, order(at));
    return { ...office, plan: judged(office.session) };
  };

  it('should have three pending and one waiting when four are ordered, one after the other', () => {
    const { plan } = ordered();
    expect(plan.assignments.map(({ seatId, mentorId, status }) => [seatId, mentorId, status])).toEqual(
      Array(3).fill(['supplier', null, 'pendingSupplier']),
    );
    expect(plan.waiting).toHaveLength(1);
    expect(plan.waiting[0]!.reasons[0]).toEqual({ code: 'places', subjects: ['supplier'] });
  });

  it('should be active with a name and a phone of eight digits, and give the place of one it declines to the next', () => {
    const office = ordered();
    const waiting = office.plan.waiting[0]!.needId;
    for (const { needId, seatId } of office.plan.assignments) {
      const relation = {
        needId,
        seatId,
        since: office.session.case.planDate,
        slots: [],
        status: 'pendingSupplier' as const,
      };
      take(office, { type: 'relationStarted', relation });
    }
    const [first, second] = office.plan.assignments.map(({ needId }) => needId);
    const named = (displayName: string, phone: string) =>
      ({ type: 'supplierConfirmed', needId: first!, supplierMentor: { displayName, phone } }) as const;
    const codes = eventRefusals(office.session.case, named('Call Center', '28 11 12 13')).map(({ code }) => code);
    expect(codes).toEqual(['placeholderName']);
    const confirmed = take(office, named('Bo Ly', '28 11 12 13'));
    expect(assignmentOf(confirmed.plan, first!)).toMatchObject({ seatId: 'supplier', status: 'active' });
    expect(confirmed.plan.assignments.filter(({ status }) => status === 'active')).toHaveLength(1);
    const { plan, difference } = take(office, { type: 'supplierDeclined', needId: second! });
    expect([seatOf(plan, second!), seatOf(plan, waiting)]).toEqual([undefined, 'supplier']);
    expect(difference.seats).toContainEqual(
      expect.objectContaining({ needId: second, from: 'supplier', to: null, reasons: [expect.objectContaining({ code: 'veto' })] }), // biome-ignore format: a row
    );
    expect(movedBy(difference).sort()).toEqual([second, waiting].sort());
  });
});

describe('scenario 12, hand-picked, in a session', () => {
  it('should give a place at her supplier when she has no time any more, and her when she has', () => {
    const y = aUnit({
      id: 'y',
      name: 'Leverandør Y',
      kind: 'externalProvider',
      unnamedSeats: true,
      contract: { places: 3 },
    });
    const town = aCase({
      units: [aUnit(), y],
      mentors: [aMentor(), aMentor({ id: 'x', unitId: 'y', kind: 'external', displayName: 'Xenia Riis' })],
      needs: [aNeed({ handPickedMentorId: 'x', grantedMinutes: 120 })],
    });
    const office = openOffice(town);
    expect(seatOf(office.plan, 'n1')).toBe('x');
    const hours = (capacityMinutes: number) =>
      take(office, { type: 'mentorCapacityChanged', mentorId: 'x', capacityMinutes, caseload: 12 });
    expect(assignmentOf(hours(60).plan, 'n1')).toMatchObject({
      seatId: 'y',
      mentorId: null,
      status: 'pendingSupplier',
    });
    expect(seatOf(hours(600).plan, 'n1')).toBe('x');
  });
});

describe('scenario 21, veto, in a session', () => {
  it('should never propose the mentor again and change at most a shortest exchange', () => {
    const people = numbers(4);
    const town = aCase({
      mentors: people.map((at) => aMentor({ id: `m${at}`, caseload: 1 })),
      citizens: people.map((at) => aCitizen({ id: `c${at}` })),
      needs: people.map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` })),
    });
    const office = openOffice(withRelationsOf(town, solved(town)));
    const disliked = seatOf(office.plan, 'n1')!;
    const { plan, difference } = take(office, { type: 'vetoed', citizenId: 'c1', seatId: disliked, by: 'citizen' });
    expect(seatOf(plan, 'n1')).not.toBe(disliked);
    expect(plan.assignments).toHaveLength(4);
    expect(difference.seats).toHaveLength(2); // he and the one he changes with
    // And never later on, whatever happens.
    const joined = take(office, { type: 'mentorJoined', mentor: aMentor({ id: 'm5' }) });
    expect(seatOf(joined.plan, 'n1')).not.toBe(disliked);
  });
});

describe('scenario 28, small change among 500 pairs, in a session', () => {
  const people = Array.from({ length: 500 }, (_, at) => at);
  const mentors = (able: string) => [
    ...Array.from({ length: 50 }, (_, at) =>
      aMentor({
        ...{ id: `m${at}`, capacityMinutes: 1200, caseload: 10 },
        competences: [{ competenceId: `m${at}` === able ? 'vold' : 'oekonomi' }],
      }),
    ),
    aMentor({ id: 'free', competences: [{ competenceId: able === 'free' ? 'vold' : 'oekonomi' }] }),
  ];
  const town = (able: string) =>
    aCase({
      planWeeks: 1,
      mentors: mentors(able),
      citizens: [...people.map((at) => aCitizen({ id: `c${at}` })), aCitizen({ id: 'new' })],
      needs: people.map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` })),
      relations: people.map((at) => ({ needId: `n${at}`, seatId: `m${at % 50}`, since: '2026-01-05' })),
    });
  const order = aNeed({ id: 'order', citizenId: 'new', competences: ['vold'], urgency: 3 });

  it('should change no running pair when a fitting mentor is free', () => {
    const office = openOffice(town('free'), solved(town('free'), 300));
    const { plan, difference } = take(office, { type: 'needOrdered', need: order });
    expect(seatOf(plan, 'order')).toBe('free');
    expect(movedBy(difference)).toEqual(['order']);
    expect(plan.kpis).toMatchObject({ relationsKept: 500, relationsBroken: 0 });
    expect(difference.meetings.removed).toEqual([]);
  });

  it('should change at most one where room has to be made', () => {
    const office = openOffice(town('m7'), solved(town('m7'), 300));
    const need = {
      ...order,
      wishes: [{ kind: 'competence' as const, value: 'vold', required: true, from: 'citizen' as const }],
    };
    const { plan, difference } = take(office, { type: 'needOrdered', need });
    expect(seatOf(plan, 'order')).toBe('m7');
    expect(plan.kpis).toMatchObject({ relationsKept: 499, relationsBroken: 1, waiting: 0 });
    expect(difference.seats).toHaveLength(2);
    expect(difference.seats.find(({ needId }) => needId !== 'order')).toMatchObject({
      ...{ from: 'm7', to: 'free', endsRelation: true },
      reasons: [{ code: 'madeRoom', subjects: ['order'] }],
    });
  });
});

describe('scenario 29, sick mentor, in a session', () => {
  const people = numbers(24);
  const mentorOf = (at: number) => (at <= 12 ? 'anne' : at <= 18 ? 'bo' : 'carl');
  const town = aCase({
    mentors: [
      aMentor({ id: 'anne', displayName: 'Anne Holm', capacityMinutes: 720, caseload: 12 }),
      aMentor({ id: 'bo', displayName: 'Bo Juhl', capacityMinutes: 540 }),
      aMentor({ id: 'carl', displayName: 'Carl Munk', capacityMinutes: 540 }),
    ],
    citizens: people.map((at) => aCitizen({ id: `c${at}`, ...(at > 8 && at <= 12 ? { retOgPligt } : {}) })),
    needs: people.map((at) =>
      aNeed({ id: `n${at}`, citizenId: `c${at}`, grantedMinutes: 60, orderedOn: '2025-12-15', start: '2026-01-05' }),
    ),
    relations: people.map((at) => ({ needId: `n${at}`, seatId: mentorOf(at), since: '2026-01-05' })),
  });
  const running = withRelationsOf(town, solved(town));
  const sick = (until: string): TownEvent => ({
    ...{ type: 'mentorAbsent', mentorId: 'anne', absence: { from: '2026-03-02', until } },
  });
  const others = people.filter((at) => at > 12);
  const timesOf = (plan: Plan, needId: string) =>
    plan.meetings
      .filter(({ needIds }) => needIds.includes(needId))
      .map(({ date, start, minutes }) => [date, start, minutes]);

  it('should change the twelve and nobody else, those who must be served first, and keep the times of the rest', () => {
    const office = openOffice(running);
    const before = office.plan;
    const { plan, difference } = take(office, sick('2026-05-31'));
    expect(movedBy(difference).sort()).toEqual(numbers(12).map((at) => `n${at}`).sort()); // biome-ignore format: a row
    expect(difference.seats.every(({ from, endsRelation, reasons }) => from === 'anne' && endsRelation && reasons.length > 0)).toBe(true); // biome-ignore format: a row
    expect(plan.kpis).toMatchObject({ relationsBroken: 12, relationsKept: 12, waitingMustServe: 0 });
    for (const at of [9, 10, 11, 12]) expect(['bo', 'carl']).toContain(seatOf(plan, `n${at}`));
    expect(plan.waiting).toHaveLength(6);
    expect(plan.waiting.every(({ mustServe }) => !mustServe)).toBe(true);
    for (const at of others) {
      expect(seatOf(plan, `n${at}`)).toBe(mentorOf(at));
      expect(timesOf(plan, `n${at}`)).toEqual(timesOf(before, `n${at}`));
    }
  });

  it('should move nobody when she is well again before long', () => {
    const office = openOffice(running);
    const { plan, difference } = take(office, sick('2026-03-08'));
    expect(movedBy(difference)).toEqual([]);
    expect(plan.kpis).toMatchObject({ relationsBroken: 0, relationsKept: 24 });
    expect(
      plan.missedMeetings.map(({ needId, code, breachOfWeeklyDuty }) => [needId, code, breachOfWeeklyDuty]),
    ).toEqual(numbers(12).map((at) => [`n${at}`, 'absence', at > 8]));
  });
});

describe('row S40, a mentor who leaves, in a session', () => {
  it('should move the citizens of the leaver and as few others as it takes, the one without a wish', () => {
    const somali = { kind: 'language' as const, value: 'so', required: true };
    const town = aCase({
      mentors: [
        aMentor({ id: 'anne', displayName: 'Anne Holm', languages: ['da', 'so'] }),
        aMentor({ id: 'bo', displayName: 'Bo Juhl', languages: ['da', 'so'], capacityMinutes: 240 }),
        aMentor({ id: 'carl', displayName: 'Carl Munk' }),
      ],
      citizens: ['a', 'b1', 'b2', 'd'].map((id) => aCitizen({ id, ...(id === 'a' ? { retOgPligt } : {}) })),
      needs: [
        aNeed({ id: 'n-a', citizenId: 'a', wishes: [somali] }),
        aNeed({ id: 'n-b1', citizenId: 'b1', wishes: [{ kind: 'mentor', value: 'bo' }] }),
        aNeed({ id: 'n-b2', citizenId: 'b2' }),
        aNeed({ id: 'n-d', citizenId: 'd' }),
      ],
      relations: ['a anne', 'b1 bo', 'b2 bo', 'd carl'].map((pair) => {
        const [need, seatId] = pair.split(' ');
        return { needId: `n-${need}`, seatId: seatId!, since: '2026-01-05' };
      }),
    });
    const { plan, difference } = take(openOffice(town), { type: 'mentorLeft', mentorId: 'anne' });
    expect(plan.assignments.map(({ needId, seatId }) => [needId, seatId])).toEqual([
      ['n-a', 'bo'],
      ['n-b1', 'bo'],
      ['n-b2', 'carl'],
      ['n-d', 'carl'],
    ]);
    expect(plan.waiting).toEqual([]);
    expect(difference.seats.find(({ needId }) => needId === 'n-b2')).toMatchObject({
      ...{ from: 'bo', to: 'carl', endsRelation: true, reasons: [{ code: 'madeRoom', subjects: ['n-a'] }] },
    });
    // Anne took her relation with her; it was running all the same.
    expect(difference.seats.find(({ needId }) => needId === 'n-a')).toMatchObject({ from: 'anne', endsRelation: true });
  });
});

describe('row S02, lending between corps, in a session', () => {
  it('should change the plan when lending is switched on, say what it costs, and change back', () => {
    const elders = aUnit({ id: 'over30', scope: { ageLeast: 30 } });
    const town = aCase({
      units: [elders, aUnit({ id: 'under30', scope: { ageMost: 29 } })],
      mentors: [aMentor({ id: 'elder', unitId: 'over30' }), aMentor({ id: 'younger', unitId: 'under30', caseload: 0 })],
      citizens: [aCitizen({ age: 24, benefit: 'uddannelseshjaelp' })],
    });
    const office = openOffice(town);
    expect(seatOf(office.plan, 'n1')).toBeUndefined();
    const { plan } = take(office, { type: 'unitChanged', unit: { ...elders, lendsOutsideScope: true } });
    expect(seatOf(plan, 'n1')).toBe('elder');
    expect(plan.assignments[0]!.breakdown).toContainEqual({ part: 'lending', points: 150, subjects: ['over30'] });
    expect(seatOf(take(office, { type: 'unitChanged', unit: elders }).plan, 'n1')).toBeUndefined();
  });
});

describe('row S03, the mentors’ weekly meeting, in a session', () => {
  const people = numbers(20);
  const before = aCase({
    mentors: numbers(6).map((at) => aMentor({ id: `m${at}`, capacityMinutes: 900 })),
    citizens: people.map((at) => aCitizen({ id: `c${at}` })),
    needs: people.slice(0, 12).map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` })),
  });
  const orders = people.slice(12).map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` }));

  it('should fit eight new orders in without moving a running pair, one by one and all at once', () => {
    const running = withRelationsOf(before, solved(before));
    const [single, batch] = [openOffice(running), openOffice(running)];
    for (const need of orders)
      expect(movedBy(take(single, { type: 'needOrdered', need }).difference)).toEqual([need.id]);
    batch.session.moveTo({ ...running, needs: [...running.needs, ...orders] });
    for (const { session } of [single, batch]) {
      expect(judged(session).kpis).toMatchObject({ assigned: 20, relationsKept: 12, relationsBroken: 0 });
    }
  });

  it('should leave out a mentor who declined the need', () => {
    const office = openOffice(aCase({ mentors: [aMentor(), aMentor({ id: 'm2', competences: [] })], needs: [aNeed({ competences: ['oekonomi'] })] })); // biome-ignore format: a row
    expect(seatOf(office.plan, 'n1')).toBe('m1');
    const { plan } = take(office, { type: 'mentorChanged', mentor: aMentor({ declines: ['n1'] }) });
    expect(seatOf(plan, 'n1')).toBe('m2');
  });
});

describe('scenario 34, start meeting, in a session', () => {
  const caseworker = (weekday: number) => ({
    ...{ id: 'w1', displayName: 'Sagsbehandler 1', appointments: [], absences: [] },
    availability: [{ weekday, start: '13:00', end: '14:00' }],
  });
  const town = (weekday: number) =>
    aCase({
      caseworkers: [caseworker(weekday)],
      citizens: [aCitizen({ caseworkerId: 'w1' })],
      needs: [aNeed({ startMeetingWithCaseworker: true })],
    });

  it('should go ahead without the caseworker, flagged, when she has no slot any more, and with her when she has', () => {
    const office = openOffice(town(4));
    expect(office.plan.meetings[0]).toMatchObject({ kind: 'startMeeting', date: '2026-03-05', withCaseworkerId: 'w1' });
    const away = take(office, { type: 'caseworkerChanged', caseworker: caseworker(6) });
    expect(away.plan.meetings[0]).toMatchObject({ kind: 'meeting', withCaseworkerId: null });
    expect(away.plan.notices).toContainEqual({ code: 'START_MEETING_WITHOUT_CASEWORKER', subjects: ['n1'] });
    const back = take(office, { type: 'caseworkerChanged', caseworker: caseworker(4) });
    expect(back.plan.meetings[0]).toMatchObject({ kind: 'startMeeting', date: '2026-03-05', start: '13:00' });
    expect(back.plan.notices.map(({ code }) => code)).not.toContain('START_MEETING_WITHOUT_CASEWORKER');
  });

  it('should ask her as soon as the order wants it', () => {
    const office = openOffice({ ...town(4), needs: [aNeed()] });
    expect(office.plan.meetings[0]).toMatchObject({ kind: 'meeting' });
    const { plan } = take(office, { type: 'needChanged', need: aNeed({ startMeetingWithCaseworker: true }) });
    expect(plan.meetings[0]).toMatchObject({ kind: 'startMeeting', date: '2026-03-05', withCaseworkerId: 'w1' });
  });
});
