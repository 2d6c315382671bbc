/**
 * The price of a question, in points against the plan at hand: what a plan that was found achieves, and what the bound proves that any
 * costs. The best plan with everybody else placed anew lies between the two; where they meet the price is exact.
 */
import type { ForcedPrice } from '../../../../solver/index.ts';
import type { Figures } from '../difference.ts';

export interface Price {
  /** Points the plan found costs more than the one at hand, below 0 where it costs less; null: none was found. */
  readonly cost: number | null;
  /** Points that every plan costs more in which no more must-serve needs wait than in the one found; null: there is no such plan. */
  readonly atLeast: number | null;
  /** The two meet: no plan that serves as many must-serve needs costs less. */
  readonly isExact: boolean;
  /** Must-serve needs more that wait in the plan found; below 0: fewer. */
  readonly mustServe: number;
}

export function priceOf({ found, costAtLeast }: ForcedPrice): Price {
  const isPossible = costAtLeast < Number.POSITIVE_INFINITY;
  return {
    cost: found?.cost ?? null,
    atLeast: isPossible ? costAtLeast : null,
    isExact: found?.cost === costAtLeast,
    mustServe: found?.mustServeCost ?? 0,
  };
}

/** The price of a changed case: its plan and its bound against the plan before. */
export function priceBetween(before: Figures, after: Figures): Price {
  return {
    cost: after.objective - before.objective,
    atLeast: after.bound - before.objective,
    isExact: after.objective === after.bound,
    mustServe: after.waitingMustServe - before.waitingMustServe,
  };
}

/** By must-serve needs left waiting, then by points; what has no plan comes last. */
export function comparePrices(a: Price, b: Price): number {
  if (a.cost === null || b.cost === null) return Number(a.cost === null) - Number(b.cost === null);
  return a.mustServe - b.mustServe || a.cost - b.cost;
}
