import { describe, expect, it } from 'vitest';
import { travelMinutes } from '../../../../src/fit/index.ts';
import { indexCase } from '../../../../src/model/caseIndex.ts';
import { Roads } from '../../../../src/planning/session/weeks/roads.ts';
import { aCase, aUnit } from '../../../helpers/caseBuilder.ts';

describe('roads', () => {
  it('should know every journey, however many places join', () => {
    const base = { latitude: 55.6, longitude: 12.5 };
    const input = aCase({ units: [aUnit({ place: base })] });
    const seat = indexCase(input).seats[0]!;
    const roads = new Roads(seat, input.policy);
    const places = Array.from({ length: 70 }, (_, at) => ({
      latitude: 55.6 + (at % 9) / 90,
      longitude: 12.4 + at / 300,
    }));
    const numbers = places.map((place) => roads.numberOf(place));
    expect(new Set(numbers).size).toBe(70);
    expect([roads.numberOf(undefined), roads.numberOf(places[33])]).toEqual([0, numbers[33]]);
    const slots = (from: number, to: number) => roads.travelSlots[from * roads.placeCount + to];
    for (const [a, from] of places.entries()) {
      expect(slots(0, numbers[a]!)).toBe(Math.ceil(travelMinutes(base, from, 'bike', input.policy) / 15));
      for (const [b, to] of places.entries()) {
        expect(slots(numbers[a]!, numbers[b]!)).toBe(Math.ceil(travelMinutes(from, to, 'bike', input.policy) / 15));
      }
    }
  });
});
