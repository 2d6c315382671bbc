/** Rows S01–S04: the municipality’s own corps. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../solver/index.ts';
import { capacityMinutes } from '../../src/fit/index.ts';
import { demoTown, generateTown } from '../../src/generate/index.ts';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { randomWithPicks } from '../../src/planning/baselines.ts';
import { pairRows } from '../../src/planning/compile.ts';
import { rowsOf } from '../../src/planning/rows.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { seatOf, solved, withRelationsOf } from '../helpers/solved.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe('row S01, own corps across departments', () => {
  it('should keep 24 mentors within their hours and serve every must-serve need of 120 citizens', () => {
    const town = aCase({
      mentors: numbers(24).map((at) => aMentor({ id: `m${at}`, capacityMinutes: 600 })),
      citizens: numbers(120).map((at) =>
        aCitizen({
          id: `c${at}`,
          departmentId: at % 2 ? 'jobs' : 'youth',
          ...(at % 3 === 0 ? { retOgPligt: { reason: 'personalReasons' as const } } : {}),
        }),
      ),
      needs: numbers(120).map((at) =>
        aNeed({ id: `n${at}`, citizenId: `c${at}`, grantedMinutes: 60 * (1 + (at % 3)) }),
      ),
    });
    const plan = solved(town);
    for (const mentor of town.mentors) {
      const load = plan.assignments
        .filter((row) => row.seatId === mentor.id)
        .reduce((sum, row) => sum + row.mentorMinutes, 0);
      expect(load).toBeLessThanOrEqual(600);
    }
    expect(plan.kpis.waitingMustServe).toBe(0);
  });
});

describe('row S02, department corps', () => {
  const town = (lends: boolean) =>
    aCase({
      units: [
        aUnit({ id: 'over30', scope: { ageLeast: 30 }, lendsOutsideScope: lends }),
        aUnit({ id: 'under30', scope: { ageMost: 29 } }),
      ],
      mentors: [aMentor({ id: 'elder', unitId: 'over30' }), aMentor({ id: 'younger', unitId: 'under30', caseload: 0 })],
      citizens: [aCitizen({ age: 24, benefit: 'uddannelseshjaelp' })],
    });

  it('should never give a citizen of 24 to the corps for those over 30', () => {
    expect(seatOf(solved(town(false)), 'n1')).toBeUndefined();
  });

  it('should change when lending is switched on, and say what it costs', () => {
    const plan = solved(town(true));
    expect(seatOf(plan, 'n1')).toBe('elder');
    expect(plan.assignments[0]!.breakdown).toContainEqual({ part: 'lending', points: 150, subjects: ['over30'] });
  });
});

describe('row S03, the mentors’ weekly meeting', () => {
  it('should fit eight new orders in without moving a running pair when there is room', () => {
    const people = numbers(20);
    const before = aCase({
      mentors: numbers(6).map((at) => aMentor({ id: `m${at}`, capacityMinutes: 900 })),
      citizens: people.map((at) => aCitizen({ id: `c${at}` })),
      needs: people.slice(0, 12).map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` })),
    });
    const running = withRelationsOf(before, solved(before));
    const after = solved({ ...running, needs: people.map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` })) });
    expect(after.kpis).toMatchObject({ assigned: 20, relationsKept: 12, relationsBroken: 0 });
  });

  it('should leave out a mentor who declined the need', () => {
    const plan = solved(aCase({ mentors: [aMentor({ declines: ['n1'] }), aMentor({ id: 'm2' })] }));
    expect(seatOf(plan, 'n1')).toBe('m2');
  });
});

const PICKS = 5;

/** The town with picks of the caseworkers: every fourth need on the last mentor who could take it and is nobody’s pick yet. */
function withPicks(town: Case, seed: number): Case {
  const index = indexCase(town);
  const ruleSet = ruleSetOf(town);
  const pairs = pairRows(index, ruleSet, rowsOf(index, ruleSet));
  const picked = new Set<number>();
  const pins = town.needs.flatMap((need, at) => {
    const { seats, loads } = pairs[at]!;
    const hasRoom = (seat: number) => (capacityMinutes(index, index.seats[seat]!) ?? 0) >= loads[seats.indexOf(seat)]!;
    const seat = seats.findLast((candidate) => hasRoom(candidate) && !picked.has(candidate));
    if (at % 4 !== seed % 4 || seat === undefined) return [];
    picked.add(seat);
    return [{ needId: need.id, seatId: index.seats[seat]!.id }];
  });
  return { ...town, pins: pins.slice(0, PICKS) };
}

