/** Ways to spoil the town’s valid plan, or its case, and the codes each must be refused with: all of them and no others. */
import type { z } from 'zod';
import type { Case } from '../../src/model/case.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { ViolationCode } from '../../src/verify/index.ts';
import { aMeeting } from './planMaker.ts';

export interface Mutation {
  readonly name: string;
  readonly change: (plan: Plan, town: Case) => void;
  readonly codes: readonly ViolationCode[];
}

const row = (plan: Plan, needId: string) => plan.assignments.find((entry) => entry.needId === needId)!;
const meeting = (plan: Plan, id: string) => plan.meetings.find((entry) => entry.id === id)!;
const need = (town: Case, id: string): z.infer<typeof import('../../src/model/need.ts').Need> =>
  town.needs.find((entry) => entry.id === id)!;
const mentor = (town: Case, id: string) => town.mentors.find((entry) => entry.id === id)!;
const citizen = (town: Case, id: string) => town.citizens.find((entry) => entry.id === id)!;
const drop = <T>(list: T[], keep: (entry: T) => boolean) => list.splice(0, list.length, ...list.filter(keep));

export const SHAPE: readonly Mutation[] = [
  {
    name: 'points that are no whole number',
    change: (plan) => {
      row(plan, 'n1').points = 0.5;
    },
    codes: ['MALFORMED_PLAN'],
  },
  {
    name: 'a price that is not a number',
    change: (plan) => {
      plan.certificate.prices.needs.n1 = Number.NaN;
    },
    codes: ['MALFORMED_PLAN'],
  },
  {
    name: 'a waiting need without a reason',
    change: (plan) => {
      plan.waiting[0]!.reasons = [];
    },
    codes: ['MALFORMED_PLAN'],
  },
  {
    name: 'a start between the quarters',
    change: (plan) => {
      meeting(plan, 'n1.2026-W10.1').start = '09:05';
    },
    codes: ['MALFORMED_PLAN'],
  },
  {
    name: 'another municipality',
    change: (plan) => {
      plan.municipalityId = 'andenby';
    },
    codes: ['WRONG_CASE'],
  },
  {
    name: 'another plan date',
    change: (plan) => {
      plan.planDate = '2026-03-09';
    },
    codes: ['WRONG_CASE'],
  },
];

