/** The plan: what a solve returns and what src/verify checks. JSON of plain values; every list is in the order of the case. */
import { z } from 'zod';
import { CalendarDate, Id, TimeOfDay } from './primitives.ts';
import { MeetingMode, MeetingPlace } from './vocabulary.ts';

export const PLAN_FORMAT_VERSION = 1;

const wholePoints = z.int().meta({ unit: 'points', description: 'Whole points; 1 point = 1 kr a week.' });
const wholeMinutes = z.int().min(0).meta({ unit: 'minutes', description: 'Whole minutes a week.' });
const wholeOere = z.int().min(0).meta({ unit: 'øre', description: 'Whole øre for the priced block.' });
const number = (unit: string, description: string) => z.int().min(0).meta({ unit, description });

/** One part of a match’s points. Codes are listed in docs/model.md, S1 on. */
export const PointsPart = z.strictObject({
  part: z.string(),
  points: wholePoints,
  subjects: z.array(z.string()).default([]),
});
export type PointsPart = z.infer<typeof PointsPart>;

/** Why something cannot be: a rule’s code, and what it is about. `from`: the first date it no longer holds, when it is only a matter of time. */
export const Reason = z.strictObject({
  code: z.string(),
  subjects: z.array(z.string()).default([]),
  from: CalendarDate.optional(),
});
export type Reason = z.infer<typeof Reason>;

export const Assignment = z.strictObject({
  needId: Id,
  citizenId: Id,
  seatId: Id,
  unitId: Id,
  mentorId: Id.nullable().meta({ description: 'null: an unnamed seat; the supplier names the mentor.' }),
  status: z.enum(['active', 'proposed', 'pendingSupplier']).meta({ description: 'active: a running relation kept.' }),
  grantedMinutes: wholeMinutes,
  mentorMinutes: wholeMinutes.meta({
    description: 'Granted × overhead + travel, rounded up to 5 minutes; 0 where a shared function or group carries it.',
  }),
  points: wholePoints.meta({
    description: 'Sum of the parts, without money under a budget frame, which is counted once per frame.',
  }),
  breakdown: z.array(PointsPart),
  grossOere: wholeOere,
  budgetId: Id.nullable(),
});
export type Assignment = z.infer<typeof Assignment>;

/** One thing done differently in the case. */
export const UnlockChange = z.strictObject({
  kind: z.enum([
    'hours',
    'caseload',
    'places',
    'groupSize',
    'competence',
    'dropWish',
    'date',
    'budget',
    'policy',
    'newSeat',
    'newGroup',
    'veto',
    'availability',
    'citizenTime',
    'pin',
    'exception',
  ]),
  seatId: Id.nullable().meta({
    description:
      'The seat that opens. Where `subject` names a unit, a frame or the shared function of the seat, the change is made there.',
  }),
  amount: number(
    'minutes, citizens, places or øre, by kind',
    'How much more is needed (groupSize: how many fewer will do); 0 where it is not a matter of amount.',
  ),
  subject: z.string().meta({
    description:
      'Competence, wish (kind:value), date, policy (field=value), window, unit, frame or `sharedFunction` concerned; empty otherwise.',
  }),
});
export type UnlockChange = z.infer<typeof UnlockChange>;

/** The cheapest change that, applied to the case together with what has to go with it, seats the need. */
export const Unlock = UnlockChange.extend({
  also: z.array(UnlockChange).max(2).meta({
    description:
      'What has to be done with it: a second change where two things stand in the way, and a pin where others would take the place. Empty where the one change is enough.',
  }),
  points: wholePoints.meta({ description: 'What the match would cost.' }),
  isProven: z
    .boolean()
    .meta({ description: 'True where it is proven that every best plan of the changed case seats the need.' }),
});
export type Unlock = z.infer<typeof Unlock>;

export const Waiting = z.strictObject({
  needId: Id,
  citizenId: Id,
  mustServe: z.boolean(),
  points: wholePoints,
  reasons: z.array(Reason).min(1),
  missingMinutes: wholeMinutes.meta({
    description: 'Mentor time short on the nearest eligible seat; 0 where time is not the reason.',
  }),
  unlock: Unlock.nullable(),
});
export type Waiting = z.infer<typeof Waiting>;

export const Meeting = z.strictObject({
  id: z
    .string()
    .meta({ description: 'Stable: need or event, week and number. Does not change when the meeting moves.' }),
  kind: z.enum(['meeting', 'startMeeting', 'group', 'duty']),
  needIds: z.array(Id).meta({ description: 'One need; several at a group meeting; none for a duty of the mentor.' }),
  seatId: Id,
  date: CalendarDate,
  start: TimeOfDay,
  minutes: number('minutes', 'Length.'),
  mode: MeetingMode,
  place: MeetingPlace,
  withCaseworkerId: Id.nullable(),
});
export type Meeting = z.infer<typeof Meeting>;

/** A meeting the cadence asks for that the week could not hold. */
export const MissedMeeting = z.strictObject({
  needId: Id,
  week: CalendarDate.meta({ description: 'Monday of the week.' }),
  code: z.enum(['absence', 'holiday', 'noCommonTime', 'weekFull', 'roomFull', 'sharedPersonBusy']),
  breachOfWeeklyDuty: z.boolean(),
});
export type MissedMeeting = z.infer<typeof MissedMeeting>;

