/** The mentor: a named person at a unit; also the shared function (pladsmentor) and the group. */
import { z } from 'zod';
import {
  Appointment,
  CalendarDate,
  count,
  Id,
  minutes,
  minutesAWeek,
  oereAnHour,
  Period,
  Phone,
  Place,
  percent,
  slotMinutes,
  Text,
  TimeOfDay,
  Weekday,
  WeeklyWindow,
  weeks,
} from './primitives.ts';
import { MeetingPlace, MentorKind, Sex, TravelMode } from './vocabulary.ts';

/** A competence held. `unknown` is not `no`: it neither meets a requirement nor counts as a fault. */
export const HeldCompetence = z.strictObject({
  competenceId: Id,
  level: z.enum(['has', 'unknown']).default('has'),
  validFrom: CalendarDate.optional().meta({ description: 'From the end of the course that gives it.' }),
});

/** Something that takes the mentor’s time again and again: supervision, network, team meeting. */
const RecurringDuty = z.strictObject({
  kind: z.enum(['supervision', 'network', 'teamMeeting', 'mentorSchool']),
  minutes: minutes(2220, 'Length each time.'),
  everyWeeks: weeks(1, 52, 'Once in this many weeks.'),
  fixedSlot: z
    .strictObject({ weekday: Weekday, start: TimeOfDay, firstDate: CalendarDate })
    .optional()
    .meta({ description: 'When it falls; no meeting is placed there. Absent = capacity only.' }),
});

/** Pladsmentor: one function at a company or institution whose hours are shared by everyone it serves. */
const SharedFunction = z.strictObject({
  minutes: minutesAWeek(2220, 'Hours of the function, however many it serves.'),
  citizensMost: count(60, 'citizens', 'Most citizens at a time.'),
});

export const Mentor = z.strictObject({
  id: Id,
  unitId: Id,
  kind: MentorKind,
  displayName: Text,
  phone: Phone.optional().meta({ description: 'Eight digits; required before activation.' }),
  sex: Sex.optional(),
  age: count(120, 'years', 'Age on the plan date; a senior mentor is over 55.').optional(),
  education: z
    .enum(['ingen', 'erhvervsfaglig', 'andenFaglig', 'kvu', 'mvu', 'lvu'])
    .optional()
    .meta({ description: 'Highest completed; part of the qualifications.' }),
  mentorYears: count(60, 'years', 'Experience as a mentor; part of the qualifications.').optional(),
  competences: z.array(HeldCompetence).default([]),
  languages: z.array(Id).default(['da']),
  languageAssessed: z
    .array(Id)
    .default([])
    .meta({ description: 'Languages confirmed by an assessment (integration mentors).' }),
  qualifications: Text.optional().meta({
    description: 'Statement for the agreement; written from the competences when absent.',
  }),
  capacityMinutes: minutesAWeek(2220, 'Own time for mentor work; 0 pauses the mentor.'),
  capacityFrom: z
    .array(z.strictObject({ from: CalendarDate, minutes: minutesAWeek(2220, 'Own time from that date.') }))
    .default([])
    .meta({ description: 'Later changes of capacityMinutes.' }),
  caseload: count(60, 'citizens', 'Most citizens at a time.'),
  overheadPercent: percent(100, 400, 'Replaces the unit’s overhead for this mentor.').optional(),
  priceOere: oereAnHour('Replaces the unit’s price for this mentor.').optional(),
  sharedFunction: SharedFunction.optional(),
  organisationId: Id.optional().meta({ description: 'Company, institution or offer the mentor belongs to.' }),
  servesPeriod: Period.optional().meta({ description: 'Only available inside it (offer-attached, time-limited).' }),
  trainedOn: CalendarDate.optional().meta({ description: 'Introduction course done (volunteers must; others may).' }),
  mustTrain: z
    .boolean()
    .optional()
    .meta({ description: 'Must be trained before serving; default true for volunteers.' }),
  takesTaskWeights: z
    .array(z.enum(['light', 'ordinary', 'heavy']))
    .min(1)
    .optional()
    .meta({ description: 'Absent = by kind.' }),
  declines: z.array(Id).default([]).meta({ description: 'Needs the mentor has declined at the weekly meeting.' }),
  knownToCaseworkers: z.array(Id).default([]),
  duties: z.array(RecurringDuty).default([]),
  absences: z.array(Period).default([]),
  appointments: z.array(Appointment).default([]),
  availability: z
    .array(WeeklyWindow)
    .optional()
    .meta({ description: 'Working windows; absent = the default window of the policy.' }),
  base: Place.optional().meta({ description: 'Replaces the unit’s place.' }),
  travelMode: TravelMode.default('bike'),
  areas: z.array(Id).optional().meta({ description: 'Housing areas served.' }),
  adviceContact: Text.optional(),
});
export type Mentor = z.infer<typeof Mentor>;

/** A group led by a mentor: one meeting, several citizens; the hours count once, against the leader, whether or not it fills. */
export const Group = z.strictObject({
  id: Id,
  mentorId: Id,
  name: Text,
  citizensLeast: count(60, 'citizens', 'Fewer and the group does not run.'),
  citizensMost: count(60, 'citizens', 'Most participants.'),
  weekday: Weekday,
  start: TimeOfDay,
  minutes: slotMinutes(480, 'Length of a session.'),
  everyWeeks: weeks(1, 4, 'Once in this many weeks.'),
  firstDate: CalendarDate,
  place: MeetingPlace.default('office'),
});
export type Group = z.infer<typeof Group>;
