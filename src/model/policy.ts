/** What the municipality decides: policy switches where practice differs, and weights in points (1 point = 1 kr a week). */
import { z } from 'zod';
import { count, Id, oere, PlanDate, percent, points, TimeOfDay, WeeklyWindow, weeks } from './primitives.ts';

const OFFICE_HOURS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:00', end: '16:00' }));

export const Policy = z.strictObject({
  bostoettePurchase: z
    .enum(['off', 'on', 'onlyIfExisting'])
    .default('onlyIfExisting')
    .meta({ description: 'Buying mentor hours at a bostøtte unit.' }),
  parallelSupport: z
    .enum(['allowed', 'withEndDate', 'forbidden'])
    .default('withEndDate')
    .meta({ description: 'A third non-volunteer support person.' }),
  volunteers: z.enum(['off', 'on']).default('on'),
  digitalContact: z.enum(['off', 'afterScreening']).default('afterScreening'),
  digitalCountsAsWeeklyMeeting: z
    .boolean()
    .default(false)
    .meta({ description: 'Reading of møde in the weekly duty (L12). SMS and e-mail never count.' }),
  youthJointGoal: z
    .boolean()
    .default(false)
    .meta({ description: 'Under 30: purpose and joint goal must be set before a match.' }),
  maxStartDelayWeeks: weeks(
    0,
    26,
    'A seat that opens later than this after the wanted start is not a seat now.',
  ).default(0),
  absenceReassignWeeks: weeks(1, 52, 'A mentor away this long or longer gives up his citizens.').default(3),
  mentorTrainingRequired: z
    .boolean()
    .default(false)
    .meta({ description: 'All mentors, not only volunteers, must be trained.' }),
  workingWindows: z
    .array(WeeklyWindow)
    .default(OFFICE_HOURS)
    .meta({ description: 'Default free windows of citizens and mentors.' }),
  eveningWindows: z
    .array(WeeklyWindow)
    .default([1, 2, 3, 4].map((weekday) => ({ weekday, start: '16:00', end: '20:00' })))
    .meta({ description: 'When citizens who want evenings may be met.' }),
  lunchBreakMinutes: z
    .int()
    .min(0)
    .max(60)
    .multipleOf(15)
    .default(30)
    .meta({ unit: 'minutes', description: 'Idle time each day with meetings.' }),
  lunchFrom: TimeOfDay.default('11:00'),
  lunchUntil: TimeOfDay.default('14:00'),
  breakMinutes: z
    .int()
    .min(0)
    .max(60)
    .multipleOf(15)
    .default(0)
    .meta({ unit: 'minutes', description: 'Idle time after each meeting.' }),
  officeRooms: count(1000, 'rooms', 'Meeting rooms at each unit’s office.').optional(),
  holidaysOff: z
    .array(z.enum(['may1', 'constitutionDay', 'christmasEve', 'newYearsEve']))
    .default(['constitutionDay', 'christmasEve', 'newYearsEve']),
  reviewWeeks: weeks(1, 52, 'Review in this week of the course, counted from start or extension.').default(13),
  reviewLeadWeeks: weeks(0, 12, 'A review enters the list this long before it is due.').default(2),
  startMeetingWithinWeeks: weeks(1, 12, 'The caseworker’s slot for a start meeting is looked for this long.').default(
    2,
  ),
  triageLongNeedWeeks: weeks(1, 520, 'Needs longer than this point to bostøtte.').default(26),
  deliveryShortPercent: percent(
    0,
    100,
    'Share of the granted hours that may be missing in the log before somebody looks; no source gives one.',
  ).default(25),
  triageInHome: z.boolean().default(true).meta({ description: 'Support inside the home points to bostøtte.' }),
  triageAcuteUrgency: count(
    3,
    'level',
    'From this urgency on a need cannot wait for the lead time of bostøtte.',
  ).default(3),
  fairSharePercent: percent(
    0,
    100,
    'Balance: a mentor’s fair share of his capacity; hours above it cost balance points.',
  ).default(80),
  refundPercentBefore2014: percent(
    0,
    100,
    'State refund under rule sets before 2014. No source gives it; the municipality’s own figure.',
  ).default(50),
  travelDetourPercent: percent(100, 300, 'Road distance over straight-line distance.').default(130),
});
export type Policy = z.infer<typeof Policy>;

/** Every soft consideration, its price in points. 0 switches it off. All are shortfalls: a perfect match costs nothing but money. */
export const Weights = z.strictObject({
  competence: points('For each competence the need calls for and the seat lacks.').default(120),
  unknownCompetence: points('The same where it is not known whether the mentor has it.').default(60),
  // Above a supplier’s seat at 800 kr a week net (2 hours at 400 kr without refund, and internalFirst), so that the competence decides
  // and not the price; with contactPerson still below what waiting costs a need that can wait, so that nobody waits for want of it.
  specialCompetence: points(
    'In place of competence for each special one the seat lacks, half where it is not known; a running relation pays the ordinary price.',
  ).default(910),
  negativeCompetence: points('For each competence that is wrong for this citizen.').default(300),
  wish: points('For each wish of the citizen not met.').default(150),
  caseworkerWish: points('For each wish of the caseworker not met.').default(100),
  continuity: points('For taking a citizen from the mentor of a running relation.').default(600),
  contactPerson: points('For a new person around the citizen beside those already there.').default(80),
  caseworkerKnowledge: points('Taken off for a mentor or unit the need’s caseworker knows.').default(20),
  handPicked: points('For the fallback seat in place of the hand-picked mentor.').default(400),
  recommended: points('For another than the recommended mentor.').default(300),
  waiting: points('For a need that waits, at urgency 1.').default(2000),
  waitingWeek: points('More for each week already waited, times urgency.').default(40),
  netCostPercent: percent(0, 1000, 'Net kroner to points; 100 = krone for krone.').default(100),
  balance: points('For each hour of own time above the mentor’s fair share.').default(4),
  internalFirst: points('For a seat outside the municipality’s own units.').default(100),
  overflow: points(
    'More for a unit kept for overflow and special competences, unless it holds a special competence the need calls for.',
  ).default(400),
  lending: points('For a citizen outside the unit’s scope, where lending is on.').default(150),
  slotMoved: points('Week plan: for a meeting that leaves last week’s slot.').default(60),
  travelQuarter: points('Week plan: for each quarter of an hour on the way.').default(5),
  workingDay: points('Week plan: for each day a mentor has any meeting.').default(10),
  travelHour: points(
    'For each hour of travel a week beside the time it takes. No source prices it; default 0.',
  ).default(0),
});
export type Weights = z.infer<typeof Weights>;

/** Mentorramme: refundable spending within a frame. All amounts are the municipality’s own. */
export const BudgetFrame = z.strictObject({
  id: Id,
  capOere: oere('Ceiling of the frame for its period.'),
  usedOere: oere('Already used when the case was made, in the same measure as the cap.').default(0),
  basis: z
    .enum(['spending', 'refund'])
    .meta({ description: 'Whether the cap is on gross refundable spending or on the refund itself.' }),
  hardness: z
    .enum(['soft', 'hard'])
    .default('soft')
    .meta({ description: 'soft: beyond the cap the municipality pays all; hard: only must-serve needs may pass it.' }),
  departmentIds: z.array(Id).optional().meta({ description: 'Absent = the whole municipality.' }),
});
export type BudgetFrame = z.infer<typeof BudgetFrame>;

/** Law version in force; absent = by the plan date. */
export const RuleSetDate = PlanDate.meta({ description: 'The case is judged by the law in force on this date.' });
