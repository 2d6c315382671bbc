/** What a search may spend, in steps: labels, sets and moves looked at. Never in seconds, so that every run repeats exactly. */
export interface Effort {
  steps: number;
  readonly limit: number;
}

export function isSpent(effort: Effort): boolean {
  return effort.steps > effort.limit;
}

export function unlimited(): Effort {
  return { steps: 0, limit: Number.POSITIVE_INFINITY };
}
