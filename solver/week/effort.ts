/** What a search may spend, in steps: labels, sets and moves looked at. Without `shouldStop` never in seconds, so that every run repeats exactly. */
export interface Effort {
  steps: number;
  readonly limit: number;
  /** Asked often; true ends the search at once. The only place a wall clock may come in. */
  readonly shouldStop?: (() => boolean) | undefined;
}

export function isSpent(effort: Effort): boolean {
  return effort.steps > effort.limit || (effort.shouldStop?.() ?? false);
}

export function unlimited(): Effort {
  return { steps: 0, limit: Number.POSITIVE_INFINITY };
}
