/**
 * What keeps a need off a seat that may take it: a limit somebody else has filled, or a price above that of waiting. Each statement is
 * about this plan with everybody else left where they are.
 */
import { balancePoints, openPoints, waitingPoints } from '../fit/index.ts';
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
  const limits = [...seatLimits(view, offer), ...rowLimits(view, offer), ...weekLimits(view, need, offer)];
  return limits.length > 0 ? limits : [tooDear(view, need, offer)];
}

/** The same without the price: is there room? */
export function hasRoom(view: View, need: Need, offer: Offer): boolean {
  return (
    seatLimits(view, offer).length === 0 &&
    rowLimits(view, offer).length === 0 &&
    weekLimits(view, need, offer).length === 0
  );
}

function seatLimits(view: View, { seat, loadMinutes }: Offer): Obstacle[] {
  const { index, loadMinutes: loads, needCount } = view.situation;
  const { id, group } = index.seats[seat]!;
  const found: Obstacle[] = [];
  const shortMinutes = loads[seat]! + loadMinutes - (view.capacity[seat] ?? Number.POSITIVE_INFINITY);
  if (shortMinutes > 0) found.push({ code: 'capacity', subject: id, short: shortMinutes });
  const shortPlaces = needCount[seat]! + 1 - (view.caseload[seat] ?? Number.POSITIVE_INFINITY);
  if (shortPlaces > 0) found.push({ code: 'caseload', subject: id, short: shortPlaces });
  const missingParticipants = (group?.citizensLeast ?? 0) - needCount[seat]! - 1;
  if (missingParticipants > 0) found.push({ code: 'groupTooSmall', subject: id, short: missingParticipants });
  return found;
}

function rowLimits({ situation: { rows }, rowLeft }: View, { uses }: Offer): Obstacle[] {
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
