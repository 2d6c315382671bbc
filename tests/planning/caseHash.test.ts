import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case, CaseInput } from '../../src/model/case.ts';
import { readCase } from '../../src/model/readCase.ts';
import { hashCase } from '../../src/publish.ts';

const written: CaseInput = {
  formatVersion: 1,
  municipality: { id: 'by', name: 'By' },
  planDate: '2026-03-02',
  competences: [],
  units: [{ id: 'corps', name: 'Korps', kind: 'internalCorps' }],
  mentors: [
    { id: 'm1', unitId: 'corps', kind: 'internalSocial', displayName: 'Anne', capacityMinutes: 600, caseload: 5 },
    { id: 'm2', unitId: 'corps', kind: 'internalSocial', displayName: 'Bo', capacityMinutes: 600, caseload: 5 },
  ],
  citizens: [],
  needs: [],
};
const hash = (input: unknown) => hashCase(readCase(input));

/** The same JSON with the fields of every object in another order; lists keep theirs. */
function shuffled(value: unknown, at: number): unknown {
  if (Array.isArray(value)) return value.map((entry) => shuffled(entry, at));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, shuffled(entry, at)] as const);
  const turn = entries.length === 0 ? 0 : at % entries.length;
  return Object.fromEntries([...entries.slice(turn), ...entries.slice(0, turn).reverse()]);
}

describe('hashCase', () => {
  it('should be 64 hexadecimal digits', () => {
    expect(hash(written)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('should not see the order of fields', () => {
    const property = fc.property(fc.nat(50), (at) => {
      expect(hash(shuffled(written, at))).toBe(hash(written));
      // A case that never was a file keeps the order it was made in.
      expect(hashCase(shuffled(readCase(written), at) as Case)).toBe(hash(written));
    });
    fc.assert(property, { seed: 20260306, numRuns: 30 });
  });

  it('should not see whether defaults are spelled out', () => {
    const spelled = readCase(written);
    expect(JSON.stringify(spelled).length).toBeGreaterThan(2 * JSON.stringify(written).length);
    expect(hash(JSON.parse(JSON.stringify(spelled)))).toBe(hash(written));
    expect(hash({ ...written, planWeeks: 4, policy: {}, pins: [] })).toBe(hash(written));
  });

  it('should see every value and the order of lists', () => {
    const changed: readonly CaseInput[] = [
      { ...written, planWeeks: 5 },
      { ...written, weights: { balance: 5 } },
      { ...written, mentors: written.mentors.toReversed() },
      { ...written, municipality: { id: 'by', name: 'Bye' } },
    ];
    expect(new Set([written, ...changed].map(hash)).size).toBe(5);
  });
});
