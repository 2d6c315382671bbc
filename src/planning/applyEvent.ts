/** One event turned into the next case. Pure: the old case is not touched, and what did not change is shared with the new one. */
import type { Case } from '../model/case.ts';
import type { Citizen } from '../model/citizen.ts';
import type { TownEvent, TownEventOf, TownEventType } from '../model/event.ts';
import type { Need } from '../model/need.ts';
import { Weights } from '../model/policy.ts';
import { withGained, withHours } from '../rules/index.ts';
import { addDays, daysBetween } from '../time/calendar.ts';
import { addEntry, changeEntry, entryOf, putEntry, unknown, unmatched } from './events/lists.ts';
import {
  addVeto,
  changeRelation,
  closeNeed,
  failRelation,
  letGo,
  type Outcome,
  relationOf,
  setPin,
  startRelation,
} from './events/matches.ts';

/** @throws MakkerError UNKNOWN_REFERENCE when the event names somebody who is not, or no longer, in the case. */
export function applyEvent(input: Case, event: TownEvent): Case {
  const apply = APPLY[event.type] as (input: Case, event: TownEvent) => Case;
  return apply(input, event);
}

type Apply = { readonly [Type in TownEventType]: (input: Case, event: TownEventOf<Type>) => Case };

const APPLY: Apply = {
  needOrdered: orderNeed,
  needHoursChanged: changeHours,
  needCadenceChanged: (input, { needId, cadence }) => changeNeed(input, needId, { cadence }),
  needWishesChanged: (input, { needId, wishes }) => changeNeed(input, needId, { wishes }),
  needChanged: (input, { need }) => changeEntry(input, 'needs', need.id, () => need),
  needClosed: (input, { needId, reason }) => closeNeed(input, needId, OUTCOME_OF[reason]),

  citizenAvailabilityChanged: changeAvailability,
  citizenBenefitChanged: (input, { citizenId, benefit, visitationGroup, measure }) =>
    changeCitizen(input, citizenId, {
      benefit,
      ...(visitationGroup === undefined ? {} : { visitationGroup }),
      ...(measure === undefined ? {} : { measure }),
    }),
  citizenDepartmentChanged: changeDepartment,
  citizenChanged: (input, { citizen }) => changeEntry(input, 'citizens', citizen.id, () => citizen),

  mentorJoined: (input, { mentor }) => {
    entryOf(input, 'units', mentor.unitId);
    return addEntry(input, 'mentors', mentor);
  },
  mentorLeft: (input, { mentorId }) => letGo(input, mentorId),
  mentorAbsent: (input, { mentorId, absence }) =>
    changeEntry(input, 'mentors', mentorId, (mentor) => ({ ...mentor, absences: [...mentor.absences, absence] })),
  mentorCapacityChanged: (input, { mentorId, capacityMinutes, caseload }) =>
    changeEntry(input, 'mentors', mentorId, (mentor) => ({ ...mentor, capacityMinutes, caseload, capacityFrom: [] })),
  mentorCompetencesChanged: (input, { mentorId, competences }) =>
    changeEntry(input, 'mentors', mentorId, (mentor) => ({ ...mentor, competences })),
  mentorTrained: (input, { mentorId, trainedOn, gained }) =>
    changeEntry(input, 'mentors', mentorId, (mentor) => ({
      ...mentor,
      trainedOn,
      competences: withGained(mentor.competences, gained),
    })),
  mentorChanged: (input, { mentor }) => changeEntry(input, 'mentors', mentor.id, () => mentor),

  supplierConfirmed: (input, { needId, supplierMentor }) =>
    changeRelation(input, needId, (relation) => ({ ...relation, supplierMentor, status: 'active' })),
  supplierDeclined: (input, { needId }) => failRelation(input, needId, 'mentor'),
  contractChanged: (input, { unitId, contract }) =>
    changeEntry(input, 'units', unitId, (unit) => ({ ...unit, contract })),
  priceChanged: (input, { unitId, priceOere }) =>
    changeEntry(input, 'units', unitId, (unit) => ({ ...unit, priceOere })),
  unitChanged: (input, { unit }) => putEntry(input, 'units', unit),

  policyChanged: (input, { policy }) => ({ ...input, policy }),
  weightChanged: (input, { weight, value }) => ({
    ...input,
    weights: Weights.parse({ ...input.weights, [weight]: value }),
  }),
  budgetChanged: (input, { budgetId, capOere, usedOere, hardness }) =>
    changeEntry(input, 'budgets', budgetId, (frame) => ({ ...frame, capOere, usedOere, hardness })),
  caseworkerChanged: (input, { caseworker }) => putEntry(input, 'caseworkers', caseworker),
  planDateMoved: (input, { planDate }) => ({ ...input, planDate }),

  pinSet: (input, { needId, seatId }) => setPin(input, needId, seatId),
  pinRemoved: removePin,
  vetoed: (input, { type: _, ...veto }) => addVeto(input, veto),
  relationStarted: (input, { relation }) => startRelation(input, relation),
  relationFailed: (input, { needId, by }) => failRelation(input, needId, by),
  meetingMoved: (input, { needId, slots }) => changeRelation(input, needId, (relation) => ({ ...relation, slots })),
  meetingCancelled: cancelMeeting,

  grantExtended: (input, { needId, grant, courseWeeks }) => changeNeed(input, needId, { grant, courseWeeks }),
  grantStopped: stopGrant,
  grantReduced: changeHours,
};

