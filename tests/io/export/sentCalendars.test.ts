import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportPlan } from '../../../src/io/export/index.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { hostile, moved, readCalendar, text, unfolded } from './exported.ts';
import { aPlannedCase } from './fixture.ts';

describe('calendars after calendars', () => {
  const { input, plan } = aPlannedCase();
  const first = 'n1-2026-W10-1@testby.makker';
  type Sent = Awaited<ReturnType<typeof send>>;
  const send = async (version: Plan, previous: readonly { name: string; bytes: Uint8Array }[] = []) =>
    (await exportPlan(input, version, 'ics', { previous })).files;
  /** Sequence and status of every event of a calendar, by UID. */
  const eventsOf = (files: Sent, name: string) => {
    const file = files.find((entry) => entry.name === name);
    const lines = file === undefined ? [] : unfolded(text(file.bytes));
    const events = new Map<string, string>();
    let uid = '';
    for (const line of lines) {
      if (line.startsWith('UID:')) uid = line.slice(4);
      if (line.startsWith('SEQUENCE:')) events.set(uid, line.slice(9));
      if (line === 'STATUS:CANCELLED') events.set(uid, `${events.get(uid)} cancelled`);
    }
    return events;
  };
  const later = moved(plan, { date: '2026-03-03', start: '11:15' });

  it('should begin at 0, and be the same files while nothing changes', async () => {
    const sent = await send(plan);
    expect([...eventsOf(sent, 'alle-moeder.ics').values()]).toEqual(Array(5).fill('0'));
    expect(await send(plan, sent)).toEqual(sent);
  });

  it('should rise for a meeting that changed, in every calendar it stands in, and for no other', async () => {
    const sent = await send(later, await send(plan));
    for (const name of ['alle-moeder.ics', 'm1.ics']) {
      const sequences = eventsOf(sent, name);
      expect(sequences.get(first)).toBe('1');
      expect(new Set([...sequences].filter(([uid]) => uid !== first).map(([, value]) => value))).toEqual(
        new Set(['0']),
      );
    }
    expect(await send(later, sent)).toEqual(sent);
    expect(eventsOf(await send(plan, sent), 'm1.ics').get(first)).toBe('2');
  });

  it.each([
    ['length', { minutes: 30 }],
    ['place', { place: 'office' as const }],
    ['mode', { mode: 'phone' as const }],
    ['caseworker', { withCaseworkerId: null }],
    ['mentor', { seatId: 'm2' }],
  ])('should rise with another %s', async (_, change) => {
    const sent = await send(moved(plan, change), await send(plan));
    expect(eventsOf(sent, 'alle-moeder.ics').get(first)).toBe('1');
  });

  it('should cancel a meeting that is gone, once, and rise again when it returns', async () => {
    const without = { ...plan, meetings: plan.meetings.slice(1) };
    const gone = await send(without, await send(plan));
    for (const name of ['alle-moeder.ics', 'm1.ics']) expect(eventsOf(gone, name).get(first)).toBe('1 cancelled');
    expect(await send(without, gone)).toEqual(gone);
    expect(eventsOf(await send(plan, gone), 'm1.ics').get(first)).toBe('2');
  });

  it('should tell a mentor who has no meeting left, and the one who takes over', async () => {
    const handed = { ...plan, meetings: plan.meetings.map((m) => (m.seatId === 'm1' ? { ...m, seatId: 'm2' } : m)) };
    const sent = await send(handed, await send(plan));
    expect(eventsOf(sent, 'm1.ics').get(first)).toBe('1 cancelled');
    expect(eventsOf(sent, 'm2.ics').get(first)).toBe('1');
    expect(readCalendar(text(sent.find(({ name }) => name === 'm1.ics')!.bytes)).events).toHaveLength(2);
  });

  it('should leave what has been as it was', async () => {
    const nextWeek = { ...plan, planDate: '2026-03-09', meetings: [] };
    expect(eventsOf(await send(nextWeek, await send(plan)), 'alle-moeder.ics').size).toBe(0);
  });

  it('should heed no calendar of another program or municipality', async () => {
    const sent = await send(later, await send(plan));
    const disguised = (from: RegExp, to: string) =>
      sent.map(({ name, bytes }) => ({ name, bytes: new TextEncoder().encode(text(bytes).replace(from, to)) }));
    expect(await send(later, disguised(/PRODID:.*/, 'PRODID:-//Another//EN'))).toEqual(await send(later));
    expect(await send(later, disguised(/@testby/g, '@andenby'))).toEqual(await send(later));
  });

  it('should read back what it wrote, whatever people are called', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (person) => {
        const named = aPlannedCase(() => person);
        const sent = (await exportPlan(named.input, named.plan, 'ics')).files;
        const again = (await exportPlan(named.input, named.plan, 'ics', { previous: sent })).files;
        expect(again).toEqual(sent);
      }),
      { seed: 7, numRuns: 150 },
    );
  });
});