export const ASSIGNMENTS: readonly Mutation[] = [
  {
    name: 'an unknown need',
    change: (plan) => {
      row(plan, 'n4').needId = 'n99';
    },
    codes: ['NEED_UNKNOWN', 'NEED_MISSING', 'OBJECTIVE_WRONG', 'KPI_WRONG'],
  },
  {
    name: 'an unknown waiting need',
    change: (plan) => {
      plan.waiting[0]!.needId = 'n99';
    },
    codes: ['NEED_UNKNOWN', 'NEED_MISSING'],
  },
  {
    name: 'an unknown seat',
    change: (plan) => {
      row(plan, 'n4').seatId = 'm99';
    },
    codes: ['SEAT_UNKNOWN', 'NEED_MISSING', 'OBJECTIVE_WRONG', 'KPI_WRONG'],
  },
  {
    name: 'a need forgotten',
    change: (plan) => {
      plan.waiting.pop();
    },
    codes: ['NEED_MISSING'],
  },
  {
    name: 'a need assigned twice',
    change: (plan) => {
      plan.assignments.push({ ...row(plan, 'n4') });
    },
    codes: ['NEED_TWICE'],
  },
  {
    name: 'a need waiting twice',
    change: (plan) => {
      plan.waiting.push({ ...plan.waiting[0]! });
    },
    codes: ['NEED_TWICE'],
  },
  {
    name: 'a need both assigned and waiting',
    change: (plan) => {
      plan.waiting.push({ ...plan.waiting[0]!, needId: 'n4', citizenId: 'c4' });
    },
    codes: ['NEED_TWICE'],
  },
  {
    name: 'a veto',
    change: (_plan, town) => {
      town.vetoes.push({ citizenId: 'c2', seatId: 'm1', by: 'citizen' });
    },
    codes: ['PAIR_INELIGIBLE'],
  },
  {
    name: 'a required wish the mentor does not meet',
    change: (_plan, town) => {
      need(town, 'n9').wishes = [{ kind: 'sex', value: 'man', required: true, from: 'citizen' }];
    },
    codes: ['PAIR_INELIGIBLE', 'KPI_WRONG'],
  },
  {
    name: 'a pin elsewhere',
    change: (_plan, town) => {
      town.pins[0]!.seatId = 'm1';
    },
    codes: ['PIN_BROKEN'],
  },
  {
    name: 'a pinned need that waits',
    change: (_plan, town) => {
      town.pins.push({ needId: 'n7', seatId: 'm1' });
    },
    codes: ['PIN_BROKEN'],
  },
  {
    name: 'another citizen',
    change: (plan) => {
      row(plan, 'n4').citizenId = 'c1';
    },
    codes: ['WRONG_PARTIES'],
  },
  {
    name: 'another waiting citizen',
    change: (plan) => {
      plan.waiting[0]!.citizenId = 'c1';
    },
    codes: ['WRONG_PARTIES'],
  },
  {
    name: 'another unit',
    change: (plan) => {
      row(plan, 'n1').unitId = 'sup';
    },
    codes: ['WRONG_PARTIES'],
  },
  {
    name: 'another mentor',
    change: (plan) => {
      row(plan, 'n5').mentorId = 'm1';
    },
    codes: ['WRONG_PARTIES'],
  },
  {
    name: 'a name at an unnamed seat',
    change: (plan) => {
      row(plan, 'n4').mentorId = 'm1';
    },
    codes: ['WRONG_PARTIES'],
  },
  {
    name: 'a new course called active',
    change: (plan) => {
      row(plan, 'n2').status = 'active';
    },
    codes: ['WRONG_STATUS'],
  },
  {
    name: 'a kept relation called proposed',
    change: (plan) => {
      row(plan, 'n1').status = 'proposed';
    },
    codes: ['WRONG_STATUS'],
  },
  {
    name: 'a supplier’s course called proposed',
    change: (plan) => {
      row(plan, 'n4').status = 'proposed';
    },
    codes: ['WRONG_STATUS'],
  },
  {
    name: 'fewer granted minutes',
    change: (plan) => {
      row(plan, 'n1').grantedMinutes = 90;
    },
    codes: ['WRONG_GRANTED'],
  },
  {
    name: 'fewer mentor minutes',
    change: (plan) => {
      row(plan, 'n2').mentorMinutes -= 5;
    },
    codes: ['WRONG_MENTOR_MINUTES'],
  },
  {
    name: 'fewer points',
    change: (plan) => {
      row(plan, 'n2').points -= 1;
    },
    codes: ['WRONG_POINTS'],
  },
  {
    name: 'fewer waiting points',
    change: (plan) => {
      plan.waiting[0]!.points -= 1;
    },
    codes: ['WRONG_POINTS'],
  },
  {
    name: 'a part left out',
    change: (plan) => {
      row(plan, 'n4').breakdown.pop();
    },
    codes: ['WRONG_BREAKDOWN'],
  },
  {
    name: 'a part renamed',
    change: (plan) => {
      row(plan, 'n1').breakdown[0]!.part = 'wish';
    },
    codes: ['WRONG_BREAKDOWN'],
  },
  {
    name: 'a part with other points',
    change: (plan) => {
      row(plan, 'n1').breakdown[0]!.points = 1;
    },
    codes: ['WRONG_BREAKDOWN'],
  },
  {
    name: 'a part about something else',
    change: (plan) => {
      row(plan, 'n1').breakdown[0]!.subjects = ['oekonomi'];
    },
    codes: ['WRONG_BREAKDOWN'],
  },
  {
    name: 'a lower price',
    change: (plan) => {
      row(plan, 'n4').grossOere -= 1;
    },
    codes: ['WRONG_MONEY'],
  },
  {
    name: 'another frame',
    change: (plan) => {
      row(plan, 'n4').budgetId = 'soft';
    },
    codes: ['WRONG_MONEY'],
  },
  {
    name: 'must-serve denied',
    change: (plan) => {
      plan.waiting[0]!.mustServe = true;
    },
    codes: ['WRONG_MUST_SERVE'],
  },
];

