/** The ways that could seat a need, by what each is taken to cost: on a seat others fill, on one the rules forbid, or on a new one. */
import { NONE } from '../../solver/index.ts';
import { MENTOR_TIME_STEP_MINUTES } from '../fit/index.ts';
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { Reason } from '../model/plan.ts';
import { blockers } from '../rules/index.ts';
import type { Change } from './applyUnlock.ts';
import { FULL_WEEK_MINUTES } from './lifts.ts';
import { atUnit, newGroup, newMentor } from './newMentor.ts';
import { limitsTo, rowShortfalls } from './obstacles.ts';
import { contextAt, offerOf, type View } from './view.ts';
import type { FullSeat, Standing } from './waiting.ts';
import { wayPrice, waysTo } from './ways.ts';

/** A way, the seat it opens and what both together are taken to cost. */
export interface Candidate {
  readonly way: readonly Change[];
  readonly seatId: string;
  /** Points of the match, before the changes move any of them. */
  readonly points: number;
  readonly estimate: number;
}

/** Rules on a seat that is still worth a look: two changes may lift more than two, because a pin waives all of H9–H13. */
const MOST_BLOCKS = 6;

export function candidatesFor(view: View, standing: Standing): Candidate[] {
  const { need, full, blocked } = standing;
  return [
    ...full.flatMap((seat) => onFullSeat(view, need, seat)),
    ...blocked.flatMap(({ seat, blocks, distance }) =>
      distance > MOST_BLOCKS ? [] : onBlockedSeat(view, need, seat, blocks),
    ),
    ...newSeatsFor(view.situation.index, need).flatMap((seat) => onNewSeat(view, need, seat)),
  ].sort((a, b) => a.estimate - b.estimate);
}

/** The cheapest on a seat the need may have; on a new one where there is none. Quick, because the rules are not asked again. */
export function nearestCandidate(view: View, { need, full }: Standing): Candidate | undefined {
  const cheapest = (found: readonly Candidate[]) => [...found].sort((a, b) => a.estimate - b.estimate)[0];
  return (
    cheapest(full.flatMap((seat) => onFullSeat(view, need, seat))) ??
    cheapest(newSeatsFor(view.situation.index, need).flatMap((seat) => onNewSeat(view, need, seat)))
  );
}

export function candidateOf(view: View, way: readonly Change[], seatId: string, points: number): Candidate {
  return { way, seatId, points, estimate: wayPrice(view, way) + points };
}

function onFullSeat(view: View, need: Need, { offer, obstacles }: FullSeat): Candidate[] {
  const seat = view.situation.index.seats[offer.seat]!;
  const ways = waysTo(view, need, seat, { blocks: [], obstacles });
  return ways.map((way) => candidateOf(view, way, seat.id, offer.points));
}

function onBlockedSeat(view: View, need: Need, number: number, blocks: readonly Reason[]): Candidate[] {
  const seat = view.situation.index.seats[number]!;
  // Most seats are too far off, and that is known before their price is worked out.
  if (waysTo(view, need, seat, { blocks, obstacles: [] }).length === 0) return [];
  const offer = offerOf(view, contextAt(view, need, number), number);
  const ways = waysTo(view, need, seat, { blocks, obstacles: limitsTo(view, need, offer) });
  return ways.map((way) => candidateOf(view, way, seat.id, offer.points));
}

/** A new mentor or group, and what else the unit’s scope and contract ask for. */
function onNewSeat(view: View, need: Need, seat: Seat): Candidate[] {
  const { index, ruleSet } = view.situation;
  const context = { index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)!, seat };
  const blocks = blockers(context);
  if (blocks.length > 0 && waysTo(view, need, seat, { blocks, obstacles: [] }).length === 0) return [];
  const offer = offerOf(view, context, NONE);
  if (offer.loadMinutes > FULL_WEEK_MINUTES) return [];
  const obstacles = rowShortfalls(view.situation.rows, view.rowLeft, offer.uses);
  const ways = waysTo(view, need, seat, { blocks, obstacles }, [makingOf(seat, offer.loadMinutes)]);
  return ways.map((way) => candidateOf(view, way, seat.id, offer.points));
}

/** One new seat at each unit: the same person, or the same group, wherever it may be. */
function newSeatsFor(index: CaseIndex, need: Need): Seat[] {
  const { units } = index.case;
  const first = units[0];
  if (first === undefined) return [];
  if (need.role !== 'group') {
    const mentor = newMentor(index.case, need, first.id, FULL_WEEK_MINUTES);
    return units.map((unit) => {
      return { id: mentor.id, kind: 'mentor', unit, mentor: atUnit(mentor, need, unit), group: undefined };
    });
  }
  const made = newGroup(index.case, need, first.id);
  if (made === undefined) return [];
  const { group, mentor } = made;
  return units.map((unit) => ({ id: group.id, kind: 'group', unit, mentor: atUnit(mentor, need, unit), group }));
}

/** The mentor gets the own minutes the need takes; one without any time is a paused one. */
function makingOf({ kind, unit }: Seat, loadMinutes: number): Change {
  return kind === 'group'
    ? { kind: 'newGroup', seatId: null, amount: 0, subject: unit.id }
    : { kind: 'newSeat', seatId: null, amount: Math.max(loadMinutes, MENTOR_TIME_STEP_MINUTES), subject: unit.id };
}
