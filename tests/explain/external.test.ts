import { describe, expect, it } from 'vitest';
import { whyExternal } from '../../src/explain/external.ts';
import { explainMatch } from '../../src/explain/match.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aNeed, aPair, aUnit, type NeedInput } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';

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

  it('should be said in a whole sentence where the municipality has no corps', () => {
    const input = aCase({ units: [aUnit({ id: 'sup', kind: 'externalProvider', unnamedSeats: true })], mentors: [] });
    const [row] = solved(input).assignments;
    const { da, en } = explainMatch(indexCase(input), ruleSetOf(input), row!);
    expect(da).toContain('Ekstern plads, fordi kommunen ingen interne mentorer har.');
    expect(en).toContain('External seat, because the municipality has no internal mentors.');
  });
});
