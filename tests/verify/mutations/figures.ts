/** Shape, shared limits, certificate and key figures. */
import type { Branch, Plan } from '../../../src/model/plan.ts';
import { type Mutation, meeting, mentor, row } from './edits.ts';

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

export const LIMITS: readonly Mutation[] = [
  {
    name: 'a mentor with five minutes too few',
    change: (_plan, town) => {
      mentor(town, 'm3').capacityMinutes = 115;
    },
    codes: ['SEAT_OVER_HOURS', 'OBJECTIVE_WRONG', 'KPI_WRONG'],
  },
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
    codes: ['SEAT_OVER_CASELOAD', 'REASON_WRONG', 'REASON_MISSING'],
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
    codes: ['CONTRACT_OVER_MINUTES', 'REASON_WRONG', 'REASON_MISSING'],
  },
  {
    name: 'no contract places',
    change: (_plan, town) => {
      town.units[1]!.contract.places = 0;
    },
    codes: ['CONTRACT_OVER_PLACES', 'REASON_WRONG', 'REASON_MISSING'],
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
    name: 'a negative price of a row',
    change: (plan) => {
      const rows = plan.certificate.prices.rows;
      rows[Object.keys(rows)[0]!] = -1;
    },
    codes: ['PRICE_OUT_OF_RANGE', 'BOUND_NOT_PROVEN'],
  },
  {
    name: 'a must-serve bound out of the air',
    change: (plan) => {
      plan.certificate.waitingMustServeBound = 1;
    },
    codes: ['MUST_SERVE_BOUND_NOT_PROVEN', 'MUST_SERVE_BOUND_ABOVE_COUNT'],
  },
];

/** n1 on m1 or not: every plan. What the prices prove leaves neither half a plan. */
function halves(plan: Plan) {
  const half = (taken: boolean): Branch => ({
    choices: [{ needId: 'n1', seatId: 'm1', taken }],
    prices: { needs: {}, rows: {} },
  });
  const branches = [half(true), half(false)] as const;
  plan.certificate.branches = [...branches];
  return branches;
}

export const BRANCHES: readonly Mutation[] = [
  {
    name: 'branches of which one is left out',
    change: (plan) => {
      plan.certificate.branches = [halves(plan)[1]];
    },
    codes: ['BRANCHES_INCOMPLETE'],
  },
  {
    name: 'a branch that stands twice',
    change: (plan) => {
      const [yes, no] = halves(plan);
      plan.certificate.branches = [yes, no, no];
    },
    codes: ['BRANCHES_INCOMPLETE'],
  },
  {
    name: 'branches that part at different questions',
    change: (plan) => {
      halves(plan)[1].choices[0]!.seatId = null;
    },
    codes: ['BRANCHES_INCOMPLETE'],
  },
  {
    name: 'branches about an unknown need',
    change: (plan) => {
      for (const { choices } of halves(plan)) choices[0]!.needId = 'n99';
    },
    codes: ['BRANCH_UNKNOWN'],
  },
  {
    name: 'branches about an unknown seat',
    change: (plan) => {
      for (const { choices } of halves(plan)) choices[0]!.seatId = 'm99';
    },
    codes: ['BRANCH_UNKNOWN'],
  },
  {
    name: 'a price of an unknown need in a branch',
    change: (plan) => {
      halves(plan)[0].prices.needs.n99 = 0;
    },
    codes: ['BRANCH_UNKNOWN'],
  },
  {
    name: 'a price of an unknown row in a branch',
    change: (plan) => {
      halves(plan)[0].prices.rows['unit:corps:places'] = 0;
    },
    codes: ['BRANCH_UNKNOWN'],
  },
  {
    name: 'a negative price of a row in a branch',
    change: (plan) => {
      halves(plan)[0].prices.rows['budget:soft'] = -1;
    },
    codes: ['PRICE_OUT_OF_RANGE'],
  },
  {
    name: 'a negative λ in a branch',
    change: (plan) => {
      halves(plan)[0].prices.mustServe = -1;
    },
    codes: ['PRICE_OUT_OF_RANGE'],
  },
  {
    name: 'a bound that the branches do not reach',
    change: (plan) => {
      halves(plan);
      plan.certificate.bound += 2000;
    },
    codes: ['BOUND_NOT_PROVEN'],
  },
];

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
