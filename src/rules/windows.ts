/** Weekly free windows as sorted, merged stretches of minutes since Monday 00:00, and the longest stretch two people share. */
import type { CaseIndex } from '../model/caseIndex.ts';
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

function windowsOfMentor({ availability }: Mentor, policy: Policy): readonly WeeklyWindow[] {
  return availability ?? policy.workingWindows;
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

interface FreeStretches {
  readonly citizen: (citizen: Citizen) => Stretches;
  readonly mentor: (mentor: Mentor) => Stretches;
}

/** Everybody’s stretches, worked out once per case: rules ask for millions of pairs. */
const known = new WeakMap<CaseIndex, FreeStretches>();

export function freeStretches(index: CaseIndex): FreeStretches {
  const before = known.get(index);
  if (before !== undefined) return before;
  const { policy } = index.case;
  const free = {
    citizen: once((citizen: Citizen) => toStretches(windowsOfCitizen(citizen, policy))),
    mentor: once((mentor: Mentor) => toStretches(windowsOfMentor(mentor, policy))),
  };
  known.set(index, free);
  return free;
}

function once<K, V>(compute: (key: K) => V): (key: K) => V {
  const answers = new Map<K, V>();
  return (key) => {
    const before = answers.get(key);
    if (before !== undefined) return before;
    const answer = compute(key);
    answers.set(key, answer);
    return answer;
  };
}
