import { describe, expect, it } from 'vitest';
import { generateTown } from '../../src/generate/index.ts';
import { callMakker, Folder, refusalOf } from './commandLine.ts';

const folder = new Folder();
const table = folder.put('m.csv', 'Enhed;Navn;Kapacitet, timer pr. uge\nNord;Anna Holm;30\n');
const imported = (...options: string[]) =>
  callMakker('import', table, '--date', '2026-11-23', '--out', folder.at('case.json'), '--json', ...options);
const municipality = () => JSON.parse(folder.read('case.json')).municipality;

describe('the municipality', () => {
  it('should be named by the options of import', async () => {
    expect((await imported('--municipality', 'Lindhøj Kommune')).code).toBe(0);
    expect(municipality()).toEqual({ id: 'lindhoej', name: 'Lindhøj Kommune' });
    await imported('--municipality', 'Lindhøj Kommune', '--municipality-id', 'k-851');
    expect(municipality()).toEqual({ id: 'k-851', name: 'Lindhøj Kommune' });
    await imported('--municipality-id', 'k-851');
    expect(municipality()).toEqual({ id: 'k-851', name: 'k-851' });
    await imported();
    expect(municipality()).toEqual({ id: 'kommune', name: 'Kommune' });
  });

  it.each([
    ['--municipality', '010190-1234'],
    ['--municipality', '–'],
    ['--municipality-id', 'a b'],
  ])('should be refused: %s %s', async (...options) => {
    expect(refusalOf(await imported(...options))).toMatch(/^BAD_OPTION: A municipality /);
  });

  it('should have a key with its Danish letters written out, where it is made up', () => {
    const keys = Array.from({ length: 40 }, (_, seed) => generateTown({ citizens: 2, mentors: 1, seed }).municipality);
    const danish = keys.filter(({ name }) => /[æøå]/i.test(name));
    expect(danish.length).toBeGreaterThan(0);
    for (const { id, name } of danish) {
      const letters = name.replace(' Kommune', '').toLowerCase();
      expect(id).toBe(
        letters
          .replaceAll('æ', 'ae')
          .replaceAll('ø', 'oe')
          .replaceAll('å', 'aa')
          .replaceAll(/[^a-z]/g, ''),
      );
    }
  });
});
