/** Things a person should know before, or beside, the plan; none of them blocks anything. Codes are listed in docs/model.md. */
import type { CaseIndex } from '../model/caseIndex.ts';
import type { Citizen } from '../model/citizen.ts';
import type { Need } from '../model/need.ts';
import type { Notice } from '../model/plan.ts';
import { addDays } from '../time/calendar.ts';
import { activationFaults, contextOf } from './casework/activation.ts';
import { isBlockTooLong } from './casework/blocks.ts';
import { deliveryOf } from './casework/delivery.ts';
import { isDependencyFlagged } from './casework/dependency.ts';
import { historyOf } from './casework/history.ts';
import { reviewList } from './casework/reviews.ts';
import type { NeedContext, PairContext } from './context.ts';
import { countsAsWeeklyMeeting, requiresWeeklyMeeting } from './course.ts';
import { supportAround } from './hard/schemes.ts';
import type { RuleSet } from './law.ts';

/** 37 hours: nobody can be granted a whole working week, so the register means something else. */
const FULL_WEEK_MINUTES = 2220;

const notice = (code: string, ...subjects: string[]): Notice => ({ code, subjects });

/** All notices of a case, in the order of its needs, then its mentors. */
export function notices(index: CaseIndex, ruleSet: RuleSet): Notice[] {
  const found: Notice[] = [];
  for (const need of index.case.needs) {
    const context = { index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)! };
    found.push(
      ...hoursNotices(need),
      ...grantNotices(context),
      ...supportNotices(context),
      ...dutyNotices(context),
      ...documentationNotices(context),
      ...offerNotices(context),
      ...timeNotices(context),
      ...waitNotices(context),
      ...answerNotices(context),
      ...reportNotices(context),
      ...deliveryNotices(context),
    );
    if (isDependencyFlagged(need, context.citizen, historyOf(need), index.case.planDate)) {
      found.push(notice('dependency', need.id));
    }
  }
  for (const review of reviewList(index, index.case.planDate)) {
    found.push(notice('reviewDue', review.needId, review.due));
  }
  return [...found, ...adviceNotices(index)];
}

function hoursNotices({ id, grantedMinutes }: Need): Notice[] {
  if (grantedMinutes === 0) return [notice('grantedZero', id)];
  return grantedMinutes >= FULL_WEEK_MINUTES ? [notice('grantedFullWeek', id)] : [];
}

function grantNotices({ index, ruleSet, need }: NeedContext): Notice[] {
  const { grant } = need;
  if (grant === undefined) return [];
  const found = isBlockTooLong(grant, ruleSet) ? [notice('grantTooLong', need.id, grant.id)] : [];
  if (grant.end < index.case.planDate) found.push(notice('grantExpired', need.id, grant.end));
  return found;
}

function isAround(citizen: Citizen, kind: string, day: string): boolean {
  return citizen.supportPersons.some(
    (person) => person.kind === kind && person.from <= day && (person.until === undefined || person.until >= day),
  );
}

/** A third person is ordered beside two; a parallel period wants its end date; a bostøtte is there whose hours may not be bought. */
function supportNotices(context: NeedContext): Notice[] {
  const { index, need, citizen } = context;
  const { planDate, policy } = index.case;
  if (need.role === 'volunteer') return [];
  const found: Notice[] = [];
  const around = supportAround(context, planDate);
  if (around.size >= 2 && !index.relationOfNeed.has(need.id)) {
    found.push(notice('duplicateSupport', need.id, ...around));
    const isDated = citizen.parallelUntil !== undefined && citizen.parallelUntil >= planDate;
    if (policy.parallelSupport === 'withEndDate' && !isDated) found.push(notice('parallelWithoutEndDate', need.id));
  }
  if (policy.bostoettePurchase === 'off' && isAround(citizen, 'bostoette', planDate)) {
    found.push(notice('bostoettePurchaseOff', need.id));
  }
  return found;
}

/** The plan holds the weekly meeting all the same (plannedCadence); the order should say so too. */
function dutyNotices({ index, ruleSet, need, citizen }: NeedContext): Notice[] {
  if (!requiresWeeklyMeeting(need, citizen, ruleSet)) return [];
  const { everyWeeks, count, mode } = need.cadence;
  const isOrdered = count >= everyWeeks && countsAsWeeklyMeeting(mode, index.case.policy);
  return isOrdered ? [] : [notice('weeklyDutyNotOrdered', need.id, mode, String(everyWeeks))];
}

