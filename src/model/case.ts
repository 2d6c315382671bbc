/** The case: everything about one municipality at a moment. This schema is the single definition of the input file. */
import { z } from 'zod';
import { Citizen } from './citizen.ts';
import { Group, Mentor } from './mentor.ts';
import { Need } from './need.ts';
import { BudgetFrame, Policy, RuleSetDate, Weights } from './policy.ts';
import {
  Appointment,
  CalendarDate,
  Id,
  minutes,
  Period,
  Phone,
  PlanDate,
  Text,
  TimeOfDay,
  Weekday,
  WeeklyWindow,
  weeks,
} from './primitives.ts';
import { Unit } from './unit.ts';

export const CASE_FORMAT_VERSION = 1;

/** One entry of the municipality’s competence list. The default list ships in src/model/defaultCompetences.ts. */
export const Competence = z.strictObject({
  id: Id,
  labelDa: Text,
  labelEn: Text,
  kind: z.enum(['professional', 'personal', 'trade', 'training']).default('professional'),
  heavy: z
    .boolean()
    .default(false)
    .meta({ description: 'A need with it is never for a volunteer alone (misbrug, psykiatri, vold).' }),
  special: z.boolean().default(false).meta({ description: 'Rare enough to justify an external seat by itself.' }),
});
export type Competence = z.infer<typeof Competence>;

export const Department = z.strictObject({ id: Id, name: Text });

export const Caseworker = z.strictObject({
  id: Id,
  displayName: Text,
  departmentId: Id.optional(),
  availability: z.array(WeeklyWindow).optional(),
  appointments: z.array(Appointment).default([]),
  absences: z.array(Period).default([]),
});
export type Caseworker = z.infer<typeof Caseworker>;

/** A seat is named by a mentor, a unit with unnamed seats, or a group: ids are unique across the three. */
const SeatId = Id.meta({ description: 'Id of a mentor, of a unit with unnamed seats, or of a group.' });

/** Answers of table 4.12: is the citizen better at what the course is about? */
const Rating = z.enum(['muchBetter', 'somewhatBetter', 'perhapsBetter', 'notBetter', 'worse', 'unknown']);

/** A running assignment, with the weekly slot it had last week. */
export const Relation = z.strictObject({
  needId: Id,
  seatId: SeatId,
  since: CalendarDate,
  slots: z.array(z.strictObject({ weekday: Weekday, start: TimeOfDay })).default([]),
  lastMeeting: CalendarDate.optional().meta({
    description: 'Date of the latest meeting: a fortnightly or monthly course counts its weeks from it.',
  }),
  held: z
    .array(z.strictObject({ date: CalendarDate, minutes: minutes(1440, 'Length of the meeting held.') }))
    .optional()
    .meta({ description: 'Meetings held, as the logbook has them; absent = nobody keeps one.' }),
  outcome: z.strictObject({ mentor: Rating, citizen: Rating }).optional().meta({
    description: 'How the challenge goes, as each of the two sees it; shown apart, and no part of any score.',
  }),
  reportedOn: CalendarDate.optional().meta({ description: 'Latest report of the unit on the course.' }),
  supplierMentor: z
    .strictObject({ displayName: Text, phone: Phone })
    .optional()
    .meta({ description: 'Name and phone the supplier gave for an unnamed seat.' }),
  status: z.enum(['pendingSupplier', 'active']).default('active'),
});
export type Relation = z.infer<typeof Relation>;

export const Pin = z.strictObject({ needId: Id, seatId: SeatId });
export type Pin = z.infer<typeof Pin>;

/** Never again: the citizen, the mentor or the caseworker said no. */
export const Veto = z.strictObject({
  citizenId: Id,
  seatId: SeatId,
  by: z.enum(['citizen', 'mentor', 'caseworker']).default('citizen'),
  reason: Text.optional(),
});
export type Veto = z.infer<typeof Veto>;

export const Case = z.strictObject({
  formatVersion: z.literal(CASE_FORMAT_VERSION).meta({ unit: 'version' }),
  municipality: z.strictObject({ id: Id, name: Text }),
  timeZone: z
    .literal('Europe/Copenhagen', 'unknown or foreign time zone; Makker plans in "Europe/Copenhagen" only')
    .default('Europe/Copenhagen'),
  planDate: PlanDate.meta({
    description: 'First planned day; ages and waiting are counted on it. Weeks run from its Monday.',
  }),
  planWeeks: weeks(1, 26, 'Weeks of meetings to plan.').default(4),
  ruleSetDate: RuleSetDate.optional(),
  policy: Policy.prefault({}),
  weights: Weights.prefault({}),
  competences: z.array(Competence),
  departments: z.array(Department).default([]),
  caseworkers: z.array(Caseworker).default([]),
  units: z.array(Unit),
  mentors: z.array(Mentor),
  groups: z.array(Group).default([]),
  citizens: z.array(Citizen),
  needs: z.array(Need),
  budgets: z.array(BudgetFrame).default([]),
  relations: z.array(Relation).default([]),
  pins: z.array(Pin).default([]),
  vetoes: z.array(Veto).default([]),
});
export type Case = z.infer<typeof Case>;
/** A case as written in a file: what has a default may be left out. */
export type CaseInput = z.input<typeof Case>;
