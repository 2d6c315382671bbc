import { describe, expect, it } from 'vitest';
import { Id, Text } from '../../src/model/primitives.ts';

describe('a CPR number', () => {
  it.each(['010190-1234', '010190 1234', '0101901234', '610190-1234', '7512901234', '911290 1234'])(
    'should be refused in every text: %s',
    (cpr) => {
      for (const text of [cpr, `Borger ${cpr}, ring først`]) expect(Text.safeParse(text).success).toBe(false);
      expect(Id.safeParse(cpr).success).toBe(false);
    },
  );

  it('should not be seen in a phone number, a date or a case number', () => {
    for (const text of ['28 11 12 14', '01.01.1990', '2026-11-23', 'sag 123456789012', '921290-1234', '600190-1234']) {
      expect(Text.safeParse(text).success).toBe(true);
    }
  });
});
