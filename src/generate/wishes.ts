/** Wishes about the mentor: unknown for the 79 % nobody asked (T4.11). What the others wish is synthetic. */
import type { z } from 'zod';
import type { Citizen } from '../model/citizen.ts';
import type { Need, Wish } from '../model/need.ts';
import type { Dice } from './dice.ts';

type WishOf = z.infer<typeof Wish>;

/** A citizen who speaks no Danish needs somebody who speaks his language, asked or not. */
function languageNeeded(dice: Dice, citizen: Citizen): WishOf[] {
  if (citizen.languages.includes('da')) return [];
  const value = citizen.languages.includes('en') && dice.chance(0.7) ? 'en' : citizen.languages[0]!;
  return [{ kind: 'language', value, required: true, from: 'caseworker' }];
}

export function wishesFor(dice: Dice, citizen: Citizen, calledFor: readonly string[]): Need['wishes'] {
  const language = languageNeeded(dice, citizen);
  const caseworker = dice.chance(0.012) ? [requirement(dice, calledFor)].flat() : [];
  const own = citizen.consulted === 'yes' && dice.chance(0.65) ? [ownWish(dice, citizen)] : [];
  const wishes = [...language, ...caseworker, ...own];
  if (wishes.length > 0) return wishes;
  // Of those asked, some had no wish, and of some nobody wrote down the answer.
  return citizen.consulted === 'yes' && dice.chance(0.4) ? 'none' : 'unknown';
}

/** Very specific competences are what a caseworker insists on. */
function requirement(dice: Dice, calledFor: readonly string[]): WishOf[] {
  const hard = calledFor.filter((id) => ['psykiatri', 'misbrug', 'vold', 'diagnose', 'integration'].includes(id));
  return hard.length === 0 ? [] : [{ kind: 'competence', value: dice.pick(hard), required: true, from: 'caseworker' }];
}

function ownWish(dice: Dice, citizen: Citizen): WishOf {
  const wish = (kind: WishOf['kind'], value: string, requiredShare: number): WishOf => ({
    kind,
    value,
    required: dice.chance(requiredShare),
    from: 'citizen',
  });
  const drawn = dice.weighted([
    ['sex', 36],
    ['trade', 16],
    ['notPedagogue', citizen.age < 30 ? 16 : 2],
    ['language', citizen.languages.length > 1 ? 16 : 0],
    ['experience', 6],
    ['economy', 8],
    ['talk', 14],
  ]);
  switch (drawn) {
    case 'sex':
      return wish('sex', citizen.sex === 'woman' || dice.chance(0.3) ? 'woman' : 'man', 0.25);
    case 'trade':
      return wish('competence', 'haandvaerk', 0.1);
    case 'notPedagogue':
      return wish('notCompetence', 'paedagogik', 0.2);
    case 'language':
      return wish('language', citizen.languages[1]!, 0.1);
    case 'experience':
      return wish('competence', 'brugererfaring', 0);
    case 'economy':
      return wish('competence', 'oekonomi', 0.1);
    default:
      return wish('competence', 'motiverendeSamtale', 0);
  }
}
