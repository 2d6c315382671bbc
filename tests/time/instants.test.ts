import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DateTime, Settings } from 'luxon';
import { afterEach, describe, expect, it } from 'vitest';
import { addDays, timeOfDay, weekdayOf } from '../../src/time/calendar.ts';
import { instantOf, wallClockAt } from '../../src/time/instants.ts';

const QUARTERS = Array.from({ length: 96 }, (_, quarter) => timeOfDay(quarter * 15));

function lastSunday(year: number, month: '03' | '10'): string {
  const last = `${year}-${month}-31`;
  return addDays(last, -(weekdayOf(last) % 7));
}

/** EU rule, written down without the tz database: the clock changes at 01:00 UTC on the last Sundays of March and October. */
function expectedOffset(date: string, time: string): number {
  const year = Number(date.slice(0, 4));
  const clock = `${date}T${time}`;
  const summer = clock >= `${lastSunday(year, '03')}T02:00` && clock < `${lastSunday(year, '10')}T03:00`;
  return summer ? 120 : 60;
}

describe('instantOf', () => {
  afterEach(() => {
    Settings.now = () => Date.now();
  });

  it('should place every quarter of the days around both changes, 2024 to 2036', () => {
    let moved = 0;
    let twice = 0;
    for (let year = 2024; year <= 2036; year++) {
      for (const change of [lastSunday(year, '03'), lastSunday(year, '10')]) {
        for (const date of [addDays(change, -1), change, addDays(change, 1)]) {
          for (const time of QUARTERS) {
            const instant = instantOf(date, time);
            const inChangedHour = date === change && time >= '02:00' && time < '03:00';
            const missing = inChangedHour && change.slice(5, 7) === '03';
            expect(instant.offsetMinutes, `${date} ${time}`).toBe(expectedOffset(date, time));
            expect(instant.rule).toBe(missing ? 'movedForward' : inChangedHour ? 'firstOfTwo' : 'plain');
            const shown = missing ? time.replace('02:', '03:') : time;
            expect(wallClockAt(instant.epochMilliseconds)).toEqual({ date, time: shown });
            if (missing) moved++;
            if (inChangedHour && !missing) twice++;
          }
        }
      }
    }
    expect([moved, twice]).toEqual([13 * 4, 13 * 4]);
  });

  it('should agree with luxon on every quarter that exists once, whatever luxon thinks today is', () => {
    for (const today of ['2026-01-15T12:00Z', '2026-07-15T12:00Z']) {
      Settings.now = () => Date.parse(today);
      for (let date = '2026-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
        for (const time of QUARTERS) {
          const instant = instantOf(date, time);
          if (instant.rule !== 'plain') continue;
          const theirs = DateTime.fromISO(`${date}T${time}`, { zone: 'Europe/Copenhagen' });
          expect(instant.epochMilliseconds).toBe(theirs.toMillis());
        }
      }
    }
  });

  it('should read the repeated hour as the first of the two in summer and in winter', () => {
    for (const today of ['2026-01-15T12:00Z', '2026-07-15T12:00Z']) {
      Settings.now = () => Date.parse(today);
      expect(instantOf('2026-10-25', '02:30').epochMilliseconds).toBe(Date.parse('2026-10-25T00:30Z'));
      expect(instantOf('2026-03-29', '02:30').epochMilliseconds).toBe(Date.parse('2026-03-29T01:30Z'));
    }
  });

  it('should not depend on the time zone of the process', () => {
    const module = fileURLToPath(new URL('../../src/time/instants.ts', import.meta.url));
    const script = `
      import { createHash } from 'node:crypto';
      import { instantOf } from ${JSON.stringify(module)};
      const hash = createHash('sha256');
      for (const date of ['2026-03-28', '2026-03-29', '2026-03-30', '2026-07-01', '2026-10-24', '2026-10-25', '2026-10-26', '2026-12-31'])
        for (let quarter = 0; quarter < 96; quarter++) {
          const time = String(quarter >> 2).padStart(2, '0') + ':' + String(quarter % 4 * 15).padStart(2, '0');
          hash.update(JSON.stringify(instantOf(date, time)));
        }
      console.log(new Date(2026, 6, 1).getTimezoneOffset(), hash.digest('hex'));`;
    const answers = ['UTC', 'Europe/Copenhagen', 'Pacific/Auckland', 'Pacific/Apia', 'America/New_York'].map((TZ) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      })
        .trim()
        .split(' '),
    );
    expect(
      new Set(answers.map(([offset]) => offset)).size,
      'the processes really ran in different zones',
    ).toBeGreaterThan(3);
    expect(new Set(answers.map(([, hash]) => hash)).size).toBe(1);
  });
});