describe('row S04, random with caseworker picks', () => {
  it.each([1, 2, 3, 4])('should never be worse than chance with picks, both keeping every pin (town %i)', (seed) => {
    const town = withPicks(generateTown({ citizens: 40, mentors: 8, seed }), seed);
    const index = indexCase(town);
    const ruleSet = ruleSetOf(town);
    const pairs = pairRows(index, ruleSet, rowsOf(index, ruleSet));
    const chance = randomWithPicks(index, ruleSet, pairs, seededRandom(seed));
    const plan = solved(town);
    const { objective, waitingMustServe } = plan.certificate;
    expect(waitingMustServe).toBeLessThanOrEqual(chance.waitingMustServe);
    if (waitingMustServe === chance.waitingMustServe) expect(objective).toBeLessThanOrEqual(chance.objective);
    expect(town.pins).toHaveLength(PICKS);
    for (const { needId, seatId } of town.pins) expect(seatOf(plan, needId)).toBe(seatId);
  });

  it('should keep a pin that costs the plan points, and only as long as it is set', () => {
    const mentors = [aMentor({ id: 'm1' }), aMentor({ id: 'm2', competences: [] })];
    const town = aCase({ mentors, needs: [aNeed({ competences: ['oekonomi'] })] });
    expect(seatOf(solved(town), 'n1')).toBe('m1');
    expect(seatOf(solved({ ...town, pins: [{ needId: 'n1', seatId: 'm2' }] }), 'n1')).toBe('m2');
  });

  it('should honour every pin, in the demo town', () => {
    const pinned = demoTown();
    expect(pinned.pins.length).toBeGreaterThan(0);
    const plan = solved(pinned, 5000);
    for (const pin of pinned.pins) expect(seatOf(plan, pin.needId)).toBe(pin.seatId);
  });

  it('should have a mean match score at least as good as chance’s where both serve the same needs', () => {
    // Hours and places enough for all, so that the means are over the same matches.
    const people = numbers(12);
    const town = aCase({
      mentors: numbers(6).map((at) =>
        aMentor({ id: `m${at}`, competences: [{ competenceId: ['oekonomi', 'misbrug', 'paedagog'][at % 3]! }] }),
      ),
      citizens: people.map((at) => aCitizen({ id: `c${at}` })),
      needs: people.map((at) =>
        aNeed({ id: `n${at}`, citizenId: `c${at}`, competences: [['oekonomi', 'misbrug', 'paedagog'][at % 3]!] }),
      ),
    });
    const index = indexCase(town);
    const ruleSet = ruleSetOf(town);
    const pairs = pairRows(index, ruleSet, rowsOf(index, ruleSet));
    const meanOf = (objective: number) => objective / town.needs.length;
    const mean = meanOf(solved(town).certificate.objective);
    expect(mean).toBe(town.weights.contactPerson); // everybody gets the competence; only the person is new
    const chances = numbers(20).map((seed) =>
      meanOf(randomWithPicks(index, ruleSet, pairs, seededRandom(seed)).objective),
    );
    for (const chance of chances) expect(chance).toBeGreaterThanOrEqual(mean);
    expect(Math.max(...chances)).toBeGreaterThan(mean);
  });
});
