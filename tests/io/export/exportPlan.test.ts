import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/universal';
import { convertIcsCalendar, type IcsCalendar } from 'ts-ics';
import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../../src/explain/match.ts';
import { waitingSentences } from '../../../src/explain/waitingText.ts';
import { type ExportFormat, exportPlan } from '../../../src/io/export/index.ts';
import { neutralised, oneLine, restored } from '../../../src/io/export/safeText.ts';
import { fixZipTimes, zipEntries } from '../../../src/io/zip.ts';
import type { Case } from '../../../src/model/case.ts';
import { indexCase } from '../../../src/model/caseIndex.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { ruleSetOf } from '../../../src/rules/index.ts';
import { aPlannedCase } from './fixture.ts';

const FORMATS = ['ics', 'csv', 'xlsx', 'html'] as const;
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

async function filesOf(
  format: ExportFormat,
  { input, plan }: { input: Case; plan: Plan } = aPlannedCase(),
  options = {},
) {
  const { files } = await exportPlan(input, plan, format, options);
  return new Map(files.map(({ name, bytes }) => [name, bytes]));
}

/** A calendar as an independent reader sees it. */
const readCalendar = (ics: string): IcsCalendar => convertIcsCalendar(undefined, ics);
/** Content lines with the folds taken out. */
const unfolded = (ics: string) => ics.replaceAll('\r\n ', '').split('\r\n');

/** Strings of the sort that breaks things, mixed with any others. */
const HOSTILE = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\0=1',
  '＝1+1',
  '－2',
  '＠SUM(A1)',
  ' =1',
  '"=1"',
  "'=1",
  '"',
  ';',
  ',',
  '\n',
  '\r\n',
  '\u2028',
  'END:VEVENT',
  '\r\nATTENDEE:mailto:x',
  '\\',
  '<script>',
  '</td>',
  '&',
  'æøå',
  '🙂',
  '\ud800',
  '\uffff',
  '\u202e',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 6 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

describe('exportPlan', () => {
  it('should give the same bytes every time', async () => {
    for (const format of FORMATS) {
      const first = await filesOf(format);
      // Zip time stamps have a resolution of two seconds.
      if (format === 'xlsx') await new Promise((resolve) => setTimeout(resolve, 2100));
      const second = await filesOf(format);
      expect([...second.keys()]).toEqual([...first.keys()]);
      for (const [name, bytes] of first) expect(Buffer.compare(bytes, second.get(name)!), name).toBe(0);
    }
  });

  it('should refuse a plan of another case', async () => {
    const { input, plan } = aPlannedCase();
    const strange = structuredClone(plan);
    strange.assignments[0]!.needId = 'n99';
    strange.meetings[1]!.seatId = 'm99';
    await expect(exportPlan(input, strange, 'html')).rejects.toMatchObject({
      code: 'INVALID_PLAN',
      faults: [{ path: 'assignments[0].needId' }, { path: 'meetings[1].seatId' }],
    });
  });

  it('should name files that are plain and different', async () => {
    const { input, plan } = aPlannedCase();
    const renamed = JSON.parse(
      JSON.stringify({ input, plan })
        .replaceAll('"m1"', '"a:b"')
        .replaceAll('"nordlys"', '"A.b"')
        .replaceAll('"m2"', '"con"'),
    );
    const names = [...(await filesOf('ics', renamed)).keys()];
    expect(names).toEqual(['alle-moeder.ics', 'A-b.ics', 'a-b-2.ics', 'fil-con.ics']);
  });
});

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
function moved(plan: Plan, change: Partial<Plan['meetings'][number]>): Plan {
  return { ...plan, meetings: plan.meetings.map((meeting, at) => (at === 0 ? { ...meeting, ...change } : meeting)) };
}

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

