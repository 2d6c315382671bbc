import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NONE } from '../../../solver/assignment/problem.ts';
import {
  improvementsOf,
  keepImprovements,
  type Step,
  takeAround,
  takeStep,
} from '../../../solver/session/improvements.ts';
import {
  type AssignmentSession,
  figuresOf,
  findBetterPlan,
  openAssignment,
  removeNeed,
  rest,
  type SettleLimits,
  seatOf,
  settle,
  Touched,
  takeBetterPlan,
  takeSnapshot,
  USUAL_LIMITS,
} from '../../../solver/session/index.ts';
import { SIZE } from '../../../solver/session/live.ts';
import { SEED } from '../assignment/smallProblems.ts';
import { digestOf } from './digest.ts';
import { opening } from './edits.ts';
import { sessionFaults } from './sessionFaults.ts';

/** The opening’s problem with everybody where the first of the needs’ pairs with room leads, so that there is much to find. */
function careless(session: AssignmentSession): AssignmentSession {
  const { problem, prices } = takeSnapshot(session.live);
  const other = openAssignment(problem, new Int32Array(problem.needCount).fill(NONE), prices);
  rest(other, 24, []);
  return other;
}

const needsOf = ({ live }: AssignmentSession) =>
  Array.from({ length: live.size.given.data[SIZE.needs]! }, (_, at) => at);
const seatsOf = (session: AssignmentSession) => needsOf(session).map((need) => seatOf(session.live, need));
const touches = (step: Step, seat: number) => step.some(({ from, to }) => from === seat || to === seat);

/** Settling that neither makes chains nor solves anything again; takes improvements in for fewer touched needs than this. */
function nothingElse(many: number): SettleLimits {
  const { repair } = USUAL_LIMITS;
  const resolve = { ...repair.resolve, rise: Number.POSITIVE_INFINITY };
  return { ...USUAL_LIMITS, seats: 0, repair: { ...repair, many, chains: 0, resolve } };
}

/** Points of a plan with the first level before them. */
const standing = (session: AssignmentSession) => {
  const { waitingMustServe, objective } = figuresOf(session);
  return [waitingMustServe, objective] as const;
};

function isBetter(session: AssignmentSession, [waiting, points]: readonly [number, number]): boolean {
  const [waitingNow, pointsNow] = standing(session);
  return waitingNow < waiting || (waitingNow === waiting && pointsNow < points);
}

