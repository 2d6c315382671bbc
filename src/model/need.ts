/** The need (behov, forløb): one course of support to be staffed, as the caseworker ordered it. */
import { z } from 'zod';
import { CalendarDate, count, Id, minutesAWeek, slotMinutes, Text, told, weeks } from './primitives.ts';
import { Law, MeetingMode, MeetingPlace, NeedRole, Sex, TaskType, TaskWeight, UnitKind } from './vocabulary.ts';

/** One wish or requirement about who the mentor is. `required` (krav) is hard; otherwise unmet costs points and is shown. */
export const Wish = z.strictObject({
  kind: z.enum(['competence', 'notCompetence', 'language', 'sex', 'mentor', 'unit']),
  value: z.union([Id, Sex]).meta({ description: 'Competence, language, sex, mentor or unit, by kind.' }),
  required: z.boolean().default(false),
  from: z.enum(['citizen', 'caseworker']).default('citizen'),
});
export type Wish = z.infer<typeof Wish>;

/** `unknown`: nobody asked or nobody wrote it down; `none`: asked, has no wish. Neither moves any points. */
export const Wishes = z.union([z.literal('unknown'), z.literal('none'), z.array(Wish).min(1)], {
  error: 'Use "unknown", "none" or a list of wishes',
});

/** Bevilling: what was awarded. A block is at most six months; an extension is a new block that names the one before. */
export const Grant = z.strictObject({
  id: Id,
  law: Law,
  start: CalendarDate,
  end: CalendarDate,
  previousGrantId: Id.optional(),
});
export type Grant = z.infer<typeof Grant>;

/** How the meetings of the course are to fall. `count` meetings in every `everyWeeks` weeks. */
export const Cadence = z.strictObject({
  count: z
    .int()
    .min(1)
    .max(5)
    .meta({ unit: 'meetings', description: 'Meetings in each period, never two on one day.' }),
  everyWeeks: z
    .union([z.literal(1), z.literal(2), z.literal(4)], { error: 'Use 1, 2 or 4' })
    .meta({ unit: 'weeks', description: 'Length of the period.' }),
  minutes: slotMinutes(480, 'Length of one meeting.'),
  mode: MeetingMode.default('faceToFace'),
  place: MeetingPlace.default('office'),
});
export type Cadence = z.infer<typeof Cadence>;

/** Hours the course had for a while. A change closes one row; the course stays the same. */
const HoursRow = z
  .strictObject({
    from: CalendarDate,
    until: CalendarDate,
    grantedMinutes: minutesAWeek(6000, 'Granted time in the period.'),
  })
  .refine(
    (row) => row.from <= row.until,
    told('BAD_PERIOD', 'the hours end before they start; let from come before until'),
  );

export const Need = z.strictObject({
  id: Id,
  citizenId: Id,
  role: NeedRole.default('professional'),
  taskType: TaskType.default('socialBarriers'),
  taskWeight: TaskWeight.default('ordinary'),
  tasks: z.array(Text).default([]).meta({ description: 'What the mentor is to do; required before activation.' }),
  purpose: Text.optional().meta({ description: 'Formål; required before activation.' }),
  jointGoal: Text.optional().meta({
    description: 'Goal that citizen, mentor and caseworker share (under 30, by policy).',
  }),
  roleSplit: Text.optional().meta({
    description:
      'Who does what, mentor and caseworker; part of the agreement under 30 where the policy asks for a joint goal.',
  }),
  orderedOn: CalendarDate.meta({ description: 'Waiting time counts from here.' }),
  start: CalendarDate.meta({ description: 'Wanted first day.' }),
  courseWeeks: weeks(1, 520, 'Expected length; priced for at most 26 weeks at a time.'),
  grantedMinutes: minutesAWeek(6000, 'Granted time. The caseworker decides it; the plan never changes it.'),
  hoursBefore: z.array(HoursRow).optional().meta({
    description: 'Earlier hours of the running course, oldest first; grantedMinutes follow the last of them.',
  }),
  grantedRange: z
    .strictObject({
      least: minutesAWeek(6000, 'Least the client may choose.'),
      most: minutesAWeek(6000, 'Most the client may choose.'),
    })
    .optional()
    .meta({ description: 'Peer schemes: the client chooses grantedMinutes inside the range.' }),
  grant: Grant.optional(),
  urgency: z.int().min(0).max(3).default(1).meta({ unit: 'level', description: '0 can wait … 3 acute.' }),
  competences: z
    .array(Id)
    .default([])
    .meta({ description: 'Competences the problems call for; missing ones cost points.' }),
  wishes: Wishes.default('unknown'),
  unitKinds: z.array(UnitKind).min(1).optional().meta({ description: 'Only these kinds were ordered; absent = any.' }),
  handPickedMentorId: Id.optional().meta({
    description: 'The caseworker asks for this mentor; fallback is his unit’s unnamed seat.',
  }),
  recommendedMentorId: Id.optional().meta({ description: 'Recommended by the rehabilitation team.' }),
  cadence: Cadence.default({ count: 1, everyWeeks: 1, minutes: 60, mode: 'faceToFace', place: 'office' }),
  startMeetingWithCaseworker: z.boolean().default(false),
  inHome: z.boolean().default(false).meta({ description: 'Support inside the home (bostøtte triage).' }),
  beyondNormalSupport: z
    .boolean()
    .default(true)
    .meta({ description: 'Support lies beyond what employer or institution normally gives.' }),
  qualificationsText: Text.optional(),
  complaintGuidanceGiven: z.boolean().default(false),
  courseDays: count(
    3650,
    'days',
    'Expected length in days, where the register or the grant tells it to the day.',
  ).optional(),
  functionType: z.enum(['individual', 'shared']).optional().meta({
    description: 'As registered: an individual mentor or a shared function. For statistics; moves no points.',
  }),
  weeksInCourse: count(520, 'weeks', 'Weeks since the course started, 0 for a new order.').default(0),
  reviewedOn: CalendarDate.optional().meta({ description: 'Last review held; the next is counted from here.' }),
  mentorDoesTheTask: z.boolean().default(false).meta({ description: 'Dependency mark set at a review.' }),
});
export type Need = z.infer<typeof Need>;
