/** The unit (enhed): a corps, a supplier, a bostøtte unit, a volunteer pool, a company, an institution or an offer. */
import { z } from 'zod';
import { count, Id, minutesAWeek, oere, oereAnHour, Period, Place, percent, Text, weeks } from './primitives.ts';
import { Benefit, Law, UnitKind } from './vocabulary.ts';

/** Whom the unit serves. Absent fields do not restrict. */
const Scope = z.strictObject({
  departmentIds: z.array(Id).optional(),
  ageLeast: count(120, 'years', 'Youngest citizen served.').optional(),
  ageMost: count(120, 'years', 'Oldest citizen served.').optional(),
  benefits: z.array(Benefit).optional(),
  areas: z.array(Id).optional().meta({ description: 'Housing areas served.' }),
});

/** What the municipality bought: hours of mentor time, places, or both. */
export const Contract = z.strictObject({
  minutes: minutesAWeek(1_000_000, 'Contract hours as mentor time, all the unit’s seats together.').optional(),
  places: count(10_000, 'courses', 'Places, all the unit’s seats together.').optional(),
  period: Period.optional(),
});

export const Unit = z.strictObject({
  id: Id,
  name: Text,
  kind: UnitKind,
  organisationId: Id.optional().meta({ description: 'Company, institution or offer the unit is.' }),
  place: Place.optional().meta({ description: 'Where its mentors start their day and hold office meetings.' }),
  scope: Scope.default({}),
  lendsOutsideScope: z
    .boolean()
    .default(false)
    .meta({ description: 'Lending between corps: may serve outside its scope, at the lending cost.' }),
  law: Law.default('lab').meta({ description: 'Law its courses are paid under unless the grant says otherwise.' }),
  overheadPercent: percent(100, 400, 'Own time per granted hour, travel apart.').default(100),
  priceOere: oereAnHour('Price per granted hour; 0 = no marginal price.').default(0),
  startFeeOere: oere('Paid once per course.').default(0),
  milestoneFeeOere: oere('Expected result payments per course.').default(0),
  wageGrantOere: oere('Paid once for each of its mentors in use, for a six-month block.').default(0),
  coordinationMinutes: minutesAWeek(600, 'Coordinator’s time per citizen (volunteers).').default(0),
  coordinationPriceOere: oereAnHour('Price of the coordinator’s time.').default(0),
  unnamedSeats: z
    .boolean()
    .default(false)
    .meta({ description: 'Places are sold to the unit; it names the mentor later.' }),
  contract: Contract.default({}),
  onlyOverflowOrSpecial: z
    .boolean()
    .default(false)
    .meta({ description: 'Used only where no internal seat fits or a special competence is asked for.' }),
  competences: z.array(Id).default([]).meta({ description: 'What the unnamed seats can offer.' }),
  languages: z.array(Id).default(['da']).meta({ description: 'Languages the unnamed seats can offer.' }),
  answerWithinDays: count(
    90,
    'days',
    'How soon the unit names a mentor for a course it was asked to take, from the first day of the pending relation.',
  ).optional(),
  reportEveryWeeks: weeks(1, 52, 'How often the unit reports on each course.').optional(),
  leadTimeWeeks: weeks(0, 52, 'From order to first meeting.').default(0),
  trackRecord: z
    .array(z.strictObject({ caseworkerId: Id, taskType: z.string().optional() }))
    .default([])
    .meta({ description: 'Caseworkers with good experience of the unit.' }),
  adviceContact: Text.optional(),
});
export type Unit = z.infer<typeof Unit>;