export const LIMITS: readonly Mutation[] = [
  {
    name: 'a mentor with fewer hours than his needs take',
    change: (_plan, town) => {
      mentor(town, 'm3').capacityMinutes = 100;
    },
    codes: ['SEAT_OVER_HOURS', 'OBJECTIVE_WRONG', 'KPI_WRONG'],
  },
  {
    name: 'a smaller caseload',
    change: (_plan, town) => {
      mentor(town, 'm1').caseload = 1;
    },
    codes: ['SEAT_OVER_CASELOAD'],
  },
  {
    name: 'a smaller group',
    change: (_plan, town) => {
      town.groups[0]!.citizensMost = 1;
    },
    codes: ['SEAT_OVER_CASELOAD'],
  },
  {
    name: 'a group that runs from three',
    change: (_plan, town) => {
      town.groups[0]!.citizensLeast = 3;
    },
    codes: ['GROUP_TOO_SMALL'],
  },
  {
    name: 'fewer contract minutes',
    change: (_plan, town) => {
      town.units[1]!.contract.minutes = 115;
    },
    codes: ['CONTRACT_OVER_MINUTES'],
  },
  {
    name: 'no contract places',
    change: (_plan, town) => {
      town.units[1]!.contract.places = 0;
    },
    codes: ['CONTRACT_OVER_PLACES'],
  },
  {
    name: 'a smaller hard frame',
    change: (_plan, town) => {
      town.budgets[0]!.capOere = 2_600_000;
    },
    codes: ['FRAME_OVERSPENT', 'OBJECTIVE_WRONG', 'KPI_WRONG'],
  },
];

export const CERTIFICATE: readonly Mutation[] = [
  {
    name: 'a lower objective',
    change: (plan) => {
      plan.certificate.objective -= 1;
    },
    codes: ['OBJECTIVE_WRONG'],
  },
  {
    name: 'a waiting must-serve need made up',
    change: (plan) => {
      plan.certificate.waitingMustServe = 1;
    },
    codes: ['WAITING_MUST_SERVE_WRONG'],
  },
  {
    name: 'a bound one point higher',
    change: (plan) => {
      plan.certificate.bound += 1;
    },
    codes: ['BOUND_NOT_PROVEN'],
  },
  {
    name: 'a bound above the objective',
    change: (plan) => {
      plan.certificate.bound = plan.certificate.objective + 1;
    },
    codes: ['BOUND_NOT_PROVEN', 'BOUND_ABOVE_OBJECTIVE'],
  },
  {
    name: 'a price left out',
    change: (plan) => {
      delete plan.certificate.prices.needs.n1;
    },
    codes: ['PRICE_MISSING', 'BOUND_NOT_PROVEN'],
  },
  {
    name: 'a price of an unknown need',
    change: (plan) => {
      plan.certificate.prices.needs.n99 = 0;
    },
    codes: ['PRICE_UNKNOWN'],
  },
  {
    name: 'a price of an unknown row',
    change: (plan) => {
      plan.certificate.prices.rows['unit:corps:places'] = 0;
    },
    codes: ['PRICE_UNKNOWN'],
  },
  {
    name: 'a negative λ',
    change: (plan) => {
      plan.certificate.prices.mustServe = -1;
    },
    codes: ['PRICE_OUT_OF_RANGE'],
  },
  {
    name: 'a must-serve bound out of the air',
    change: (plan) => {
      plan.certificate.waitingMustServeBound = 1;
    },
    codes: ['MUST_SERVE_BOUND_NOT_PROVEN', 'MUST_SERVE_BOUND_ABOVE_COUNT'],
  },
];

