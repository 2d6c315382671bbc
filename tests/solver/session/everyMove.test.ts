import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { settle, Touched } from '../../../solver/session/index.ts';
import type { Live } from '../../../solver/session/live.ts';
import { SEED } from '../assignment/smallProblems.ts';
import { apply, edit, opening, USUAL_EDITS } from './edits.ts';
import { planFaults } from './sessionFaults.ts';

const looking = vi.hoisted(() => ({ at: undefined as ((live: Live) => void) | undefined }));

vi.mock('../../../solver/session/plan.ts', async (original) => {
  const plan = await original<typeof import('../../../solver/session/plan.ts')>();
  const moveNeed: typeof plan.moveNeed = (live, need, pair) => {
    plan.moveNeed(live, need, pair);
    looking.at?.(live);
  };
  return { ...plan, moveNeed };
});

describe('every single move', () => {
  it('should leave loads, uses, points and limits as they are from nothing, also in chains that are taken back', () => {
    let moves = 0;
    const wrong: string[] = [];
    looking.at = (live) => {
      moves++;
      wrong.push(...planFaults(live));
    };
    const events = fc.array(fc.array(edit(USUAL_EDITS), { minLength: 1, maxLength: 2 }), { maxLength: 6 });
    const property = fc.property(opening, events, ({ open }, list) => {
      const both = open();
      for (const edits of list) {
        both.touched = new Touched();
        for (const each of edits) apply(both, each);
        settle(both.session, both.touched);
      }
      expect(wrong).toEqual([]);
    });
    fc.assert(property, { seed: SEED, numRuns: 150 });
    expect(moves).toBeGreaterThan(300);
  });
});
