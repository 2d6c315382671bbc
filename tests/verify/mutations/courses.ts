/** Start meetings, cadence and the weekly duty. */
import { aMeeting } from '../planMaker.ts';
import { citizen, dropMeeting, type Mutation, meeting, need } from './edits.ts';

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
      dropMeeting(plan, 'n8.2026-W10.1');
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
    name: 'a call for the weekly duty',
    change: (plan) => {
      meeting(plan, 'n3.2026-W10.1').mode = 'phone';
    },
    codes: ['MEETING_NOT_AS_ORDERED', 'WEEKLY_DUTY_UNNAMED'],
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
      dropMeeting(plan, 'n8.2026-W10.1');
      plan.missedMeetings.push({ needId: 'n8', week: '2026-03-02', code: 'weekFull', breachOfWeeklyDuty: true });
    },
    codes: ['BREACH_WRONG', 'MISSED_HAS_ROOM', 'KPI_WRONG'],
  },
];