export const MEETINGS: readonly Mutation[] = [
  {
    name: 'an id used twice',
    change: (plan) => {
      meeting(plan, 'n1.2026-W11.1').id = 'n1.2026-W10.1';
    },
    codes: ['MEETING_ID_REPEATED', 'MEETING_ID_WRONG'],
  },
  {
    name: 'an id of another week',
    change: (plan) => {
      meeting(plan, 'n1.2026-W11.1').id = 'n1.2026-W12.1';
    },
    codes: ['MEETING_ID_WRONG'],
  },
  {
    name: 'an id with a number too high',
    change: (plan) => {
      meeting(plan, 'n1.2026-W11.1').id = 'n1.2026-W11.2';
    },
    codes: ['MEETING_ID_WRONG'],
  },
  {
    name: 'a meeting of a waiting need',
    change: (plan, town) => {
      plan.meetings.push(aMeeting(town, 'n7', 'm1', '2026-03-05', '09:00'));
    },
    codes: ['MEETING_WITHOUT_ASSIGNMENT', 'KPI_WRONG'],
  },
  {
    name: 'a meeting with somebody else’s mentor',
    change: (plan) => {
      meeting(plan, 'n1.2026-W10.1').seatId = 'm2';
    },
    codes: ['MEETING_WITHOUT_ASSIGNMENT', 'CADENCE_SHORT'],
  },
  {
    name: 'a meeting the supplier is to plan',
    change: (plan, town) => {
      plan.meetings.push(aMeeting(town, 'n4', 'sup', '2026-03-05', '09:00'));
    },
    codes: ['MEETING_WITHOUT_ASSIGNMENT', 'KPI_WRONG'],
  },
  {
    name: 'a meeting of two needs',
    change: (plan) => {
      meeting(plan, 'n1.2026-W10.1').needIds = ['n1', 'n2'];
    },
    codes: ['MEETING_WITHOUT_ASSIGNMENT'],
  },
  {
    name: 'a meeting after the last week',
    change: (plan) => {
      Object.assign(meeting(plan, 'n1.2026-W11.1'), { date: '2026-03-16', id: 'n1.2026-W12.1' });
    },
    codes: ['MEETING_OUTSIDE_PLAN', 'CADENCE_SHORT', 'KPI_WRONG'],
  },
  {
    name: 'a meeting before the course starts',
    change: (_plan, town) => {
      need(town, 'n1').start = '2026-03-03';
    },
    codes: ['MEETING_OUTSIDE_PLAN'],
  },
  {
    name: 'a meeting after the grant ends',
    change: (_plan, town) => {
      need(town, 'n8').grant = { id: 'b1', law: 'lab', start: '2026-01-01', end: '2026-03-05' };
    },
    codes: ['MEETING_OUTSIDE_PLAN'],
  },
  {
    name: 'a meeting of no length',
    change: (plan) => {
      meeting(plan, 'n1.2026-W10.1').minutes = 0;
    },
    codes: ['MEETING_OFF_GRID', 'MEETING_NOT_AS_ORDERED'],
  },
  {
    name: 'a shorter meeting',
    change: (plan) => {
      meeting(plan, 'n1.2026-W10.1').minutes = 45;
    },
    codes: ['MEETING_NOT_AS_ORDERED'],
  },
  {
    name: 'a call in place of a meeting',
    change: (plan) => {
      meeting(plan, 'n1.2026-W10.1').mode = 'phone';
    },
    codes: ['MEETING_NOT_AS_ORDERED'],
  },
  {
    name: 'a meeting elsewhere',
    change: (plan) => {
      meeting(plan, 'n1.2026-W10.1').place = 'home';
    },
    codes: ['MEETING_NOT_AS_ORDERED'],
  },
  {
    name: 'a meeting during supervision',
    change: (plan) => {
      Object.assign(meeting(plan, 'n1.2026-W10.1'), { date: '2026-03-03' });
    },
    codes: ['MENTOR_NOT_FREE'],
  },
  {
    name: 'a meeting during the mentor’s absence',
    change: (_plan, town) => {
      mentor(town, 'm3').absences.push({ from: '2026-03-04', until: '2026-03-04' });
    },
    codes: ['MENTOR_NOT_FREE'],
  },
  {
    name: 'a meeting in the mentor’s appointment',
    change: (_plan, town) => {
      mentor(town, 'm3').appointments.push({ date: '2026-03-04', start: '09:15', end: '09:30' });
    },
    codes: ['MENTOR_NOT_FREE'],
  },
  {
    name: 'a meeting in the evening',
    change: (plan) => {
      meeting(plan, 'n8.2026-W10.1').start = '15:15';
    },
    codes: ['MENTOR_NOT_FREE', 'CITIZEN_NOT_FREE', 'KPI_WRONG'],
  },
  {
    name: 'a meeting in the citizen’s appointment',
    change: (_plan, town) => {
      citizen(town, 'c8').appointments.push({ date: '2026-03-06', start: '09:45', end: '10:15' });
    },
    codes: ['CITIZEN_NOT_FREE'],
  },
  {
    name: 'a meeting while the citizen is away',
    change: (_plan, town) => {
      citizen(town, 'c8').absences.push({ from: '2026-03-06', until: '2026-03-09' });
    },
    codes: ['CITIZEN_NOT_FREE'],
  },
  {
    name: 'a meeting outside the citizen’s own windows',
    change: (plan) => {
      meeting(plan, 'n3.2026-W10.1').start = '13:00';
    },
    codes: ['CITIZEN_NOT_FREE'],
  },
  {
    name: 'a start meeting while the caseworker is away',
    change: (_plan, town) => {
      town.caseworkers[0]!.absences.push({ from: '2026-03-01', until: '2026-03-02' });
    },
    codes: ['CASEWORKER_NOT_FREE'],
  },
  {
    name: 'two meetings of one mentor at once',
    change: (plan) => {
      meeting(plan, 'n2.2026-W10.1').start = '09:45';
    },
    codes: ['MENTOR_TWO_MEETINGS', 'TRAVEL_TOO_SHORT'],
  },
  {
    name: 'one citizen with two mentors at once',
    change: (plan) => {
      Object.assign(meeting(plan, 'n9.2026-W10.1'), { date: '2026-03-02', start: '09:30' });
    },
    codes: ['CITIZEN_TWO_MEETINGS'],
  },
  {
    name: 'a meeting during the citizen’s group',
    change: (_plan, town) => {
      need(town, 'n5').citizenId = 'c8';
      town.groups[0]!.weekday = 5;
      town.groups[0]!.start = '09:30';
      town.groups[0]!.firstDate = '2026-03-06';
    },
    codes: ['MENTOR_NOT_FREE', 'CITIZEN_TWO_MEETINGS', 'WRONG_PARTIES', 'EVENT_WRONG', 'EVENT_MISSING'],
  },
  {
    name: 'no time for the journey',
    change: (plan) => {
      meeting(plan, 'n1.2026-W10.1').start = '11:45';
    },
    codes: ['TRAVEL_TOO_SHORT'],
  },
  {
    name: 'no pause before the journey',
    change: (plan) => {
      meeting(plan, 'n1.2026-W10.1').start = '11:45';
      meeting(plan, 'n2.2026-W10.1').start = '13:00';
    },
    codes: ['TRAVEL_TOO_SHORT'],
  },
  {
    name: 'no free time for the journey home',
    change: (plan) => {
      meeting(plan, 'n2.2026-W10.1').start = '15:00';
    },
    codes: ['TRAVEL_TOO_SHORT'],
  },
  {
    name: 'no room for the break',
    change: (_plan, town) => {
      town.policy.lunchFrom = '12:45';
      town.policy.lunchUntil = '13:30';
    },
    codes: ['BREAK_MISSING'],
  },
  {
    name: 'more meetings than rooms',
    change: (plan) => {
      Object.assign(meeting(plan, 'n8.2026-W10.1'), { date: '2026-03-02', start: '09:45' });
    },
    codes: ['ROOM_FULL'],
  },
  {
    name: 'two meetings of a need on one day',
    change: (plan, town) => {
      need(town, 'n8').cadence.count = 2;
      plan.meetings.push(aMeeting(town, 'n8', 'm2', '2026-03-06', '13:00', 2));
    },
    codes: ['TWO_MEETINGS_A_DAY', 'KPI_WRONG'],
  },
  {
    name: 'a session on another day',
    change: (plan) => {
      meeting(plan, 'g1.2026-03-05').date = '2026-03-06';
    },
    codes: ['EVENT_WRONG'],
  },
  {
    name: 'a session without a member',
    change: (plan) => {
      meeting(plan, 'g1.2026-03-05').needIds.pop();
    },
    codes: ['EVENT_WRONG'],
  },
  {
    name: 'a session left out',
    change: (plan) => {
      drop(plan.meetings, (entry) => entry.kind !== 'group');
    },
    codes: ['EVENT_MISSING', 'KPI_WRONG'],
  },
  {
    name: 'a supervision left out',
    change: (plan) => {
      drop(plan.meetings, (entry) => entry.id !== 'm1.duty1.2026-03-03');
    },
    codes: ['EVENT_MISSING'],
  },
  {
    name: 'a supervision made up',
    change: (plan) => {
      plan.meetings.push({ ...meeting(plan, 'm1.duty1.2026-03-03'), id: 'm2.duty1.2026-03-03', seatId: 'm2' });
    },
    codes: ['EVENT_WRONG'],
  },
];