/** Something a person should know; never blocks. Codes in docs/errors.md. */
export const Notice = z.strictObject({ code: z.string(), subjects: z.array(z.string()).default([]) });
export type Notice = z.infer<typeof Notice>;

/** One answer to “is this need on this seat?”, or to “does it wait?”. */
const Choice = z.strictObject({
  needId: Id,
  seatId: Id.nullable().meta({ description: 'null: whether the need waits.' }),
  taken: z.boolean().meta({ description: 'Yes or no.' }),
});

/** The plans that fit these choices, and prices that prove none of them costs less than the certificate’s bound. */
export const Branch = z.strictObject({
  choices: z.array(Choice).meta({ description: 'In the order the questions were asked.' }),
  prices: z
    .strictObject({
      needs: z.record(Id, z.int()).meta({ unit: 'millionths of a point' }),
      rows: z.record(z.string(), z.int()).meta({ unit: 'thousand-millionths of a point per unit of the row' }),
      mustServe: z.int().optional().meta({ unit: 'millionths of a point', description: 'λ.' }),
    })
    .meta({ description: 'Only those that differ from the certificate’s own prices need be listed.' }),
});
export type Branch = z.infer<typeof Branch>;

/** docs/certificate.md says how the bound follows from the prices. */
export const Certificate = z.strictObject({
  objective: wholePoints,
  bound: wholePoints.meta({
    unit: 'points',
    description: 'What the prices prove, in the branches where there are any: no plan costs less.',
  }),
  waitingMustServe: number('needs', 'Must-serve needs that wait.'),
  waitingMustServeBound: number('needs', 'Least of them that mustServePrices prove.'),
  isOptimal: z.boolean().meta({
    description:
      'No better plan exists: prices and branches prove it, or the search went through every possibility they leave open.',
  }),
  prices: z.strictObject({
    needs: z.record(Id, z.int()).meta({ unit: 'millionths of a point' }),
    rows: z.record(z.string(), z.int()).meta({ unit: 'thousand-millionths of a point per unit of the row' }),
    mustServe: z.int().meta({ unit: 'millionths of a point', description: 'λ.' }),
  }),
  mustServePrices: z
    .strictObject({
      needs: z.record(Id, z.int()).meta({ unit: 'millionths' }),
      rows: z.record(z.string(), z.int()).meta({ unit: 'thousand-millionths' }),
    })
    .nullable(),
  branches: z.array(Branch).default([]).meta({
    description: 'Together every plan; empty where the prices alone prove the bound. docs/certificate.md, Branches.',
  }),
});
export type Certificate = z.infer<typeof Certificate>;

export const Kpis = z.strictObject({
  needs: number('needs', 'All needs.'),
  assigned: number('needs', 'With a seat.'),
  waiting: number('needs', 'Without.'),
  waitingMustServe: number('needs', 'Must-serve and without.'),
  relationsKept: number('relations', 'Running relations kept.'),
  relationsBroken: number('relations', 'Running relations ended by the plan.'),
  wishesStated: number('wishes', 'Wishes of assigned needs.'),
  wishesMet: number('wishes', 'Of these, met.'),
  wishesUnknown: number('needs', 'Needs whose wishes are unknown.'),
  capacityMinutes: wholeMinutes.meta({ description: 'Own time of the mentors, and the hours of shared functions.' }),
  mentorMinutes: wholeMinutes.meta({ description: 'Of these, used; a shared function once, however many it serves.' }),
  contactCapacityMinutes: wholeMinutes.meta({ description: 'Capacity over overhead.' }),
  grossOere: wholeOere,
  refundOere: wholeOere,
  netOere: wholeOere,
  overCapOere: wholeOere.meta({ description: 'Refundable spending above the frames.' }),
  meetings: number('meetings', 'Placed.'),
  meetingsMissed: number('meetings', 'Asked for and not placed.'),
  weeklyDutyBreaches: number('weeks', 'Must-serve weeks without a face-to-face meeting.'),
  meetingsInWorkingHours: number('meetings', 'Inside the default window.'),
  mentorWeeks: number('weeks', 'Mentor weeks planned.'),
  mentorWeeksProven: number('weeks', 'Of these, proven optimal.'),
  newContactPersons: number('persons', 'New persons around citizens.'),
});
export type Kpis = z.infer<typeof Kpis>;

export const Plan = z.strictObject({
  formatVersion: z.literal(PLAN_FORMAT_VERSION).meta({ unit: 'version' }),
  municipalityId: Id,
  planDate: CalendarDate,
  caseHash: z.string().meta({ description: 'SHA-256 of the canonical case the plan was computed from.' }),
  options: z.strictObject({ seed: z.int().meta({ unit: 'seed' }), steps: z.int().meta({ unit: 'steps' }) }),
  assignments: z.array(Assignment),
  waiting: z.array(Waiting),
  meetings: z.array(Meeting),
  missedMeetings: z.array(MissedMeeting),
  notices: z.array(Notice),
  kpis: Kpis,
  certificate: Certificate,
});
export type Plan = z.infer<typeof Plan>;
