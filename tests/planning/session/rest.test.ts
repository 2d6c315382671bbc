import { describe, expect, it } from 'vitest';
import { generateEvents } from '../../../src/generate/index.ts';
import type { TownEvent } from '../../../src/model/event.ts';
import { type Proposal, primeSession, type Session } from '../../../src/planning/session/index.ts';
import { digestOf } from '../../solver/session/digest.ts';
import { opener, planText, tryEvent, violationsOf } from './opened.ts';
import { differences, liveProblemOf } from './sameProblem.ts';
import { roomyTown } from './streams.ts';

const digest = (session: Session) => digestOf(liveProblemOf(session).session.live);

function weight(value: number): TownEvent {
  return { type: 'weightChanged', weight: 'balance', value };
}

describe('Session.ask', () => {
  it('should leave no trace and forget no undo, however many events there were', () => {
    const session = opener(roomyTown(20, 5))();
    const first = digest(session);
    // As many as can be taken back.
    for (let number = 0; number < 200; number++) session.apply(weight(4 + (number % 2)));
    const before = digest(session);
    const objective = session.ask(() => session.apply(weight(50)).after.objective);
    expect(objective).not.toBeNaN();
    expect(digest(session)).toBe(before);
    for (let number = 0; number < 200; number++) expect(session.undo()).toBe(true);
    expect(session.undo()).toBe(false);
    expect(digest(session)).toBe(first);
  });

  it('should take back what a question has done, also when it ends in an error', () => {
    const session = opener(roomyTown(20, 6))();
    const before = digest(session);
    const ask = () =>
      session.ask(() => {
        session.apply(weight(40));
        throw new Error('the question went wrong');
      });
    expect(ask).toThrow('the question went wrong');
    expect(digest(session)).toBe(before);
    expect(differences(session)).toEqual([]);
  });
});

describe('Session.rest', () => {
  it('should raise the bound and leave the plan as it is', () => {
    let risen = 0;
    for (const seed of [7, 8, 9]) {
      const town = roomyTown(40, seed);
      const session = opener(town)();
      // Events leave prices behind that are not quite the best any more.
      for (const event of generateEvents(town, 20, seed)) tryEvent(session, event);
      const { bound, objective } = session.figures();
      const assignments = JSON.stringify(session.plan('test').assignments);
      expect(session.rest(60)).toBeGreaterThanOrEqual(0);
      risen += session.figures().bound - bound;
      expect(session.figures().bound).toBeGreaterThanOrEqual(bound);
      expect(session.figures().objective).toBe(objective);
      expect(JSON.stringify(session.plan('test').assignments)).toBe(assignments);
      expect(violationsOf(session)).toEqual([]);
    }
    expect(risen).toBeGreaterThan(0);
  });

  it('should do nothing in no steps', () => {
    const session = opener(roomyTown(20, 8))();
    const before = digest(session);
    expect(session.rest(0)).toBe(0);
    expect(digest(session)).toBe(before);
  });
});

describe('primeSession', () => {
  it('should leave no trace, and what comes after it is the same', () => {
    const town = roomyTown(30, 9);
    const open = opener(town);
    const [primed, plain] = [open(), open()];
    primeSession(primed, 20);
    expect(digest(primed)).toBe(digest(plain));
    expect(primed.case).toBe(town);
    for (const event of generateEvents(town, 15, 3)) {
      const difference = tryEvent(primed, event);
      expect(tryEvent(plain, event)).toEqual(difference);
    }
    expect(planText(primed)).toBe(planText(plain));
  });
});

describe('Session.propose', () => {
  // Some events leave a plan that the repair after each has not brought to its best.
  const afterEvents = (seed: number) => {
    const town = roomyTown(60, seed);
    const session = opener(town)();
    for (const event of generateEvents(town, 25, seed)) tryEvent(session, event);
    return session;
  };
  const sessions = [11, 12, 13, 14].map(afterEvents);
  const offered = sessions.flatMap((session) => {
    session.rest(60);
    const before = digest(session);
    const plan = planText(session);
    const proposal = session.propose(40, { keepRelations: false });
    return proposal === undefined ? [] : [{ session, before, plan, proposal }];
  });

  it('should find something after some events', () => {
    expect(offered.length).toBeGreaterThan(0);
  });

  it('should only offer: the session is as before', () => {
    for (const { session, before, plan } of offered) {
      expect(digest(session)).toBe(before);
      expect(planText(session)).toBe(plan);
    }
  });

  it('should make the plan better by its gain when accepted, and be taken back', () => {
    for (const { session, before, proposal } of offered) {
      const { objective, waitingMustServe } = session.figures();
      const difference = session.accept(proposal)!;
      expect(difference.seats).toEqual(proposal.seats);
      expect(difference.meetings).toEqual(proposal.meetings);
      expect(session.figures().objective).toBe(objective - proposal.gain);
      expect(session.figures().waitingMustServe).toBe(waitingMustServe - proposal.mustServeGain);
      expect(violationsOf(session)).toEqual([]);
      expect(session.undo()).toBe(true);
      expect(digest(session)).toBe(before);
    }
  });

  it('should not be made after something else has happened', () => {
    for (const { session, proposal } of offered) {
      session.apply(weight(9));
      const before = digest(session);
      expect(session.accept(proposal)).toBeUndefined();
      expect(digest(session)).toBe(before);
    }
  });

  it('should still be good after more rest and a question, which change no plan', () => {
    const again = [15, 16, 17, 18, 19, 20].map(afterEvents).flatMap((session) => {
      const proposal = session.propose(40, { keepRelations: false });
      return proposal === undefined ? [] : [{ session, proposal }];
    });
    expect(again.length).toBeGreaterThan(0);
    for (const { session, proposal } of again) {
      session.rest(8);
      session.ask(() => session.apply(weight(9)));
      const { objective } = session.figures();
      expect(session.accept(proposal)!.after.objective).toBe(objective - proposal.gain);
      expect(session.accept(proposal)).toBeUndefined();
      expect(session.undo()).toBe(true);
      expect(session.accept(proposal)).toBeUndefined();
    }
  });

  it('should end no running relation unless told that it may', () => {
    const ends = (proposal: Proposal | undefined) => proposal?.seats.some(({ endsRelation }) => endsRelation) ?? false;
    let free = 0;
    for (const seed of [21, 22, 23, 24, 25, 26]) {
      const town = roomyTown(60, seed);
      const session = opener(town)();
      for (const event of generateEvents(town, 10, seed)) tryEvent(session, event);
      if (ends(session.propose(40, { keepRelations: false }))) free++;
      expect(ends(session.propose(40))).toBe(false);
    }
    expect(free).toBeGreaterThan(0);
  });
});
