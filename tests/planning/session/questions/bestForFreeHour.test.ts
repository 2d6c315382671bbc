import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../src/model/case.ts';
import { bestForFreeHour } from '../../../../src/planning/session/questions/index.ts';
import { smallTown } from '../../../explain/smallTowns.ts';
import { cheapest, everyPlan, opened, openedTown, STEPS, traceOf } from './rig.ts';

const SEED = 20261128;

const met = { asked: 0, choices: 0, gains: 0, exact: 0 };

function withMinutes(town: Case, mentorId: string, minutes: number): Case {
  const mentors = town.mentors.map((each) =>
    each.id === mentorId ? { ...each, capacityMinutes: each.capacityMinutes + minutes } : each,
  );
  return { ...town, mentors };
}

describe('bestForFreeHour', () => {
  it('should hold the true gain of each choice between its two ends', () => {
    const property = fc.property(smallTown(1), fc.constantFrom(60, 120), (town, minutes) => {
      const session = opened(town)!;
      const { objective, waitingMustServe } = session.figures();
      const answer = bestForFreeHour(session, 'm0', minutes, { steps: STEPS });
      const plans = everyPlan(withMinutes(town, 'm0', minutes));
      const truth = objective - cheapest(plans, waitingMustServe - answer.mustServeGain);
      met.asked++;
      met.gains += answer.gain > 0 || answer.mustServeGain > 0 ? 1 : 0;
      expect(answer.gain).toBeLessThanOrEqual(truth);
      expect(answer.atMost).toBeGreaterThanOrEqual(truth);
      const gains = answer.choices.map(({ gain, mustServeGain }) => mustServeGain * 1e9 + gain);
      expect(gains).toEqual(gains.toSorted((a, b) => b - a));
      for (const { needId, gain, mustServeGain, atMost } of answer.choices) {
        const need = town.needs.findIndex(({ id }) => id === needId);
        const having = plans.filter(({ seats }) => seats[need] === 'm0');
        const own = objective - cheapest(having, waitingMustServe - mustServeGain);
        expect(gain).toBeLessThanOrEqual(own);
        expect(atMost).toBeGreaterThanOrEqual(own);
        met.choices++;
        met.exact += gain === atMost ? 1 : 0;
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 80 });
    expect(met.gains).toBeGreaterThan(5);
    expect(met.exact).toBeGreaterThan(0.9 * met.choices);
  });

  it('should name who joins, in a window of its own too, and leave no trace', () => {
    const session = openedTown(60, 7, 9);
    const before = traceOf(session);
    const window = { weekday: 2, start: '16:00', end: '18:00' };
    const answers = session.case.mentors.map(({ id }) => bestForFreeHour(session, id, 120, { window }));
    const useful = answers.filter(({ gain, mustServeGain }) => gain > 0 || mustServeGain > 0);
    expect(useful.length).toBeGreaterThan(0);
    for (const { mentorId, needIds, seats } of useful) {
      expect(seats.filter(({ to }) => to === mentorId).map(({ needId }) => needId)).toEqual(needIds);
    }
    expect(traceOf(session)).toBe(before);
  });
});