/** Running courses only: a new order still has until its activation to be complete (activationFaults). */
function documentationNotices({ index, ruleSet, need }: NeedContext): Notice[] {
  const relation = index.relationOfNeed.get(need.id);
  if (relation === undefined || relation.status !== 'active') return [];
  const faults = activationFaults(contextOf(index, ruleSet, relation));
  return faults.length === 0 ? [] : [notice('missingDocumentation', need.id, ...faults.map(({ code }) => code))];
}

/** The duty to serve rests on offers that are impossible; one of them has begun all the same. */
function offerNotices({ need, citizen }: NeedContext): Notice[] {
  const isImpossible = citizen.retOgPligt?.impossibleOffers.includes(citizen.measure) === true;
  return isImpossible && need.role === 'professional' ? [notice('impossibleOfferRuns', need.id, citizen.measure)] : [];
}

/** Alone with a child this young, nobody else can look after it while the parent meets a mentor; ten is our reading, no source has one. */
const YOUNG_CHILD_BELOW_AGE = 10;

/** A parent alone is planned in the municipality’s ordinary windows, because nobody has asked when he or she can. */
function timeNotices({ need, citizen: { household, availability } }: NeedContext): Notice[] {
  const isBound = household?.adults === 'alone' && household.childrenAges.some((age) => age < YOUNG_CHILD_BELOW_AGE);
  return isBound && availability === undefined ? [notice('askAvailability', need.id)] : [];
}

/** An order beyond the longest wait of the local service level; a running course has stopped waiting. */
function waitNotices({ index, need, citizen }: NeedContext): Notice[] {
  if (citizen.waitWeeksMost === undefined || index.relationOfNeed.has(need.id)) return [];
  const last = addDays(need.orderedOn, 7 * citizen.waitWeeksMost);
  return last < index.case.planDate ? [notice('waitTooLong', need.id, last)] : [];
}

/** The supplier has not said who takes the course, and should have. */
function answerNotices({ index, need }: NeedContext): Notice[] {
  const relation = index.relationOfNeed.get(need.id);
  const unit = index.seatById.get(relation?.seatId ?? '')?.unit;
  if (relation?.status !== 'pendingSupplier' || unit?.answerWithinDays === undefined) return [];
  const due = addDays(relation.since, unit.answerWithinDays);
  return due <= index.case.planDate ? [notice('supplierAnswerDue', need.id, unit.id, due)] : [];
}

/** The unit owes a report on a running course. */
function reportNotices({ index, need }: NeedContext): Notice[] {
  const relation = index.relationOfNeed.get(need.id);
  const unit = index.seatById.get(relation?.seatId ?? '')?.unit;
  if (relation === undefined || relation.status !== 'active' || unit?.reportEveryWeeks === undefined) return [];
  const due = addDays(relation.reportedOn ?? relation.since, 7 * unit.reportEveryWeeks);
  return due <= index.case.planDate ? [notice('reportDue', need.id, unit.id, due)] : [];
}

/** The log has too little of what was granted: to be followed up, and not paid until somebody has looked. */
function deliveryNotices({ index, need }: NeedContext): Notice[] {
  const relation = index.relationOfNeed.get(need.id);
  const { planDate, policy } = index.case;
  const delivery = relation === undefined ? undefined : deliveryOf(need, relation, planDate, policy);
  if (delivery === undefined || delivery.isApproved) return [];
  return [notice('deliveryShort', need.id, `${delivery.shortPercent} %`, delivery.from, delivery.until)];
}

/** One notice with every mentor who has nobody to ask: neither of his own nor through his unit. */
function adviceNotices(index: CaseIndex): Notice[] {
  const alone = index.case.mentors.filter(
    (mentor) => mentor.adviceContact === undefined && index.unitById.get(mentor.unitId)?.adviceContact === undefined,
  );
  return alone.length === 0 ? [] : [notice('noAdviceContact', ...alone.map((mentor) => mentor.id))];
}

/** What a person should know about one match: a housing-area effort must not compete with one that is already running. */
export function matchNotices(context: PairContext): Notice[] {
  const { index, need, seat } = context;
  if (seat.mentor?.kind !== 'housingArea') return [];
  const around = supportAround(context, index.case.planDate);
  return around.size === 0 ? [] : [notice('effortAlreadyRunning', need.id, ...around)];
}
