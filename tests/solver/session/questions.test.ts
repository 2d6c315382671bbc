import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf, settle, Touched } from '../../../solver/session/index.ts';
import { SEED } from '../assignment/smallProblems.ts';
import { digestOf } from './digest.ts';
import { apply, type Both, type Edit, edit, opening, USUAL_EDITS } from './edits.ts';
import { sessionFaults } from './sessionFaults.ts';

const edits = fc.array(edit(USUAL_EDITS), { minLength: 1, maxLength: 3 });

/** An event, and before it a question that is asked, perhaps answered, and taken back. */
const round = fc.record({ question: edits, isAnswered: fc.boolean(), event: edits });

function take(both: Both, list: readonly Edit[]): void {
  both.touched = new Touched();
  for (const each of list) apply(both, each);
  settle(both.session, both.touched);
}

function ask(both: Both, question: readonly Edit[], isAnswered: boolean): void {
  const { plain } = both;
  const mark = both.session.live.journal.mark();
  both.plain = structuredClone(plain);
  both.touched = new Touched();
  for (const each of question) apply(both, each);
  if (isAnswered) settle(both.session, both.touched);
  both.session.live.journal.rollback(mark);
  both.plain = plain;
}

describe('a question that is taken back', () => {
  it('should leave nothing behind: what comes after it goes as if it had never been asked', () => {
    let abandoned = 0;
    const property = fc.property(opening, fc.array(round, { minLength: 1, maxLength: 5 }), ({ open }, rounds) => {
      const [asked, silent] = [open(), open()];
      for (const { question, isAnswered, event } of rounds) {
        const before = digestOf(asked.session.live);
        ask(asked, question, isAnswered);
        expect(digestOf(asked.session.live)).toBe(before);
        take(asked, event);
        take(silent, event);
        expect(digestOf(asked.session.live)).toBe(digestOf(silent.session.live));
        expect(figuresOf(asked.session)).toEqual(figuresOf(silent.session));
        expect(sessionFaults(asked.session.live)).toEqual([]);
        if (!isAnswered) abandoned++;
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 150 });
    expect(abandoned).toBeGreaterThan(100);
  });
});