describe('csv', () => {
  it('should write nine files that read back as written', async () => {
    const files = await filesOf('csv');
    expect([...files.keys()]).toEqual(
      // biome-ignore format: one row
      ['tildelinger.csv', 'venter.csv', 'relationer-brudt.csv', 'moeder.csv', 'moeder-ikke-lagt.csv', 'bemaerkninger.csv', 'udgifter.csv', 'konti.csv', 'noegletal.csv'],
    );
    const rows = parse(text(files.get('tildelinger.csv')!), { delimiter: ';', bom: true, columns: true });
    expect(text(files.get('tildelinger.csv')!).startsWith('\ufeff')).toBe(true);
    expect(rows[1]).toMatchObject({
      Borger: 'c2',
      Navn: 'Sagal',
      Mentor: 'Ulla Friis',
      'Mentortimer pr. uge': '2,25',
      'Forløbets egen bruttoudgift kr.': '12500,5',
      Ønsker: 'ingen',
    });
    expect(rows[0]).toMatchObject({ Status: 'fortsætter', Ønsker: 'ukendt' });
    const waiting = parse(text(files.get('venter.csv')!), { delimiter: ';', bom: true, columns: true });
    expect(waiting).toMatchObject([{ 'Ret og pligt': 'ja', 'Mangler timer pr. uge': '1,75', Bestilt: '05.01.2026' }]);
    expect(waiting[0]).toMatchObject({
      Årsager: expect.stringContaining('Kapacitet'),
      'Hvad der ville hjælpe': expect.stringContaining('Anne Holm'),
    });
  });
});

describe('cells', () => {
  it('should never begin like a formula, and give the text back, over 2,000 strings', () => {
    let begunLikeFormulas = 0;
    fc.assert(
      fc.property(hostile, (written) => {
        const cell = neutralised(written);
        expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        expect(cell).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(restored(cell)).toBe(oneLine(written));
        if (cell !== oneLine(written)) begunLikeFormulas++;
      }),
      { seed: 7, numRuns: 2000 },
    );
    expect(begunLikeFormulas).toBeGreaterThan(200);
  });

  it('should hold in the files themselves, where negative numbers stay numbers', async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(hostile, async (person) => {
        const planned = aPlannedCase(() => person);
        planned.plan.assignments[0]!.points = -5;
        const csv = parse(text((await filesOf('csv', planned)).get('tildelinger.csv')!), { delimiter: ';', bom: true });
        expect(csv).toHaveLength(5);
        expect(new Set(csv.map((row) => row.length))).toEqual(new Set([14]));
        expect(restored(csv[1]![2]!)).toBe(oneLine(person));
        expect(csv[1]![12]).toBe('-5');
        const sheets = await readXlsxFile((await filesOf('xlsx', planned)).get('plan.xlsx')!.slice().buffer);
        const [header, first] = sheets[0]!.data;
        expect(first![12]).toBe(-5);
        const name = String(first![2] ?? '');
        expect(restored(name).trim()).toBe(oneLine(person).trim());
        expect(header).toHaveLength(14);
        for (const row of [...csv.slice(1), ...sheets.flatMap(({ data }) => data.slice(1))]) {
          for (const cell of row) {
            if (typeof cell === 'string' && !/^-?\d+(,\d+)?$/.test(cell))
              expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
            checked++;
          }
        }
      }),
      { seed: 7, numRuns: 100 },
    );
    expect(checked).toBeGreaterThan(10_000);
  });
});

describe('xlsx', () => {
  it('should hold nine sheets with numbers as numbers and no time stamp', async () => {
    const bytes = (await filesOf('xlsx')).get('plan.xlsx')!;
    const sheets = await readXlsxFile(bytes.slice().buffer);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(
      // biome-ignore format: one row
      ['Tildelinger', 'Venter', 'Relationer brudt', 'Møder', 'Møder ikke lagt', 'Bemærkninger', 'Udgifter', 'Konti', 'Nøgletal'],
    );
    expect(sheets[0]!.data[2]!.slice(0, 8)).toEqual(['n2', 'c2', 'Sagal', 'Ulla Friis', 'Nordlys', 'forslag', 2, 2.25]);
    expect(sheets[8]!.data.at(-1)).toEqual(['Forskel', 0.2933, 'procent']);
    const again = bytes.slice();
    fixZipTimes(again);
    expect(zipEntries(bytes)!.length).toBeGreaterThan(5);
    expect(Buffer.compare(bytes, again)).toBe(0);
  });
});

