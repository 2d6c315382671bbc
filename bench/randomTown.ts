/** Random sparse towns: needs and seats in the plane, units with contract hours, frames with a refund kink. Sizes and seed decide all. */

import { buildProblem, type NeedInput, type RowInput, type SeatInput } from '../solver/assignment/build.ts';
import type { AssignmentProblem } from '../solver/assignment/problem.ts';
import { type Random, seededRandom } from '../solver/random.ts';

export interface TownSize {
  readonly needs: number;
  readonly seats: number;
  readonly pairsPerNeed: number;
  readonly seed: number;
  /** Hours offered for every hour asked for. */
  readonly slack?: number;
  /** Units and frames; without them every limit is a seat's own. */
  readonly hasRows?: boolean;
  /** Caseload limits and balance. */
  readonly hasCaseload?: boolean;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const FIVE_MINUTES_PER_HOUR = 12;
const SEATS_PER_UNIT = 10;

export function randomTown(size: TownSize): AssignmentProblem {
  const random = seededRandom(size.seed);
  const places = Array.from({ length: size.seats }, () => place(random));
  const overhead = places.map(() => 1.1 + 0.05 * Math.floor(random() * 10));
  const needs = Array.from({ length: size.needs }, () => randomNeed(random, size, places, overhead));
  const capacity = seatHours(random, size, needs);
  const seats: SeatInput[] = capacity.map((hours) => {
    if (!size.hasCaseload) return { capacity: hours };
    const maxCount = 4 + Math.floor(random() * 12);
    return { capacity: hours, maxCount, fairLoad: Math.floor(hours * 0.85), balanceNumerator: 2000 };
  });
  return buildProblem(needs, seats, size.hasRows ? unitRows(capacity) : []);
}

function place(random: Random): Place {
  return { x: random(), y: random() };
}

function randomNeed(random: Random, size: TownSize, places: readonly Place[], overhead: readonly number[]): NeedInput {
  const home = place(random);
  const hours = 1 + Math.floor(random() * 16) / 4;
  const chosen = new Set<number>();
  while (chosen.size < Math.min(size.pairsPerNeed, size.seats)) chosen.add(Math.floor(random() * size.seats));
  const pairs = [...chosen].map((seat) => {
    const at = places[seat] ?? home;
    const distance = Math.hypot(at.x - home.x, at.y - home.y);
    const travel = 3 * Math.round(distance * 4);
    const load = 3 * Math.ceil((hours * FIVE_MINUTES_PER_HOUR * (overhead[seat] ?? 1)) / 3) + travel;
    const unit = Math.floor(seat / SEATS_PER_UNIT);
    const uses = size.hasRows
      ? [
          { row: unit, amount: load },
          { row: Math.ceil(size.seats / SEATS_PER_UNIT), amount: load * 900 },
        ]
      : [];
    return { seat, load, cost: Math.round(80 + 250 * distance + 200 * random() + 6 * load * random()), uses };
  });
  return { pairs, waitCost: 1000 + Math.floor(random() * 1500), mustServe: random() < 0.3 };
}

/** Capacities on a 15-minute grid that add up to the wanted slack over the mean load of every need. */
function seatHours(random: Random, size: TownSize, needs: readonly NeedInput[]): number[] {
  const wanted = needs.reduce(
    (sum, { pairs }) => sum + pairs.reduce((all, pair) => all + pair.load, 0) / pairs.length,
    0,
  );
  const weights = Array.from({ length: size.seats }, () => 0.5 + random());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => 3 * Math.round((wanted * (size.slack ?? 1.05) * weight) / total / 3));
}

/** A unit holds 97 % of its seats' hours; one frame refunds half of each øre up to a ceiling. */
function unitRows(capacity: readonly number[]): RowInput[] {
  const rows: RowInput[] = [];
  for (let first = 0; first < capacity.length; first += SEATS_PER_UNIT) {
    const hours = capacity.slice(first, first + SEATS_PER_UNIT).reduce((sum, hour) => sum + hour, 0);
    rows.push({ segments: [{ width: Math.floor(hours * 0.97), slope: 0 }] });
  }
  const spend = capacity.reduce((sum, hour) => sum + hour * 900, 0);
  rows.push({
    denominator: 1000,
    segments: [
      { width: Math.floor(spend * 0.8), slope: 5 },
      { width: Infinity, slope: 10 },
    ],
  });
  return rows;
}
