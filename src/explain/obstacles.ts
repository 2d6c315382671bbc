/**
 * What keeps a need off a seat that may take it: a limit somebody else has filled, or a price above that of waiting. Each statement is
 * about this plan with everybody else left where they are.
 */
import { balancePoints, openPoints, waitingPoints } from '../fit/index.ts';
import type { Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { Row } from '../planning/rows.ts';
import type { Code } from './label.ts';
import type { Offer, View } from './view.ts';

type ObstacleCode = Extract<
  Code<'reason'>,
  | 'capacity'
  | 'contractHours'
  | 'caseload'
  | 'places'
  | 'budget'
  | 'groupTooSmall'
  | 'weekFull'
  | 'price'
  | 'searchStopped'
>;

/** `short`: how much more would do, in minutes, citizens, places, øre or points by code. */
export interface Obstacle {
  readonly code: ObstacleCode;
  /** Seat, unit or frame whose limit it is. */
  readonly subject: string;
  readonly short: number;
}

/** Every obstacle of one need on one seat; never empty for a waiting need on an eligible seat. */
export function obstaclesTo(view: View, need: Need, offer: Offer): Obstacle[] {
  const limits = limitsTo(view, need, offer);
  return limits.length > 0 ? limits : [tooDear(view, need, offer)];
}

/** The same without the price: is there room? */
export function hasRoom(view: View, need: Need, offer: Offer): boolean {
  return limitsTo(view, need, offer).length === 0;
}

/** Limits that others fill. */
export function limitsTo(view: View, need: Need, offer: Offer): Obstacle[] {
  const { seat, loadMinutes, uses } = offer;
  const { index, loadMinutes: loads, needCount, rows } = view.situation;
  const room = {
    seat: index.seats[seat]!,
    capacity: view.capacity[seat],
    caseload: view.caseload[seat],
    load: loads[seat]!,
    count: needCount[seat]!,
  };
  return [
    ...seatShortfalls(room, loadMinutes),
    ...rowShortfalls(rows, view.rowLeft, uses),
    ...weekLimits(view, need, offer),
  ];
}

/** A seat, its limits (undefined = none) and what others take of them. */
export interface SeatRoom {
  readonly seat: Seat;
  /** Own minutes a week. */
  readonly capacity: number | undefined;
  readonly caseload: number | undefined;
  readonly load: number;
  readonly count: number;
}

/** What a seat is short of for one more need of this load. */
export function seatShortfalls({ seat, capacity, caseload, load, count }: SeatRoom, loadMinutes: number): Obstacle[] {
  const { id, group } = seat;
  const found: Obstacle[] = [];
  const shortMinutes = load + loadMinutes - (capacity ?? Number.POSITIVE_INFINITY);
  if (shortMinutes > 0) found.push({ code: 'capacity', subject: id, short: shortMinutes });
  const shortPlaces = count + 1 - (caseload ?? Number.POSITIVE_INFINITY);
  if (shortPlaces > 0) found.push({ code: 'caseload', subject: id, short: shortPlaces });
  const missingParticipants = (group?.citizensLeast ?? 0) - count - 1;
  if (missingParticipants > 0) found.push({ code: 'groupTooSmall', subject: id, short: missingParticipants });
  return found;
}

/** The same for the rows, of which `rowLeft` is left in their units. */
export function rowShortfalls(rows: readonly Row[], rowLeft: Float64Array, uses: Offer['uses']): Obstacle[] {
  return uses.flatMap(({ row, amount }): Obstacle[] => {
    const short = amount - rowLeft[row]!;
    if (short <= 0) return [];
    const { id } = rows[row]!;
    if (id.startsWith('budget:')) {
      return [{ code: 'budget', subject: id.slice('budget:'.length, -':hard'.length), short }];
    }
    const subject = id.slice('unit:'.length, id.lastIndexOf(':'));
    return [{ code: id.endsWith(':places') ? 'places' : 'contractHours', subject, short }];
  });
}

/** A combination the weeks could not hold, of which this need would be the last. */
function weekLimits(view: View, need: Need, { seat }: Offer): Obstacle[] {
  const number = view.numberOfNeed.get(need.id)!;
  const { seatOf, index } = view.situation;
  const isCompleted = (view.forbiddenOnSeat.get(seat) ?? []).some(
    (set) => set.needs.includes(number) && set.needs.every((other) => other === number || seatOf[other] === seat),
  );
  return isCompleted ? [{ code: 'weekFull', subject: index.seats[seat]!.id, short: 0 }] : [];
}

/** There is room: then the seat costs at least as much as waiting, or the search ended before it got here. */
function tooDear(view: View, need: Need, offer: Offer): Obstacle {
  const { index } = view.situation;
  const short = pointsOnTop(view, offer) - waitingPoints(index, need);
  return {
    code: short >= 0 ? 'price' : 'searchStopped',
    subject: index.seats[offer.seat]!.id,
    short: Math.max(0, short),
  };
}

/** Points the plan would gain or lose by the seat: the match, the seat’s opening and balance, and money under frames. */
function pointsOnTop({ situation }: View, { seat, points, loadMinutes, uses }: Offer): number {
  const { index, loadMinutes: loads, needCount, rows, rowUse } = situation;
  const domain = index.seats[seat]!;
  const open = needCount[seat] === 0 ? openPoints(index, domain) : 0;
  const balance = balancePoints(index, domain, loads[seat]! + loadMinutes) - balancePoints(index, domain, loads[seat]!);
  const money = uses.reduce(
    (sum, use) =>
      sum + rowPoints(rows[use.row]!, rowUse[use.row]! + use.amount) - rowPoints(rows[use.row]!, rowUse[use.row]!),
    0,
  );
  return points + open + balance + money;
}

/** Points of a row with this use, rounded up once, as the solver counts it. */
function rowPoints({ segments, denominator }: Row, use: number): number {
  let left = use;
  let scaled = 0;
  for (const { width, slope } of segments) {
    const filled = Math.min(left, width);
    scaled += filled * slope;
    left -= filled;
  }
  return Math.ceil(scaled / denominator);
}
