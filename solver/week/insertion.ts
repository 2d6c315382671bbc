/**
 * The cheapest start of one more meeting in a week whose meetings all stay where they are. Journeys and the break may be laid anew: what is
 * assumed of a day is said in journeys.ts. A meeting parts one leg of its day – the time between two meetings, or a meeting and the base –
 * into two, and every leg is judged alone: it has to hold its journey and pause, and one leg of the day its break. Because the latest
 * departure leaves most room for a pause, and nothing that is early enough for a late end is too late for an earlier one, each half of a
 * leg takes one sweep over its slots.
 */
import { IMPOSSIBLE, NONE, type WeekMeeting, type WeekProblem } from './problem.ts';

/** A meeting at its slot. */
export interface FixedMeeting extends Pick<WeekMeeting, 'slots' | 'place' | 'party'> {
  /** Slot index. */
  readonly start: number;
}

/** A week with meetings that stay. Start costs are asked of the meeting that joins alone. */
export interface FixedWeek extends Omit<WeekProblem, 'meetings'> {
  /** By rising start. */
  readonly fixed: readonly FixedMeeting[];
}

export type JoiningMeeting = Pick<WeekMeeting, 'slots' | 'place' | 'party' | 'startCost'>;

/** The day that is looked at. One is enough, because nothing here outlives a call; so no call allocates anything. */
interface Day {
  /** Where the day’s fixed meetings begin and end in the week’s list. */
  first: number;
  end: number;
  /** Slot index at which the day begins. */
  base: number;
  /** Free slots in a row that end before each slot of the day. */
  run: Int32Array;
  /** Free slots of the day before each slot. */
  count: Int32Array;
}

/** One leg of a day: the journey from one place to another, in [from, until). */
interface Leg {
  from: number;
  until: number;
  travel: number;
  /** Free slots owed before the journey. */
  gap: number;
}

const day: Day = { first: 0, end: 0, base: 0, run: new Int32Array(97), count: new Int32Array(97) };
const leg: Leg = { from: 0, until: 0, travel: 0, gap: 0 };

/**
 * The cheapest slot index at which the meeting can start, the earliest of equals; NONE where it fits nowhere. What is fixed is taken to lie in
 * free slots and apart (dayStands tells).
 */
export function cheapestStart(week: FixedWeek, meeting: JoiningMeeting): number {
  let best = NONE;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0, first = 0; at < week.dayCount; at++) {
    first = enterDay(week, at, first);
    if (!hasStart(week, meeting) || meetsAlready(week, meeting.party)) continue;
    readDay(week);
    const breaks = countBreaks(week);
    if (breaks === NONE) continue;
    const dayCost = day.first === day.end ? week.dayCost : 0;
    for (let k = day.first; k <= day.end; k++) {
      const start = startInLeg(week, meeting, k, breaks, least - dayCost);
      if (start === NONE) continue;
      best = day.base + start;
      least = dayCost + meeting.startCost[best] + week.travelCost * detour(week, meeting.place, k);
    }
  }
  return best;
}

/** Whether the meetings of one day can be held as they stand: all of them in free slots, apart, with journeys, pauses and break. */
export function dayStands(week: FixedWeek, at: number): boolean {
  let first = 0;
  while (first < week.fixed.length && week.fixed[first].start < at * week.slotsPerDay) first++;
  enterDay(week, at, first);
  if (day.first === day.end) return true;
  readDay(week);
  for (let k = day.first; k < day.end; k++) {
    const { start, slots } = week.fixed[k];
    const end = start - day.base + slots;
    if (end > week.slotsPerDay || day.run[end] < slots) return false;
    if (k + 1 < day.end && week.fixed[k + 1].start - day.base < end) return false;
  }
  const breaks = countBreaks(week);
  return breaks !== NONE && (week.dayBreak.slots === 0 || breaks > 0);
}

/** Finds the day’s fixed meetings, from `first` on; returns where the next day’s begin. */
function enterDay(week: FixedWeek, at: number, first: number): number {
  day.base = at * week.slotsPerDay;
  day.first = first;
  let end = first;
  while (end < week.fixed.length && week.fixed[end].start < day.base + week.slotsPerDay) end++;
  day.end = end;
  return end;
}

function hasStart({ slotsPerDay }: FixedWeek, { startCost }: JoiningMeeting): boolean {
  for (let at = day.base; at < day.base + slotsPerDay; at++) if (startCost[at] !== IMPOSSIBLE) return true;
  return false;
}

function meetsAlready({ fixed }: FixedWeek, party: number): boolean {
  for (let k = day.first; k < day.end; k++) if (fixed[k].party === party) return true;
  return false;
}

function readDay({ free, slotsPerDay }: FixedWeek): void {
  if (day.run.length <= slotsPerDay) {
    day.run = new Int32Array(slotsPerDay + 1);
    day.count = new Int32Array(slotsPerDay + 1);
  }
  const { run, count, base } = day;
  run[0] = 0;
  count[0] = 0;
  for (let slot = 0; slot < slotsPerDay; slot++) {
    const isFree = free[base + slot];
    run[slot + 1] = isFree ? run[slot] + 1 : 0;
    count[slot + 1] = count[slot] + isFree;
  }
}

/** Legs of the day that could hold its break; NONE where a leg cannot hold its journey. */
function countBreaks(week: FixedWeek): number {
  if (day.first === day.end) return 0;
  let breaks = 0;
  for (let k = day.first; k <= day.end; k++) {
    enterLeg(week, k);
    if (!holdsJourney(leg)) return NONE;
    if (holdsBreak(week, leg)) breaks++;
  }
  return breaks;
}

