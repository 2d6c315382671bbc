import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../src/errors.ts';
import { CONSIDERATIONS } from '../src/fit/index.ts';
import { LAYERS } from './layers.ts';

const ROOT = join(import.meta.dirname, '..');
const PURE_FOLDERS = [
  'solver',
  'src/model',
  'src/rules',
  'src/fit',
  'src/planning',
  'src/explain',
  'src/verify',
  'src/generate',
];
const IMPURE = /Date\.now|new Date\(|Math\.random|performance\.now|process\.|localeCompare|toLocale|from 'node:/;

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

describe('the layers', () => {
  it('should let data flow one way only', async () => {
    const { output } = await cruise(
      ['src', 'solver'],
      { ruleSet: { forbidden: LAYERS.forbidden ?? [] }, validate: true, ...LAYERS.options },
      {},
      undefined,
    );
    const { violations, totalCruised } = (output as ICruiseResult).summary;
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(totalCruised).toBeGreaterThan(100);
  });
});

describe('pure folders', () => {
  it.each(PURE_FOLDERS)('should have no clock, randomness, environment or files: %s', (folder) => {
    const files = sources(folder);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => IMPURE.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });
});

describe('the documents', () => {
  it('should explain every error code, and no other', () => {
    const documented = [...readFileSync(join(ROOT, 'docs/errors.md'), 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(
      (match) => match[1]!,
    );
    expect(documented.sort()).toEqual(Object.keys(ERROR_CODES).sort());
  });

  it('should number every soft consideration as the code does', () => {
    const rows = [...readFileSync(join(ROOT, 'docs/model.md'), 'utf8').matchAll(/^\| (S\d+) \| `(\w+)` \|/gm)].map(
      (match) => [match[1], match[2]],
    );
    expect(rows).toEqual(CONSIDERATIONS.map(({ number, part }) => [number, part]));
  });
});