export const COURSES: readonly Mutation[] = [
  {
    name: 'a start meeting nobody asked for',
    change: (plan) => {
      meeting(plan, 'n1.2026-W10.1').kind = 'startMeeting';
    },
    codes: ['START_MEETING_WRONG'],
  },
  {
    name: 'a second start meeting',
    change: (plan) => {
      Object.assign(meeting(plan, 'n2.2026-W11.1'), { kind: 'startMeeting', withCaseworkerId: 'cw1' });
    },
    codes: ['START_MEETING_WRONG'],
  },
  {
    name: 'a start meeting in the second week',
    change: (plan) => {
      Object.assign(meeting(plan, 'n2.2026-W10.1'), { kind: 'meeting', withCaseworkerId: null });
      Object.assign(meeting(plan, 'n2.2026-W11.1'), { kind: 'startMeeting', withCaseworkerId: 'cw1' });
    },
    codes: ['START_MEETING_WRONG'],
  },
  {
    name: 'a start meeting without the caseworker',
    change: (plan) => {
      meeting(plan, 'n2.2026-W10.1').withCaseworkerId = null;
    },
    codes: ['START_MEETING_WRONG'],
  },
  {
    name: 'a caseworker at an ordinary meeting',
    change: (plan) => {
      meeting(plan, 'n1.2026-W10.1').withCaseworkerId = 'cw1';
    },
    codes: ['START_MEETING_WRONG'],
  },
  {
    name: 'a start meeting left out without a word',
    change: (plan) => {
      Object.assign(meeting(plan, 'n2.2026-W10.1'), { kind: 'meeting', withCaseworkerId: null });
    },
    codes: ['START_MEETING_MISSING'],
  },
  {
    name: 'two start meetings of one caseworker at once',
    change: (plan, town) => {
      need(town, 'n8').startMeetingWithCaseworker = true;
      citizen(town, 'c8').caseworkerId = 'cw1';
      Object.assign(meeting(plan, 'n8.2026-W10.1'), {
        kind: 'startMeeting',
        withCaseworkerId: 'cw1',
        date: '2026-03-02',
        start: '13:30',
      });
    },
    codes: ['CASEWORKER_TWO_MEETINGS'],
  },
  {
    name: 'a meeting too many',
    change: (plan, town) => {
      plan.meetings.push(aMeeting(town, 'n8', 'm2', '2026-03-13', '09:00'));
    },
    codes: ['CADENCE_EXCEEDED', 'KPI_WRONG'],
  },
  {
    name: 'a meeting left out',
    change: (plan) => {
      drop(plan.meetings, (entry) => entry.id !== 'n8.2026-W10.1');
    },
    codes: ['CADENCE_SHORT', 'KPI_WRONG'],
  },
  {
    name: 'a missed meeting of a waiting need',
    change: (plan) => {
      plan.missedMeetings.push({ needId: 'n7', week: '2026-03-09', code: 'weekFull', breachOfWeeklyDuty: false });
    },
    codes: ['MISSED_WRONG', 'KPI_WRONG'],
  },
  {
    name: 'a missed meeting outside the plan',
    change: (plan) => {
      plan.missedMeetings[0]!.week = '2026-03-16';
    },
    codes: ['MISSED_WRONG', 'CADENCE_SHORT', 'WEEKLY_DUTY_UNNAMED'],
  },
  {
    name: 'a breach of the weekly duty kept silent',
    change: (plan) => {
      plan.missedMeetings[0]!.breachOfWeeklyDuty = false;
    },
    codes: ['WEEKLY_DUTY_UNNAMED', 'KPI_WRONG'],
  },
  {
    name: 'a breach where there is no duty',
    change: (plan) => {
      drop(plan.meetings, (entry) => entry.id !== 'n8.2026-W10.1');
      plan.missedMeetings.push({ needId: 'n8', week: '2026-03-02', code: 'weekFull', breachOfWeeklyDuty: true });
    },
    codes: ['BREACH_WRONG', 'KPI_WRONG'],
  },
];

/** Every key figure raised by one. */
export const KPIS: readonly Mutation[] = [
  'needs',
  'assigned',
  'waiting',
  'waitingMustServe',
  'relationsKept',
  'relationsBroken',
  'wishesStated',
  'wishesMet',
  'wishesUnknown',
  'capacityMinutes',
  'mentorMinutes',
  'contactCapacityMinutes',
  'grossOere',
  'refundOere',
  'netOere',
  'overCapOere',
  'meetings',
  'meetingsMissed',
  'weeklyDutyBreaches',
  'meetingsInWorkingHours',
  'mentorWeeks',
  'mentorWeeksProven',
  'newContactPersons',
].map((name) => ({
  name: `one more of ${name}`,
  change: (plan) => {
    plan.kpis[name as keyof Plan['kpis']] += 1;
  },
  codes: ['KPI_WRONG'],
}));

export const MUTATIONS: readonly Mutation[] = [
  ...SHAPE,
  ...ASSIGNMENTS,
  ...LIMITS,
  ...CERTIFICATE,
  ...MEETINGS,
  ...COURSES,
  ...KPIS,
];
