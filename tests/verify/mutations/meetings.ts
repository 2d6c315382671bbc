/** Meetings one by one. */
import { aMeeting } from '../planMaker.ts';
import { citizen, type Mutation, meeting, mentor, need } from './edits.ts';

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
];
