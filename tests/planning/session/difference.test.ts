import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../solver/index.ts';
import type { Meeting, MissedMeeting, Plan } from '../../../src/model/plan.ts';
import { applyEvent } from '../../../src/planning/applyEvent.ts';
import type { Difference, Session } from '../../../src/planning/session/index.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../../helpers/caseBuilder.ts';
import { opener, tryEvent, violationsOf } from './opened.ts';
import { anyEvent, roomyTown } from './streams.ts';

const seatsOf = ({ assignments }: Plan) => new Map(assignments.map(({ needId, seatId }) => [needId, seatId]));

/** Assignments that differ between two plans, sorted by need; who came or went counts with no seat. */
function seatDifference(before: Plan, after: Plan) {
  const [was, is] = [seatsOf(before), seatsOf(after)];
  const needsOf = ({ assignments, waiting }: Plan) => new Set([...assignments, ...waiting].map(({ needId }) => needId));
  const [then, now] = [needsOf(before), needsOf(after)];
  return [...new Set([...then, ...now])]
    .filter((id) => then.has(id) !== now.has(id) || was.get(id) !== is.get(id))
    .map((id) => `${id}: ${was.get(id) ?? null} → ${is.get(id) ?? null}`)
    .sort();
}

const meetingText = (meeting: Meeting) => JSON.stringify(meeting);
const missedText = ({ needId, week, code, breachOfWeeklyDuty }: MissedMeeting) =>
  `${needId} ${week} ${code} ${breachOfWeeklyDuty}`;

/** What the changes make of the meetings before. */
function changed(before: Plan, { meetings }: Difference): string[] {
  const left = new Map(before.meetings.map((meeting) => [meeting.id, meetingText(meeting)]));
  for (const { id } of meetings.removed) expect(left.delete(id)).toBe(true);
  for (const { from, to } of meetings.moved) {
    expect(left.get(from.id)).toBe(meetingText(from));
    expect(meetingText(to)).not.toBe(meetingText(from));
    left.set(to.id, meetingText(to));
  }
  for (const meeting of meetings.added) {
    expect(left.has(meeting.id)).toBe(false);
    left.set(meeting.id, meetingText(meeting));
  }
  return [...left.values()].sort();
}

/** Rows are counted: a need may miss two meetings of a week for the same reason. */
function missedAfter(before: Plan, { meetings }: Difference): string[] {
  const left = before.missedMeetings.map(missedText);
  for (const row of meetings.noLongerMissed) {
    const at = left.indexOf(missedText(row));
    expect(at).toBeGreaterThanOrEqual(0);
    left.splice(at, 1);
  }
  return [...left, ...meetings.missed.map(missedText)].sort();
}

function checkDifference(before: Plan, after: Plan, difference: Difference): void {
  const told = difference.seats.map(({ needId, from, to }) => `${needId}: ${from} → ${to}`).sort();
  expect(told).toEqual(seatDifference(before, after));
  for (const { reasons } of difference.seats) expect(reasons.length).toBeGreaterThan(0);
  expect(changed(before, difference)).toEqual(after.meetings.map(meetingText).sort());
  expect(missedAfter(before, difference)).toEqual(after.missedMeetings.map(missedText).sort());
  for (const [figures, plan] of [
    [difference.before, before],
    [difference.after, after],
  ] as const) {
    const { objective, waitingMustServe, bound } = plan.certificate;
    const { needs, waiting } = plan.kpis;
    expect(figures).toMatchObject({ objective, waitingMustServe, needs, waiting });
    // What is written down is proven anew, and never less than the running bound.
    expect(figures.bound).toBeLessThanOrEqual(bound);
    expect(figures.gap).toBeCloseTo(Math.max(0, objective - figures.bound) / Math.max(1, Math.abs(objective)), 12);
  }
}

function checkPoints(before: Plan, after: Plan, { seats }: Difference): void {
  const pointsOf = ({ assignments, waiting }: Plan) =>
    new Map([...assignments, ...waiting].map(({ needId, points }) => [needId, points]));
  const [was, is] = [pointsOf(before), pointsOf(after)];
  for (const { needId, pointsBefore, pointsAfter } of seats) {
    // Waiting for a pin is no price.
    if (pointsBefore !== Number.POSITIVE_INFINITY)
      expect([needId, pointsBefore]).toEqual([needId, was.get(needId) ?? null]);
    if (pointsAfter !== Number.POSITIVE_INFINITY)
      expect([needId, pointsAfter]).toEqual([needId, is.get(needId) ?? null]);
  }
}

