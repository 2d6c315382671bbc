/** Meetings against each other, on the road and in the office. */
import { aMeeting } from '../planMaker.ts';
import { dropMeeting, type Mutation, meeting, mentor, need } from './edits.ts';

export const CLASHES: readonly Mutation[] = [
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
    name: 'an engagement in the only time for the journey',
    change: (_plan, town) => {
      mentor(town, 'm1').appointments.push({ date: '2026-03-02', start: '10:15', end: '13:00' });
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
      dropMeeting(plan, 'g1.2026-03-05');
    },
    codes: ['EVENT_MISSING', 'KPI_WRONG'],
  },
  {
    name: 'a supervision left out',
    change: (plan) => {
      dropMeeting(plan, 'm1.duty1.2026-03-03');
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
