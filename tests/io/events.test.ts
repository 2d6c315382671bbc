import { describe, expect, it } from 'vitest';
import { MakkerError } from '../../src/errors.ts';
import { generateEvents, generateTown } from '../../src/generate/index.ts';
import { readEvents } from '../../src/io/events.ts';
import type { Case } from '../../src/model/case.ts';
import { aCase, aCitizen, aNeed } from '../helpers/caseBuilder.ts';

const town = aCase();
const closed = '{"type":"needClosed","needId":"n1","reason":"other"}';
const absent = '{"type":"mentorAbsent","mentorId":"m1","absence":{"from":"2026-03-02","until":"2026-03-08"}}';

function bytesOf(lines: readonly unknown[], end = '\n'): Uint8Array {
  return new TextEncoder().encode(
    lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}${end}`).join(''),
  );
}

function read(lines: readonly unknown[], input: Case = town) {
  return readEvents('events.ndjson', bytesOf(lines), input);
}

/** Each fault as its code, path and message. */
function faultsOf(lines: readonly unknown[], input: Case = town): string[] {
  try {
    read(lines, input);
  } catch (error) {
    expect(error).toBeInstanceOf(MakkerError);
    const { code, message, faults } = error as MakkerError;
    expect(code).toBe('INVALID_EVENTS');
    expect(message).toContain('"events.ndjson"');
    return faults.map((fault) => `${fault.code} ${fault.path}: ${fault.message}`);
  }
  throw new Error('Not refused.');
}

describe('readEvents', () => {
  it('should read what the generator writes, whole and in order', () => {
    for (const seed of [1, 2, 3]) {
      const generated = generateTown({ citizens: 60, mentors: 12, seed });
      const events = generateEvents(generated, 300, seed);
      const lines = readEvents('x', bytesOf(events), generated);
      expect(lines.map(({ event }) => event)).toEqual(events);
      expect(lines.map(({ line }) => line)).toEqual(events.map((_, at) => at + 1));
    }
  });

  it('should count lines as an editor does, whatever ends them', () => {
    for (const end of ['\n', '\r\n']) {
      const bytes = bytesOf(['', absent, '  ', closed], end);
      expect(readEvents('x', bytes, town).map(({ line }) => line)).toEqual([2, 4]);
      expect(readEvents('x', bytes.subarray(0, -end.length), town)).toHaveLength(2); // no end of the last line
      expect(readEvents('x', Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes), town)).toHaveLength(2); // a byte order mark
    }
  });

  it('should read nothing from an empty file', () => {
    for (const lines of [[], [''], ['', ' \t']]) expect(read(lines)).toEqual([]);
  });

  it('should read a line of ten megabytes', () => {
    expect(read([`${' '.repeat(10_000_000)}${closed}`])).toHaveLength(1);
    const faults = faultsOf([`{"type":"${'x'.repeat(10_000_000)}"}`, '{']);
    expect(faults.map((fault) => fault.slice(0, 30))).toEqual([
      'BAD_SCHEMA line 1, type: No ev',
      'BAD_JSON line 2, column 2: the',
    ]);
  });

  it('should tell every fault of every line, with the line', () => {
    expect(
      faultsOf([
        '{"type":',
        absent,
        '[]',
        '12',
        '{"type":"needFrobnicated"}',
        '{"needId":"n1"}',
        '{"type":"needClosed","needId":1,"reason":"nope","x":1}',
        '{"type":"needClosed","needId":"n1","needId":"n1","reason":"other"}',
        `${closed} ${closed}`,
      ]).map((fault) => fault.slice(0, 66)),
    ).toEqual(
      [
        'BAD_JSON line 1, column 9: the text ends where a value was expected',
        'BAD_SCHEMA line 3: Give a value of type object.',
        'BAD_SCHEMA line 4: Give a value of type object (was 12).',
        'BAD_SCHEMA line 5, type: No event has the type "needFrobnicated". ',
        'BAD_SCHEMA line 6, type: An event names its type, such as "needClo',
        'BAD_SCHEMA line 7, needId: Give a value of type string (was 1).',
        'BAD_SCHEMA line 7, reason: Use one of "goalReached", "activeOffer"',
        'BAD_SCHEMA line 7: Unknown field "x"; remove it or correct its nam',
        'DUPLICATE_KEY line 8, needId: The key is written twice in one obje',
        'BAD_JSON line 9, column 54: the text goes on after its end. Correc',
      ].map((fault) => fault.slice(0, 66)),
    );
  });

  it('should refuse a CPR number', () => {
    const citizen = aCitizen({ id: 'c7' });
    const ordered = { type: 'needOrdered', need: aNeed({ id: 'n7', citizenId: 'c7' }) };
    expect(faultsOf([{ ...ordered, citizen: { ...citizen, displayName: 'Aya 010190-1234' } }])[0]).toMatch(
      /^CPR_NUMBER line 1, citizen\.displayName: holds what looks like a CPR number/,
    );
  });

  it('should call one JSON value over several lines that, once', () => {
    for (const value of [town, [JSON.parse(closed)]])
      expect(faultsOf([JSON.stringify(value, null, 2)])).toEqual([
        'INVALID_EVENTS : "events.ndjson" is one JSON value that goes over lines. Give one event a line, each a JSON object.',
      ]);
    expect(faultsOf([town])).toHaveLength(1);
  });

  it('should refuse what is no UTF-8', () => {
    expect(() => readEvents('x', Uint8Array.of(0xff, 0xfe, 0, 1), town)).toThrow('"x" is not UTF-8 text');
  });
});
