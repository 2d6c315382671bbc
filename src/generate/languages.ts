/** Who speaks what. Shares within an origin are synthetic: the sources tell origins, not languages. ISO 639-1. */
import type { Dice } from './dice.ts';
import type { ORIGINS } from './distributions/citizens.ts';

export type Origin = keyof typeof ORIGINS.rows;

const NON_WESTERN = [
  ['ar', 30],
  ['so', 12],
  ['ti', 6],
  ['tr', 12],
  ['fa', 10],
  ['ur', 7],
  ['ku', 9],
  ['uk', 8],
  ['vi', 6],
] as const;
const WESTERN = [
  ['pl', 40],
  ['ro', 20],
  ['de', 20],
  ['lt', 20],
] as const;

export function citizenLanguages(dice: Dice, origin: Origin): string[] {
  const english = dice.chance(0.35) ? ['en'] : [];
  if (origin === 'danish') return ['da', ...english];
  const mother = dice.weighted<string>(origin.endsWith('NonWestern') ? NON_WESTERN : WESTERN);
  const speaksDanish = origin.startsWith('descendant') || dice.chance(origin === 'immigrantWestern' ? 0.6 : 0.78);
  return [...(speaksDanish ? ['da'] : []), mother, ...english];
}

/** Danish for all; a mother tongue beside it for some, for all of the mentors who interpret a culture. */
export function mentorLanguages(dice: Dice, isInterpreter: boolean): string[] {
  const english = dice.chance(0.6) ? ['en'] : [];
  if (isInterpreter)
    return ['da', ...new Set([dice.weighted<string>(NON_WESTERN), dice.weighted<string>(NON_WESTERN)]), ...english];
  if (dice.chance(0.16)) return ['da', dice.weighted<string>(NON_WESTERN), ...english];
  return dice.chance(0.04) ? ['da', dice.weighted<string>(WESTERN), ...english] : ['da', ...english];
}
