import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VIOLATION_CODES } from '../../src/verify/index.ts';

describe('docs/verify.md', () => {
  it('should list every code of the checker with its sentence, in the same order', () => {
    const page = readFileSync(new URL('../../docs/verify.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| (.*) \|$/gm)].map(([, code, sentence]) => [code, sentence]);
    expect(rows).toEqual(Object.entries(VIOLATION_CODES));
  });
});