describe('html', () => {
  const page = async (planned = aPlannedCase(), options = {}) =>
    text((await filesOf('html', planned, options)).get('referat.html')!);

  it('should say who got whom, who waits and how good the plan is, in both languages', async () => {
    const html = await page();
    for (const words of [
      'Hvem fik hvem, og hvorfor',
      'Who got whom, and why',
      'Kapacitet: ikke timer nok hos Anne Holm',
      'ret og pligt',
      'must be served',
      '13.640',
      '13,640',
      'forskel 0,29 %',
      'ab'.repeat(32),
      '2 deltagere',
      '2 participants',
    ]) {
      expect(html, words).toContain(words);
    }
    expect(html).toContain('<html lang="da">');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html.match(/<table/g)).toHaveLength(html.match(/<caption>/g)!.length);
    expect(html).not.toMatch(/<th(?![a-z])(?! scope=)/);
    expect(html).not.toContain('Ingen venter');
  });

  it('should say why in the words of the explanation, in each language', async () => {
    const { input, plan } = aPlannedCase();
    const html = await page({ input, plan });
    const why = explainMatch(indexCase(input), ruleSetOf(input), plan.assignments[0]!, plan.assignments);
    expect(why.da.length).toBeGreaterThan(3);
    for (const language of ['da', 'en'] as const)
      expect(html).toContain(`<span lang="${language}">${why[language].join(' ')}</span>`);
    const { da } = waitingSentences(indexCase(input), 'n5', undefined, [plan.waiting[0]!.unlock!]);
    expect(html).toContain(da.at(-1)!);
  });

  it('should show every planned week, the later ones as one table each', async () => {
    const { input, plan } = aPlannedCase();
    const later = [
      { ...plan.meetings[0]!, id: 'n1-2026-W11-1', kind: 'meeting' as const, date: '2026-03-10', start: '09:30' },
      { ...plan.meetings[4]!, id: 'n2-2026-W11-1', date: '2026-03-14', start: '10:00' },
      { ...plan.meetings[0]!, id: 'n1-2026-W13-1', kind: 'meeting' as const, date: '2026-03-24' },
    ];
    const html = await page({ input, plan: { ...plan, meetings: [...plan.meetings, ...later] } });
    const weeks = html.slice(html.indexOf('De følgende uger'));
    expect(html.match(/<table class="week">/g)).toHaveLength(3); // one a mentor in the first week
    expect(weeks.match(/<table class="weeks">/g)).toHaveLength(2);
    expect([...weeks.matchAll(/Uge 2026-W(\d+)/g)].map(([, week]) => week)).toEqual(['11', '12', '13']);
    expect(weeks).toContain('<h3><span lang="da">Uge 2026-W12</span>'); // nobody meets, and it says so
    expect(weeks).toContain('Ingen møder i ugen.');
    // Week 11 goes on to the Saturday somebody meets; week 13 ends on Friday.
    expect(weeks.match(/lørdag/g)).toHaveLength(1);
    expect(weeks).toContain('<th scope="row">Anne Holm</th>');
    expect(weeks).toMatch(/<time datetime="2026-03-10T09:30">09:30–10:30<\/time> <span lang="da">Bo, hjemme<\/span>/);
    expect(weeks.match(/<caption>/g)).toHaveLength(2);
    expect(weeks).not.toMatch(/<th(?![a-z])(?! scope=)/);
    expect(weeks).toContain('The weeks that follow');
  });

  it('should have no section for later weeks where only one is planned', async () => {
    const { input, plan } = aPlannedCase();
    expect(await page({ input: { ...input, planWeeks: 1 }, plan })).not.toContain('De følgende uger');
  });

  it('should be whole in itself and run nothing', async () => {
    const html = await page();
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\bon\w+=|https?:|javascript:|@import|url\(/i);
    expect(html).toContain('default-src &#39;none&#39;');
  });

  it('should keep its shape whatever people are called', async () => {
    const tags = (html: string) =>
      html
        .match(/<\/?[a-z][a-z0-9]*/g)!
        .filter((tag) => !tag.endsWith('span'))
        .join(' ');
    // Names that sort alike keep the mentors in one order, so that only escaping can change the shape.
    const plain = tags(await page(aPlannedCase(() => 'Navn')));
    await fc.assert(
      fc.asyncProperty(hostile, async (person) => {
        const html = await page(aPlannedCase(() => person));
        expect(tags(html)).toBe(plain);
        expect(html).not.toContain('<script>');
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  it('should say so when nobody waits and nothing is planned', async () => {
    const { input, plan } = aPlannedCase();
    const html = await page({ input, plan: { ...plan, waiting: [], meetings: [] } });
    expect(html).toContain('Ingen venter.');
    expect(html).toContain('Ingen møder i ugen.');
  });
});
