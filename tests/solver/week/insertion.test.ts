import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cheapestStart, dayStands, type FixedMeeting, type FixedWeek } from '../../../solver/week/insertion.ts';
import { IMPOSSIBLE, NONE, type WeekProblem } from '../../../solver/week/problem.ts';
import { scheduleWeek } from '../../../solver/week/scheduleWeek.ts';
import { checkWeek } from './checkWeek.ts';
import { anyWeek, type Size } from './problems.ts';

const SIZE: Size = { days: 3, slots: 14, meetings: 5, free: 85 };
const RUNS = { numRuns: 800, seed: 11 };

/** The week with its first meeting joining last; the others where a solve has put them, left out where it has not. */
interface Joining {
  readonly problem: WeekProblem;
  readonly startOf: Int32Array;
  readonly week: FixedWeek;
}

function joiningOf(problem: WeekProblem): Joining {
  const others = { ...problem, meetings: problem.meetings.slice(1) };
  const startOf = Int32Array.from([NONE, ...scheduleWeek(others).startOf]);
  return { problem, startOf, week: fixedWeek(problem, startOf) };
}

function fixedWeek(problem: WeekProblem, startOf: Int32Array): FixedWeek {
  const { meetings, ...week } = problem;
  const fixed = meetings
    .map(({ slots, place, party }, at): FixedMeeting => ({ start: startOf[at]!, slots, place, party }))
    .filter(({ start }) => start !== NONE)
    .sort((a, b) => a.start - b.start);
  return { ...week, fixed };
}

/** What the week costs with the meeting at this slot, or undefined where anything is then wrong with it. */
function costAt({ problem, startOf }: Joining, slot: number): number | undefined {
  const faults = checkWeek(problem, startOf.with(0, slot), Number.NaN);
  // The cost is always at fault, and read from there; nothing else may be.
  return faults.length === 1 ? Number(faults[0]!.split(/[ ,]+/)[1]) : undefined;
}

function cheapestByTrying(joining: Joining): number {
  let best = NONE;
  let least = Infinity;
  joining.problem.meetings[0]!.startCost.forEach((points, slot) => {
    const cost = points === IMPOSSIBLE ? undefined : costAt(joining, slot);
    if (cost === undefined || cost >= least) return;
    best = slot;
    least = cost;
  });
  return best;
}

describe('cheapestStart', () => {
  it('should find the slot that trying every slot finds', () => {
    const found = { some: 0, none: 0 };
    fc.assert(
      fc.property(anyWeek(SIZE), (problem) => {
        const joining = joiningOf(problem);
        const start = cheapestStart(joining.week, problem.meetings[0]!);
        found[start === NONE ? 'none' : 'some']++;
        expect(start).toBe(cheapestByTrying(joining));
      }),
      RUNS,
    );
    expect(found.some).toBeGreaterThan(100);
    expect(found.none).toBeGreaterThan(20);
  });

  it('should find it too where the mentor is less free than when the others were placed', () => {
    let asked = 0;
    fc.assert(
      fc.property(anyWeek(SIZE), fc.nat(), (problem, at) => {
        const joining = joiningOf(problem);
        const free = problem.free.map((isFree, slot) => (slot % 7 === at % 7 ? 0 : isFree));
        const later = { ...joining, problem: { ...problem, free }, week: { ...joining.week, free } };
        // Whether what is fixed can be held is another question; here it is taken as given.
        for (let day = 0; day < problem.dayCount; day++) if (!dayStands(later.week, day)) return;
        asked++;
        expect(cheapestStart(later.week, problem.meetings[0]!)).toBe(cheapestByTrying(later));
      }),
      RUNS,
    );
    expect(asked).toBeGreaterThan(100);
  });
});

describe('dayStands', () => {
  it('should tell the days that can be held from those that cannot', () => {
    const seen = { stands: 0, falls: 0 };
    fc.assert(
      fc.property(
        anyWeek({ ...SIZE, days: 1 }),
        fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
        (problem, draws) => {
          const meetings = problem.meetings.map((meeting, party) => ({
            ...meeting,
            party,
            startCost: meeting.startCost.fill(0),
          }));
          const startOf = Int32Array.from(meetings, (_, at) => draws[at]! % problem.slotsPerDay);
          const spread = { ...problem, meetings };
          const faults = checkWeek(spread, startOf, Number.NaN);
          const stands = dayStands(fixedWeek(spread, startOf), 0);
          seen[stands ? 'stands' : 'falls']++;
          expect(stands).toBe(faults.length === 1);
        },
      ),
      { ...RUNS, numRuns: 3000 },
    );
    expect(seen.stands).toBeGreaterThan(100);
    expect(seen.falls).toBeGreaterThan(100);
  });
});
