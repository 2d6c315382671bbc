/**
 * Which rules can block a need, or anybody on a seat, before the two are put together. Most rules concern few needs or few seats, so a
 * pair is asked only what can block it: the rules that can block anybody on its seat, be it those for every need or those this need
 * opened the gate of. Answers are kept for as long as what they follow from are the same objects; a change makes a new one.
 */
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import { RULES } from './eligibility.ts';
import type { RuleSet } from './law.ts';
import type { NeedAlone, SeatAlone } from './rule.ts';

/** What dismisses a unit as a whole comes first: most pairs are blocked by it. */
const BY_REACH: readonly number[] = (['need', 'unit', 'seat'] as const).flatMap((about) =>
  [...RULES.keys()].filter((number) => RULES[number]!.about === about),
);
const FOR_EVERY_NEED = BY_REACH.filter((number) => RULES[number]!.mayBlockNeed === undefined);
const FOR_SOME_NEEDS = BY_REACH.filter((number) => RULES[number]!.mayBlockNeed !== undefined);

export interface GatedSeat extends SeatAlone {
  /** Numbers of the rules without a gate for needs that can block anybody here. */
  readonly rules: readonly number[];
  /** By rule: can it block anybody here? */
  readonly mayBlock: readonly boolean[];
}

/** By the seat’s group, mentor or unit, whichever makes it a seat. */
const knownSeats = new WeakMap<object, GatedSeat>();

export function gatedSeat({ case: { policy } }: CaseIndex, ruleSet: RuleSet, seat: Seat): GatedSeat {
  const key = seat.group ?? seat.mentor ?? seat.unit;
  const known = knownSeats.get(key);
  if (known !== undefined && known.policy === policy && known.ruleSet === ruleSet && isSame(known.seat, seat)) {
    return known;
  }
  const alone = { seat, policy, ruleSet };
  const mayBlock = RULES.map((rule) => rule.mayBlockSeat?.(alone) !== false);
  const gated = { ...alone, mayBlock, rules: FOR_EVERY_NEED.filter((number) => mayBlock[number]) };
  knownSeats.set(key, gated);
  return gated;
}

/** A seat made anew of the same parts is the same seat. */
function isSame(a: Seat, b: Seat): boolean {
  return a === b || (a.kind === b.kind && a.unit === b.unit && a.mentor === b.mentor && a.group === b.group);
}

export interface GatedNeed extends NeedAlone {
  /** Numbers of the rules that do not concern every need, and may block this one. */
  readonly rules: readonly number[];
}

const knownNeeds = new WeakMap<Need, GatedNeed>();

export function gatedNeed(index: CaseIndex, ruleSet: RuleSet, need: Need): GatedNeed {
  const { policy } = index.case;
  const citizen = index.citizenById.get(need.citizenId)!;
  const known = knownNeeds.get(need);
  if (known !== undefined && known.citizen === citizen && known.policy === policy && known.ruleSet === ruleSet) {
    return known;
  }
  const alone = { need, citizen, policy, ruleSet };
  const gated = { ...alone, rules: FOR_SOME_NEEDS.filter((number) => RULES[number]!.mayBlockNeed!(alone)) };
  knownNeeds.set(need, gated);
  return gated;
}

/** All needs of a case, kept while nobody changes a need or a citizen: looking each up again costs more than most rules. */
interface KnownList extends Pick<NeedAlone, 'policy' | 'ruleSet'> {
  readonly citizens: CaseIndex['case']['citizens'];
  readonly needs: readonly GatedNeed[];
}

const knownLists = new WeakMap<CaseIndex['case']['needs'], KnownList>();

export function gatedNeeds(index: CaseIndex, ruleSet: RuleSet): readonly GatedNeed[] {
  const { needs, citizens, policy } = index.case;
  const known = knownLists.get(needs);
  if (known !== undefined && known.citizens === citizens && known.policy === policy && known.ruleSet === ruleSet) {
    return known.needs;
  }
  const gated = needs.map((need) => gatedNeed(index, ruleSet, need));
  knownLists.set(needs, { citizens, policy, ruleSet, needs: gated });
  return gated;
}