/** A course is completed where it got what it was for. */
const OUTCOME_OF: Readonly<Record<TownEventOf<'needClosed'>['reason'], Outcome>> = {
  goalReached: 'completed',
  activeOffer: 'completed',
  moved: 'unknown',
  withdrawn: 'unknown',
  other: 'unknown',
};

function changeNeed(input: Case, needId: string, change: Partial<Need>): Case {
  return changeEntry(input, 'needs', needId, (need) => ({ ...need, ...change }));
}

/** A running course keeps the hours it had: one course, however often they change. An order that waits has none to keep. */
function changeHours(input: Case, { needId, grantedMinutes }: TownEventOf<'needHoursChanged' | 'grantReduced'>): Case {
  const relation = input.relations.find((entry) => entry.needId === needId);
  if (relation === undefined) return changeNeed(input, needId, { grantedMinutes });
  return changeEntry(input, 'needs', needId, (need) => withHours(need, relation.since, input.planDate, grantedMinutes));
}

function changeCitizen(input: Case, citizenId: string, change: Partial<Citizen>): Case {
  return changeEntry(input, 'citizens', citizenId, (citizen) => ({ ...citizen, ...change }));
}

function orderNeed(input: Case, { need, citizen }: TownEventOf<'needOrdered'>): Case {
  const known = citizen === undefined ? input : addEntry(input, 'citizens', citizen);
  entryOf(known, 'citizens', need.citizenId);
  return addEntry(known, 'needs', need);
}

function changeAvailability(input: Case, event: TownEventOf<'citizenAvailabilityChanged'>): Case {
  return changeEntry(input, 'citizens', event.citizenId, ({ availability: _, ...citizen }) =>
    event.availability === null ? citizen : { ...citizen, availability: event.availability },
  );
}

function changeDepartment(input: Case, event: TownEventOf<'citizenDepartmentChanged'>): Case {
  const { citizenId, departmentId, caseworkerId } = event;
  if (!input.departments.some((department) => department.id === departmentId))
    throw unknown('department', departmentId);
  if (caseworkerId !== undefined) entryOf(input, 'caseworkers', caseworkerId);
  return changeCitizen(input, citizenId, { departmentId, ...(caseworkerId === undefined ? {} : { caseworkerId }) });
}

function removePin(input: Case, { needId }: TownEventOf<'pinRemoved'>): Case {
  if (!input.pins.some((pin) => pin.needId === needId)) throw unmatched('pin', needId);
  return { ...input, pins: input.pins.filter((pin) => pin.needId !== needId) };
}

/** The one who cannot is busy then; whether another time is found that week is the plan’s business. */
function cancelMeeting(input: Case, { needId, by, appointment }: TownEventOf<'meetingCancelled'>): Case {
  const busy = <Person extends { appointments: (typeof appointment)[] }>(person: Person): Person => ({
    ...person,
    appointments: [...person.appointments, appointment],
  });
  if (by === 'citizen') return changeEntry(input, 'citizens', entryOf(input, 'needs', needId).citizenId, busy);
  return changeEntry(input, 'mentors', relationOf(input, needId).seatId, busy);
}

/**
 * A grant stopped by the plan date closes the need; a later end shortens it, to the day where no grant tells it. A day after the course would
 * have ended anyway stops nothing: only grantExtended lengthens.
 */
function stopGrant(input: Case, { needId, end: wanted }: TownEventOf<'grantStopped'>): Case {
  if (wanted <= input.planDate) return closeNeed(input, needId, 'unknown');
  return changeEntry(input, 'needs', needId, ({ courseDays, ...need }) => {
    const { grant } = need;
    const last = grant?.end ?? addDays(need.start, 7 * need.courseWeeks - 1);
    if (wanted >= last) return courseDays === undefined ? need : { ...need, courseDays };
    const end = wanted;
    const courseWeeks = Math.max(1, Math.ceil((daysBetween(need.start, end) + 1) / 7));
    if (grant === undefined) return { ...need, courseWeeks, courseDays: daysUntil(input, need, end) };
    // A block that had not begun keeps its last day: nothing of it is left.
    return { ...need, courseWeeks, grant: { ...grant, start: end < grant.start ? end : grant.start, end } };
  });
}

/** Days from the first day of the course to its last; one that waits begins on the plan date, or when it was wanted. */
function daysUntil(input: Case, need: Need, end: string): number {
  const since = input.relations.find((relation) => relation.needId === need.id)?.since ?? input.planDate;
  const first = need.weeksInCourse > 0 || need.start > since ? need.start : since;
  return Math.max(1, daysBetween(first, end) + 1);
}
