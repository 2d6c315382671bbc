/** Judges all mentors' weeks together: each week by itself, then every shared thing slot by slot. */
import type { SharedWeek, SharedWeekSolution } from '../../../solver/week/problem.ts';
import { checkWeek } from './checkWeek.ts';

/** What is wrong with the weeks; empty when nothing is. */
export function checkSharedWeek(shared: SharedWeek, solution: SharedWeekSolution): string[] {
  const faults: string[] = [];
  shared.weeks.forEach((problem, mentor) => {
    const { startOf, cost } = solution.weeks[mentor]!;
    for (const fault of checkWeek(problem, startOf, cost)) faults.push(`mentor ${mentor}: ${fault}`);
  });
  shared.resources.forEach(({ capacity }, resource) => {
    const use = new Int32Array(capacity.length);
    shared.weeks.forEach(({ meetings }, mentor) => {
      meetings.forEach((meeting, m) => {
        const start = solution.weeks[mentor]!.startOf[m]!;
        if (start === -1) return;
        const wanted = meeting.resources.filter((wantedResource) => wantedResource === resource).length;
        for (let slot = start; slot < start + meeting.slots; slot++) use[slot]! += wanted;
      });
    });
    use.forEach((count, slot) => {
      if (count > capacity[slot]!) faults.push(`resource ${resource} is used ${count} times in slot ${slot}`);
    });
  });
  return faults;
}
