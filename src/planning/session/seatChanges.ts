/** Who sits elsewhere after an event, and why: because of the event, of a rule that blocks the old seat now, or of whoever took it. */
import { NONE } from '../../../solver/index.ts';
import type { Reason } from '../../model/plan.ts';
import { blockers } from '../../rules/index.ts';
import type { CaseChanges } from './caseChanges.ts';
import type { SeatChange } from './difference.ts';
import type { LiveProblem } from './liveProblem.ts';

/** Who sat where, by need number: ids, seat numbers or NONE, and points of the match or of waiting. */
export interface Seating {
  readonly ids: readonly string[];
  readonly seats: Int32Array;
  readonly points: Float64Array;
}

export function seatingOf({ session: { live }, needIds }: LiveProblem): Seating {
  const count = needIds.length;
  const seats = new Int32Array(count).fill(NONE);
  const points = new Float64Array(count);
  for (let need = 0; need < count; need++) {
    const pair = live.need.pairOf.data[need]!;
    points[need] = pair === NONE ? live.need.waitCost.data[need]! : live.pair.cost.data[pair]!;
    if (pair !== NONE) seats[need] = live.pair.seat.data[pair]!;
  }
  return { ids: [...needIds], seats, points };
}

export function seatChanges(problem: LiveProblem, changes: CaseChanges, before: Seating): SeatChange[] {
  const after = seatingOf(problem);
  const joined = joinedSeats(before, after);
  const touched = touchedNeeds(problem, changes);
  const found: SeatChange[] = [];
  const nameOf = (seat: number | undefined) => problem.seatIds[seat ?? NONE] ?? null;
  for (let at = 0; at < after.ids.length; at++) {
    const was = before.ids[at] ?? NOBODY;
    const is = after.ids[at]!;
    const [from, to] = [nameOf(before.seats[at]), nameOf(after.seats[at])];
    if (was === is && (is === NOBODY || from === to)) continue;
    if (was !== is && was !== NOBODY) found.push(leaving(was, from, before.points[at]!));
    if (was !== is && is !== NOBODY) found.push(coming(is, to, after.points[at]!));
    if (was !== is) continue;
    found.push({
      needId: is,
      from,
      to,
      pointsBefore: before.points[at]!,
      pointsAfter: after.points[at]!,
      reasons:
        from === null ? reasonsToSeat(is, to, touched) : reasonsToMove(problem, is, from, joined, touched, changes),
      endsRelation: from !== null && problem.index.relationOfNeed.get(is)?.seatId === from,
    });
  }
  return found;
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
function joinedSeats(before: Seating, after: Seating): ReadonlyMap<number, readonly string[]> {
  const joined = new Map<number, string[]>();
  after.seats.forEach((seat, at) => {
    if (seat === NONE || (before.ids[at] === after.ids[at] && before.seats[at] === seat)) return;
    const known = joined.get(seat);
    if (known === undefined) joined.set(seat, [after.ids[at]!]);
    else known.push(after.ids[at]!);
  });
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
  const need = index.needById.get(needId)!;
  const seat = index.seatById.get(from);
  if (seat === undefined) return [{ code: 'seatGone', subjects: [from] }];
  const blocking = blockers({ index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)!, seat });
  if (blocking.length > 0) return blocking;
  if (touched.has(needId)) return [{ code: 'changed', subjects: [needId] }];
  const others = joined.get(problem.seatNumber.get(from)!) ?? [];
  if (others.length > 0) return [{ code: 'madeRoom', subjects: [...others] }];
  const isSeatTouched =
    changes.mentors.some(({ key }) => key === seat.mentor?.id) || changes.units.some(({ key }) => key === seat.unit.id);
  return [isSeatTouched ? { code: 'seatChanged', subjects: [from] } : { code: 'betterPlace', subjects: [from] }];
}
