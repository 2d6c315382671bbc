import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateKeys } from '../../src/io/duplicateKeys.ts';
import { parseJson } from '../../src/io/files.ts';

const SEED = 7;

describe('duplicateKeys', () => {
  it.each([
    ['{"a":1,"a":2}', ['a']],
    ['{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', []],
    ['{"needs":[{"id":"n1"},{"id":"n2","grant":{"end":1,"end":2}}]}', ['needs[1].grant.end']],
    ['[[0,{"x":[],"x":{}}],{"y":1,"y":2,"y":3}]', ['[0][1].x', '[1].y', '[1].y']],
    ['{"name":1, "n\\u0061me" :2}', ['name']],
    ['{"a\\"":1,"a\\\\":2,"a":3}', []],
    ['{"__proto__":1,"constructor":2,"__proto__":3}', ['__proto__']],
    ['{"":1,"":2}', ['']],
    ['{"a":"b","b":"a","c":["a","a"]}', []],
    ['{"a":{},"b":[],"a":"{,["}', ['a']],
    ['"a"', []],
  ])('should find keys written twice in one object: %s', (text, paths) => {
    expect(duplicateKeys(text)).toEqual(paths);
  });

  it('should find none in what JSON.stringify writes, and the one that is added', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, key) => {
        const text = JSON.stringify({ [key]: value }, null, 1);
        expect(duplicateKeys(text)).toEqual([]);
        const again = `${text.slice(0, -1)},${JSON.stringify(key)}:${JSON.stringify(value)}}`;
        expect(duplicateKeys(again)).toEqual([key]);
      }),
      { seed: SEED },
    );
  });

  it('should not overflow on brackets a hundred thousand deep', () => {
    const deep = `${'{"a":['.repeat(100_000)}{"b":1,"b":2}${']}'.repeat(100_000)}`;
    expect(duplicateKeys(deep)).toHaveLength(1);
  });
});

describe('parseJson', () => {
  it('should refuse every key that stands twice, by its path', () => {
    const bytes = new TextEncoder().encode('{"a":1,"list":[{"b":1,"b":2}],"a":2}');
    expect(() => parseJson('case.json', bytes)).toThrow(
      expect.objectContaining({
        code: 'DUPLICATE_KEY',
        faults: [
          expect.objectContaining({ code: 'DUPLICATE_KEY', path: 'list[0].b' }),
          expect.objectContaining({ code: 'DUPLICATE_KEY', path: 'a' }),
        ],
      }),
    );
  });
});
