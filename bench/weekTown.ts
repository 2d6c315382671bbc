/** Random mentors' weeks as a municipality knows them: working hours with holes, last week's slots, travel, a lunch break. */
import { IMPOSSIBLE, type SharedWeek, type WeekMeeting, type WeekProblem } from '../solver/week/problem.ts';

const SLOTS_PER_DAY = 96;
const DAYS = 5;
const PLACES = 8;
const WORK = { from: 32, to: 64 }; // 8:00 to 16:00

/** How many meetings a mentor has, and how long they are. */
export interface TownShape {
  readonly mentors: number;
  readonly seed: number;
  /** Every so many mentors one has 12 to 15 meetings; 0 = none. */
  readonly busyEvery: number;
  /** Every so many mentors one has 20 to 35 short meetings; 0 = none. */
  readonly crowdedEvery: number;
}

type Random = () => number;

/** Mulberry32: small, fast, good enough for test towns. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** A town whose mentors share a few rooms at the base and now and then a citizen. */
export function randomTown(shape: TownShape): SharedWeek {
  const random = randomFrom(shape.seed);
  const travelSlots = randomTravel(random);
  const rooms = Math.max(1, Math.round(shape.mentors / 10));
  // Every tenth citizen has two supporters, who may not come at the same time.
  const citizens = Math.round(shape.mentors * 0.8);
  const shared = { rooms, citizens };
  const weeks: WeekProblem[] = [];
  for (let mentor = 1; mentor <= shape.mentors; mentor++) {
    const isCrowded = shape.crowdedEvery > 0 && mentor % shape.crowdedEvery === 0;
    const isBusy = !isCrowded && shape.busyEvery > 0 && mentor % shape.busyEvery === 0;
    const [low, high] = isCrowded ? [20, 35] : isBusy ? [12, 15] : [5, 10];
    weeks.push(randomWeek(random, between(random, low, high), isCrowded ? 2 : 6, travelSlots, shared));
  }
  const resource = { capacity: new Int32Array(DAYS * SLOTS_PER_DAY).fill(1) };
  return { weeks, resources: Array.from({ length: rooms + citizens }, () => resource) };
}

/** How many rooms, and citizens with two supporters, the mentors of a town share; rooms are numbered first. */
export interface SharedCounts {
  readonly rooms: number;
  readonly citizens: number;
}

/** Points on a map, 1 to 3 slots apart. */
function randomTravel(random: Random): Int32Array {
  const spots = Array.from({ length: PLACES }, () => [random(), random()] as const);
  const travel = new Int32Array(PLACES * PLACES);
  for (let from = 0; from < PLACES; from++) {
    for (let to = 0; to < PLACES; to++) {
      const distance = Math.hypot(spots[from]![0] - spots[to]![0], spots[from]![1] - spots[to]![1]);
      if (from !== to) travel[from * PLACES + to] = 1 + Math.min(2, Math.floor(distance * 2.5));
    }
  }
  return travel;
}

/** One mentor: a fixed team meeting or two, and meetings with windows of their own. */
export function randomWeek(
  random: Random,
  meetingCount: number,
  longest: number,
  travelSlots: Int32Array,
  shared: SharedCounts,
): WeekProblem {
  const free = workingHours();
  for (let hole = between(random, 1, 3); hole > 0; hole--) punch(random, free, 4);
  const meetings: WeekMeeting[] = [];
  for (let k = 0; k < meetingCount; k++) meetings.push(randomMeeting(random, k, longest, free, shared));
  return {
    dayCount: DAYS,
    slotsPerDay: SLOTS_PER_DAY,
    meetings,
    placeCount: PLACES,
    travelSlots,
    travelCost: 10,
    free,
    gapSlots: 1,
    dayBreak: { slots: 2, earliest: 44, latest: 56 },
    dayCost: 20,
  };
}

/** A citizen free most of the week, who liked last week's slot: points rise with the distance from it. */
function randomMeeting(
  random: Random,
  party: number,
  longest: number,
  mentorFree: Uint8Array,
  shared: SharedCounts,
): WeekMeeting {
  const slots = between(random, Math.min(2, longest), longest);
  const free = workingHours();
  for (let hole = between(random, 3, 8); hole > 0; hole--) punch(random, free, 12);
  const lastDay = between(random, 0, DAYS - 1);
  const lastSlot = between(random, WORK.from, WORK.to - slots);
  const isFlexible = random() < 0.2;
  const startCost = new Int32Array(free.length).fill(IMPOSSIBLE);
  for (let index = 0; index + slots <= free.length; index++) {
    if (!isFree(free, mentorFree, index, slots)) continue;
    const isOtherDay = Math.floor(index / SLOTS_PER_DAY) !== lastDay;
    const shift = Math.min(8, Math.abs((index % SLOTS_PER_DAY) - lastSlot));
    startCost[index] = isFlexible ? between(random, 0, 3) : (isOtherDay ? 30 : 0) + 3 * shift;
  }
  const place = between(random, 0, PLACES - 1);
  const resources = place === 0 && shared.rooms > 0 ? [between(random, 0, shared.rooms - 1)] : [];
  if (random() < 0.2 && shared.citizens > 0) resources.push(shared.rooms + between(random, 0, shared.citizens - 1));
  return { slots, place, party, startCost, skipCost: 2000, resources };
}

function workingHours(): Uint8Array {
  const free = new Uint8Array(DAYS * SLOTS_PER_DAY);
  for (let day = 0; day < DAYS; day++) free.fill(1, day * SLOTS_PER_DAY + WORK.from, day * SLOTS_PER_DAY + WORK.to);
  return free;
}

function punch(random: Random, free: Uint8Array, longest: number): void {
  const start = between(random, 0, DAYS - 1) * SLOTS_PER_DAY + between(random, WORK.from, WORK.to - 2);
  free.fill(0, start, start + between(random, 2, longest));
}

function isFree(free: Uint8Array, mentorFree: Uint8Array, index: number, slots: number): boolean {
  for (let slot = index; slot < index + slots; slot++) if (!free[slot] || !mentorFree[slot]) return false;
  return true;
}
