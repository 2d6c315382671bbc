import { describe, expect, it } from 'vitest';
import { coversDate, isRunningIn } from '../../../src/planning/weeks/courses.ts';
import { addDays } from '../../../src/time/calendar.ts';

describe('isRunningIn', () => {
  it('should be true where the course covers at least three of the five days', () => {
    const monday = '2026-03-02';
    for (let first = -9; first <= 9; first++) {
      for (let last = first; last <= 12; last++) {
        const from = addDays(monday, first);
        for (const until of [addDays(monday, last), undefined]) {
          const days = [0, 1, 2, 3, 4].filter((day) => coversDate({ from, until }, addDays(monday, day)));
          expect([from, until, isRunningIn({ from, until }, monday)]).toEqual([from, until, days.length >= 3]);
        }
      }
    }
  });
});
