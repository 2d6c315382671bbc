/**
 * What can happen to a municipality between two plans. An event carries ids and its whole payload, so that the events of a file or a
 * log, applied in order, turn one case into the next without asking anybody. The id an event is about is checked when it is applied;
 * what a payload refers to (a competence, a department) is for whoever takes events in to check, as it is for a case.
 */
import { z } from 'zod';
import { Caseworker, Pin, Relation, Veto } from './case.ts';
import { Citizen } from './citizen.ts';
import { HeldCompetence, Mentor } from './mentor.ts';
import { Cadence, Grant, Need, Wishes } from './need.ts';
import { BudgetFrame, Policy, Weights } from './policy.ts';
import {
  Appointment,
  CalendarDate,
  count,
  Id,
  minutesAWeek,
  oere,
  oereAnHour,
  Period,
  PlanDate,
  WeeklyWindow,
  weeks,
} from './primitives.ts';
import { Contract, Unit } from './unit.ts';
import { Benefit, Measure, VisitationGroup } from './vocabulary.ts';

const event = <Type extends string, Payload extends z.core.$ZodLooseShape>(type: Type, payload: Payload) =>
  z.strictObject({ type: z.literal(type), ...payload });

const grantedMinutes = minutesAWeek(6000, 'Granted time from now on.');
const capacityMinutes = minutesAWeek(2220, 'Own time from now on.');

const NEED_EVENTS = [
  event('needOrdered', {
    need: Need,
    citizen: Citizen.optional().meta({ description: 'Only when the citizen is new to the case.' }),
  }),
  event('needHoursChanged', { needId: Id, grantedMinutes }),
  event('needCadenceChanged', { needId: Id, cadence: Cadence }),
  event('needWishesChanged', { needId: Id, wishes: Wishes }),
  event('needChanged', { need: Need.meta({ description: 'The whole need as it is now.' }) }),
  event('needClosed', { needId: Id, reason: z.enum(['goalReached', 'activeOffer', 'moved', 'withdrawn', 'other']) }),
] as const;

const CITIZEN_EVENTS = [
  event('citizenAvailabilityChanged', {
    citizenId: Id,
    availability: z.array(WeeklyWindow).nullable().meta({ description: 'null: the default window of the policy.' }),
  }),
  event('citizenBenefitChanged', {
    citizenId: Id,
    benefit: Benefit,
    visitationGroup: VisitationGroup.optional(),
    measure: Measure.optional(),
  }),
  event('citizenDepartmentChanged', { citizenId: Id, departmentId: Id, caseworkerId: Id.optional() }),
  event('citizenChanged', { citizen: Citizen.meta({ description: 'The whole citizen as he is now.' }) }),
] as const;

const MENTOR_EVENTS = [
  event('mentorJoined', { mentor: Mentor }),
  event('mentorLeft', { mentorId: Id }),
  event('mentorAbsent', { mentorId: Id, absence: Period }),
  event('mentorCapacityChanged', { mentorId: Id, capacityMinutes, caseload: count(60, 'citizens', 'Most at a time.') }),
  event('mentorCompetencesChanged', { mentorId: Id, competences: z.array(HeldCompetence) }),
  event('mentorTrained', { mentorId: Id, trainedOn: CalendarDate, gained: z.array(HeldCompetence).default([]) }),
  event('mentorChanged', { mentor: Mentor.meta({ description: 'The whole mentor as he is now.' }) }),
] as const;

const UNIT_EVENTS = [
  event('supplierConfirmed', { needId: Id, supplierMentor: Relation.shape.supplierMentor.unwrap() }),
  event('supplierDeclined', { needId: Id }),
  event('contractChanged', { unitId: Id, contract: Contract }),
  event('priceChanged', { unitId: Id, priceOere: oereAnHour('Price per granted hour from now on.') }),
  event('unitChanged', { unit: Unit.meta({ description: 'The whole unit as it is now, or a new one.' }) }),
] as const;

const OFFICE_EVENTS = [
  event('policyChanged', { policy: Policy.meta({ description: 'The whole policy as it is now.' }) }),
  event('weightChanged', {
    weight: z.keyof(Weights),
    value: z.int().min(0).max(100_000).meta({ unit: 'points, or percent of netCostPercent' }),
  }).refine(
    ({ weight, value }) => weight !== 'netCostPercent' || value <= 1000,
    'netCostPercent is at most 1000; lower the value',
  ),
  event('budgetChanged', {
    budgetId: Id,
    capOere: oere('Ceiling from now on.'),
    usedOere: oere('Used so far.'),
    hardness: BudgetFrame.shape.hardness,
  }),
  event('caseworkerChanged', { caseworker: Caseworker.meta({ description: 'As he is now, or a new one.' }) }),
  event('planDateMoved', { planDate: PlanDate }),
] as const;

const MATCH_EVENTS = [
  event('pinSet', Pin.shape),
  event('pinRemoved', { needId: Id }),
  event('vetoed', Veto.shape),
  event('relationStarted', { relation: Relation }),
  event('relationFailed', { needId: Id, by: Veto.shape.by }),
  event('meetingMoved', { needId: Id, slots: Relation.shape.slots.meta({ description: 'Weekly slots from now on.' }) }),
  event('meetingCancelled', {
    needId: Id,
    by: z.enum(['citizen', 'mentor']).meta({ description: 'Who cannot: his week gets the appointment.' }),
    appointment: Appointment,
  }),
] as const;

const GRANT_EVENTS = [
  event('grantExtended', {
    needId: Id,
    grant: Grant.meta({ description: 'A new block that names the one before.' }),
    courseWeeks: weeks(1, 520, 'Expected length of the whole course.'),
  }),
  event('grantStopped', { needId: Id, end: CalendarDate }),
  event('grantReduced', { needId: Id, grantedMinutes }),
] as const;

export const TownEvent = z.discriminatedUnion('type', [
  ...NEED_EVENTS,
  ...CITIZEN_EVENTS,
  ...MENTOR_EVENTS,
  ...UNIT_EVENTS,
  ...OFFICE_EVENTS,
  ...MATCH_EVENTS,
  ...GRANT_EVENTS,
]);
export type TownEvent = z.infer<typeof TownEvent>;
export type TownEventType = TownEvent['type'];
export type TownEventOf<Type extends TownEventType> = Extract<TownEvent, { type: Type }>;
