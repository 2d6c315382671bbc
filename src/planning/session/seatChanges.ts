/** Who sits elsewhere after an event, and why: because of the event, of a rule that blocks the old seat now, or of whoever took it. */
import { type Live, NONE, pairBetween, seatOf, type WasAt, watchAnew } from '../../../solver/index.ts';
import type { Relation } from '../../model/case.ts';
import type { Reason } from '../../model/plan.ts';
import { blockers } from '../../rules/index.ts';
import type { CaseChanges } from './caseChanges.ts';
import type { SeatChange } from './difference.ts';
import type { LiveProblem } from './liveProblem.ts';

/** Who sat where: id, seat number or NONE, and points of the match or of waiting, by need number. May leave out who has not moved. */
export type Seating = ReadonlyMap<number, WasAt & { readonly id: string }>;

/** Begins to watch who moves and whose number is given to somebody else. */
export function watchSeats(problem: LiveProblem): void {
  watchAnew(problem.session.live);
  problem.renamed.clear();
}

/** The seating, when the watch began, of those who may sit elsewhere now. */
export function seatingWatched({ session: { live }, needIds, renamed }: LiveProblem): Seating {
  const { before } = live.watched;
  const numbers = [...new Set([...before.keys(), ...renamed.keys()])].sort((a, b) => a - b);
  return new Map(
    numbers.map((need) => {
      const was = before.get(need) ?? { seat: seatOf(live, need), points: pointsOf(live, need) };
      return [need, { ...was, id: renamed.get(need) ?? needIds[need] ?? NOBODY }];
    }),
  );
}

function pointsOf({ need, pair }: Live, at: number): number {
  const on = need.pairOf.data[at]!;
  return on === NONE ? need.waitCost.data[at]! : pair.cost.data[on]!;
}

/** By need number. */
export function seatChanges(problem: LiveProblem, changes: CaseChanges, before: Seating): SeatChange[] {
  const { live } = problem.session;
  const joined = joinedSeats(problem, before);
  const touched = touchedNeeds(problem, changes);
  const found: SeatChange[] = [];
  const nameOf = (seat: number) => problem.seatIds[seat] ?? null;
  for (const [at, { id: was, seat, points }] of before) {
    const is = problem.needIds[at] ?? NOBODY;
    const [from, to] = [nameOf(seat), nameOf(seatOf(live, at))];
    if (was === is && (is === NOBODY || from === to)) continue;
    if (was !== is && was !== NOBODY) found.push(leaving(was, from, points));
    if (was !== is && is !== NOBODY) found.push(coming(is, to, pointsOf(live, at)));
    if (was !== is) continue;
    found.push({
      needId: is,
      from,
      to,
      pointsBefore: points,
      pointsAfter: pointsOf(live, at),
      reasons:
        from === null ? reasonsToSeat(is, to, touched) : reasonsToMove(problem, is, from, joined, touched, changes),
      endsRelation: from !== null && relationBefore(problem, changes, is)?.seatId === from,
    });
  }
  return found;
}

/** Also where the event took the relation away with the mentor. */
function relationBefore({ index }: LiveProblem, { relations }: CaseChanges, needId: string): Relation | undefined {
  const change = relations.find(({ key }) => key === needId);
  return change === undefined ? index.relationOfNeed.get(needId) : change.before;
}

/** Stands where a number is given to no need. */
export const NOBODY = '';

function leaving(needId: string, from: string | null, pointsBefore: number): SeatChange {
  const reasons = [{ code: 'closed', subjects: [needId] }];
  return { needId, from, to: null, pointsBefore, pointsAfter: null, reasons, endsRelation: false };
}

function coming(needId: string, to: string | null, pointsAfter: number): SeatChange {
  const reasons = [{ code: 'ordered', subjects: [needId] }];
  return { needId, from: null, to, pointsBefore: null, pointsAfter, reasons, endsRelation: false };
}

/** Ids of the needs that came to each seat, by seat number. */
function joinedSeats({ session: { live }, needIds }: LiveProblem, before: Seating): ReadonlyMap<number, string[]> {
  const joined = new Map<number, string[]>();
  for (const [at, was] of before) {
    const seat = seatOf(live, at);
    const id = needIds[at] ?? NOBODY;
    if (seat === NONE || (was.id === id && was.seat === seat)) continue;
    const known = joined.get(seat);
    if (known === undefined) joined.set(seat, [id]);
    else known.push(id);
  }
  return joined;
}

/** Needs whose own facts are others now: the order, the citizen, the relation, a pin or a veto. */
function touchedNeeds({ index }: LiveProblem, changes: CaseChanges): ReadonlySet<string> {
  const own = [...changes.needs, ...changes.relations, ...changes.pins].map(({ key }) => key);
  const citizens = [...changes.citizens, ...changes.vetoes].map(({ key }) => key);
  return new Set([...own, ...citizens.flatMap((id) => (index.needsOfCitizen.get(id) ?? []).map((need) => need.id))]);
}

function reasonsToSeat(needId: string, to: string | null, touched: ReadonlySet<string>): Reason[] {
  if (touched.has(needId)) return [{ code: 'changed', subjects: [needId] }];
  return [{ code: 'roomFound', subjects: to === null ? [] : [to] }];
}

/** The first that explains it: the old seat is closed to the need, its own facts, who came instead, the seat’s limits, a better place. */
function reasonsToMove(
  problem: LiveProblem,
  needId: string,
  from: string,
  joined: ReadonlyMap<number, readonly string[]>,
  touched: ReadonlySet<string>,
  changes: CaseChanges,
): Reason[] {
  const { index, ruleSet } = problem;
  const seat = index.seatById.get(from);
  if (seat === undefined) return [{ code: 'seatGone', subjects: [from] }];
  const number = problem.seatNumber.get(from)!;
  // Whoever still has the pair is blocked by nothing, which is nearly everybody: no rule is asked.
  if (pairBetween(problem.session.live, problem.needNumber.get(needId)!, number) === NONE) {
    const need = index.needById.get(needId)!;
    const blocking = blockers({ index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)!, seat });
    if (blocking.length > 0) return blocking;
  }
  if (touched.has(needId)) return [{ code: 'changed', subjects: [needId] }];
  const others = joined.get(number) ?? [];
  if (others.length > 0) return [{ code: 'madeRoom', subjects: [...others] }];
  const isAmong = (list: readonly { readonly key: string }[], id: string | undefined) =>
    list.some(({ key }) => key === id);
  const isSeatTouched =
    isAmong(changes.mentors, seat.mentor?.id) ||
    isAmong(changes.groups, seat.id) ||
    isAmong(changes.units, seat.unit.id);
  return [isSeatTouched ? { code: 'seatChanged', subjects: [from] } : { code: 'betterPlace', subjects: [from] }];
}
