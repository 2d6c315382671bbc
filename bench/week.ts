/**
 * Places the weeks of random towns and prints the time, the share proven optimal and who gave way for shared rooms and citizens.
 *
 *   node bench/week.ts [runs] [seed]
 *
 * Every answer is checked before it is timed.
 */
import { cpus } from 'node:os';
import { NONE, type SharedWeek, type SharedWeekSolution, type WeekProblem } from '../solver/week/problem.ts';
import { scheduleWeek } from '../solver/week/scheduleWeek.ts';
import { scheduleSharedWeek } from '../solver/week/sharedWeek.ts';
import { checkSharedWeek } from '../tests/solver/week/checkSharedWeek.ts';
import { checkWeek } from '../tests/solver/week/checkWeek.ts';
import { randomFrom, randomTown, randomWeek } from './weekTown.ts';

const runs = Number(process.argv[2] ?? 7);
const seed = Number(process.argv[3] ?? 7);

/** Shortest and median time of the runs, and the shortest time on the processor, which neighbours disturb less; per `share`. */
function timed(work: () => void, share = 1): string {
  const times: number[] = [];
  let processor = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const before = performance.now();
    const usage = process.cpuUsage();
    work();
    times.push(performance.now() - before);
    processor = Math.min(processor, process.cpuUsage(usage).user / 1000);
  }
  times.sort((a, b) => a - b);
  return [times[0]!, times[runs >> 1]!, processor].map((ms) => (ms / share).toFixed(2).padStart(9)).join(' ');
}

function stopIfWrong(what: string, faults: string[]): void {
  if (faults.length > 0) throw new Error(`${what}: ${faults.slice(0, 3).join('; ')}`);
}

function describeTown(town: SharedWeek, { weeks, gaveWay }: SharedWeekSolution): string {
  const optimal = weeks.filter((week) => week.status === 'optimal').length;
  const skipped = weeks.reduce((count, week) => count + week.startOf.filter((start) => start === NONE).length, 0);
  const cost = weeks.reduce((sum, week) => sum + week.cost, 0);
  const share = ((100 * optimal) / town.weeks.length).toFixed(1);
  return `${share} % proven, ${gaveWay.length} gave way, ${skipped} left out, ${cost} points`;
}

function benchTown(mentors: number, busyEvery: number, crowdedEvery: number): void {
  const town = randomTown({ mentors, seed, busyEvery, crowdedEvery });
  const meetings = town.weeks.reduce((count, week) => count + week.meetings.length, 0);
  const first = scheduleSharedWeek(town);
  stopIfWrong(`town of ${mentors} mentors`, checkSharedWeek(town, first));
  const name = `${mentors} mentors, ${meetings} meetings${crowdedEvery > 0 ? `, every ${crowdedEvery}th has 20-35` : ''}`;
  console.log(`${name.padEnd(52)}${timed(() => scheduleSharedWeek(town))}  ${describeTown(town, first)}`);
}

/** The weeks of one size, each placed alone: the time of one week. */
function benchSize(meetingCount: number, longest: number): void {
  const random = randomFrom(seed);
  const travel = randomTown({ mentors: 1, seed, busyEvery: 0, crowdedEvery: 0 }).weeks[0]!.travelSlots;
  const weeks: WeekProblem[] = [];
  while (weeks.length < 20) weeks.push(randomWeek(random, meetingCount, longest, travel, { rooms: 0, citizens: 0 }));
  let optimal = 0;
  for (const week of weeks) {
    const solution = scheduleWeek(week);
    stopIfWrong(`week of ${meetingCount} meetings`, checkWeek(week, solution.startOf, solution.cost));
    if (solution.status === 'optimal') optimal++;
  }
  const perWeek = timed(() => weeks.forEach((week) => void scheduleWeek(week)), weeks.length);
  const name = `one week of ${meetingCount} meetings, 2 to ${longest} slots`;
  console.log(`${name.padEnd(52)}${perWeek}  ${(100 * optimal) / weeks.length} % proven`);
}

console.log(`${cpus()[0]!.model}, ${cpus().length} cores, Node ${process.version}, seed ${seed}, ${runs} runs`);
console.log(`node bench/week.ts ${runs} ${seed}`);
console.log(`${''.padEnd(52)}${'min ms'.padStart(9)} ${'median'.padStart(9)} ${'cpu'.padStart(9)}`);
benchTown(70, 12, 0);
benchTown(70, 12, 35);
benchTown(350, 12, 0);
benchTown(350, 12, 50);
for (const meetings of [6, 8, 10, 12, 14, 15]) benchSize(meetings, 6);
for (const meetings of [12, 15, 20, 25, 35]) benchSize(meetings, 2);