describe('Difference', () => {
  it.each([62, 63, 64, 66])('should be what two plans differ in, each move with a reason: seed %i', (seed) => {
    const session = opener(roomyTown(14, seed))();
    const random = seededRandom(seed);
    let before = session.plan('test');
    let moved = 0;
    for (let number = 1; number <= 16; number++) {
      const difference = tryEvent(session, anyEvent(session.case, random, 1000 * seed + number));
      if (difference === undefined) continue;
      const after = session.plan('test');
      checkDifference(before, after, difference);
      checkPoints(before, after, difference);
      moved += difference.seats.length;
      before = after;
    }
    expect(moved).toBeGreaterThan(3);
  });
});

describe('Session.moveTo', () => {
  it.each([71, 73, 74])('should take many events at once, about as well as one by one: seed %i', (seed) => {
    const open = opener(roomyTown(30, seed));
    const [single, batch] = [open(), open()];
    const random = seededRandom(seed);
    let next = single.case;
    for (let number = 1; number <= 25; number++) {
      const event = anyEvent(single.case, random, 1000 * seed + number);
      if (tryEvent(single, event) !== undefined) next = applyEvent(next, event);
    }
    const before = batch.plan('test');
    const difference = batch.moveTo(next);
    checkDifference(before, batch.plan('test'), difference);
    expect(violationsOf(batch)).toEqual([]);
    expect(violationsOf(single)).toEqual([]);
    expectWithinGap(batch, single);
    expect(batch.undo()).toBe(true);
    expect(JSON.stringify(batch.plan('test'))).toBe(JSON.stringify(before));
  });
});

/** What one proves holds for the other: neither is further from the best than its own gap, where no more must-serve needs wait. */
function expectWithinGap(batch: Session, single: Session): void {
  const figures = [batch.figures(), single.figures()];
  for (const { bound, waitingMustServe } of figures) {
    const comparable = figures.filter((other) => other.waitingMustServe <= waitingMustServe);
    for (const { objective } of comparable) expect(objective).toBeGreaterThanOrEqual(bound);
  }
}

describe('reasons of a move', () => {
  const wishing = (id: string, value: string) =>
    aNeed({ id, citizenId: `c${id.slice(1)}`, wishes: [{ kind: 'mentor', value }] });
  const office = (...needs: ReturnType<typeof aNeed>[]) =>
    aCase({
      citizens: needs.map(({ citizenId }) => aCitizen({ id: citizenId })),
      mentors: [aMentor({ id: 'm1', capacityMinutes: 240 }), aMentor({ id: 'm2', capacityMinutes: 240 })],
      needs,
    });
  const movesOf = ({ seats }: Difference) =>
    seats.map(({ needId, from, to, reasons }) => [
      needId,
      from,
      to,
      ...reasons.map(({ code, subjects }) => [code, ...subjects]),
    ]);

  it('should be the seat where it has less room now', () => {
    const session = opener(office(wishing('n1', 'm1'), wishing('n2', 'm1'), wishing('n3', 'm2')))();
    const smaller = { type: 'mentorCapacityChanged', mentorId: 'm1', capacityMinutes: 120, caseload: 5 } as const;
    const moves = movesOf(session.apply(smaller));
    expect(moves).toHaveLength(1);
    expect(moves[0]!.slice(1)).toEqual(['m1', 'm2', ['seatChanged', 'm1']]);
  });

  it('should be a better place where one becomes free elsewhere', () => {
    const session = opener(office(...['n1', 'n2', 'n3'].map((id) => wishing(id, 'm1'))))();
    const [first] = session.plan('test').assignments.filter(({ seatId }) => seatId === 'm1');
    const closing = { type: 'needClosed', needId: first!.needId, reason: 'goalReached' } as const;
    const moves = movesOf(session.apply(closing)).filter(([needId]) => needId !== first!.needId);
    expect(moves.map((move) => move.slice(1))).toEqual([['m2', 'm1', ['betterPlace', 'm2']]]);
  });

  it('should be the rule that blocks the old seat before all else', () => {
    const session = opener(office(wishing('n1', 'm1'), wishing('n2', 'm1')))();
    const veto = { type: 'vetoed', citizenId: 'c1', seatId: 'm1', by: 'citizen' } as const;
    const moves = movesOf(session.apply(veto));
    expect(moves.map((move) => move.slice(0, 3))).toEqual([['n1', 'm1', 'm2']]);
    expect(moves[0]![3]).toEqual(['veto', 'm1']);
  });
});

describe('points before', () => {
  it('should be those of waiting as it was, also where the event changes what waiting costs', () => {
    const town = aCase({ mentors: [aMentor({ capacityMinutes: 0 })], needs: [aNeed({ urgency: 0 })] });
    const session = opener(town)();
    const before = session.figures().objective;
    const next = { ...town, mentors: [aMentor({ capacityMinutes: 600 })], needs: [aNeed({ urgency: 3 })] };
    const [move] = session.moveTo(next).seats;
    expect(move).toMatchObject({ from: null, pointsBefore: before });
  });
});