/** Leg k leads to the k-th fixed meeting; the last one leads home. */
function enterLeg(week: FixedWeek, k: number): void {
  leg.from = k > day.first ? endOf(week, k - 1) : 0;
  leg.until = k < day.end ? week.fixed[k].start - day.base : week.slotsPerDay;
  leg.travel = journey(week, placeBefore(week, k), placeAfter(week, k));
  leg.gap = gapOf(week, k > day.first, k < day.end, leg.travel);
}

function endOf(week: FixedWeek, k: number): number {
  return week.fixed[k].start - day.base + week.fixed[k].slots;
}

function placeBefore(week: FixedWeek, k: number): number {
  return k > day.first ? week.fixed[k - 1].place : 0;
}

function placeAfter(week: FixedWeek, k: number): number {
  return k < day.end ? week.fixed[k].place : 0;
}

function journey({ travelSlots, placeCount }: FixedWeek, from: number, to: number): number {
  return travelSlots[from * placeCount + to];
}

/** A pause is owed after a meeting, unless nothing follows it. */
function gapOf({ gapSlots }: FixedWeek, afterMeeting: boolean, beforeMeeting: boolean, travel: number): number {
  return afterMeeting && (beforeMeeting || travel > 0) ? gapSlots : 0;
}

/** Slots of travel more than without a stop in leg k. */
function detour(week: FixedWeek, place: number, k: number): number {
  const before = placeBefore(week, k);
  const after = placeAfter(week, k);
  return journey(week, before, place) + journey(week, place, after) - journey(week, before, after);
}

/** Latest slot at which a journey can leave to be over by `until`; below 0 where there is none. */
function latestLeave(travel: number, until: number): number {
  let arrive = until;
  while (arrive >= travel && day.run[arrive] < travel) arrive--;
  return arrive >= travel ? arrive - travel : NONE;
}

function holdsJourney({ from, until, travel, gap }: Leg): boolean {
  const leave = latestLeave(travel, until);
  return leave >= from && day.count[leave] - day.count[from] >= gap;
}

/** Either the break comes first and the journey leaves as late as it can, or the journey is over before the latest break. */
function holdsBreak({ dayBreak: { slots, earliest, latest } }: FixedWeek, { from, until, travel, gap }: Leg): boolean {
  const leave = latestLeave(travel, until);
  if (Math.min(leave, latest) - slots >= Math.max(from, earliest)) return true;
  const rest = Math.min(until, latest) - slots;
  if (rest < earliest || rest < from) return false;
  const early = latestLeave(travel, rest);
  return early >= from && day.count[early] - day.count[from] >= gap;
}

/**
 * The cheapest start of the meeting within leg k for which the week costs less than `below` more, or NONE. `breaks`: legs of the day that
 * could hold its break before the meeting joins.
 */
function startInLeg(week: FixedWeek, meeting: JoiningMeeting, k: number, breaks: number, below: number): number {
  const { slots, place, startCost } = meeting;
  const { earliest, latest, slots: rest } = week.dayBreak;
  const extra = week.travelCost * detour(week, place, k);
  if (extra >= below) return NONE;
  enterLeg(week, k);
  const { from, until } = leg;
  const isParted = day.first < day.end && holdsBreak(week, leg);
  const needsBreak = rest > 0 && breaks - (isParted ? 1 : 0) === 0;
  const { run, count, base } = day;

  // After the meeting: the latest end from which the way on, or home, can be done, and the same with the break on it.
  const onward = journey(week, place, placeAfter(week, k));
  const onwardGap = gapOf(week, true, k < day.end, onward);
  const lastEnd = latestEnd(latestLeave(onward, until), onwardGap);
  const lastEndWithBreak = needsBreak ? latestEndWithBreak(week, onward, until, onwardGap) : NONE;

  // Before it: departures as late as they can be, for each start, and for the latest break before it.
  const travel = journey(week, placeBefore(week, k), place);
  const gap = gapOf(week, k > day.first, true, travel);
  let leave = NONE;
  let early = NONE;
  let swept = from;
  let best = NONE;
  let least = below;
  for (let start = from; start + slots <= until; start++) {
    if (start - travel >= from && run[start] >= travel) leave = start - travel;
    const lastRest = Math.min(start, latest) - rest;
    for (; swept <= lastRest; swept++) if (swept - travel >= from && run[swept] >= travel) early = swept - travel;
    if (start + slots > lastEnd) break;
    const points = startCost[base + start];
    if (points === IMPOSSIBLE || points + extra >= least) continue;
    if (run[start + slots] < slots || leave === NONE || count[leave] - count[from] < gap) continue;
    if (needsBreak && start + slots > lastEndWithBreak) {
      const restsFirst = Math.min(leave, latest) - rest >= Math.max(from, earliest);
      const restsLast = lastRest >= earliest && early !== NONE && count[early] - count[from] >= gap;
      if (!restsFirst && !restsLast) continue;
    }
    best = start;
    least = points + extra;
  }
  return best;
}

/** Latest end of a meeting from which the pause is over when the journey leaves. */
function latestEnd(leave: number, gap: number): number {
  let end = leave;
  while (end >= 0 && day.count[leave] - day.count[end] < gap) end--;
  return end;
}

/** The same where the break has to lie between the meeting and `until`. */
function latestEndWithBreak(week: FixedWeek, travel: number, until: number, gap: number): number {
  const { earliest, latest, slots } = week.dayBreak;
  const leave = latestLeave(travel, until);
  const restFirst = Math.min(leave, latest) - slots;
  const before = restFirst >= earliest ? Math.min(restFirst, latestEnd(leave, gap)) : NONE;
  const rest = Math.min(until, latest) - slots;
  const after = rest >= earliest ? latestEnd(latestLeave(travel, rest), gap) : NONE;
  return Math.max(before, after);
}
