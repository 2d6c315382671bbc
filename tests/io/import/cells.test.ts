import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  danishNumber,
  date,
  list,
  number,
  oneOf,
  Refusal,
  sameWord,
  time,
  yesNo,
} from '../../../src/io/import/cells.ts';
import { BENEFITS } from '../../../src/model/labels.ts';
import { addDays } from '../../../src/time/calendar.ts';

const refused = (value: unknown) => value instanceof Refusal;

describe('danishNumber', () => {
  it('should read Danish and plain spellings, and nothing that only begins like a number', () => {
    const read = {
      '1.234,5': 1234.5,
      '1,5': 1.5,
      '1234,5': 1234.5,
      '1.234': 1234,
      '1.5': 1.5,
      '-2,25': -2.25,
      '−3': -3,
      '1 250': 1250,
    };
    for (const [written, value] of Object.entries(read)) expect(danishNumber(written), written).toBe(value);
    for (const written of ['', 'x', '1,2,3', '1.23.4', '12.34,5', '1e5', '0x10', '3 t', ',5', 'NaN', 'Infinity']) {
      expect(danishNumber(written), written).toBeUndefined();
    }
    expect(danishNumber(Number.NaN)).toBeUndefined();
  });

  it('should read back what Denmark writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (hundredths) => {
        const value = hundredths / 100;
        expect(danishNumber(value.toLocaleString('da-DK', { minimumFractionDigits: 2 }))).toBe(value);
      }),
      { seed: 7 },
    );
  });
});

describe('number', () => {
  it('should turn hours into minutes and kroner into øre', () => {
    expect(number('hours a week', 0, 100, 60).read('2,5')).toBe(150);
    expect(number('kroner', 0, 1000, 100).read('425,10')).toBe(42510);
  });

  it('should keep to its bounds and to whole numbers', () => {
    const years = number('years', 0, 120);
    expect(years.read('120')).toBe(120);
    expect(['121', '-1', '2,5', 'tredive'].map((cell) => refused(years.read(cell)))).toEqual(Array(4).fill(true));
  });
});

describe('date', () => {
  it('should read every day of 40 years in three spellings', () => {
    for (let day = '2000-01-01'; day < '2040-01-01'; day = addDays(day, 1)) {
      const [year, month, of] = day.split('-');
      for (const written of [day, `${of}-${month}-${year}`, `${of}.${month}.${year}`])
        expect(date.read(written)).toBe(day);
    }
    expect(date.read('1/2/2026')).toBe('2026-02-01');
    // A spreadsheet’s date in JSON ends in midnight; any other hour is a time somebody meant.
    for (const suffix of ['T00:00', 'T00:00:00Z', 'T00:00:00.000Z'])
      expect(date.read(`2026-02-01${suffix}`)).toBe('2026-02-01');
    expect(refused(date.read('2026-02-01T08:00:00Z'))).toBe(true);
  });

  it('should refuse days that do not exist and other spellings', () => {
    for (const written of ['31-02-2026', '29-02-2025', '00-01-2026', '2026-13-01', '1-2-26', '01012026', 45000, true]) {
      expect(refused(date.read(written)), String(written)).toBe(true);
    }
  });
});

describe('a date nobody means', () => {
  it('should be refused, and the end that never comes be read', () => {
    for (const written of ['31-12-0206', '2226-03-02', '31-12-9998']) expect(refused(date.read(written))).toBe(true);
    expect(date.read('31-12-9999')).toBe('9999-12-31');
  });
});

describe('time', () => {
  it('should read quarters however they are written', () => {
    const read = { '08:15': '08:15', '8.30': '08:30', '815': '08:15', '0800': '08:00', '9': '09:00', '23:45': '23:45' };
    for (const [written, value] of Object.entries(read)) expect(time.read(written), written).toBe(value);
    expect([0.375, 0].map((part) => time.read(part))).toEqual(['09:00', '00:00']); // a spreadsheet holds a part of the day
    expect(refused(time.read(-0.5))).toBe(true);
    for (const written of ['08:10', '24:00', '8:75', 'otte', '08:15:00x'])
      expect(refused(time.read(written)), written).toBe(true);
  });
});

describe('yesNo, list, oneOf', () => {
  it('should read Danish words', () => {
    expect(['ja', 'JA ', 'x', true].map((cell) => yesNo.read(cell))).toEqual([true, true, true, true]);
    expect(['nej', 'Nej', false, 0].map((cell) => yesNo.read(cell))).toEqual([false, false, false, false]);
    expect(refused(yesNo.read('måske'))).toBe(true);
    expect(list.read('Misbrug| Psykiatri |')).toEqual(['Misbrug', 'Psykiatri']);
    expect(list.read('Bestemt diagnose, fx ADHD|Unge')).toEqual(['Bestemt diagnose, fx ADHD', 'Unge']);
  });

  it('should know every code by its Danish and English label', () => {
    const benefit = oneOf(BENEFITS, { kh: 'kontanthjaelp' });
    for (const [code, label] of Object.entries(BENEFITS)) {
      for (const written of [code, label.da, label.da.toUpperCase(), label.en])
        expect(benefit.read(written)).toBe(code);
    }
    expect(benefit.read('KH')).toBe('kontanthjaelp');
    expect(refused(benefit.read('__proto__'))).toBe(true);
  });

  it('should compare words without case, spaces and Danish letters', () => {
    expect(sameWord('Timer pr. uge')).toBe(sameWord('timer PR uge'));
    expect(sameWord('Ønsket start')).toBe(sameWord('oensket-start'));
  });
});