describe('improvements', () => {
  it('should be read as they were written', () => {
    const move = fc.record({
      need: fc.nat(50),
      from: fc.integer({ min: NONE, max: 9 }),
      to: fc.integer({ min: NONE, max: 9 }),
    });
    const steps = fc.array(fc.array(move, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
    const property = fc.property(opening, steps, steps, ({ open }, first, second) => {
      const { live } = open().session;
      const digest = digestOf(live);
      const mark = live.journal.mark();
      keepImprovements(live, first);
      expect(improvementsOf(live)).toEqual(first);
      keepImprovements(live, second);
      expect(improvementsOf(live)).toEqual(second);
      live.journal.rollback(mark);
      expect(digestOf(live)).toBe(digest);
    });
    fc.assert(property, { seed: SEED, numRuns: 50 });
  });

  it('should each make the plan better, one after the other, and be what is offered', () => {
    let taken = 0;
    const property = fc.property(opening, ({ open }) => {
      const session = careless(open().session);
      const steps = improvementsOf(session.live);
      const offer = findBetterPlan(session, 0, []);
      expect(offer === undefined).toBe(steps.length === 0);
      const before = standing(session);
      for (const step of steps) {
        const now = standing(session);
        expect(takeStep(session.live, step)).toBe(true);
        expect(isBetter(session, now)).toBe(true);
        taken++;
      }
      expect(sessionFaults(session.live)).toEqual([]);
      if (offer === undefined) return;
      expect([before[0] - offer.mustServeGain, before[1] - offer.gain]).toEqual(standing(session));
      const other = careless(open().session);
      takeBetterPlan(other, offer);
      expect(seatsOf(other)).toEqual(seatsOf(session));
    });
    fc.assert(property, { seed: SEED, numRuns: 400 });
    expect(taken).toBeGreaterThan(50);
  });

  it('should be taken near the changed seats, and left alone elsewhere', () => {
    let [near, far] = [0, 0];
    const property = fc.property(opening, ({ open }) => {
      const session = careless(open().session);
      const steps = improvementsOf(session.live);
      const before = seatsOf(session);
      for (let seat = 0; seat < session.live.size.given.data[SIZE.seats]!; seat++) {
        const mark = session.live.journal.mark();
        const was = standing(session);
        takeAround(session.live, new Set([seat]));
        if (steps.some((step) => touches(step, seat))) {
          expect(isBetter(session, was)).toBe(true);
          near++;
        } else {
          expect(seatsOf(session)).toEqual(before);
          far++;
        }
        session.live.journal.rollback(mark);
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 400 });
    expect(near).toBeGreaterThan(50);
    expect(far).toBeGreaterThan(20);
  });

  it('should be taken by an event that changes their seats, unless it is one of many needs', () => {
    let better = 0;
    const property = fc.property(opening, ({ open }) => {
      const session = careless(open().session);
      const [first] = improvementsOf(session.live);
      const seat = first?.flatMap(({ from, to }) => [from, to]).find((each) => each !== NONE);
      if (seat === undefined) return;
      const settled = [0, 1].map((many) => {
        const mark = session.live.journal.mark();
        const touched = new Touched();
        touched.seats.add(seat);
        settle(session, touched, nothingElse(many));
        const figures = standing(session);
        session.live.journal.rollback(mark);
        return figures;
      });
      const { waitingMustServe, unpairedMustServe } = figuresOf(session);
      // Must-serve needs that wait are put somewhere by force either way.
      if (waitingMustServe === unpairedMustServe) expect(settled[0]).toEqual(standing(session));
      if (settled[1]![0] < settled[0]![0] || settled[1]![1] < settled[0]![1]) better++;
    });
    fc.assert(property, { seed: SEED, numRuns: 400 });
    expect(better).toBeGreaterThan(20);
  });

  it('should leave a plan that something has happened to, or that they make no better, as it is', () => {
    let refused = 0;
    const property = fc.property(opening, fc.nat(), ({ open }, which) => {
      const session = careless(open().session);
      const [step] = improvementsOf(session.live);
      if (step === undefined) return;
      const { need } = step[which % step.length]!;
      const mark = session.live.journal.mark();
      const back = step.map(({ need: at, from, to }) => ({ need: at, from: to, to: from }));
      expect(takeStep(session.live, step)).toBe(true);
      for (const vain of [step, back]) {
        const digest = digestOf(session.live);
        expect(takeStep(session.live, vain)).toBe(false);
        expect(digestOf(session.live)).toBe(digest);
      }
      session.live.journal.rollback(mark);
      removeNeed(session.live, need);
      const digest = digestOf(session.live);
      expect(takeStep(session.live, step)).toBe(false);
      expect(digestOf(session.live)).toBe(digest);
      refused++;
    });
    fc.assert(property, { seed: SEED, numRuns: 400 });
    expect(refused).toBeGreaterThan(50);
  });

  it('should not move those who are held since they were found', () => {
    let held = 0;
    const property = fc.property(opening, ({ open }) => {
      const session = careless(open().session);
      const { live } = session;
      const first = improvementsOf(live)[0]?.[0];
      if (first === undefined) return;
      const moved = findBetterPlan(session, 0, [first.need])?.moves ?? [];
      expect(moved.map(({ need }) => need)).not.toContain(first.need);
      rest(session, 2, [first.need]);
      expect(improvementsOf(live)[0]?.map(({ need }) => need) ?? []).not.toContain(first.need);
      held++;
    });
    fc.assert(property, { seed: SEED, numRuns: 400 });
    expect(held).toBeGreaterThan(20);
  });

  it('should outlast further rest, which adds to them', () => {
    let kept = 0;
    const property = fc.property(opening, ({ open }) => {
      const session = careless(open().session);
      const gain = (offer = findBetterPlan(session, 0, [])) => [offer?.mustServeGain ?? 0, offer?.gain ?? 0] as const;
      const before = gain();
      rest(session, 2, []);
      const after = gain();
      if (before[0] === after[0]) expect(after[1]).toBeGreaterThanOrEqual(before[1]);
      else expect(after[0]).toBeGreaterThan(before[0]);
      if (before[0] + before[1] > 0) kept++;
    });
    fc.assert(property, { seed: SEED, numRuns: 400 });
    expect(kept).toBeGreaterThan(20);
  });

  it('should leave those held where they are', () => {
    let found = 0;
    const property = fc.property(opening, ({ open }) => {
      const session = careless(open().session);
      const first = improvementsOf(session.live)[0];
      if (first === undefined) return;
      keepImprovements(session.live, []);
      const held = new Set(first.map(({ need }) => need));
      rest(session, 24, held);
      const moved = improvementsOf(session.live).flat();
      expect(moved.filter(({ need }) => held.has(need))).toEqual([]);
      expect(needsOf(session).filter((need) => session.live.need.isHeld.data[need] === 1)).toEqual([]);
      found += moved.length;
    });
    fc.assert(property, { seed: SEED, numRuns: 400 });
    expect(found).toBeGreaterThan(10);
  });
});
