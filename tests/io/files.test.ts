import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { MakkerError } from '../../src/errors.ts';
import { readJsonFile, readJsonMaybeGzip, writeFilesAtomically } from '../../src/io/files.ts';
import { jsonFaultAt } from '../../src/io/jsonFault.ts';

const directory = mkdtempSync(join(tmpdir(), 'makker-files-'));
afterAll(() => rmSync(directory, { recursive: true }));
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(directory, name), content);
  return join(directory, name);
};
const bytes = (text: string) => new TextEncoder().encode(text);

async function refusal(promise: Promise<unknown>): Promise<MakkerError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof MakkerError)) throw new Error(`expected a refusal, got ${error}`);
  return error;
}

describe('readJsonFile', () => {
  it('should read JSON, with or without a byte order mark', async () => {
    expect(await readJsonFile(put('a.json', '{"a":[1]}'), 100)).toEqual({ a: [1] });
    expect(await readJsonFile(put('b.json', '\ufeff{"a":"æ"}'), 100)).toEqual({ a: 'æ' });
  });

  it('should refuse what is missing, no file, too large or not UTF-8', async () => {
    expect((await refusal(readJsonFile(join(directory, 'none.json'), 9))).code).toBe('FILE_NOT_FOUND');
    expect((await refusal(readJsonFile(directory, 9))).code).toBe('FILE_UNREADABLE');
    expect((await refusal(readJsonFile(put('latin.json', new Uint8Array([0x22, 0xe6, 0x22])), 9))).code).toBe(
      'BAD_JSON',
    );
    expect((await refusal(readJsonFile(put('ten.json', '1234567890'), 9))).code).toBe('FILE_TOO_LARGE');
  });

  // Node reads no file above 2 GiB, so what is told of this one was known before.
  it('should refuse a huge file without reading it', async () => {
    const path = put('huge.json', '');
    truncateSync(path, 20_000_000_000); // sparse: takes no room
    expect((await refusal(readJsonFile(path, 1_000_000))).message).toContain('20000.0 MB; the limit is 1.0 MB');
  });

  it('should say where the JSON breaks, without quoting the file', async () => {
    const error = await refusal(readJsonFile(put('bad.json', '{\n  "cpr": "010190-1234",\n  "b": tru\n}'), 100));
    expect(error.code).toBe('BAD_JSON');
    expect(error.message).toContain('line 3, column 8');
    expect(error.message).not.toContain('0101');
  });
});

describe('jsonFaultAt', () => {
  it('should find the fault', () => {
    const at = (text: string) => {
      const { line, column } = jsonFaultAt(text);
      return `${line}:${column}`;
    };
    const faults = {
      '': '1:1',
      '[1,]': '1:4',
      '{"a":1,}': '1:8',
      '{a:1}': '1:2',
      '[1 2]': '1:4',
      '"x': '1:1',
      '[1]\n]': '2:1',
      '{"a" 1}': '1:6',
      '[01]': '1:3',
      '["\\x"]': '1:3',
      '[}': '1:2',
      "{'a':1}": '1:2',
      '[1': '1:3',
    };
    for (const [text, place] of Object.entries(faults)) expect(at(text), text).toBe(place);
    expect(at('['.repeat(200_000))).toBe('1:200001');
  });

  it('should agree with the engine on what is JSON', () => {
    let broken = 0;
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '"', '}', '[', 'x', '\\', ':', '1'),
        (json, where, extra) => {
          const at = where % (json.length + 1);
          const text = json.slice(0, at) + extra + json.slice(at);
          let isJson = true;
          try {
            JSON.parse(text);
          } catch {
            isJson = false;
            broken++;
          }
          expect(jsonFaultAt(text).what === 'no fault found').toBe(isJson);
        },
      ),
      { seed: 7, numRuns: 3000 },
    );
    expect(broken).toBeGreaterThan(500);
  });
});

describe('readJsonMaybeGzip', () => {
  it('should unpack .gz, within the bound', async () => {
    expect(await readJsonMaybeGzip(put('a.json.gz', gzipSync('{"a":1}')), 100)).toEqual({ a: 1 });
    expect(await readJsonMaybeGzip(put('plain.json', '[2]'), 100)).toEqual([2]);
    const bomb = put('bomb.json.gz', gzipSync(Buffer.alloc(50_000_000)));
    expect((await refusal(readJsonMaybeGzip(bomb, 1_000_000))).code).toBe('FILE_TOO_LARGE');
    expect((await refusal(readJsonMaybeGzip(put('no.json.gz', 'no gzip'), 100))).code).toBe('FILE_UNREADABLE');
  });

  it('should know gzip by what is in the file, and say so where a name promises it', async () => {
    expect(await readJsonMaybeGzip(put('packed.json', gzipSync('[3]')), 100)).toEqual([3]);
    const cut = await refusal(readJsonMaybeGzip(put('cut.json', gzipSync('[3]').subarray(0, 12)), 100));
    expect(cut.message).toMatch(/cut\.json" is not a whole gzip file\. Pack it again\.$/);
    const plain = await refusal(readJsonMaybeGzip(put('plain.json.gz', '[3]'), 100));
    expect(plain.code).toBe('FILE_UNREADABLE');
    expect(plain.message).toMatch(
      /not a gzip file, though its name says so\. Pack it with gzip, or take "\.gz" off its name\.$/,
    );
  });
});

describe('writeFilesAtomically', () => {
  it('should write all files into a new folder and leave nothing else', async () => {
    const out = join(directory, 'new', 'folder');
    await writeFilesAtomically(out, [
      { name: 'a.csv', bytes: bytes('a') },
      { name: 'b.csv', bytes: bytes('b') },
    ]);
    await writeFilesAtomically(out, [{ name: 'a.csv', bytes: bytes('c') }]);
    expect(readdirSync(out).sort()).toEqual(['a.csv', 'b.csv']);
    expect(readFileSync(join(out, 'a.csv'), 'utf8')).toBe('c');
  });

  it('should change nothing when one of the files cannot be written', async () => {
    const out = join(directory, 'kept');
    await writeFilesAtomically(out, [{ name: 'a.csv', bytes: bytes('old') }]);
    for (const name of ['../b.csv', 'x/b.csv', '', '..', 'a\0b', 'n'.repeat(300)]) {
      const files = [
        { name: 'a.csv', bytes: bytes('new') },
        { name, bytes: bytes('b') },
      ];
      expect((await refusal(writeFilesAtomically(out, files))).code).toBe('CANNOT_WRITE');
    }
    expect(readdirSync(out)).toEqual(['a.csv']);
    expect(readFileSync(join(out, 'a.csv'), 'utf8')).toBe('old');
    expect((await refusal(writeFilesAtomically(put('file', 'x'), []))).code).toBe('CANNOT_WRITE');
  });
});
