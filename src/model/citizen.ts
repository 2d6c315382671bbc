/** The citizen (borger): who is to be matched. Ids are pseudonyms; a CPR number is refused anywhere in a case. */
import { z } from 'zod';
import { Appointment, CalendarDate, count, Id, Period, Place, Text, WeeklyWindow, weeks } from './primitives.ts';
import { Benefit, MatchCategory, Measure, MentorKind, Sex, TravelMode, VisitationGroup } from './vocabulary.ts';

/** A placement at a company, an institution or an offer: which mentors there may serve the citizen, and when. */
const Placement = z.strictObject({
  organisationId: Id.meta({ description: 'Company, institution or offer; the same key as on its unit and mentors.' }),
  kind: z.enum(['company', 'education', 'offer']),
  from: CalendarDate,
  until: CalendarDate.optional(),
});

/** Someone already around the citizen. A named mentor of the case carries mentorId. */
const SupportPerson = z.strictObject({
  kind: z.union([MentorKind, z.enum(['skp', 'coordinatingCaseworker'])]),
  mentorId: Id.optional(),
  from: CalendarDate,
  until: CalendarDate.optional(),
});

/** A mentor of the last two years: continuity or no-go. */
const PriorMentor = z.strictObject({
  mentorId: Id,
  ended: CalendarDate,
  outcome: z
    .enum(['completed', 'released', 'unknown'])
    .meta({ description: 'released: the citizen was let off this mentor.' }),
});

export const Citizen = z.strictObject({
  id: Id,
  displayName: Text.optional().meta({ description: 'Shown to users only; never reaches the solver.' }),
  age: count(120, 'years', 'Age on the plan date.'),
  sex: Sex.optional(),
  benefit: Benefit,
  visitationGroup: VisitationGroup.optional(),
  matchCategory: MatchCategory.optional().meta({ description: 'Legacy, up to 2013.' }),
  measure: Measure.default('passiv'),
  measureFrom: CalendarDate.optional(),
  retOgPligt: z
    .strictObject({ reason: z.enum(['personalReasons']), impossibleOffers: z.array(Measure).default([]) })
    .optional()
    .meta({ description: 'Set when the citizen cannot take part in active offers for personal reasons (§ 93).' }),
  placement: Placement.optional(),
  sickLeaveRisk: z
    .enum(['frequentShort', 'atRisk', 'returning'])
    .optional()
    .meta({ description: 'Employed people the senior mentors are for.' }),
  psychiatricDischarge: CalendarDate.optional().meta({
    description: 'Planned discharge from a psychiatric admission.',
  }),
  departmentId: Id.optional(),
  caseworkerId: Id.optional(),
  home: Place.optional(),
  area: Id.optional().meta({ description: 'Housing area.' }),
  travelMode: TravelMode.default('transit'),
  languages: z.array(Id).default(['da']).meta({ description: 'Languages the citizen speaks, ISO 639-1.' }),
  origin: z
    .enum(['danish', 'descendantWestern', 'descendantNonWestern', 'immigrantWestern', 'immigrantNonWestern'])
    .optional(),
  education: z.enum(['unknown', 'grundskole', 'gymnasial', 'erhvervsfaglig', 'kvu', 'mvu', 'lvu']).default('unknown'),
  household: z
    .strictObject({
      adults: z.enum(['alone', 'couple', 'withParents', 'other']),
      childrenAges: z.array(count(24, 'years', 'Age of a child at home.')).default([]),
    })
    .optional()
    .meta({ description: 'Who lives at home. Moves no points; asks for the times a parent alone can come.' }),
  publicSupportMonths: count(60, 'months of the last 60', 'Time on public support in the last five years.').optional(),
  wageMonths: count(48, 'months of the last 48', 'Months with wage income in the last four years.').optional(),
  digitalReadiness: z.enum(['unknown', 'ready', 'notReady']).default('unknown'),
  perceivedNeed: z
    .enum(['yes', 'maybe', 'no', 'unknown'])
    .default('unknown')
    .meta({ description: 'Own view of needing a mentor; not a wish.' }),
  consulted: z
    .enum(['yes', 'no', 'unknown'])
    .default('unknown')
    .meta({ description: 'Was the citizen asked about the choice of mentor?' }),
  supportPersons: z.array(SupportPerson).default([]),
  priorMentors: z.array(PriorMentor).default([]),
  workingHours: z
    .enum(['only', 'mostly', 'mostlyOutside', 'onlyOutside', 'unknown'])
    .default('unknown')
    .meta({ description: 'When meetings suit, against the default window of the policy.' }),
  availability: z
    .array(WeeklyWindow)
    .optional()
    .meta({ description: 'Weekly free windows; absent = the default window of the policy.' }),
  appointments: z.array(Appointment).default([]).meta({ description: 'Treatment, doctor, job centre, activity.' }),
  absences: z.array(Period).default([]),
  monthsInCourse: count(240, 'months', 'Time already spent in mentor courses without a break.').optional(),
  parallelUntil: CalendarDate.optional().meta({ description: 'End of an agreed period with several support persons.' }),
  waitWeeksMost: weeks(0, 104, 'Longest the citizen may wait by local service level.').optional(),
});
export type Citizen = z.infer<typeof Citizen>;
