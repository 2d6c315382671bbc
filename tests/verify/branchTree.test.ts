import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Branch } from '../../src/model/plan.ts';
import { gapsOf } from '../../src/verify/branchTree.ts';

type Choices = Branch['choices'];

const of = (...choices: Choices): Branch => ({ choices, prices: { needs: {}, rows: {} } });
const on = (needId: string, seatId: string | null, taken: boolean) => ({ needId, seatId, taken });

const QUESTIONS = [
  { needId: 'n1', seatId: 'm1' },
  { needId: 'n2', seatId: 'm1' },
  { needId: 'n2', seatId: null },
];
const choice = fc.record({ asked: fc.constantFrom(...QUESTIONS), taken: fc.boolean() });
const someBranches = fc.array(
  fc.array(choice, { maxLength: 2 }).map((choices) => of(...choices.map(({ asked, taken }) => ({ ...asked, taken })))),
  { minLength: 1, maxLength: 4 },
);

/** How many branches a plan with these answers is in. */
function homes(branches: readonly Branch[], answers: ReadonlyMap<string, boolean>): number {
  return branches.filter(({ choices }) =>
    choices.every(({ needId, seatId, taken }) => answers.get(`${needId} ${seatId}`) === taken),
  ).length;
}

describe('gapsOf', () => {
  it('should find nothing missing in a tree of questions with all their answers', () => {
    expect(gapsOf([of()])).toEqual([]);
    expect(gapsOf([of(on('n1', 'm1', true)), of(on('n1', 'm1', false))])).toEqual([]);
    const deep = [
      of(on('n1', 'm1', false), on('n2', null, true)),
      of(on('n1', 'm1', true), on('n1', 'm2', true)),
      of(on('n1', 'm1', false), on('n2', null, false)),
      of(on('n1', 'm1', true), on('n1', 'm2', false)),
    ];
    expect(gapsOf(deep)).toEqual([]);
  });

  it('should say which question lacks which answer', () => {
    expect(gapsOf([of(on('n1', 'm1', true))])).toEqual([
      'Branch 0 asks whether need "n1" is on "m1"; no branch answers no.',
    ]);
    const half = [of(on('n1', 'm1', true)), of(on('n1', 'm1', false), on('n2', null, false))];
    expect(gapsOf(half)).toEqual(['Branch 1 asks whether need "n2" waits; no branch answers yes.']);
  });

  it('should say where branches ask different questions, or the same plans stand twice', () => {
    expect(gapsOf([of(on('n1', 'm1', true)), of(on('n1', 'm2', false))])).toEqual([
      'After the same choices branch 0 asks whether need "n1" is on "m1" and branch 1 asks whether need "n1" is on "m2".',
    ]);
    expect(gapsOf([of(), of(on('n1', null, true))])).toEqual([
      'After the same choices branch 0 asks no more and branch 1 asks whether need "n1" waits.',
    ]);
    expect(gapsOf([of(), of()])).toEqual(['Branches 0 and 1 make the same choices.']);
  });

  it('should miss every branch that is left out', () => {
    const leaves = [
      of(on('n1', 'm1', true)),
      of(on('n1', 'm1', false), on('n2', 'm1', true)),
      of(on('n1', 'm1', false), on('n2', 'm1', false), on('n1', null, true)),
      of(on('n1', 'm1', false), on('n2', 'm1', false), on('n1', null, false)),
    ];
    expect(gapsOf(leaves)).toEqual([]);
    for (const leaf of leaves) expect(gapsOf(leaves.filter((other) => other !== leaf))).toHaveLength(1);
  });

  it('should find no gap only where all answers to all questions together lead to one branch', () => {
    let complete = 0;
    const property = fc.property(someBranches, (branches) => {
      if (gapsOf(branches).length > 0) return;
      if (branches.length > 1) complete += 1;
      for (let bits = 0; bits < 1 << QUESTIONS.length; bits++) {
        const answers = new Map(
          QUESTIONS.map(({ needId, seatId }, at) => [`${needId} ${seatId}`, (bits & (1 << at)) > 0]),
        );
        expect(homes(branches, answers)).toBe(1);
      }
    });
    fc.assert(property, { seed: 7, numRuns: 40_000 });
    expect(complete).toBeGreaterThan(50);
  });
});
