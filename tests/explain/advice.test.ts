import { describe, expect, it } from 'vitest';
import { adviceSentences } from '../../src/explain/advice.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { aCase, aNeed, aUnit } from '../helpers/caseBuilder.ts';

describe('advice on an order', () => {
  it('should count on the bostøtte that can start first', () => {
    const units = [8, 2].map((leadTimeWeeks) => aUnit({ id: `b${leadTimeWeeks}`, kind: 'bostoette', leadTimeWeeks }));
    const need = aNeed({ courseWeeks: 52, inHome: true, urgency: 3 });
    const [sentence] = adviceSentences(indexCase(aCase({ units: [aUnit(), ...units], needs: [need] })), need).da;
    expect(sentence).toContain('mentor nu til og med 15.03.2026 og bostøtte fra 16.03.2026');
  });
});
