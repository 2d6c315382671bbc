import { describe, expect, it } from 'vitest';
import { whyExternal } from '../../src/explain/external.ts';
import { aCase, aNeed, aPair, aUnit, type NeedInput } from '../helpers/caseBuilder.ts';

describe('why a seat at a supplier', () => {
  const why = (need: Partial<NeedInput>) => {
    const units = [aUnit(), aUnit({ id: 'sup', kind: 'externalProvider', unnamedSeats: true })];
    return whyExternal(aPair(aCase({ units, needs: [aNeed(need)] }), { seatId: 'sup' }))?.why;
  };

  it('should be the order where only suppliers were ordered, and nothing else is asked then', () => {
    expect(why({ unitKinds: ['externalProvider'] })).toBe('ordered');
    expect(why({ unitKinds: ['externalProvider', 'internalCorps'] })).toBe('overflow');
    expect(why({ unitKinds: ['externalProvider', 'company'] })).toBe('noInternalFits');
  });
});
