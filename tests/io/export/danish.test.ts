import { describe, expect, it } from 'vitest';
import { generateTown } from '../../../src/generate/index.ts';
import { solved } from '../../helpers/solved.ts';
import { filesOf, text } from './exported.ts';

/** What a Dane writes otherwise: 2026-11-23 and 2026-W48 as 23.11.2026 and uge 48; 3.5 as 3,5; 12,345 as 12.345. */
const FOREIGN = {
  'a date': /\d{4}-\d{2}-\d{2}/,
  'a week': /\d{4}-W\d{2}/,
  'a decimal point': /\d\.\d{1,2}(?![\d.])/,
  'a thousands comma': /\d,\d{3}(?!\d)/,
};

/** The text of the page as the Danish reader sees it. */
function danishOf(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<span lang="en"[^>]*>.*?<\/span>/gs, '')
    .replace(/<[^>]*>/g, ' ');
}

describe('Danish exports', () => {
  const input = generateTown({ citizens: 60, mentors: 7, seed: 5 });
  const planned = { input, plan: solved(input, 2000) };

  it('should write dates, weeks and numbers as Danes do, in the minutes and the tables', async () => {
    const minutes = danishOf(text((await filesOf('html', planned)).get('referat.html')!));
    expect(minutes).toContain('uge 48, 2026');
    expect(minutes).toMatch(/\d,\d+ t\./);
    expect(minutes).toContain('23.11.2026');
    const tables = [...(await filesOf('csv', planned)).values()].map(text);
    for (const written of [minutes, ...tables])
      for (const [what, pattern] of Object.entries(FOREIGN)) {
        const found = pattern.exec(written);
        const where = found === null ? '' : written.slice(Math.max(0, found.index - 40), found.index + 40);
        expect(found, `${what}: ${where}`).toBeNull();
      }
  });
});
