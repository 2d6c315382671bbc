/** The ways that could seat a need, by what each is taken to cost: on a seat others fill, on one the rules forbid, or on a new one. */
import { NONE } from '../../solver/index.ts';
import { MENTOR_TIME_STEP_MINUTES } from '../fit/index.ts';
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { Reason } from '../model/plan.ts';
import { blockers } from '../rules/index.ts';
import type { Change } from './applyUnlock.ts';
import { FULL_WEEK_MINUTES } from './lifts.ts';
import { newGroup, newMentor } from './newMentor.ts';
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
    ...view.situation.index.case.units.flatMap((unit) => onNewSeat(view, need, unit.id)),
  ].sort((a, b) => a.estimate - b.estimate);
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

/** A new mentor or group at this unit, and what else the unit’s scope and contract ask for. */
function onNewSeat(view: View, need: Need, unitId: string): Candidate[] {
  const { index, ruleSet } = view.situation;
  const seat = newSeatFor(index, need, unitId);
  if (seat === undefined) return [];
  const context = { index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)!, seat };
  const blocks = blockers(context);
  if (blocks.length > 0 && waysTo(view, need, seat, { blocks, obstacles: [] }).length === 0) return [];
  const offer = offerOf(view, context, NONE);
  const obstacles = rowShortfalls(view.situation.rows, view.rowLeft, offer.uses);
  const ways = waysTo(view, need, seat, { blocks, obstacles }, [makingOf(seat, offer.loadMinutes)]);
  return ways.map((way) => candidateOf(view, way, seat.id, offer.points));
}

function newSeatFor(index: CaseIndex, need: Need, unitId: string): Seat | undefined {
  const unit = index.unitById.get(unitId)!;
  if (need.role !== 'group') {
    const mentor = newMentor(index.case, need, unitId, FULL_WEEK_MINUTES);
    return { id: mentor.id, kind: 'mentor', unit, mentor, group: undefined };
  }
  const made = newGroup(index.case, need, unitId);
  return made === undefined ? undefined : { id: made.group.id, kind: 'group', unit, ...made };
}

/** The mentor gets the own minutes the need takes; one without any time is a paused one. */
function makingOf({ kind, unit }: Seat, loadMinutes: number): Change {
  return kind === 'group'
    ? { kind: 'newGroup', seatId: null, amount: 0, subject: unit.id }
    : { kind: 'newSeat', seatId: null, amount: Math.max(loadMinutes, MENTOR_TIME_STEP_MINUTES), subject: unit.id };
}
