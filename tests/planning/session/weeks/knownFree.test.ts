import { describe, expect, it } from 'vitest';
import { generateTown } from '../../../../src/generate/index.ts';
import { indexCase } from '../../../../src/model/caseIndex.ts';
import { KnownFreeByPolicy } from '../../../../src/planning/session/weeks/knownFree.ts';
import { plannedWeeks } from '../../../../src/planning/session/weeks/plannedWeeks.ts';
import { citizenFree, fixedEvents, mentorFree } from '../../../../src/planning/weeks/freeWeeks.ts';
import { withGroups } from './edits.ts';

/** Weeks with Christmas in them, the first begun on a Wednesday. */
const TOWN = {
  ...withGroups(generateTown({ citizens: 60, mentors: 22, seed: 5, everyKind: true })),
  planDate: '2026-12-16',
};

describe('known free time', () => {
  it('should be the free time the planner works out', () => {
    const index = indexCase(TOWN);
    const byPolicy = new KnownFreeByPolicy();
    const { mondays, planDate, policy } = plannedWeeks(TOWN);
    for (const monday of mondays) {
      // Asked twice: the second answer is remembered, under an equal policy too.
      for (const free of [byPolicy.of(policy), byPolicy.of({ ...policy })]) {
        const events = fixedEvents(index, monday);
        for (const seat of index.seats.filter(({ kind }) => kind === 'mentor')) {
          const known = free.mentor(seat.mentor!, TOWN.groups, monday, planDate);
          expect(known).toEqual(mentorFree(index, seat, monday, events));
        }
        for (const citizen of TOWN.citizens) {
          expect(free.citizen(citizen, monday)).toEqual(citizenFree(index, citizen, monday, []));
        }
      }
    }
  });
});
