import { describe, expect, it } from 'vitest';
import { alternativeSentences } from '../../src/explain/alternativeText.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { aCase } from '../helpers/caseBuilder.ts';

const index = indexCase(aCase());
const other = { seat: 'm1', costOfOverride: 30, mustServeChange: 0, othersMoved: 0, isExact: true, reasons: [] };

describe('alternativeSentences', () => {
  it('should say what another seat would cost, whom it would leave waiting, or what stands in the way', () => {
    const blocked = { ...other, costOfOverride: null };
    const alternatives = [
      other,
      { ...other, mustServeChange: 1 },
      { ...blocked, reasons: [{ code: 'volunteersOff', subjects: [] }] },
      blocked,
    ];
    const [dearer, waits, forbidden, full] = alternativeSentences(index, alternatives, 'da');
    expect(dearer).toMatch(/ ville koste planen 30 point\.$/);
    expect(waits).toMatch(/30 point, og flere med ret og pligt ville vente: 1\.$/);
    expect(forbidden).toMatch(/ kan ikke være mentor\. Kommunen bruger ikke frivillige\.$/);
    expect(full).toMatch(/ kan ikke være mentor i planen\.$/);
  });

  it('should say that it is an estimate, and how many others would move', () => {
    const told = (othersMoved: number) =>
      alternativeSentences(index, [{ ...other, othersMoved, isExact: false, mustServeChange: 1 }], 'da')[0];
    expect(told(3)).toMatch(
      / ville koste planen omkring 30 point og flytte 3 andre forløb, og flere med ret og pligt ville vente: 1\.$/,
    );
    expect(told(1)).toMatch(/ point og flytte ét andet forløb, og/);
  });

  it('should name the nearest few', () => {
    expect(alternativeSentences(index, Array(9).fill(other), 'en')).toHaveLength(5);
  });
});
