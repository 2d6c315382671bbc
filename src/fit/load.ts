/**
 * Mentor hours: what a course takes of a seat’s own time, and how much own time a seat has. Granted time is never shaved; it is
 * stretched by the overhead and lengthened by travel (the four hours of docs/model.md).
 */
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Mentor } from '../model/mentor.ts';
import type { Unit } from '../model/unit.ts';
import { CADENCE_READS, plannedCadence } from '../rules/cadence.ts';
import type { PairContext } from '../rules/context.ts';
import type { Field } from '../rules/reads.ts';
import { basePlace, travelMinutes, visitedPlace, WAY_READS } from './travel.ts';

const OVERHEAD_READS = ['mentor.overheadPercent', 'unit.overheadPercent'] as const satisfies readonly Field[];
export const TRAVEL_READS = [...CADENCE_READS, ...WAY_READS] as const satisfies readonly Field[];
export const MENTOR_MINUTES_READS = [
  'need.grantedMinutes',
  'mentor.sharedFunction',
  ...OVERHEAD_READS,
  ...TRAVEL_READS,
] as const satisfies readonly Field[];
export const CONTRACT_LEFT_READS = [
  'unit.contract',
  'colleague.unitId',
  'colleague.sharedFunction',
] as const satisfies readonly Field[];
export const CAPACITY_READS = [
  'mentor.sharedFunction',
  'mentor.capacityMinutes',
  'mentor.capacityFrom',
  'mentor.duties',
  'case.planDate',
  'ledGroup.mentorId',
  'ledGroup.minutes',
  'ledGroup.everyWeeks',
  ...OVERHEAD_READS,
] as const satisfies readonly Field[];
export const CASELOAD_READS = [
  'group.citizensMost',
  'mentor.sharedFunction',
  'mentor.caseload',
] as const satisfies readonly Field[];

/** Own time is counted in steps of five minutes: fine enough for an overhead factor, coarse enough for an exact knapsack. */
export const MENTOR_TIME_STEP_MINUTES = 5;

/** Percent of own time per granted hour, travel apart. */
export function overheadPercent(seat: Seat): number {
  return seat.mentor?.overheadPercent ?? seat.unit.overheadPercent;
}

/** A shared function or a group: its hours are the same however many it serves. */
export function isShared(seat: Seat): boolean {
  return seat.kind === 'group' || seat.mentor?.sharedFunction !== undefined;
}

/** Own minutes a week the need takes of the seat, rounded up to the step; 0 where a shared function or a group carries the time. */
export function mentorMinutes(context: PairContext): number {
  const { need, seat } = context;
  if (isShared(seat)) return 0;
  const ownTimes100 = need.grantedMinutes * overheadPercent(seat) + weeklyTravelMinutes(context) * 100;
  return Math.ceil(ownTimes100 / (100 * MENTOR_TIME_STEP_MINUTES)) * MENTOR_TIME_STEP_MINUTES;
}

/** Minutes a week on the way, there and back for each meeting; the week plan may do better by combining trips. */
export function weeklyTravelMinutes({ index, ruleSet, need, citizen, seat }: PairContext): number {
  if (seat.mentor === undefined) return 0;
  const cadence = plannedCadence(need, citizen, ruleSet, index.case.policy);
  const place = visitedPlace(index, cadence, citizen, seat);
  const oneWay = travelMinutes(basePlace(seat), place, seat.mentor.travelMode, index.case.policy);
  return Math.ceil((2 * oneWay * cadence.count) / cadence.everyWeeks);
}

/**
 * Own minutes a week the seat can give on the plan date, rounded down to the step; undefined = no limit of its own (an unnamed seat
 * is limited by its unit’s contract, a shared function and a group by their places).
 */
export function capacityMinutes(index: CaseIndex, seat: Seat): number | undefined {
  if (seat.kind !== 'mentor' || seat.mentor === undefined || seat.mentor.sharedFunction !== undefined) return undefined;
  const left = grossCapacityMinutes(seat.mentor, index.case.planDate) - deductedMinutes(index, seat);
  return Math.max(0, Math.floor(left / MENTOR_TIME_STEP_MINUTES) * MENTOR_TIME_STEP_MINUTES);
}

/** Minutes a week of a shared function (pladsmentor), the same however many it serves; 0 for any other seat. */
export function sharedMinutes(seat: Seat): number {
  return seat.mentor?.sharedFunction?.minutes ?? 0;
}

