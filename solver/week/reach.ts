import type { CompiledWeek } from './compiledWeek.ts';
import type { Roster } from './roster.ts';

/** Which starts of each roster member can follow which end on one day, and the least points any of them costs. */
export interface Reach {
  readonly travelCount: number;
  /** First start (as in CompiledWeek) after an end: [(member · travelCount + travel) · (span + 2) + end + 1]. */
  readonly firstStart: Int32Array;
  readonly lastStart: Int32Array;
  readonly leastPoints: Float64Array;
}

export function makeReach(week: CompiledWeek, day: number, roster: Roster): Reach {
  const { span, startBegin, startSlot, startPoints } = week;
  const { before, toBase } = week.legs[day];
  const firstStart = new Int32Array(roster.count * toBase.length * (span + 2));
  const lastStart = new Int32Array(roster.count);
  const leastPoints = new Float64Array(roster.count).fill(Number.POSITIVE_INFINITY);
  let cell = 0;
  for (let member = 0; member < roster.count; member++) {
    const list = day * week.meetingCount + roster.meetingOf[member];
    lastStart[member] = startBegin[list + 1];
    for (let k = startBegin[list]; k < lastStart[member]; k++) {
      leastPoints[member] = Math.min(leastPoints[member], startPoints[k]);
    }
    for (let travel = 0; travel < toBase.length; travel++) {
      // The later the start, the later the end before it may be.
      let k = startBegin[list];
      for (let end = 0; end < span + 2; end++) {
        while (k < lastStart[member] && before[travel * (span + 1) + startSlot[k]] < end) k++;
        firstStart[cell++] = k;
      }
    }
  }
  return { travelCount: toBase.length, firstStart, lastStart, leastPoints };
}
