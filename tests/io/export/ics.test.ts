import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportPlan } from '../../../src/io/export/index.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { filesOf, hostile, moved, readCalendar, text, unfolded } from './exported.ts';
import { aPlannedCase } from './fixture.ts';

describe('ics', () => {
  it('should write one calendar for each holder and one of all', async () => {
    const files = await filesOf('ics');
    expect([...files.keys()]).toEqual(['alle-moeder.ics', 'm1.ics', 'm2.ics', 'nordlys.ics']);
    const counts = [...files.values()].map((bytes) => readCalendar(text(bytes)).events?.length);
    expect(counts).toEqual([5, 2, 2, 1]);
  });

  it('should say when, in Danish time, and how long', async () => {
    const calendar = readCalendar(text((await filesOf('ics')).get('m1.ics')!));
    expect(calendar.timezones?.[0]?.id).toBe('Europe/Copenhagen');
    const [first, second] = calendar.events!;
    expect(first!.start.local).toMatchObject({ timezone: 'Europe/Copenhagen' });
    expect(first!.start.date.toISOString()).toBe('2026-03-02T08:00:00.000Z');
    expect(first!.duration).toEqual({ minutes: 60 });
    expect(first!.stamp.date.toISOString()).toBe('2026-03-01T23:00:00.000Z');
    expect(first!.summary).toBe('Opstartsmøde · Bo');
    expect(second!.summary).toBe('Mentormøde · Bo');
  });

  it('should name no citizen in the calendar of all, and only count those in a group', async () => {
    const files = await filesOf('ics');
    const names = ['Bo', 'Sagal', 'Kaj', 'Rikke', 'Åse'];
    const seen = (file: string) =>
      names.filter((name) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u').test(text(files.get(file)!)));
    expect(['alle-moeder.ics', 'm1.ics', 'm2.ics', 'nordlys.ics'].map(seen)).toEqual([[], ['Bo'], [], ['Sagal']]);
    expect(text(files.get('m2.ics')!)).toContain('Gruppemøde · 2 deltagere');
    const { input, plan } = aPlannedCase();
    plan.meetings[2]!.needIds = ['n3'];
    const alone = text((await filesOf('ics', { input, plan })).get('m2.ics')!);
    expect(alone).toContain('Gruppemøde · 1 deltager\r\n');
  });

  it('should mark every meeting as private, also one that is cancelled', async () => {
    const { input, plan } = aPlannedCase();
    const sent = await exportPlan(input, plan, 'ics');
    const fewer = { ...plan, meetings: plan.meetings.slice(1) };
    const { files } = await exportPlan(input, fewer, 'ics', { previous: sent.files });
    for (const { bytes } of [...sent.files, ...files]) {
      const events = text(bytes).split('BEGIN:VEVENT').slice(1);
      expect(events.every((event) => event.includes('\r\nCLASS:PRIVATE\r\n'))).toBe(true);
    }
  });

  it('should keep the UID of a meeting that moves', async () => {
    const { input, plan } = aPlannedCase();
    const uids = async (version: Plan) =>
      unfolded(text((await filesOf('ics', { input, plan: version })).get('m1.ics')!)).filter((line) =>
        line.startsWith('UID:'),
      );
    expect(await uids(moved(plan, { date: '2026-03-03', start: '11:15' }))).toEqual(await uids(plan));
    expect((await uids(plan))[0]).toBe('UID:n1-2026-W10-1@testby.makker');
  });

  it('should stay one calendar with its own properties whatever people are called', async () => {
    const own =
      /^(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME|DTSTART(;TZID=Europe\/Copenhagen)?|RRULE|UID|DTSTAMP|DURATION|SEQUENCE|SUMMARY|LOCATION|DESCRIPTION|STATUS|CLASS):/;
    const shape = (lines: readonly string[]) => lines.map((line) => own.exec(line)?.[0]);
    const plain = unfolded(text((await filesOf('ics')).get('m1.ics')!));
    await fc.assert(
      fc.asyncProperty(hostile, async (person) => {
        const ics = text(
          (
            await filesOf(
              'ics',
              aPlannedCase(() => person),
            )
          ).get('m1.ics')!,
        );
        expect(shape(unfolded(ics))).toEqual(shape(plain));
        for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(ics).not.toMatch(/[^\r]\n|\r(?!\n)|\u2028/);
        expect(ics.isWellFormed()).toBe(true);
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  it('should fold between characters and lose nothing', async () => {
    const long = `${'æ🙂'.repeat(60)};,\\`;
    const ics = text(
      (
        await filesOf(
          'ics',
          aPlannedCase(() => long),
        )
      ).get('m1.ics')!,
    );
    expect(readCalendar(ics).events![0]!.summary).toBe(`Opstartsmøde · ${long}`);
    expect(Math.max(...ics.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeGreaterThan(70);
  });
});

/** The plan with its first meeting at another time. */
