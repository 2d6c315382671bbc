import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/time/calendar.ts';
import { easterSunday, holidayName, isHoliday } from '../../src/time/holidays.ts';

describe('isHoliday', () => {
  const peer = new Holidays('DK');

  it('should agree with date-holidays on every day from 2010 to 2040', () => {
    for (let year = 2010; year <= 2040; year++) {
      const theirs = peer
        .getHolidays(year)
        .filter((day) => day.type === 'public')
        .map((day) => day.date.slice(0, 10));
      const ours: string[] = [];
      for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
        if (isHoliday(date, [])) ours.push(date);
      }
      expect(ours, String(year)).toEqual([...new Set(theirs)].sort());
    }
  });

  it('should end Store bededag with 2023', () => {
    expect(isHoliday('2023-05-05', [])).toBe(true);
    expect(isHoliday('2024-04-26', [])).toBe(false);
    expect(holidayName('2026-05-01')).toBe('1. maj');
    expect(isHoliday('2026-05-01', [])).toBe(false);
  });

  it('should close the optional days only where the municipality says so', () => {
    const days = {
      '05-01': 'may1',
      '06-05': 'constitutionDay',
      '12-24': 'christmasEve',
      '12-31': 'newYearsEve',
    } as const;
    for (const [day, key] of Object.entries(days)) {
      expect(isHoliday(`2026-${day}`, [])).toBe(false);
      expect(isHoliday(`2026-${day}`, [key])).toBe(true);
      const others = Object.values(days).filter((other) => other !== key);
      expect(isHoliday(`2026-${day}`, others)).toBe(false);
    }
  });

  it('should name the days and nothing else', () => {
    expect(holidayName('2026-04-05')).toBe('Påskedag');
    expect(holidayName('2026-05-25')).toBe('2. pinsedag');
    expect(holidayName('2026-12-24')).toBe('Juleaftensdag');
    expect(holidayName('2026-03-04')).toBeUndefined();
  });
});

describe('easterSunday', () => {
  it('should find the earliest and the latest Easter', () => {
    expect(easterSunday(1818)).toBe('1818-03-22');
    expect(easterSunday(2038)).toBe('2038-04-25');
    expect(easterSunday(2000)).toBe('2000-04-23');
  });
});
