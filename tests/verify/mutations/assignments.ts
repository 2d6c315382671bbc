/** Assignments and waiting needs. */
import { type Mutation, need, row } from './edits.ts';

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
