/** The job centre’s own side: caseworkers, groups and budget frames. Amounts are synthetic; no frame is printed in the sources. */
import type { Case, Caseworker } from '../model/case.ts';
import type { Group, Mentor } from '../model/mentor.ts';
import type { Need } from '../model/need.ts';
import type { BudgetFrame } from '../model/policy.ts';
import { addDays } from '../time/calendar.ts';
import type { Dice } from './dice.ts';
import { personName } from './names.ts';
import type { TownOptions } from './options.ts';

const CITIZENS_A_CASEWORKER = 45;

/** At least one in every department. */
export function drawCaseworkers(dice: Dice, citizens: number, departments: Case['departments']): Caseworker[] {
  const each = Math.max(1, Math.round(citizens / CITIZENS_A_CASEWORKER / Math.max(1, departments.length)));
  return departments.flatMap(({ id }) =>
    Array.from({ length: each }, (_, at) => ({
      id: `cw-${id}-${at + 1}`,
      displayName: personName(dice, dice.pick(['woman', 'man'])),
      departmentId: id,
      availability: [1, 2, 4].map((weekday) => ({ weekday, start: '09:00', end: '15:00' })),
      appointments: [],
      absences: [],
    })),
  );
}

/** Job clubs of 4 to 13, led by mentors with time enough; few towns have one. */
const MENTORS_A_GROUP = 40;
const GROUP_LEADER_MINUTES = 900;

export function drawGroups(dice: Dice, options: TownOptions, mentors: readonly Mentor[], planDate: string): Group[] {
  const isPresent = dice.chance(0.4);
  if (!isPresent && options.everyKind !== true) return [];
  // Whole working days, so that the session is inside the leader’s week whichever day it falls.
  const leaders = mentors.filter(
    (mentor) =>
      mentor.kind === 'internalSocial' &&
      mentor.availability === undefined &&
      mentor.capacityMinutes >= GROUP_LEADER_MINUTES,
  );
  const count = Math.min(leaders.length, Math.max(1, Math.round(options.mentors / MENTORS_A_GROUP)), 12);
  return dice
    .shuffled(leaders)
    .slice(0, count)
    .map((leader, at) => {
      const weekday = dice.pick([1, 2, 4]);
      return {
        id: `jobklub-${at + 1}`,
        mentorId: leader.id,
        name: `Jobklub ${at + 1}`,
        citizensLeast: 4,
        citizensMost: dice.whole(8, 13),
        weekday,
        start: '10:00',
        minutes: 90,
        everyWeeks: 1,
        firstDate: addDays(planDate, weekday - 1 - 28),
        place: 'office',
      };
    });
}

/** Refundable kroner an hour reckoned into the frame, across units with and without a price. */
const FRAME_OERE_AN_HOUR = 12_000;
const FRAME_WEEKS = 52;

/** One frame, more than half used; soft in most towns. The seeds are of two minds about what the ceiling is on. */
export function drawBudgets(dice: Dice, needs: readonly Need[]): BudgetFrame[] {
  const hours = needs.reduce((sum, need) => sum + need.grantedMinutes, 0) / 60;
  const capOere = Math.round((hours * FRAME_WEEKS * FRAME_OERE_AN_HOUR) / 100_000) * 100_000;
  return [
    {
      id: 'mentorramme',
      capOere,
      usedOere: Math.round((capOere * dice.whole(45, 85)) / 100),
      basis: dice.pick(['spending', 'refund']),
      hardness: dice.chance(0.25) ? 'hard' : 'soft',
    },
  ];
}
