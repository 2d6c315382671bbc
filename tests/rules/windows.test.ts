import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/model/policy.ts';
import { longestCommon, stretchesOfCitizen, stretchesOfMentor } from '../../src/rules/windows.ts';
import { aCase, aCitizen, aMentor } from '../helpers/caseBuilder.ts';

const { policy } = aCase();
const EVENING = { weekday: 1, start: '17:00', end: '19:00' };
const MONDAY_EVENING = [17 * 60, 19 * 60];

describe('stretchesOfCitizen', () => {
  it('should follow the policy, the hours wanted and the citizen’s own windows, whichever was asked before', () => {
    const other: Policy = { ...policy, eveningWindows: [EVENING] };
    const atWork: Policy = { ...policy, workingWindows: [EVENING], eveningWindows: [] };
    const outside = aCitizen({ workingHours: 'onlyOutside' });
    const usual = stretchesOfCitizen(outside, policy);
    expect(stretchesOfCitizen(outside, other)).toEqual(MONDAY_EVENING);
    expect(stretchesOfCitizen(outside, policy)).toEqual(usual);
    expect(stretchesOfCitizen(outside, atWork)).toEqual([]);
    expect(stretchesOfCitizen({ ...outside, workingHours: 'only' }, atWork)).toEqual(MONDAY_EVENING);
    // Own windows, though they are the very list of the policy.
    const own = { ...outside, availability: other.eveningWindows };
    expect(stretchesOfCitizen(own, other)).toEqual(MONDAY_EVENING);
    expect(stretchesOfCitizen({ ...own, availability: atWork.workingWindows }, atWork)).toEqual([]);
    expect(stretchesOfCitizen({ ...own, availability: atWork.workingWindows, workingHours: 'mostly' }, atWork)).toEqual(
      MONDAY_EVENING,
    );
  });
});

describe('longestCommon', () => {
  it('should be the longest stretch inside both', () => {
    const mentor = stretchesOfMentor(aMentor({ availability: [{ weekday: 1, start: '18:00', end: '21:00' }] }), policy);
    expect(longestCommon(MONDAY_EVENING, mentor)).toBe(60);
    expect(longestCommon(MONDAY_EVENING, stretchesOfMentor(aMentor(), policy))).toBe(0);
  });
});
