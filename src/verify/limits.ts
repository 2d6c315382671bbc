/** What many needs share: hours and caseload of a seat, size of a group, contract of a unit, and hard budget frames. */
import {
  capacityMinutes,
  caseload,
  contractLeft,
  contractMinutes,
  frameOf,
  grossOere,
  mentorMinutes,
} from '../fit/index.ts';
import type { Unit } from '../model/unit.ts';
import type { PairContext } from '../rules/context.ts';
import { isMustServe } from '../rules/index.ts';
import type { Report } from './codes.ts';
import type { Facts } from './facts.ts';
import { frameTerms } from './frames.ts';

export function checkLimits(facts: Facts, report: Report): void {
  checkSeats(facts, report);
  checkContracts(facts, report);
  checkHardFrames(facts, report);
}

/** Needs and mentor minutes by the key `of` gives each assignment. */
export function tally(facts: Facts, of: (staffed: Facts['staffed'][number]) => string) {
  const sums = new Map<string, { count: number; minutes: number }>();
  for (const staffed of facts.staffed) {
    const key = of(staffed);
    const sum = sums.get(key) ?? { count: 0, minutes: 0 };
    sum.count += 1;
    sum.minutes += mentorMinutes(staffed.context);
    sums.set(key, sum);
  }
  return sums;
}

function checkSeats(facts: Facts, report: Report): void {
  for (const [seatId, { count, minutes }] of tally(facts, ({ context }) => context.seat.id)) {
    const seat = facts.index.seatById.get(seatId)!;
    const capacity = capacityMinutes(facts.index, seat);
    if (capacity !== undefined && minutes > capacity) {
      report('SEAT_OVER_HOURS', 'assignments', `Seat "${seatId}" holds ${minutes} minutes a week and has ${capacity}.`);
    }
    const most = caseload(seat);
    if (most !== undefined && count > most) {
      report('SEAT_OVER_CASELOAD', 'assignments', `Seat "${seatId}" holds ${count} needs; its caseload is ${most}.`);
    }
    const least = seat.group?.citizensLeast ?? 0;
    if (count < least) {
      report('GROUP_TOO_SMALL', 'assignments', `Group "${seatId}" has ${count} citizens and runs from ${least}.`);
    }
  }
}

function checkContracts(facts: Facts, report: Report): void {
  const used = new Map<Unit, { minutes: number; places: number }>();
  for (const { context } of facts.staffed) {
    const { unit } = context.seat;
    const sum = used.get(unit) ?? { minutes: 0, places: 0 };
    sum.minutes += contractMinutes(context);
    sum.places += 1;
    used.set(unit, sum);
  }
  for (const [unit, sum] of used) {
    const { minutes } = contractLeft(facts.index, unit);
    const { minutes: all, places } = unit.contract;
    if (minutes !== undefined && sum.minutes > minutes) {
      const left = minutes === all ? `its contract has ${all}` : `shared functions leave ${minutes} of its ${all}`;
      report('CONTRACT_OVER_MINUTES', 'assignments', `Unit "${unit.id}" gives ${sum.minutes} minutes a week; ${left}.`);
    }
    if (places !== undefined && sum.places > places) {
      report(
        'CONTRACT_OVER_PLACES',
        'assignments',
        `Unit "${unit.id}" holds ${sum.places} courses on ${places} places.`,
      );
    }
  }
}

/** Gross øre under one frame: what the law demands, what is pinned, and what is left to choose. */
export interface FrameSpending {
  mustServe: bigint;
  pinned: bigint;
  discretionary: bigint;
}

export const noSpending = (): FrameSpending => ({ mustServe: 0n, pinned: 0n, discretionary: 0n });

export function totalOere({ mustServe, pinned, discretionary }: FrameSpending): bigint {
  return mustServe + pinned + discretionary;
}

export function kindOfSpending({ index, need, citizen, ruleSet }: PairContext): keyof FrameSpending {
  if (isMustServe(need, citizen, ruleSet)) return 'mustServe';
  return index.pinOfNeed.has(need.id) ? 'pinned' : 'discretionary';
}

/** What must-serve courses and pins leave of a hard frame: a pin is a promise, and pins fit in it by themselves. */
export function openOere(leftOere: bigint, { mustServe, pinned }: FrameSpending): bigint {
  const open = leftOere - mustServe - pinned;
  return open > 0n ? open : 0n;
}

export function spendingByFrame(facts: Facts): Map<string, FrameSpending> {
  const spending = new Map<string, FrameSpending>();
  for (const { context } of facts.staffed) {
    const frame = frameOf(context);
    if (frame === undefined) continue;
    const sum = spending.get(frame.id) ?? noSpending();
    sum[kindOfSpending(context)] += BigInt(grossOere(context));
    spending.set(frame.id, sum);
  }
  return spending;
}

function checkHardFrames(facts: Facts, report: Report): void {
  const spending = spendingByFrame(facts);
  for (const { frame, leftOere } of frameTerms(facts)) {
    const spent = spending.get(frame.id);
    if (frame.hardness !== 'hard' || spent === undefined) continue;
    const open = openOere(leftOere, spent);
    if (spent.discretionary > open || spent.pinned > leftOere) {
      const figures = `${spent.discretionary} øre by choice and ${spent.pinned} by pins; must-serve courses and pins leave ${open} of ${leftOere}`;
      report('FRAME_OVERSPENT', 'assignments', `Frame "${frame.id}": ${figures}.`);
    }
  }
}
