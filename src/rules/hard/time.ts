/** Time: citizen and mentor can meet at all. Dated appointments and full weeks are the week schedule’s business. */

import type { PairContext } from '../context.ts';
import { type Rule, rule } from '../rule.ts';
import { longestCommon, stretchesOfCitizen, stretchesOfGroup, stretchesOfMentor } from '../windows.ts';

/** A group meets when it meets, so the citizen must be free for the whole session. */
function isLongEnough({ index, need, citizen, seat }: PairContext): boolean {
  const { policy } = index.case;
  const citizens = stretchesOfCitizen(citizen, policy);
  if (seat.group !== undefined) return longestCommon(citizens, stretchesOfGroup(seat.group)) === seat.group.minutes;
  return longestCommon(citizens, stretchesOfMentor(seat.mentor!, policy)) >= need.cadence.minutes;
}

/** An unnamed seat has no calendar yet. A running relation has met before, whatever the windows say. */
const noCommonTime = rule(
  {
    number: 'H42',
    code: 'noCommonTime',
    name: 'Citizen and mentor share a free window as long as a meeting',
    about: 'seat',
    waivedFor: ['running'],
    reads: [
      'citizen.availability',
      'citizen.workingHours',
      'mentor.availability',
      'policy.workingWindows',
      'policy.eveningWindows',
      'need.cadence',
      'group.weekday',
      'group.start',
      'group.minutes',
    ],
    mayBlockSeat: ({ seat }) => seat.mentor !== undefined,
  },
  (context) =>
    context.seat.mentor === undefined || isLongEnough(context) ? undefined : { subjects: [context.seat.mentor.id] },
);

export const TIME_RULES: readonly Rule[] = [noCommonTime];
