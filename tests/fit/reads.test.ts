import { describe, expect, it } from 'vitest';
import {
  CONSIDERATIONS,
  capacityMinutes,
  caseload,
  considerationsReading,
  contractLeft,
  contractMinutes,
  FIGURE_READS,
  type Figure,
  fairMinutes,
  figuresReading,
  frameOf,
  grossOere,
  mentorMinutes,
  openOere,
  openPoints,
  pairPoints,
  pointsOf,
  seatLimits,
  waitingPoints,
} from '../../src/fit/index.ts';
import { diceOf } from '../../src/generate/dice.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import type { PairContext } from '../../src/rules/context.ts';
import { type Field, isMustServe } from '../../src/rules/index.ts';
import { oddTown, pairsOf, withOneChange } from '../rules/oddTowns.ts';
import { changedAround, recorded, undeclared, unread } from '../rules/recorder.ts';

/** Every figure, asked of a pair. A frame is which one it is, a contract’s rest what is left and who fits. */
const ASK: Readonly<Record<Figure, (pair: PairContext) => unknown>> = {
  mentorMinutes,
  contractMinutes,
  grossOere,
  frameOf: (pair) => frameOf(pair)?.id,
  isMustServe: ({ need, citizen, ruleSet }) => isMustServe(need, citizen, ruleSet),
  waitingPoints: ({ index, need }) => waitingPoints(index, need),
  capacityMinutes: ({ index, seat }) => capacityMinutes(index, seat),
  fairMinutes: ({ index, seat }) => fairMinutes(index, seat),
  caseload: ({ seat }) => caseload(seat),
  contractLeft: ({ index, seat }) => {
    const { minutes, fitting } = contractLeft(index, seat.unit);
    return JSON.stringify([minutes, fitting.has(seat.id)]);
  },
  seatLimits: ({ index, seat }) => JSON.stringify(seatLimits(index, seat)),
  openOere: ({ seat }) => openOere(seat),
  openPoints: ({ index, seat }) => openPoints(index, seat),
};
const FIGURES = Object.keys(ASK) as Figure[];

/** The points by part, and the figures: everything a pair is worth. */
const worth = (pair: PairContext) => ({
  points: CONSIDERATIONS.map(({ points }) => points(pair)),
  figures: FIGURES.map((figure) => ASK[figure](pair)),
});

describe('what a consideration or a figure reads', () => {
  it('should be what it declares, no more and no less', () => {
    const readers: { name: string; declared: readonly Field[]; ask: (pair: PairContext) => unknown }[] = [
      ...CONSIDERATIONS.map(({ part, reads, points }) => ({ name: part, declared: reads, ask: points })),
      ...FIGURES.map((figure) => ({ name: figure, declared: FIGURE_READS[figure], ask: ASK[figure] })),
    ];
    const pairs = Array.from({ length: 25 }, (_, seed) => pairsOf(indexCase(oddTown(seed)))).flat();
    for (const { name, declared, ask } of readers) {
      const reads = new Set<string>();
      for (const pair of pairs) ask(recorded(pair, (field) => reads.add(field)));
      expect([name, undeclared(reads, declared), unread(reads, declared)]).toEqual([name, [], []]);
    }
  });

  it('should tell after any change what to work out again', () => {
    const dice = diceOf(6, 'changes');
    const noticed = new Set<string>();
    for (let seed = 0; seed < 12; seed++) {
      const before = pairsOf(indexCase(oddTown(seed)));
      const worthBefore = before.map(worth);
      for (let change = 0; change < 40; change++) {
        const after = pairsOf(indexCase(withOneChange(before[0]!.index.case, dice)));
        after.forEach((pair, at) => {
          const [was, is] = [worthBefore[at]!, worth(pair)];
          // What cannot cost the need anything is left out of its points.
          expect(pairPoints(pair)).toBe(is.points.reduce((sum, points) => sum + points, 0));
          const parts = CONSIDERATIONS.filter((_, number) => was.points[number] !== is.points[number]);
          const figures = FIGURES.filter((_, number) => was.figures[number] !== is.figures[number]);
          if (parts.length + figures.length === 0) return;
          const changed = changedAround(before[at]!, pair);
          const again = considerationsReading(changed);
          expect(again).toEqual(expect.arrayContaining(parts));
          expect(figuresReading(changed)).toEqual(expect.arrayContaining(figures));
          // What a caller does who keeps the points: only these parts, at the old prices and the new.
          const difference = pointsOf(again, pair) - pointsOf(again, before[at]!);
          expect(pairPoints(before[at]!) + difference).toBe(pairPoints(pair));
          for (const name of [...parts.map(({ part }) => part), ...figures]) noticed.add(name);
        });
      }
    }
    expect(noticed.size).toBeGreaterThan(24);
  });

  it('should be little for most changes', () => {
    const parts = (...changed: Field[]) => considerationsReading(new Set(changed)).map(({ part }) => part);
    expect(parts('weights.wish')).toEqual(['wish']);
    expect(parts('mentor.absences', 'case.planDate', 'mentor.caseload')).not.toContain('netCost');
    expect(parts('mentor.caseload')).toEqual([]);
    expect(figuresReading(new Set<Field>(['mentor.caseload']))).toEqual(['caseload', 'seatLimits']);
    expect(figuresReading(new Set<Field>(['need.urgency']))).toEqual(['waitingPoints']);
  });
});
