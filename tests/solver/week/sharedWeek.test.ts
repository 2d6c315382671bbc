import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomTown } from '../../../bench/weekTown.ts';
import { NONE, type SharedWeek, type SharedWeekSolution } from '../../../solver/week/problem.ts';
import { scheduleWeek } from '../../../solver/week/scheduleWeek.ts';
import { type SharedWeekOptions, scheduleSharedWeek } from '../../../solver/week/sharedWeek.ts';
import { checkSharedWeek } from './checkSharedWeek.ts';
import { anyWeek } from './problems.ts';

const SEED = 20260729;
const DAYS = 2;
const SLOTS = 12;

/** Three mentors who share two scarce things, now and then twice in one meeting. */
const sharedOf = (meetings: number): fc.Arbitrary<SharedWeek> =>
  fc
    .record({
      weeks: fc.array(anyWeek({ days: DAYS, slots: SLOTS, meetings, free: 90 }), { minLength: 2, maxLength: 4 }),
      uses: fc.array(fc.array(fc.nat(1), { maxLength: 2 }), { minLength: 16, maxLength: 16 }),
      capacity: fc.array(fc.array(fc.nat(2), { minLength: DAYS * SLOTS, maxLength: DAYS * SLOTS }), {
        minLength: 2,
        maxLength: 2,
      }),
    })
    .map(({ weeks, uses, capacity }) => ({
      weeks: weeks.map((week, mentor) => ({
        ...week,
        meetings: week.meetings.map((meeting, m) => ({ ...meeting, resources: uses[(4 * mentor + m) % 16]! })),
      })),
      resources: capacity.map((slots) => ({ capacity: Int32Array.from(slots) })),
    }));

const anyShared = sharedOf(4);

function checkedShared(shared: SharedWeek, options: SharedWeekOptions = {}): SharedWeekSolution {
  const solution = scheduleSharedWeek(shared, options);
  expect(checkSharedWeek(shared, solution)).toEqual([]);
  return solution;
}

describe('scheduleSharedWeek', () => {
  it('should never use a shared thing beyond its capacity', () => {
    let gaveWay = 0;
    fc.assert(
      fc.property(anyShared, (shared) => {
        gaveWay += checkedShared(shared).gaveWay.length;
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(gaveWay).toBeGreaterThan(20);
  });

  it('should tell what searched weeks cost without the tolls they paid', () => {
    fc.assert(
      fc.property(sharedOf(8), (shared) => {
        checkedShared(shared, { effort: 10 });
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('should place each week as if alone when nothing is shared', () => {
    const { weeks } = randomTown({ mentors: 12, seed: SEED, busyEvery: 0, crowdedEvery: 0 });
    const alone = weeks.map((week) => ({ ...week, meetings: week.meetings.map((m) => ({ ...m, resources: [] })) }));
    const solution = checkedShared({ weeks: alone, resources: [] });
    expect(solution.gaveWay).toEqual([]);
    expect(solution.weeks).toEqual(alone.map((week) => scheduleWeek(week)));
  });

  it('should place each week as if alone when there is enough for everybody', () => {
    const town = randomTown({ mentors: 12, seed: SEED, busyEvery: 0, crowdedEvery: 0 });
    const plenty = { ...town, resources: town.resources.map(() => ({ capacity: new Int32Array(480).fill(99) })) };
    const solution = checkedShared(plenty);
    expect(solution.gaveWay).toEqual([]);
    expect(solution.weeks.map((week) => week.cost)).toEqual(town.weeks.map((week) => scheduleWeek(week).cost));
  });

  it('should name exactly the mentors who pay more than alone', () => {
    const town = randomTown({ mentors: 20, seed: SEED, busyEvery: 10, crowdedEvery: 0 });
    const { weeks, gaveWay } = checkedShared(town);
    const dearer = weeks.map((week, mentor) => week.cost > scheduleWeek(town.weeks[mentor]!).cost);
    expect(gaveWay).toEqual([...dearer.keys()].filter((mentor) => dearer[mentor]));
    expect(gaveWay.length).toBeGreaterThan(0);
  });

  it('should call a week that gave way optimal only where no cheaper one fits among the others', () => {
    fc.assert(
      fc.property(anyShared, (shared) => expectBestAmongOthers(shared)),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('should let a week return to room that others leave while they give way', () => {
    // Without negotiation everybody is blocked in turn, and the first to go may find room again.
    for (const seed of [1, 2, 3, 4, 5]) {
      const town = randomTown({ mentors: 8, seed, busyEvery: 0, crowdedEvery: 0 });
      const oneRoom = town.weeks.map((week) => ({
        ...week,
        meetings: week.meetings.map((meeting, m) => ({ ...meeting, resources: m % 2 === 0 ? [0] : [] })),
      }));
      expectBestAmongOthers({ weeks: oneRoom, resources: [{ capacity: new Int32Array(480).fill(1) }] }, { rounds: 0 });
    }
  });

  it('should leave meetings out rather than place them where there is no room', () => {
    const town = randomTown({ mentors: 6, seed: SEED, busyEvery: 0, crowdedEvery: 0 });
    const closed = { ...town, resources: town.resources.map(() => ({ capacity: new Int32Array(480) })) };
    const { weeks } = checkedShared(closed);
    closed.weeks.forEach(({ meetings }, mentor) => {
      meetings.forEach(({ resources }, m) => {
        if (resources.length > 0) expect(weeks[mentor]!.startOf[m]).toBe(NONE);
      });
    });
  });
});

function expectBestAmongOthers(shared: SharedWeek, options: SharedWeekOptions = {}): void {
  const { weeks } = checkedShared(shared, options);
  weeks.forEach((week, mentor) => {
    if (week.status !== 'optimal') return;
    const others = { ...shared, weeks: shared.weeks.filter((_, k) => k !== mentor) };
    const left = leftOver(
      others,
      weeks.filter((_, k) => k !== mentor),
    );
    const again = scheduleSharedWeek({ weeks: [shared.weeks[mentor]!], resources: left });
    expect(again.weeks[0]!.cost).toBeGreaterThanOrEqual(week.cost);
  });
}

/** What placed weeks leave of each shared thing. */
function leftOver(shared: SharedWeek, weeks: SharedWeekSolution['weeks']): SharedWeek['resources'] {
  return shared.resources.map(({ capacity }, resource) => {
    const left = capacity.slice();
    shared.weeks.forEach(({ meetings }, mentor) => {
      meetings.forEach(({ slots, resources }, m) => {
        const start = weeks[mentor]!.startOf[m]!;
        if (start === NONE) return;
        const wanted = resources.filter((other) => other === resource).length;
        for (let slot = start; slot < start + slots; slot++) left[slot]! -= wanted;
      });
    });
    return { capacity: left };
  });
}
