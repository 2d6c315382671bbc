import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUES, type Family, fill, label } from '../../src/explain/label.ts';
import { UNLOCK_PRICES } from '../../src/explain/unlockPrices.ts';
import { CONSIDERATIONS } from '../../src/fit/index.ts';
import { MissedMeeting, Unlock } from '../../src/model/plan.ts';
import { RULES } from '../../src/rules/index.ts';

const has = (family: Family, code: string) =>
  Object.hasOwn(CATALOGUES.da[family], code) && Object.hasOwn(CATALOGUES.en[family], code);
const missing = (family: Family, codes: readonly string[]) => codes.filter((code) => !has(family, code));

/** Codes written as literals in a source file: what a notice or a refusal may be called. */
const literals = (path: string, pattern: RegExp) =>
  [...readFileSync(path, 'utf8').matchAll(pattern)].map((match) => match[1]!);

describe('the catalogues', () => {
  it('should have a word for every hard rule, part of the points, unlock and missed meeting', () => {
    expect(
      missing(
        'reason',
        RULES.map(({ code }) => code),
      ),
    ).toEqual([]);
    expect(
      missing(
        'part',
        CONSIDERATIONS.map(({ part }) => part),
      ),
    ).toEqual([]);
    expect(missing('unlock', Unlock.shape.kind.options)).toEqual([]);
    expect(missing('missed', MissedMeeting.shape.code.options)).toEqual([]);
    expect(Object.keys(UNLOCK_PRICES).sort()).toEqual([...Unlock.shape.kind.options].sort());
  });

  it('should have a word for every notice and every refusal of the casework', () => {
    const notices = [
      ...literals('src/rules/notices.ts', /notice\('(\w+)'/g),
      ...literals('src/planning/weeks/planWeeks.ts', /code: '([A-Z_]+)'/g),
    ];
    expect(notices.length).toBeGreaterThan(10);
    expect(missing('notice', notices)).toEqual([]);
    const folder = 'src/rules/casework';
    const refusals = [
      ...literals(`${folder}/activation.ts`, /'(missing\w+)'/g),
      ...['closing', 'supplierGate', 'psychiatric', 'blocks'].flatMap((name) =>
        literals(`${folder}/${name}.ts`, /code: '(\w+)'/g),
      ),
    ];
    expect(missing('reason', refusals)).toEqual([]);
  });

  it('should end a sentence with one full stop, also after a name that has its own', () => {
    expect(fill('Relationen til {seat}.', { seat: 'Freja V.' })).toBe('Relationen til Freja V.');
    expect(fill('{seat}. {text}.', { seat: 'Freja V.', text: 'Nej' })).toBe('Freja V. Nej.');
  });

  it('should fill the same blanks in both languages', () => {
    const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const family of Object.keys(CATALOGUES.da) as Family[]) {
      const [da, en]: Readonly<Record<string, string>>[] = [CATALOGUES.da[family], CATALOGUES.en[family]];
      for (const code of Object.keys(da!)) expect(blanks(en![code]!), `${family}.${code}`).toEqual(blanks(da![code]!));
    }
  });

  it('should show an unknown code as it is and drop the colon of an empty blank', () => {
    expect(label('reason', 'somethingNew', 'da')).toBe('somethingNew');
    expect(fill('Rammen er brugt: {s}', { s: '' })).toBe('Rammen er brugt');
  });
});