/** Contract hours of a unit once its shared functions are set aside; `minutes` undefined = no limit. */
export interface ContractLeft {
  readonly minutes: number | undefined;
  /** Ids of the mentors whose shared function fits. */
  readonly fitting: ReadonlySet<string>;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Shared functions are set aside from the start, in the order of the case, used or not, while they fit. */
export function contractLeft(index: CaseIndex, unit: Unit): ContractLeft {
  // A unit that is only thought of, beside those of the case, has its own contract and no shared function.
  const { contract } = index.unitById.get(unit.id) ?? unit;
  const shared = sharedFunctionsOf(index.case.mentors).get(unit.id);
  if (contract.minutes === undefined || shared === undefined) return { minutes: contract.minutes, fitting: NOBODY };
  let { minutes } = contract;
  const fitting = new Set<string>();
  for (const { id, sharedFunction } of shared) {
    if (sharedFunction!.minutes > minutes) continue;
    minutes -= sharedFunction!.minutes;
    fitting.add(id);
  }
  return { minutes, fitting };
}

const knownShared = new WeakMap<readonly Mentor[], ReadonlyMap<string, readonly Mentor[]>>();

/** Shared functions by unit, in the order of the case. */
function sharedFunctionsOf(mentors: readonly Mentor[]): ReadonlyMap<string, readonly Mentor[]> {
  const known = knownShared.get(mentors);
  if (known !== undefined) return known;
  const ofUnit = new Map<string, Mentor[]>();
  for (const mentor of mentors) {
    if (mentor.sharedFunction === undefined) continue;
    ofUnit.set(mentor.unitId, [...(ofUnit.get(mentor.unitId) ?? []), mentor]);
  }
  knownShared.set(mentors, ofUnit);
  return ofUnit;
}

/**
 * What the course takes of the contract hours left. A shared function that did not fit asks for all its hours, and finds no room.
 * `ownMinutes`: mentorMinutes of the pair, for whoever knows them already.
 */
export function contractMinutes(context: PairContext, ownMinutes?: number): number {
  const { index, seat } = context;
  if (seat.kind !== 'mentor' || sharedMinutes(seat) === 0 || seat.unit.contract.minutes === undefined) {
    return ownMinutes ?? mentorMinutes(context);
  }
  return contractLeft(index, seat.unit).fitting.has(seat.id) ? 0 : sharedMinutes(seat);
}

/** Most needs on the seat; undefined = no limit of its own. */
export function caseload(seat: Seat): number | undefined {
  if (seat.kind === 'group') return seat.group?.citizensMost;
  if (seat.kind === 'unnamed') return undefined;
  return seat.mentor?.sharedFunction?.citizensMost ?? seat.mentor?.caseload;
}

/**
 * Most minutes a week and most needs any plan can put on the seat alone: its own limits or its unit’s contract, whichever is less.
 * The contract binds the whole unit anyway; known to each seat, it makes the bound tighter, most where one seat stands for a supplier.
 */
export function seatLimits(index: CaseIndex, seat: Seat): { minutes: number | undefined; needs: number | undefined } {
  const { minutes } = contractLeft(index, seat.unit);
  const { places } = seat.unit.contract;
  return { minutes: lesser(capacityMinutes(index, seat), minutes), needs: lesser(caseload(seat), places) };
}

function lesser(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}

/** Granted hours the capacity is worth: capacity over overhead (scenario 15), whole minutes; the hours of a shared function as granted. */
export function contactCapacityMinutes(index: CaseIndex, seat: Seat): number {
  return Math.floor(((capacityMinutes(index, seat) ?? 0) * 100) / overheadPercent(seat)) + sharedMinutes(seat);
}

function grossCapacityMinutes(mentor: Mentor, planDate: string): number {
  const inForce = mentor.capacityFrom.filter((change) => change.from <= planDate);
  const latest = inForce.reduce<(typeof inForce)[number] | undefined>(
    (best, change) => (best === undefined || change.from >= best.from ? change : best),
    undefined,
  );
  return latest?.minutes ?? mentor.capacityMinutes;
}

/** Supervision, networks, school and the groups he leads, averaged over the weeks of their cadence. */
function deductedMinutes(index: CaseIndex, seat: Seat): number {
  const duties = seat.mentor!.duties.reduce((sum, duty) => sum + duty.minutes / duty.everyWeeks, 0);
  const groups = index.case.groups
    .filter((group) => group.mentorId === seat.id)
    .reduce((sum, group) => sum + (group.minutes * overheadPercent(seat)) / (100 * group.everyWeeks), 0);
  return duties + groups;
}
