/** How often a course meets: T4.6, held to the granted time, of which about two thirds is met face to face. */
import type { z } from 'zod';
import type { Citizen } from '../model/citizen.ts';
import type { Cadence } from '../model/need.ts';
import { columnOf, surveyGroup } from './citizens.ts';
import type { Dice } from './dice.ts';
import { CONTACT_FREQUENCY, type ContactFrequency, FACE_TO_FACE_SHARE } from './distributions/survey.ts';

type CadenceOf = z.infer<typeof Cadence>;

/** Meetings of a frequency; phone calls and messages fill the most frequent ones. */
const MEETINGS: Readonly<Record<ContactFrequency, Pick<CadenceOf, 'count' | 'everyWeeks'>>> = {
  sevenOrMoreAWeek: { count: 5, everyWeeks: 1 },
  fourToSixAWeek: { count: 4, everyWeeks: 1 },
  twoOrThreeAWeek: { count: 2, everyWeeks: 1 },
  weekly: { count: 1, everyWeeks: 1 },
  twoOrThreeAMonth: { count: 1, everyWeeks: 2 },
  monthly: { count: 1, everyWeeks: 4 },
  everySecondMonth: { count: 1, everyWeeks: 4 },
  noneYet: { count: 1, everyWeeks: 1 },
};
const SHORTEST_MINUTES = 30;
const LONGEST_MINUTES = 180;

export function cadenceFor(dice: Dice, citizen: Citizen, grantedMinutes: number): CadenceOf {
  const drawn = MEETINGS[dice.weighted(columnOf(CONTACT_FREQUENCY, surveyGroup(citizen.benefit)))];
  const contact = Math.max(SHORTEST_MINUTES, grantedMinutes * FACE_TO_FACE_SHARE);
  // Two meetings of less than half an hour are one: few granted hours do not carry several trips a week.
  const count = Math.max(1, Math.min(drawn.count, Math.floor(contact / 45)));
  const length = Math.round((contact * drawn.everyWeeks) / count / 15) * 15;
  return {
    count,
    everyWeeks: drawn.everyWeeks,
    minutes: Math.min(LONGEST_MINUTES, Math.max(SHORTEST_MINUTES, length)),
    ...placeAndMode(dice, citizen),
  };
}

/** Where they meet is in no table; the shares are synthetic. */
function placeAndMode(dice: Dice, citizen: Citizen): Pick<CadenceOf, 'mode' | 'place'> {
  if (citizen.digitalReadiness === 'ready' && dice.chance(0.2)) return { mode: 'digital', place: 'remote' };
  if (dice.chance(0.02)) return { mode: 'phone', place: 'remote' };
  const placed = citizen.placement?.kind;
  if (placed === 'company' && dice.chance(0.5)) return { mode: 'faceToFace', place: 'company' };
  if (placed === 'education' && dice.chance(0.6)) return { mode: 'faceToFace', place: 'institution' };
  const place = dice.weighted([
    ['office', 58],
    ['home', 24],
    ['outside', 18],
  ] as const);
  return { mode: 'faceToFace', place };
}
