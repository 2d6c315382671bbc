/** Moves: a need joins the seat of one of its pairs, or waits. Sums, seats, rows and forbidden combinations follow at once. */

import { NONE } from '../assignment/problem.ts';
import { addEntry, removeEntry } from './lists.ts';
import { type Live, SUM, USES_PER_PAIR } from './live.ts';
import { marginalOf, pointsOfRow } from './rows.ts';
import { excessOfSeat, pointsOfSeat } from './seats.ts';
import { noteBefore } from './watch.ts';

/** Puts a need on the seat of one of its pairs, or lets it wait (NONE). */
export function moveNeed(live: Live, need: number, pair: number): void {
  const before = live.need.pairOf.data[need];
  if (before === pair) return;
  noteBefore(live, need);
  if (before !== NONE) leave(live, need, before);
  if (pair !== NONE) join(live, need, pair);
}

function leave(live: Live, need: number, pair: number): void {
  const { journal, members } = live;
  const seat = live.pair.seat.data[pair];
  const place = live.need.place.data[need];
  const moved = removeEntry(journal, members, seat, place);
  if (moved !== NONE) journal.write(live.need.place, moved, place);
  journal.write(live.need.place, need, NONE);
  journal.write(live.need.pairOf, need, NONE);
  journal.write(live.seat.load, seat, live.seat.load.data[seat] - live.pair.load.data[pair]);
  countPair(live, need, pair, -1);
  recountSeat(live, seat);
  countSets(live, need, seat, 1);
}

function join(live: Live, need: number, pair: number): void {
  const { journal, members } = live;
  const seat = live.pair.seat.data[pair];
  journal.write(live.need.place, need, addEntry(journal, members, seat, need));
  journal.write(live.need.pairOf, need, pair);
  journal.write(live.seat.load, seat, live.seat.load.data[seat] + live.pair.load.data[pair]);
  countPair(live, need, pair, 1);
  recountSeat(live, seat);
  countSets(live, need, seat, -1);
}

/** What the pair costs and takes of rows instead of the need’s waiting; `step` 1 to add, −1 to take away. */
function countPair(live: Live, need: number, pair: number, step: 1 | -1): void {
  const wait = live.need.waitCost.data[need];
  addTo(live, SUM.points, step * (live.pair.cost.data[pair] - (wait === Infinity ? 0 : wait)));
  if (wait === Infinity) addTo(live, SUM.excess, -step);
  addTo(live, SUM.waitingMustServe, -step * live.need.mustServe.data[need]);
  addTo(live, SUM.waiting, -step);
  for (let use = pair * USES_PER_PAIR; use < (pair + 1) * USES_PER_PAIR; use++) {
    const row = live.pair.useRow.data[use];
    if (row === NONE) return;
    changeUse(live, row, step * live.pair.useAmount.data[use]);
  }
}

export function addTo({ journal, sum }: Live, which: number, amount: number): void {
  if (amount !== 0) journal.write(sum, which, sum.data[which] + amount);
}

/** What the seat costs and by how much it passes its limits, after its load, count or limits have changed. */
export function recountSeat(live: Live, seat: number): void {
  const { journal, members } = live;
  const count = members.count.data[seat];
  const load = live.seat.load.data[seat];
  const points = pointsOfSeat(live.seat, seat, load, count);
  const excess = excessOfSeat(live.seat, seat, load, count);
  addTo(live, SUM.points, points - live.seat.points.data[seat]);
  addTo(live, SUM.excess, excess - live.seat.excess.data[seat]);
  journal.write(live.seat.points, seat, points);
  journal.write(live.seat.excess, seat, excess);
}

function changeUse(live: Live, row: number, amount: number): void {
  live.journal.write(live.row.use, row, live.row.use.data[row] + amount);
  recountRow(live, row);
}

/** The same for a row, after its use, segments or limit have changed. */
export function recountRow(live: Live, row: number): void {
  const { journal } = live;
  const use = live.row.use.data[row];
  const excess = Math.max(0, use - live.row.limit.data[row]);
  const points = pointsOfRow(live.row, row, use);
  addTo(live, SUM.points, points - live.row.points.data[row]);
  addTo(live, SUM.excess, excess - live.row.excess.data[row]);
  journal.write(live.row.points, row, points);
  journal.write(live.row.excess, row, excess);
  journal.write(live.row.marginal, row, marginalOf(live.row, row, use));
}

function countSets(live: Live, need: number, seat: number, step: 1 | -1): void {
  const { setsOfNeed, absent } = live.forbidden;
  for (let at = 0; at < setsOfNeed.count.data[need]; at++) {
    const set = setsOfNeed.entries[need].data[at];
    if (live.forbidden.seat.data[set] !== seat) continue;
    if (absent.data[set] === 0) addTo(live, SUM.excess, -1);
    live.journal.write(absent, set, absent.data[set] + step);
    if (absent.data[set] === 0) addTo(live, SUM.excess, 1);
  }
}
