/**
 * Generated towns in which much is out of the ordinary: every field that rules or points look at is somewhere set to something that
 * matters, relations and pins lie anywhere, and the policy is turned this way and that. Not valid in every detail, and not meant to be.
 */
import { type Dice, diceOf } from '../../src/generate/dice.ts';
import { generateTown } from '../../src/generate/index.ts';
import type { Case, Veto } from '../../src/model/case.ts';
import type { CaseIndex, Seat } from '../../src/model/caseIndex.ts';
import type { Group } from '../../src/model/mentor.ts';
import type { PairContext } from '../../src/rules/context.ts';
import { type RuleSet, ruleSetOf } from '../../src/rules/index.ts';
import {
  CITIZEN,
  COMPETENCE,
  type Draws,
  FRAME,
  GROUP,
  idOf,
  MENTOR,
  NEED,
  POLICY,
  UNIT,
  WEIGHTS,
} from './oddDraws.ts';

const LISTS = ['needs', 'citizens', 'mentors', 'units', 'groups', 'budgets'] as const;
const DRAWS_OF_LISTS: Readonly<Record<(typeof LISTS)[number], Draws<{ id: string }>>> = {
  needs: NEED,
  citizens: CITIZEN,
  mentors: MENTOR,
  units: UNIT,
  groups: GROUP,
  budgets: FRAME,
};

function redrawn<Entity extends object>(
  entity: Entity,
  draws: Draws<Entity>,
  dice: Dice,
  town: Case,
  share: number,
): Entity {
  const names = (Object.keys(draws) as (keyof Entity)[]).filter((name) => draws[name] !== undefined);
  const redrawnNames = share === 0 ? [dice.pick(names)] : names.filter(() => dice.chance(share));
  const changed = { ...entity };
  for (const name of redrawnNames) {
    const value = draws[name]!(dice, town);
    if (value === undefined) delete changed[name];
    else changed[name] = value;
  }
  return changed;
}

/** Every entity with some of its fields drawn anew. */
export function oddTown(seed: number): Case {
  const dice = diceOf(seed, 'odd town');
  const regime = dice.pick([2012, 2013, 2014, 2014, 2014] as const);
  const town = generateTown({ citizens: 24, mentors: 12, seed, regime, everyKind: true });
  const drawAll = <Entity extends object>(list: Entity[], draws: Draws<Entity>, share: number) =>
    list.map((entity) => redrawn(entity, draws, dice, town, share));
  const mentors = drawAll(town.mentors, MENTOR, 0.15);
  const seatIds = [
    ...mentors.map(({ id }) => id),
    ...town.units.filter((unit) => unit.unnamedSeats).map(({ id }) => id),
  ];
  const somewhere = (share: number) =>
    town.needs.filter(() => dice.chance(share)).map((need) => ({ needId: need.id, seatId: dice.pick(seatIds) }));
  return {
    ...town,
    policy: redrawn(town.policy, POLICY, dice, town, 0.4),
    weights: redrawn(town.weights, WEIGHTS, dice, town, 0.3),
    units: drawAll(town.units, UNIT, 0.15),
    mentors,
    groups: drawAll([...town.groups, ...groupsOf(town)], GROUP, 0.3),
    citizens: drawAll(town.citizens, CITIZEN, 0.3),
    needs: drawAll(town.needs, NEED, 0.12),
    budgets: drawAll(town.budgets, FRAME, 0.3),
    competences: town.competences.map((entry) => ({ ...entry, heavy: dice.chance(0.3), special: dice.chance(0.3) })),
    relations: somewhere(0.5).map((match) => ({
      ...match,
      since: town.planDate,
      slots: [],
      status: 'active' as const,
    })),
    pins: somewhere(0.2),
    vetoes: town.citizens
      .filter(() => dice.chance(0.2))
      .map(({ id }) => ({ citizenId: id, seatId: dice.pick(seatIds), by: 'citizen' as const })),
  };
}

function groupsOf({ mentors, planDate }: Case): Group[] {
  const { id } = mentors[0]!;
  const limits = { citizensLeast: 0, citizensMost: 8, weekday: 2, start: '10:00', minutes: 90, everyWeeks: 1 };
  return [{ id: 'odd-group', mentorId: id, name: 'Group', ...limits, firstDate: planDate, place: 'office' }];
}

/** Every pair of a case, under its law. */
export function pairsOf(index: CaseIndex, ruleSet: RuleSet = ruleSetOf(index.case)): PairContext[] {
  return index.case.needs.flatMap((need) => {
    const citizen = index.citizenById.get(need.citizenId)!;
    return index.seats.map((seat: Seat) => ({ index, ruleSet, need, citizen, seat }));
  });
}

/** The town with one field of one entity drawn anew, or with one match, veto or competence more, less or other. */
export function withOneChange(town: Case, dice: Dice): Case {
  const list = dice.pick([...LISTS, ...LISTS, 'policy', 'weights', 'competences', 'matches', 'vetoes'] as const);
  switch (list) {
    case 'policy':
      return { ...town, policy: redrawn(town.policy, POLICY, dice, town, 0) };
    case 'weights':
      return { ...town, weights: redrawn(town.weights, WEIGHTS, dice, town, 0) };
    case 'competences':
      return {
        ...town,
        competences: changedOne(town.competences, dice, (entry) => redrawn(entry, COMPETENCE, dice, town, 0)),
      };
    case 'matches':
      return withOtherMatch(town, dice);
    case 'vetoes':
      return { ...town, vetoes: [...town.vetoes.slice(1), veto(town, dice)] };
    default:
      return {
        ...town,
        [list]: changedOne<{ id: string }>(town[list], dice, (entry) =>
          redrawn(entry, DRAWS_OF_LISTS[list], dice, town, 0),
        ),
      };
  }
}

function changedOne<Entry>(entries: readonly Entry[], dice: Dice, change: (entry: Entry) => Entry): Entry[] {
  if (entries.length === 0) return [];
  const at = dice.whole(0, entries.length - 1);
  return entries.with(at, change(entries[at]!));
}

/** A relation or a pin of one need: gone, moved, or new. */
function withOtherMatch(town: Case, dice: Dice): Case {
  const list = dice.pick(['relations', 'pins'] as const);
  const { needId, seatId } = match(town, dice);
  const others: readonly { readonly needId: string }[] = town[list].filter((entry) => entry.needId !== needId);
  const isGone = others.length < town[list].length && dice.chance(0.5);
  const entry = {
    needId,
    seatId,
    ...(list === 'relations' ? { since: town.planDate, slots: [], status: 'active' } : {}),
  };
  return { ...town, [list]: isGone ? others : [...others, entry] };
}

function match(town: Case, dice: Dice) {
  return { needId: idOf(dice, town.needs), seatId: idOf(dice, town.mentors) };
}

function veto(town: Case, dice: Dice): Veto {
  return { citizenId: idOf(dice, town.citizens), seatId: idOf(dice, town.mentors), by: 'citizen' };
}
