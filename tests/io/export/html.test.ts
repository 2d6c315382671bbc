import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../../src/explain/match.ts';
import { waitingSentences } from '../../../src/explain/waitingText.ts';
import { indexCase } from '../../../src/model/caseIndex.ts';
import { ruleSetOf } from '../../../src/rules/index.ts';
import { filesOf, hostile, text } from './exported.ts';
import { aPlannedCase } from './fixture.ts';

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
    expect([...weeks.matchAll(/Uge (\d+), 2026/g)].map(([, week]) => week)).toEqual(['11', '12', '13']);
    expect([...weeks.matchAll(/Week 2026-W(\d+)/g)].map(([, week]) => week)).toEqual(['11', '12', '13']);
    expect(weeks).toContain('<h3><span lang="da">Uge 12, 2026</span>'); // nobody meets, and it says so
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
