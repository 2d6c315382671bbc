/** What an update wants done in one mentor’s weeks. */
/** Which of a mentor’s meetings may not be taken as they are. */
export interface Job {
  /** The mentor himself is not as he was: all of them. */
  all: boolean;
  /** Needs, with a bit for each week in question. */
  readonly suspects: Map<string, number>;
  /** Of these, courses whose relation names another slot now: their meetings go there if they can. */
  readonly followers: Set<string>;
  /** By week that a course has left, a bit for each day that lost a meeting. */
  readonly lost: number[];
  /** Needs that an ordinary week could not hold: their other weeks are not solved again for them. */
  readonly crowded: Set<string>;
}

export const EVERY_WEEK = -1;

export function suspect({ suspects }: Job, needId: string, weeks: number): void {
  suspects.set(needId, (suspects.get(needId) ?? 0) | weeks);
}

/** Whether the meetings of a need in this week may not be taken as they are. */
export function isSuspect({ all, suspects }: Job, needId: string, week: number): boolean {
  return all || (suspects.size > 0 && ((suspects.get(needId) ?? 0) & (1 << week)) !== 0);
}

export function newJob(): Job {
  return { all: false, suspects: new Map(), followers: new Set(), lost: [], crowded: new Set() };
}
