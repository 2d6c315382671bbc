/**
 * How a pair is asked again: by which rules, for which parts of its points, and what it was before. Points are a sum, so where few parts can be
 * others, only these are asked, at the facts as they were and as they are, and the difference is added.
 */
import { CONSIDERATIONS } from '../../fit/index.ts';
import type { CaseIndex } from '../../model/caseIndex.ts';
import type { Citizen } from '../../model/citizen.ts';
import type { Need } from '../../model/need.ts';
import type { Moving, PreparedCase, RuleSet } from '../../rules/index.ts';
import type { CaseChanges } from './caseChanges.ts';
import type { TouchedFields } from './fields.ts';
import type { Questions } from './questionsOf.ts';

/** What was before a change: enough to ask for the points once more as they were. Its maps are those of the case as it is. */
export interface Former {
  readonly index: CaseIndex;
  readonly ruleSet: RuleSet;
  /** Needs and citizens that are others now, as they were. */
  readonly needs: ReadonlyMap<string, Need | undefined>;
  readonly citizens: ReadonlyMap<string, Citizen | undefined>;
}

/**
 * What was before, where the old points can still be asked for: what the considerations look up beside need, citizen, seat and case (relations
 * and the competence list) is the same, and no pair is asked twice, for a difference must be counted once.
 */
export function formerOf(
  { needs, citizens, relations, competences }: CaseChanges,
  fields: TouchedFields,
  { index, ruleSet }: Pick<Former, 'index' | 'ruleSet'>,
): Former | undefined {
  if (relations.length + competences.length > 0 || needs.some(({ before }) => before === undefined)) return undefined;
  const kinds = [fields.needs, fields.seats, fields.everywhere].filter(({ size }) => size > 0).length;
  if (kinds !== 1) return undefined;
  return {
    ...{ index, ruleSet },
    needs: new Map(needs.map(({ key, before }) => [key, before])),
    citizens: new Map(citizens.map(({ key, before }) => [key, before])),
  };
}

/** What is asked of every pair in a row. */
export interface Ask extends Pick<Questions, 'isRule' | 'rules' | 'considerations' | 'isLoadAsked' | 'areUsesAsked'> {
  /** A pair that is eligible may be closed, or worth something else. */
  readonly isOpenAsked: boolean;
  /** It may be worth something else, or have no pair yet: one pinned elsewhere at the opening. */
  readonly isPriced: boolean;
  /** Where the old points can be asked for, and that is less work than all the new ones. */
  readonly former: Former | undefined;
}

/** `need`: where only one is asked. What can cost it nothing, neither now nor before, is left out. */
export function askOf(questions: Questions, former: Former | undefined, rules: readonly number[], need?: Need): Ask {
  const { isRule, isLoadAsked, areUsesAsked } = questions;
  let { considerations } = questions;
  if (need !== undefined && former !== undefined && considerations.length > 0) {
    const before = former.needs.get(need.id) ?? need;
    considerations = considerations.filter(({ mayCost }) => mayCost === undefined || mayCost(need) || mayCost(before));
  }
  const isPriced = considerations.length > 0 || isLoadAsked || areUsesAsked || questions.isPinAsked;
  const isOpenAsked = isPriced || rules.length > 0;
  const isInPart = considerations.length > 0 && 2 * considerations.length < CONSIDERATIONS.length;
  return {
    ...{ isRule, rules, considerations, isLoadAsked, areUsesAsked, isOpenAsked, isPriced },
    former: isInPart ? former : undefined,
  };
}

export const EVERYTHING: Ask = {
  ...{ isRule: new Uint8Array(0), rules: [], considerations: CONSIDERATIONS, isLoadAsked: true, areUsesAsked: true },
  ...{ isOpenAsked: true, isPriced: true, former: undefined },
};

/** One context serves every pair of a need or a seat: rules and considerations keep nothing of it. */
export function contextOf({ index, ruleSet }: PreparedCase, need: Need, seat = index.seats[0]!): Moving {
  return { index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)!, seat };
}

export function aim(context: Moving, need: Need): void {
  context.need = need;
  context.citizen = context.index.citizenById.get(need.citizenId)!;
}

/** The same pair as it was before the change, but for the seat. */
export function formerContext(former: Former | undefined, { need, seat }: Moving): Moving | undefined {
  if (former === undefined) return undefined;
  const { index, ruleSet } = former;
  const was: Moving = { index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)!, seat };
  aimFormer(was, need, former);
  return was;
}

export function aimFormer(was: Moving, need: Need, { needs, citizens }: Former): void {
  aim(was, needs.get(need.id) ?? need);
  was.citizen = citizens.get(was.need.citizenId) ?? was.citizen;
}

export function isPinnedElsewhere({ index, need, seat }: Moving): boolean {
  const pinned = index.pinOfNeed.get(need.id);
  return pinned !== undefined && pinned !== seat.id;
}
