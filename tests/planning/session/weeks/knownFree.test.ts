import { describe, expect, it } from 'vitest';
import { generateTown } from '../../../../src/generate/index.ts';
import { indexCase } from '../../../../src/model/caseIndex.ts';
import { isSameTime, KnownFreeByPolicy } from '../../../../src/planning/session/weeks/knownFree.ts';
import { plannedWeeks } from '../../../../src/planning/session/weeks/plannedWeeks.ts';
import { citizenFree, fixedEvents, mentorFree } from '../../../../src/planning/weeks/freeWeeks.ts';
import { withGroups } from './edits.ts';

/** Weeks with Christmas in them, the first begun on a Wednesday. */
const TOWN = {
  ...withGroups(generateTown({ citizens: 60, mentors: 22, seed: 5, everyKind: true })),
  planDate: '2026-12-16',
};

const STRETCH = { date: '2026-12-22', start: '09:00', end: '11:00' };
const AWAY = { from: '2026-12-17', until: '2026-12-18' };

/** Other facts of a person: the first is none about his time. */
const OTHER_FACTS = [
  { displayName: 'Another name' },
  { appointments: [STRETCH] },
  { absences: [AWAY] },
  { availability: [{ weekday: 2, start: '10:00', end: '12:00' }] },
];

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

  it('should keep what is known of a person only where no fact about his time is another', () => {
    const free = new KnownFreeByPolicy().of(TOWN.policy);
    const { mondays, planDate } = plannedWeeks(TOWN);
    const duty = {
      kind: 'teamMeeting' as const,
      minutes: 60,
      everyWeeks: 1 as const,
      fixedSlot: { weekday: 3, start: '09:00', firstDate: planDate },
    };
    const kept = { citizens: 0, mentors: 0, others: 0 };
    for (const before of TOWN.citizens) {
      free.citizen(before, mondays[0]!);
      for (const facts of [...OTHER_FACTS, { workingHours: 'only' as const }]) {
        const after = { ...before, ...facts };
        const isKept = free.keepCitizen(before, after);
        const index = indexCase({ ...TOWN, citizens: [after] });
        for (const monday of mondays) {
          expect(free.citizen(after, monday)).toEqual(citizenFree(index, after, monday, []));
        }
        kept[isKept ? 'citizens' : 'others']++;
      }
    }
    for (const before of TOWN.mentors) {
      free.mentor(before, TOWN.groups, mondays[0]!, planDate);
      for (const facts of [...OTHER_FACTS, { duties: [duty] }]) {
        const after = { ...before, ...facts };
        const isKept = free.keepMentor(before, after);
        const index = indexCase({ ...TOWN, mentors: TOWN.mentors.map((one) => (one === before ? after : one)) });
        const seat = index.seatById.get(after.id)!;
        for (const monday of mondays) {
          const known = free.mentor(after, TOWN.groups, monday, planDate);
          expect(known).toEqual(mentorFree(index, seat, monday, fixedEvents(index, monday)));
        }
        kept[isKept ? 'mentors' : 'others']++;
      }
    }
    expect(Math.min(kept.citizens, kept.mentors, kept.others)).toBeGreaterThan(0);
  });

  it('should be one array in weeks that are alike', () => {
    const free = new KnownFreeByPolicy().of(TOWN.policy);
    const ordinary = ['2026-11-02', '2026-11-09', '2026-11-16'];
    const resting = TOWN.citizens.filter(({ appointments, absences }) => appointments.length + absences.length === 0);
    let others = 0;
    for (const citizen of resting) {
      const weeks = ordinary.map((monday) => free.citizen(citizen, monday));
      expect(new Set(weeks).size).toBe(1);
      const christmas = free.citizen(citizen, '2026-12-21');
      expect(christmas === weeks[0]).toBe(isSameTime(christmas, weeks[0]!));
      if (christmas !== weeks[0]) others++;
    }
    expect(others).toBeGreaterThan(0);
  });
});
