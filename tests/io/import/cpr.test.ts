import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cprIn, isCpr, maskCpr, pseudonymOf } from '../../../src/io/import/cpr.ts';

const KEY = new Uint8Array(32).fill(7);
/** Dates that exist with any four digits; none is anybody's in particular. */
const anyCpr = fc
  .tuple(
    fc.integer({ min: 1, max: 31 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 0, max: 9999 }),
    fc.boolean(),
  )
  .map(([day, month, year, serial, replacement]) => {
    const two = (part: number) => String(part).padStart(2, '0');
    return `${two(day + (replacement ? 60 : 0))}${two(month)}${two(year)}${String(serial).padStart(4, '0')}`;
  });

describe('cprIn', () => {
  it('should see the number however it is written', () => {
    fc.assert(
      fc.property(anyCpr, fc.constantFrom('', '-', ' ', ' - ', '–', '\u2011', '/', '.', '\u00a0'), (cpr, hyphen) => {
        const written = `${cpr.slice(0, 6)}${hyphen}${cpr.slice(6)}`;
        expect(cprIn(written)).toBe(cpr);
        expect(isCpr(written)).toBe(true);
        expect(cprIn(`CPR: ${written}, se sagen`)).toBe(cpr);
        expect(isCpr(`CPR: ${written}`)).toBe(false);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('should see it in full-width digits and where a spreadsheet dropped the leading zero', () => {
    expect(cprIn('０１０１９０－１２３４')).toBe('0101901234');
    expect(cprIn('101901234')).toBe('0101901234');
    expect(isCpr('101901234')).toBe(true);
  });

  it('should leave phones, dates, amounts and keys alone', () => {
    for (const text of [
      '87654321',
      '+45 87 65 43 21',
      '12-10-2026',
      '2026-10-12',
      '12-10-2026 15:30',
      '1234567',
      'b-0101',
      '55,676098',
      '99999999999',
      '0190901234567',
    ]) {
      expect(cprIn(text), text).toBeUndefined();
    }
  });

  // No bound on time: a search that went back and forth over these would pass the time limit of a test.
  it('should come to an end on long digits', () => {
    for (const text of ['0'.repeat(50_000), '01 '.repeat(20_000), '010190-'.repeat(8_000)])
      expect(cprIn(text)).toBeUndefined();
  });
});

describe('maskCpr', () => {
  it('should leave no trace of the number', () => {
    fc.assert(
      fc.property(anyCpr, fc.string(), (cpr, around) => {
        const masked = maskCpr(`${around} ${cpr} og ${cpr.slice(0, 6)}-${cpr.slice(6)}`);
        expect(masked).not.toContain(cpr.slice(0, 6));
      }),
      { seed: 7 },
    );
    expect(maskCpr('101901234')).not.toContain('1019');
  });
});

describe('pseudonymOf', () => {
  it('should be the same for every spelling, and another under another key', () => {
    const spellings = ['010190-1234', '0101901234', '010190 1234', '101901234'];
    expect(new Set(spellings.map((cpr) => pseudonymOf(cpr, KEY))).size).toBe(1);
    expect(pseudonymOf('0101901234', KEY)).not.toBe(pseudonymOf('0101901234', new Uint8Array(32)));
    expect(pseudonymOf('0101901234', KEY)).not.toBe(pseudonymOf('0201901234', KEY));
    expect(pseudonymOf('0101901234', KEY)).toMatch(/^p-[a-p]{32}$/);
  });
});
