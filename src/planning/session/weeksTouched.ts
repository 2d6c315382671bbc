/** What an event touches, as the weeks need to know it. */
import { NONE, seatOf } from '../../../solver/index.ts';
import type { Seat } from '../../model/caseIndex.ts';
import { changedFields } from '../../rules/index.ts';
import type { CaseChanges } from './caseChanges.ts';
import type { LiveProblem } from './liveProblem.ts';
import { NOBODY, type Seating } from './seatChanges.ts';
import type { Touched } from './weeks/index.ts';

/** Needs that moved, and the facts that changed; without `changes`, only who moved. */
export function weeksTouched(problem: LiveProblem, changes: CaseChanges | undefined, before: Seating): Touched {
  const keys = (list: readonly { readonly key: string }[] = []) => list.map(({ key }) => key);
  return {
    seats: movedSeats(problem, before),
    needs: new Set([...keys(changes?.needs), ...keys(changes?.relations), ...keys(changes?.pins)]),
    citizens: new Set(keys(changes?.citizens)),
    mentors: new Set([...keys(changes?.mentors), ...mentorsOfUnits(problem, changes)]),
    caseworkers: new Set(keys(changes?.caseworkers)),
    groups: new Set([...keys(changes?.groups), ...groupsOfUnits(problem, changes)]),
    everything: changes !== undefined && isEverything(changes),
  };
}

function movedSeats(problem: LiveProblem, before: Seating): Map<string, Seat | undefined> {
  const { index, seatIds, needIds, session } = problem;
  const moved = new Map<string, Seat | undefined>();
  for (const [at, { id: was, seat }] of before) {
    const is = needIds[at] ?? NOBODY;
    const now = seatOf(session.live, at);
    if (was === is && seat === now) continue;
    if (was !== is && was !== NOBODY && seat !== NONE) moved.set(was, undefined);
    if (is !== NOBODY) moved.set(is, index.seatById.get(seatIds[now] ?? ''));
  }
  return moved;
}

/** A unit’s place, period and organisation are those of its mentors and groups. */
function mentorsOfUnits({ index }: LiveProblem, changes: CaseChanges | undefined): string[] {
  const units = new Set(changes?.units.map(({ key }) => key));
  if (units.size === 0) return [];
  return index.case.mentors.filter(({ unitId }) => units.has(unitId)).map(({ id }) => id);
}

function groupsOfUnits({ index }: LiveProblem, changes: CaseChanges | undefined): string[] {
  const units = new Set(changes?.units.map(({ key }) => key));
  if (units.size === 0) return [];
  return index.seats.filter(({ kind, unit }) => kind === 'group' && units.has(unit.id)).map(({ id }) => id);
}

/** Policy, date and length of the plan; or where a host of placements is, which nobody else’s facts tell. */
function isEverything({ before, after, units }: CaseChanges): boolean {
  return (
    before.policy !== after.policy ||
    before.planDate !== after.planDate ||
    before.planWeeks !== after.planWeeks ||
    before.ruleSetDate !== after.ruleSetDate ||
    units.some((change) =>
      changedFields('hostUnit', change.before, change.after).some(
        (field) => field === 'hostUnit.place' || field === 'hostUnit.organisationId',
      ),
    )
  );
}
