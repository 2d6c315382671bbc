import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyUnlock } from '../../src/explain/applyUnlock.ts';
import { CATALOGUES } from '../../src/explain/label.ts';
import { seatOf, solved } from '../helpers/solved.ts';
import { smallTown } from './smallTowns.ts';

describe('waiting needs of small towns', () => {
  it('should each have a reason the catalogue knows, time short only where time is a reason, and unlocks that seat them', () => {
    let waited = 0;
    const proven: Record<string, number> = {};
    fc.assert(
      fc.property(smallTown(), (town) => {
        for (const { needId, reasons, missingMinutes, unlock } of solved(town).waiting) {
          waited++;
          expect(reasons.length).toBeGreaterThan(0);
          for (const { code } of reasons) expect(Object.keys(CATALOGUES.da.reason)).toContain(code);
          const isTime = reasons.some(({ code }) => code === 'capacity' || code === 'contractHours');
          expect(missingMinutes > 0).toBe(isTime);
          if (unlock?.isProven !== true) continue;
          proven[unlock.kind] = (proven[unlock.kind] ?? 0) + 1;
          expect(seatOf(solved(applyUnlock(town, needId, unlock)), needId), JSON.stringify(unlock)).toBeDefined();
        }
      }),
      { seed: 20260302, numRuns: 40, endOnFailure: true },
    );
    expect(waited).toBeGreaterThan(50);
    // The property must not pass for want of unlocks: most kinds that such towns can need have been carried out.
    expect(Object.values(proven).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(30);
    expect(Object.keys(proven).length).toBeGreaterThan(3);
  });
});
