/** Weekly free windows as sorted, merged stretches of minutes since Monday 00:00, and the longest stretch two people share. */
import type { Citizen } from '../model/citizen.ts';
import type { Group, Mentor } from '../model/mentor.ts';
import type { Policy } from '../model/policy.ts';
import type { WeeklyWindow } from '../model/primitives.ts';
import { minuteOf } from '../time/calendar.ts';
import { windowsOfCitizen } from '../time/freeTime.ts';

/** Start and end, start and end, …: sorted, disjoint and never touching within a day, in minutes since Monday 00:00. */
export type Stretches = readonly number[];

const DAY_MINUTES = 1440;

function toStretches(windows: readonly WeeklyWindow[]): Stretches {
  const sorted = windows
    .map(({ weekday, start, end }) => {
      const midnight = (weekday - 1) * DAY_MINUTES;
      return { start: midnight + minuteOf(start), end: midnight + minuteOf(end) };
    })
    .sort((a, b) => a.start - b.start);
  const merged: number[] = [];
  for (const { start, end } of sorted) {
    const last = merged.length - 1;
    if (last > 0 && start <= merged[last]!) merged[last] = Math.max(merged[last]!, end);
    else merged.push(start, end);
  }
  return merged;
}

/** Longest stretch in minutes inside both. */
export function longestCommon(a: Stretches, b: Stretches): number {
  let longest = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    longest = Math.max(longest, Math.min(a[i + 1]!, b[j + 1]!) - Math.max(a[i]!, b[j]!));
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return longest;
}

/** The stretch of a group’s session. */
export function stretchesOfGroup({ weekday, start, minutes }: Group): Stretches {
  const from = (weekday - 1) * DAY_MINUTES + minuteOf(start);
  return [from, from + minutes];
}

/** The stretches of windows somebody entered, worked out once: rules ask for millions of pairs. */
const ofWindows = new WeakMap<readonly WeeklyWindow[], Stretches>();

export function stretchesOfMentor({ availability }: Mentor, { workingWindows }: Policy): Stretches {
  const windows = availability ?? workingWindows;
  const known = ofWindows.get(windows);
  if (known !== undefined) return known;
  const stretches = toStretches(windows);
  ofWindows.set(windows, stretches);
  return stretches;
}

/** What a citizen’s stretches follow from, beside the windows they are kept under and the hours he wants. */
interface CitizenStretches {
  readonly workingWindows: Policy['workingWindows'];
  readonly eveningWindows: Policy['eveningWindows'];
  readonly stretches: Stretches;
}

type ByHours = Partial<Record<Citizen['workingHours'], CitizenStretches>>;

/** By a citizen’s own windows, and by the policy’s for all who have none. */
const ofOwnWindows = new WeakMap<readonly WeeklyWindow[], ByHours>();
const ofWorkingWindows = new WeakMap<readonly WeeklyWindow[], ByHours>();

export function stretchesOfCitizen(citizen: Citizen, policy: Policy): Stretches {
  const { availability, workingHours } = citizen;
  const { workingWindows, eveningWindows } = policy;
  const known = availability === undefined ? ofWorkingWindows : ofOwnWindows;
  const windows = availability ?? workingWindows;
  const byHours = known.get(windows) ?? {};
  const before = byHours[workingHours];
  if (before?.workingWindows === workingWindows && before.eveningWindows === eveningWindows) return before.stretches;
  const stretches = toStretches(windowsOfCitizen(citizen, policy));
  byHours[workingHours] = { workingWindows, eveningWindows, stretches };
  known.set(windows, byHours);
  return stretches;
}
