import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/explain/applyUnlock.ts';
import { trialOf } from '../../src/explain/trial.ts';
import { viewOf } from '../../src/explain/view.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../helpers/caseBuilder.ts';
import { situationWith } from './situations.ts';

const requires = (kind: 'competence' | 'notCompetence') => [{ kind, value: 'misbrug', required: true }];
const town = aCase({
  citizens: [aCitizen(), aCitizen({ id: 'c2' })],
  needs: [
    aNeed({ wishes: requires('competence') }),
    aNeed({ id: 'n2', citizenId: 'c2', wishes: requires('notCompetence') }),
  ],
  mentors: [aMentor({ capacityMinutes: 180 }), aMentor({ id: 'm2', capacityMinutes: 180 })],
});
const view = viewOf(situationWith(town, { n2: 'm1' }));
const gains = (seatId: string): Change => ({ kind: 'competence', seatId, amount: 0, subject: 'misbrug' });
const trial = (seatId: string, ...more: Change[]) => trialOf(view, town.needs[0]!, [gains(seatId), ...more], seatId);

describe('trialOf', () => {
  it('should say when somebody on the seat would lose it by the change', () => {
    expect(trial('m1').keepsOthers).toBe(false);
    expect(trial('m2').keepsOthers).toBe(true);
  });

  it('should say when no case may say so: a week of more than 37 hours, more than 60 citizens', () => {
    const more = (kind: Change['kind'], amount: number): Change => ({ kind, seatId: 'm2', amount, subject: '' });
    expect(trial('m2', more('hours', 2040)).isValid).toBe(true);
    expect(trial('m2', more('hours', 2045)).isValid).toBe(false);
    expect(trial('m2', more('caseload', 48)).isValid).toBe(true);
    expect(trial('m2', more('caseload', 49)).isValid).toBe(false);
  });

  it('should find what is still in the way, beside those on the seat', () => {
    expect(trial('m2').left).toEqual({ blocks: [], obstacles: [] });
    expect(trial('m1').left).toEqual({ blocks: [], obstacles: [{ code: 'capacity', subject: 'm1', short: 60 }] });
    const hours: Change = { kind: 'hours', seatId: 'm1', amount: 60, subject: '' };
    expect(trial('m1', hours).left).toEqual({ blocks: [], obstacles: [] });
    const dropped: Change = { kind: 'dropWish', seatId: null, amount: 0, subject: 'sex:man' };
    expect(trialOf(view, town.needs[0]!, [dropped], 'm2').left.blocks).toMatchObject([{ code: 'competence' }]);
  });
});
