import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../src/model/case.ts';
import { type HourValue, hourValues } from '../../../../src/planning/session/questions/index.ts';
import { smallTown as townWithRules } from '../../../explain/smallTowns.ts';
import { smallTown as townWithLimits } from '../../../verify/smallTowns.ts';
import { cheapest, everyPlan, opened, openedTown, traceOf, withSoftFrames } from './rig.ts';

const SEED = 20261124;
const MINUTES = 60;

const met = { tried: 0, gains: 0, exact: 0, contracts: 0 };

function withHour(town: Case, { of, id }: HourValue): Case {
  const minutesOf = (entry: number) => entry + MINUTES;
  if (of === 'mentor') {
    const mentors = town.mentors.map((each) =>
      each.id === id ? { ...each, capacityMinutes: minutesOf(each.capacityMinutes) } : each,
    );
    return { ...town, mentors };
  }
  const units = town.units.map((unit) =>
    unit.id === id ? { ...unit, contract: { ...unit.contract, minutes: minutesOf(unit.contract.minutes!) } } : unit,
  );
  return { ...town, units };
}

describe('hourValues', () => {
  it('should hold the true gain of an hour between what was found and at most', () => {
    const property = fc.property(fc.oneof(townWithRules(1), townWithLimits.map(withSoftFrames)), (town) => {
      const session = opened(town);
      if (session === undefined) return;
      const { objective, waitingMustServe } = session.figures();
      for (const value of hourValues(session, { minutes: MINUTES })) {
        if (value.of !== 'mentor' && value.of !== 'contract') continue;
        const truth = objective - cheapest(everyPlan(withHour(town, value)), waitingMustServe - value.mustServeGain);
        met.tried++;
        met.gains += value.gain > 0 || value.mustServeGain > 0 ? 1 : 0;
        met.contracts += value.of === 'contract' ? 1 : 0;
        expect(value.gain).toBeLessThanOrEqual(truth);
        expect(value.atMost).toBeGreaterThanOrEqual(truth);
        if (value.gain === value.atMost) met.exact++;
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 90 });
    expect(met.gains).toBeGreaterThan(10);
    expect(met.contracts).toBeGreaterThan(5);
    expect(met.exact).toBeGreaterThan(0.5 * met.tried);
  });

  it('should value a competence and a language by the best of those who have it', () => {
    const session = openedTown(60, 8, 4);
    const values = hourValues(session);
    const ofMentor = new Map(values.filter(({ of }) => of === 'mentor').map((value) => [value.id, value]));
    expect(ofMentor.size).toBe(
      session.case.mentors.filter(({ sharedFunction }) => sharedFunction === undefined).length,
    );
    const languages = values.filter(({ of }) => of === 'language');
    expect(languages.length).toBeGreaterThan(0);
    for (const { id, best, gain, mustServeGain, atMost } of languages) {
      const speakers = session.case.mentors.filter(
        (mentor) => mentor.languages.includes(id) && ofMentor.has(mentor.id),
      );
      const known = speakers.map((mentor) => ofMentor.get(mentor.id)!);
      expect(mustServeGain).toBe(Math.max(...known.map((value) => value.mustServeGain)));
      expect(known).toContainEqual(expect.objectContaining({ id: best, gain }));
      for (const value of known) {
        if (value.mustServeGain !== mustServeGain) continue;
        expect(gain).toBeGreaterThanOrEqual(value.gain);
        expect(atMost).toBeGreaterThanOrEqual(value.atMost!);
      }
    }
    expect(values.some(({ of }) => of === 'competence')).toBe(true);
  });

  it('should stop at its effort, tell its progress, and leave no trace', () => {
    const session = openedTown(60, 8, 4);
    const before = traceOf(session);
    const steps: string[] = [];
    const values = hourValues(session, { most: 3, onProgress: (done, all) => steps.push(`${done}/${all}`) });
    expect(steps).toEqual(['1/3', '2/3', '3/3']);
    expect(values.filter(({ of }) => of === 'mentor')).toHaveLength(3);
    expect(values.some(({ of, atMost }) => of === 'language' && atMost === null)).toBe(true);
    expect(traceOf(session)).toBe(before);
  });
});
