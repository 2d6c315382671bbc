import { describe, expect, it } from 'vitest';
import { generateEvents, generateTown } from '../../src/generate/index.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { TownEvent } from '../../src/model/event.ts';
import { readCase } from '../../src/model/readCase.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { eventRefusals } from '../../src/planning/eventRefusals.ts';
import { checkPins } from '../../src/planning/pins.ts';
import { rowsOf } from '../../src/planning/rows.ts';
import { ruleSetOf } from '../../src/rules/index.ts';

const SIZES = [
  [0, 0],
  [0, 3],
  [4, 0],
  [1, 1],
  [20, 4],
  [120, 24],
  [400, 60],
] as const;

describe('generateEvents', () => {
  it('should make a stream that applies from start to end and leaves a valid case', () => {
    for (const [citizens, mentors] of SIZES) {
      for (const seed of [1, 2, 3]) {
        const town = generateTown({ citizens, mentors, seed });
        const events = generateEvents(town, 300, seed);
        expect(events).toHaveLength(300);
        const written = events.map((event) => TownEvent.parse(JSON.parse(JSON.stringify(event))));
        expect(written).toEqual(events);
        const after = written.reduce(applyEvent, town);
        expect(readCase(JSON.parse(JSON.stringify(after)))).toEqual(after);
      }
    }
  });

  it('should hold no event that law or rules speak against', () => {
    for (const seed of [1, 2, 3]) {
      let current = generateTown({ citizens: 200, mentors: 30, seed });
      for (const event of generateEvents(current, 400, seed)) {
        expect(eventRefusals(current, event)).toEqual([]);
        current = applyEvent(current, event);
      }
    }
  });

  it('should never break a pin', () => {
    for (const seed of [1, 2, 3, 4]) {
      const town = generateTown({ citizens: 200, mentors: 30, seed });
      const after = generateEvents(town, 600, seed).reduce(applyEvent, town);
      const index = indexCase(after);
      const ruleSet = ruleSetOf(after);
      expect(() => checkPins(index, ruleSet, rowsOf(index, ruleSet))).not.toThrow();
    }
  });

  it('should give the same stream for the same seed and another for another', () => {
    const town = generateTown({ citizens: 40, mentors: 8, seed: 1 });
    expect(generateEvents(town, 50, 7)).toEqual(generateEvents(town, 50, 7));
    expect(generateEvents(town, 50, 7)).not.toEqual(generateEvents(town, 50, 8));
  });

  it('should mix most sorts of event', () => {
    const town = generateTown({ citizens: 300, mentors: 50, seed: 3 });
    const types = new Set(generateEvents(town, 1500, 3).map((event) => event.type));
    expect(types.size).toBeGreaterThanOrEqual(26);
  });
});
