import { describe, expect, it } from 'vitest';
import { applyUnlock } from '../../src/explain/applyUnlock.ts';
import { nearestUnlock } from '../../src/explain/unlock.ts';
import { viewOf } from '../../src/explain/view.ts';
import { standingOf, waitingExplainer } from '../../src/explain/waiting.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';
import { situationWith } from './situations.ts';

describe('the unlock of a need nobody searched for', () => {
  it('should hold the nearest seat the need may have, say that it was not tried, and seat the need', () => {
    const town = aCase({ mentors: [aMentor({ capacityMinutes: 60 })] });
    const view = viewOf(situationWith(town));
    const unlock = nearestUnlock(view, standingOf(view, town.needs[0]!))!;
    expect(unlock).toMatchObject({ kind: 'hours', amount: 60, also: [{ kind: 'pin', seatId: 'm1' }], isProven: false });
    expect(seatOf(solved(applyUnlock(town, 'n1', unlock)), 'n1')).toBe('m1');
  });

  it('should be a new mentor where the need may have no seat', () => {
    const town = aCase({ mentors: [] });
    const view = viewOf(situationWith(town));
    const unlock = nearestUnlock(view, standingOf(view, town.needs[0]!))!;
    expect(unlock).toMatchObject({ kind: 'newSeat', also: [{ kind: 'pin' }], isProven: false });
    expect(seatOf(solved(applyUnlock(town, 'n1', unlock)), 'n1')).toBeDefined();
  });

  it('should come last: must-serve needs are searched for whatever their place in the case', () => {
    const citizens = ['a', 'b', 'r'].map((id) =>
      aCitizen({ id, ...(id === 'r' ? { retOgPligt: { reason: 'personalReasons' as const } } : {}) }),
    );
    const town = aCase({
      citizens,
      needs: citizens.map(({ id }) => aNeed({ id: `n-${id}`, citizenId: id })),
      mentors: [aMentor({ capacityMinutes: 60 })],
    });
    // One seat a need, so the search ends after two of the three.
    const explain = waitingExplainer(situationWith(town), { mostSeatsSearched: 2 });
    expect(town.needs.map((need) => explain(need).unlock!.isProven)).toEqual([true, false, true]);
  });
});
