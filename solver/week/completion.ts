/**
 * How little a day can still cost: the routes of dayRoute.ts with the memory of who was met taken away, so that a meeting may be
 * repeated. That is never dearer than a true route, and one sweep backwards over the day finds it for all labels at once
 * (the q-routes of Christofides, Mingozzi & Toth 1981, Networks 11:145–164). Prices make repetition unattractive.
 */
import type { CompiledWeek } from './compiledWeek.ts';
import { NONE } from './problem.ts';
import type { Roster } from './roster.ts';

/** No completion. */
const NEVER = Number.POSITIVE_INFINITY;

export interface DaySweep {
  /** All starts of the roster's members on the day, by falling slot. */
  readonly slotOf: Int32Array;
  readonly memberOf: Int32Array;
  readonly pointsOf: Int32Array;
  /** Least further cost less prices of each label: [place · 2(span + 2) + half + end + 1]. */
  readonly least: Float64Array;
  /** Where it comes from: start · 2, + 1 where the break lies before that start; NONE = go home. */
  readonly move: Int32Array;
}

export function makeSweep(week: CompiledWeek, day: number, roster: Roster): DaySweep {
  const { startBegin, startSlot, startPoints, meetingCount } = week;
  const next = Int32Array.from(roster.meetingOf, (meeting) => startBegin[day * meetingCount + meeting + 1] - 1);
  let count = 0;
  for (const meeting of roster.meetingOf) {
    count += startBegin[day * meetingCount + meeting + 1] - startBegin[day * meetingCount + meeting];
  }
  const sweep = emptySweep(count, roster.placeCount * 2 * (week.span + 2));
  let at = 0;
  for (let slot = week.span - 1; at < count; slot--) {
    for (let member = 0; member < roster.count; member++) {
      const k = next[member];
      if (k < startBegin[day * meetingCount + roster.meetingOf[member]] || startSlot[k] !== slot) continue;
      sweep.slotOf[at] = slot;
      sweep.memberOf[at] = member;
      sweep.pointsOf[at++] = startPoints[k];
      next[member]--;
    }
  }
  return sweep;
}

function emptySweep(starts: number, cells: number): DaySweep {
  return {
    slotOf: new Int32Array(starts),
    memberOf: new Int32Array(starts),
    pointsOf: new Int32Array(starts),
    least: new Float64Array(cells),
    move: new Int32Array(cells),
  };
}

/** Fills `least` and `move` for the given prices, for every end that follows some start. */
export function sweepDay(week: CompiledWeek, day: number, roster: Roster, price: Float64Array, sweep: DaySweep): void {
  const { slotOf, memberOf, pointsOf, least, move } = sweep;
  const { span } = week;
  const half = span + 2;
  const { before, beforeWithBreak } = week.legs[day];
  const { travelCost } = week.problem;
  goHome(week, day, roster, sweep);
  let settled = half; // cells from here on are the minimum over all later ends
  for (let k = 0; k < slotOf.length; k++) {
    const slot = slotOf[k];
    const member = memberOf[k];
    settled = settleFrom(sweep, roster.placeCount, half, slot + 2, settled);
    const to = roster.placeOf[member];
    const after = to * 2 * half + slot + roster.slots[member] + 1;
    const reduced = pointsOf[k] - price[member];
    for (let from = 0; from < roster.placeCount; from++) {
      const travel = roster.travel[from * roster.placeCount + to];
      const leg = travel * (span + 1) + slot;
      const toll = reduced + travelCost * travel;
      const row = from * 2 * half;
      offer(least, move, row + before[leg], least[after] + toll, 2 * k);
      offer(least, move, row + before[leg] + half, least[after + half] + toll, 2 * k);
      offer(least, move, row + beforeWithBreak[leg], least[after + half] + toll, 2 * k + 1);
    }
  }
}

function offer(least: Float64Array, move: Int32Array, cell: number, value: number, by: number): void {
  if (value >= least[cell]) return;
  least[cell] = value;
  move[cell] = by;
}

/** The journey home completes every label that ends in time for it. */
function goHome(week: CompiledWeek, day: number, roster: Roster, sweep: DaySweep): void {
  const half = week.span + 2;
  const { toBase, toBaseWithBreak } = week.legs[day];
  sweep.least.fill(NEVER);
  sweep.move.fill(NONE);
  for (let place = 0; place < roster.placeCount; place++) {
    const travel = roster.toBase[place];
    const row = place * 2 * half;
    sweep.least[row + toBaseWithBreak[travel]] = week.problem.travelCost * travel;
    sweep.least[row + half + toBase[travel]] = week.problem.travelCost * travel;
  }
}

/** An earlier end can do what a later one can: runs the minimum down from `settled` to `end`. Cell 0 of a half means nothing. */
function settleFrom(sweep: DaySweep, placeCount: number, half: number, end: number, settled: number): number {
  const { least, move } = sweep;
  for (let row = 0; row < placeCount * 2 * half; row += half) {
    for (let cell = row + Math.min(settled, half - 1) - 1; cell >= row + end; cell--) {
      if (least[cell + 1] > least[cell]) continue;
      least[cell] = least[cell + 1];
      move[cell] = move[cell + 1];
    }
  }
  return Math.min(settled, end);
}

/** The cheapest way into the day: its cost less prices, and the move (as in DaySweep) that begins it. */
export function cheapestEntry(
  week: CompiledWeek,
  day: number,
  roster: Roster,
  price: Float64Array,
  sweep: DaySweep,
): { readonly cost: number; readonly move: number } {
  const { slotOf, memberOf, pointsOf, least } = sweep;
  const { fromBase, fromBaseWithBreak } = week.legs[day];
  const { travelCost, dayCost, dayBreak } = week.problem;
  const half = week.span + 2;
  let cost = NEVER;
  let move = NONE;
  for (let k = 0; k < slotOf.length; k++) {
    const member = memberOf[k];
    const place = roster.placeOf[member];
    const leg = roster.fromBase[place] * (week.span + 1) + slotOf[k];
    if (!fromBase[leg]) continue;
    const entry = dayCost + travelCost * roster.fromBase[place] + pointsOf[k] - price[member];
    const after = place * 2 * half + slotOf[k] + roster.slots[member] + 1;
    const takesBreak = dayBreak.slots === 0 || fromBaseWithBreak[leg] === 1;
    const reached = entry + (takesBreak ? least[after + half] : least[after]);
    if (reached < cost) {
      cost = reached;
      move = 2 * k + (takesBreak ? 1 : 0);
    }
  }
  return { cost, move };
}

/** Adds one to `visits` of every member, as often as the cheapest route of the relaxed day meets it. */
export function countVisits(
  week: CompiledWeek,
  roster: Roster,
  sweep: DaySweep,
  entry: number,
  visits: Float64Array,
): void {
  const half = week.span + 2;
  let isTaken = 0;
  for (let move = entry; move !== NONE; ) {
    const k = move >> 1;
    const member = sweep.memberOf[k];
    visits[member]++;
    isTaken |= move & 1;
    move = sweep.move[roster.placeOf[member] * 2 * half + isTaken * half + sweep.slotOf[k] + roster.slots[member] + 1];
  }
}
