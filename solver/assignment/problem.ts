/**
 * The assignment problem as the solver sees it: needs, seats and rows in flat arrays, all numbers integers.
 *
 *   minimise   Σ pairCost·x + Σ waitCost·s + Σ seatCost_j(load_j, count_j) + Σ rowCost_r(use_r)
 *   subject to every need is on one of its pairs' seats or waits (s)
 *              load_j  = Σ pairLoad·x  ≤ seatCapacity[j]
 *              count_j = Σ x           ≤ seatMaxCount[j], and is 0 or at least seatMinCount[j]
 *              use_r   = Σ amount·x    ≤ the sum of the row's segment widths
 *
 * Two strict levels: first the number of must-serve needs that wait, then the cost above. A cost is in points; what one unit of
 * load or of a row is (five minutes, one øre, one place) is the caller's business.
 */

/** A seat, row or need that is not there: a waiting need has seat NONE. */
export const NONE = -1;

/** Capacity, count or width without a limit. */
export const UNLIMITED = 0x7fffffff;

export interface AssignmentProblem {
  readonly needCount: number;
  readonly seatCount: number;
  readonly rowCount: number;

  /** The pairs of need i are pairStart[i] … pairStart[i + 1] − 1, by rising seat. Length needCount + 1. */
  readonly pairStart: Int32Array;
  readonly pairSeat: Int32Array;
  /** Points; may be negative. */
  readonly pairCost: Float64Array;
  /** Units of the seat's load, ≥ 0. */
  readonly pairLoad: Int32Array;
  /** The row uses of pair p are useStart[p] … useStart[p + 1] − 1. Length pairCount + 1. */
  readonly useStart: Int32Array;
  readonly useRow: Int32Array;
  /** Units of the row, > 0. Float64 because øre of a whole municipality pass 2³¹. */
  readonly useAmount: Float64Array;

  /** Points a waiting need costs, second level. Infinity: it may not wait (a pin); it then has one pair, and all such needs fit together. */
  readonly waitCost: Float64Array;
  /** 1 where waiting counts on the first level. */
  readonly mustServe: Uint8Array;

  /** Load units, or UNLIMITED (then load is not a constraint of this seat). */
  readonly seatCapacity: Int32Array;
  /** Most needs on the seat, or UNLIMITED. */
  readonly seatMaxCount: Int32Array;
  /** A seat with any need has at least this many; 0 and 1 mean no lower limit. */
  readonly seatMinCount: Int32Array;
  /** Points, once, when the seat has any need; below 0 only to pay back balance (contract.ts). */
  readonly seatOpenCost: Float64Array;
  /** Load above which balance costs; UNLIMITED where it never does. */
  readonly seatFairLoad: Int32Array;
  /** Balance points per load unit above the fair load = seatBalanceNumerator / BALANCE_DENOMINATOR, rounded up once a seat; ≥ 0. */
  readonly seatBalanceNumerator: Int32Array;

  /**
   * Row r costs a convex piecewise-linear function of its use: segment s holds up to segmentWidth[s] units (the last may be
   * Infinity) at segmentSlope[s] / rowDenominator[r] points a unit, slopes ≥ 0 and rising within a row. Beyond the last segment
   * no use is possible. A plain capacity row is one segment of slope 0. The row's cost is rounded up once, to whole points.
   */
  readonly segmentStart: Int32Array;
  readonly segmentWidth: Float64Array;
  readonly segmentSlope: Float64Array;
  readonly rowDenominator: Float64Array;

  /**
   * Combinations the week could not hold: these needs may not all be on this seat. The primal search obeys them; the bound
   * ignores them, and stays valid because leaving a constraint out can only lower it.
   */
  readonly forbiddenSets: readonly ForbiddenSet[];
}

export interface ForbiddenSet {
  readonly seat: number;
  readonly needs: readonly number[];
}

export const BALANCE_DENOMINATOR = 60;

/**
 * Prices that prove a bound, in whole numbers: needPrice and mustServePrice in millionths of a point, rowPrice in thousand-millionths
 * of a point per unit (a price per øre is small). With reduced cost r = ⌊10⁶·cost − needPrice − Σ rowPrice·amount… ⌋ the exact
 * arithmetic is written out in docs/certificate.md, and done again by src/verify.
 */
export interface Prices {
  readonly need: Float64Array;
  /** What one unit of the row costs on top, ≥ 0. */
  readonly row: Float64Array;
  /** Price λ ≥ 0 of one must-serve need left waiting; it matters only where some must wait. */
  readonly mustServe: number;
}

export const POINT_SCALE = 1_000_000;
export const ROW_PRICE_SCALE = 1_000_000_000;

/** Whether a need is on a seat, or with seat NONE, whether it waits: a question, and the answer to it. */
export interface Choice {
  readonly need: number;
  readonly seat: number;
  readonly isTaken: boolean;
}

/** A part of all plans, those in which every choice is so, and prices that prove what they cost at least. */
export interface Branch {
  readonly choices: readonly Choice[];
  readonly prices: Prices;
}

/**
 * What the solver returns. `optimal`: objective equals ⌈bound⌉ and the must-serve count equals its bound. `feasible`: a plan with a
 * gap, named by the two bounds. Every problem has a plan, because a need may wait.
 */
export interface AssignmentSolution {
  readonly status: 'optimal' | 'feasible';
  /** Seat of each need, or NONE. */
  readonly seatOf: Int32Array;
  /** Second-level points, a whole number. */
  readonly objective: number;
  readonly waitingMustServe: number;
  /** Proven least second-level points of any plan in which at most waitingMustServe must-serve needs wait. */
  readonly bound: number;
  /** Proven least number of must-serve needs that wait in any plan. */
  readonly waitingMustServeBound: number;
  /**
   * Prove `certifiedBound`, together with the branches where there are any: what anybody can add up. It is less than `bound` where the
   * search has looked at every plan of a branch, or has tried more of them than a certificate can hold.
   */
  readonly prices: Prices;
  readonly branches: readonly Branch[];
  readonly certifiedBound: number;
  /** Prove `mustServePriceBound`, the same for `waitingMustServeBound`, in the problem whose only cost is 1 point a waiting must-serve need; absent when that bound is 0. */
  readonly mustServePrices: Prices | undefined;
  readonly mustServePriceBound: number;
  /** Units of effort spent; the same problem, seed and effort give the same plan. */
  readonly steps: number;
}
