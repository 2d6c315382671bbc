/**
 * What a solved assignment did not know: a mentor’s week that cannot hold its meetings, group sessions that clash, a hard frame that
 * must-serve spending has used. Each becomes a restriction for the next solve.
 */
import { type ForbiddenSet, infeasibleSet, NONE } from '../../solver/index.ts';
import { frameOf, grossOere } from '../fit/index.ts';
import { isMustServe } from '../rules/index.ts';
import type { Restrictions } from './compile.ts';
import { spendingLeftOere } from './rows.ts';
import { pairContext, type Situation } from './situation.ts';
import type { CrowdedWeek, WeeksPlan } from './weeks/planWeeks.ts';

export interface Tightened {
  readonly restrictions: Restrictions;
  /** The plan at hand with the needs that break a restriction left waiting: where the next solve starts. */
  readonly withoutBroken: Int32Array;
}

/** The tighter restrictions, or undefined when the plan breaks none. Crowded weeks are looked into until `shouldStop` says so. */
export function tighten(
  situation: Situation,
  weeks: WeeksPlan,
  known: Restrictions,
  shouldStop: () => boolean = () => false,
): Tightened | undefined {
  const withoutBroken = Int32Array.from(situation.seatOf);
  const forbidden = [
    ...crowdedSets(situation, weeks.crowded, known.forbiddenSets, withoutBroken, shouldStop),
    ...clashingSets(situation, weeks, withoutBroken),
  ];
  const reserved = overspentFrames(situation, known.reservedOere, withoutBroken);
  if (forbidden.length === 0 && reserved.size === 0) return undefined;
  return {
    restrictions: {
      forbiddenSets: [...known.forbiddenSets, ...forbidden],
      reservedOere: new Map([...known.reservedOere, ...reserved]),
    },
    withoutBroken,
  };
}

/** Steps of placing weeks that all crowded weeks of a round may take to be understood; a town of 2,500 takes 100,000. */
const MOST_CROWDED_STEPS = 10_000_000;

/** One forbidden combination a crowded week, made as small as it will go. */
function crowdedSets(
  situation: Situation,
  crowded: readonly CrowdedWeek[],
  known: readonly ForbiddenSet[],
  withoutBroken: Int32Array,
  shouldStop: () => boolean,
): ForbiddenSet[] {
  const { index } = situation;
  const seen = new Set(known.map(keyOf));
  const sets: ForbiddenSet[] = [];
  const budget = { steps: 0, limit: MOST_CROWDED_STEPS, shouldStop };
  for (const week of crowded) {
    const { meetings } = infeasibleSet(week.problem, week.missed, budget);
    const needs = [...new Set(meetings.map((meeting) => week.due[meeting]!.party))].sort((a, b) => a - b);
    // Two meetings of one need that do not fit beside each other are no combination of needs: another mentor would not help. And
    // relations that ran together last week are not broken up for a full week: the missed meeting is named instead.
    if (needs.length < 2 || needs.every((need) => staysPut(situation, need))) continue;
    const set = { seat: index.seats.indexOf(week.seat), needs };
    if (seen.has(keyOf(set))) continue;
    seen.add(keyOf(set));
    sets.push(set);
    withoutBroken[weakest(situation, needs)] = NONE;
  }
  return sets;
}

/** A seat in a group whose every session clashes with another the citizen goes to: nobody comes to it, so it is not for this need. */
function clashingSets(
  situation: Situation,
  { meetings, missed }: WeeksPlan,
  withoutBroken: Int32Array,
): ForbiddenSet[] {
  const { index, seatOf } = situation;
  const attended = new Set(meetings.flatMap(({ kind, needIds }) => (kind === 'group' ? needIds : [])));
  const clashing = new Set(missed.flatMap(({ needId, code }) => (code === 'sharedPersonBusy' ? [needId] : [])));
  const sets: ForbiddenSet[] = [];
  index.case.needs.forEach(({ id }, at) => {
    const seat = seatOf[at]!;
    if (index.seats[seat]?.kind !== 'group' || !clashing.has(id) || attended.has(id)) return;
    if (staysPut(situation, at)) return;
    sets.push({ seat, needs: [at] });
    withoutBroken[at] = NONE;
  });
  return sets;
}

/** Pinned, or a running relation kept. */
function staysPut({ index, seatOf }: Situation, at: number): boolean {
  const need = index.case.needs[at]!;
  return index.pinOfNeed.has(need.id) || index.relationOfNeed.get(need.id)?.seatId === index.seats[seatOf[at]!]?.id;
}

function keyOf(set: ForbiddenSet): string {
  return `${set.seat}:${set.needs.join(',')}`;
}

/** Who gives way until the next solve decides: not pinned, not must-serve, not running, in that order; then the last in the case. */
function weakest({ index, ruleSet }: Situation, needs: readonly number[]): number {
  const standing = (at: number): number => {
    const need = index.case.needs[at]!;
    if (index.pinOfNeed.has(need.id)) return 3;
    if (isMustServe(need, index.citizenById.get(need.citizenId)!, ruleSet)) return 2;
    return index.relationOfNeed.has(need.id) ? 1 : 0;
  };
  return needs.reduce((best, need) => (standing(need) <= standing(best) ? need : best));
}

/**
 * Hard frames whose discretionary spending passes what must-serve spending leaves: reserve the latter, and let the dearest wait. What pins
 * spend, which together fit in the frame (checkPins), is promised before anything is reserved.
 */
function overspentFrames(
  situation: Situation,
  known: ReadonlyMap<string, number>,
  withoutBroken: Int32Array,
): Map<string, number> {
  const { index, ruleSet, seatOf } = situation;
  const reserved = new Map<string, number>();
  for (const frame of index.case.budgets.filter((entry) => entry.hardness === 'hard')) {
    const spending = { mustServe: 0, pinned: 0, rest: 0 };
    const discretionary: { need: number; oere: number }[] = [];
    index.case.needs.forEach((need, at) => {
      const seat = index.seats[seatOf[at]!];
      if (seat === undefined) return;
      const context = pairContext(situation, need, seat);
      if (frameOf(context)?.id !== frame.id) return;
      const oere = grossOere(context);
      if (isMustServe(need, context.citizen, ruleSet)) spending.mustServe += oere;
      else if (index.pinOfNeed.has(need.id)) spending.pinned += oere;
      else {
        spending.rest += oere;
        discretionary.push({ need: at, oere });
      }
    });
    const open = Math.max(0, spendingLeftOere(frame, ruleSet) - spending.pinned);
    const left = Math.max(0, open - spending.mustServe);
    if (spending.rest <= left) continue;
    const row = `budget:${frame.id}:hard`;
    reserved.set(row, Math.max(Math.min(spending.mustServe, open), known.get(row) ?? 0));
    discretionary.sort((a, b) => b.oere - a.oere || b.need - a.need);
    let rest = spending.rest;
    for (const { need, oere } of discretionary) {
      if (rest <= left) break;
      withoutBroken[need] = NONE;
      rest -= oere;
    }
  }
  return reserved;
}
