/**
 * The cheapest week by pricing and enumeration (the route enumeration of Baldacci, Christofides & Mingozzi 2008, Math. Program.
 * 115:351–385, on a small scale): find prices that bound the week tightly, list only the routes that can still be part of a week
 * below a known cost, and split the meetings over those. How good the prices are decides the time it takes, never the answer.
 */
import type { CompiledWeek } from './compiledWeek.ts';
import { type DaySweep, makeSweep, sweepDay } from './completion.ts';
import { type DayRoutes, type RouteRows, routeDay } from './dayRoute.ts';
import { type Effort, isSpent, unlimited } from './effort.ts';
import { costOfOrder, makeOrderRows } from './orderRoute.ts';
import type { Roster } from './roster.ts';
import { addRoutes, makePool, type RoutePool, raisePrices } from './routePool.ts';
import { splitWeek, type WeekSplit } from './weekPlan.ts';
import { searchWeek, type WeekOrder } from './weekSearch.ts';

/** Points no week's routes cost; below NO_ROUTE, so that a cut label never looks like a route. */
export const MOST_POINTS = 0x1fffffff;

/** Up to this many meetings all routes are listed sooner than prices are found. */
const LONGEST_PLAIN = 9;
const KNOWN_EFFORT = 20_000;
const PRICE_ROUNDS = 120;
const PASSES = 8;
/** Prices are good enough when the bound is this close to the best week so far. */
const GOOD_GAP = 0.01;
/** … or when a pass raises it by less than this. */
const STALLED = 0.002;
/** The week is first looked for this close to the bound, then three times as far, and so on. */
const FIRST_ROOM = 0.005;

interface ExactSearch {
  readonly week: CompiledWeek;
  readonly roster: Roster;
  readonly rows: RouteRows;
  readonly sweeps: readonly DaySweep[];
  readonly effort: Effort;
}

/** Prices and the bound they prove: Σ price + Σ dayLeast. */
interface Proof {
  readonly price: Float64Array;
  readonly dayLeast: Float64Array;
  readonly bound: number;
}

/** The cheapest split of all the week's meetings over its days; undefined when the effort is spent. */
export function exactSplit(week: CompiledWeek, roster: Roster, rows: RouteRows, effort: Effort): WeekSplit | undefined {
  const days = [...week.legs.keys()];
  const sweeps = days.map((day) => makeSweep(week, day, roster));
  const search: ExactSearch = { week, roster, rows, sweeps, effort };
  if (roster.count <= LONGEST_PLAIN) {
    const unpriced = { price: new Float64Array(roster.count), dayLeast: new Float64Array(days.length), bound: 0 };
    return splitBelow(search, unpriced, Number.POSITIVE_INFINITY);
  }
  const known = searchWeek(week, { steps: 0, limit: KNOWN_EFFORT, shouldStop: effort.shouldStop });
  if (known === undefined) return undefined;
  const proof = findPrices(search, known);
  for (let room = FIRST_ROOM * known.cost + 1; ; room *= 3) {
    const most = Math.min(known.cost, proof.bound + room);
    const split = splitBelow(search, proof, most);
    if (split !== undefined || most === known.cost || isSpent(effort)) return split;
  }
}

/** The best split that costs no more than `most`, from all routes that such a split can use. */
function splitBelow(search: ExactSearch, proof: Proof, most: number): WeekSplit | undefined {
  const routes: DayRoutes[] = [];
  for (let day = 0; day < proof.dayLeast.length; day++) {
    const found = routesWithin(
      search,
      day,
      proof.price,
      Math.min(MOST_POINTS, most - proof.bound + proof.dayLeast[day] + 1e-6),
    );
    if (found === undefined) return undefined;
    routes.push(found);
  }
  return splitWeek(
    search.roster,
    routes,
    { price: proof.price, dayLeast: proof.dayLeast, most: most + 1e-6 },
    search.effort,
  );
}

function routesWithin(search: ExactSearch, day: number, price: Float64Array, slack: number): DayRoutes | undefined {
  const { week, roster, rows, sweeps, effort } = search;
  sweepDay(week, day, roster, price, sweeps[day]);
  return routeDay(week, day, roster, { price, completion: sweeps[day].least, slack }, rows, effort);
}

/** Prices from routes and routes from prices, in turns, until the bound comes close to the known week. */
function findPrices(search: ExactSearch, known: WeekOrder): Proof {
  const pool = makePool(search.roster, search.sweeps.length);
  const price = sharePrices(search.week, known);
  let proof = prove(search, pool, price);
  for (let pass = 1; pass < PASSES && !isSpent(search.effort); pass++) {
    if (known.cost - proof.bound <= GOOD_GAP * known.cost) break;
    raisePrices(pool, price, known.cost, PRICE_ROUNDS, search.effort);
    const next = prove(search, pool, price);
    const isStalled = next.bound <= proof.bound + STALLED * known.cost;
    if (next.bound > proof.bound) proof = next;
    if (isStalled) break;
  }
  return proof;
}

/** First prices: each day's cost shared among its meetings by what the day would save without them. */
function sharePrices(week: CompiledWeek, known: WeekOrder): Float64Array {
  const price = Float64Array.from(week.problem.meetings, (meeting) => meeting.skipCost);
  const rows = makeOrderRows(week);
  for (let day = 0; day < known.days.length; day++) {
    const meetings = known.days[day];
    const savings = meetings.map((_, k) => {
      const left = costOfOrder(rows, day, meetings.toSpliced(k, 1), unlimited());
      return Math.max(1, known.costOf[day] - left);
    });
    const total = savings.reduce((sum, saving) => sum + saving, 0);
    for (let k = 0; k < meetings.length; k++) {
      const share = (known.costOf[day] * savings[k]) / total;
      price[meetings[k]] = Math.min(price[meetings[k]], share);
    }
  }
  return price;
}

/** The bound of these prices; every route that earns more than it costs joins the pool. */
function prove(search: ExactSearch, pool: RoutePool, price: Float64Array): Proof {
  const dayLeast = new Float64Array(search.sweeps.length);
  let bound = 0;
  for (const value of price) bound += value;
  for (let day = 0; day < dayLeast.length; day++) {
    const routes = routesWithin(search, day, price, 0);
    if (routes === undefined) return { price: price.slice(), dayLeast, bound: Number.NEGATIVE_INFINITY };
    addRoutes(pool, day, routes);
    dayLeast[day] = routes.least;
    bound += dayLeast[day];
  }
  return { price: price.slice(), dayLeast, bound };
}
