/** How many mentors of each kind a town has, and what each kind is like. All amounts are synthetic: the sources print no tariffs. */
import type { z } from 'zod';
import type { MentorKind as MentorKindSchema } from '../model/vocabulary.ts';
import { apportion, type Dice } from './dice.ts';
import type { Employer } from './distributions/survey.ts';
import type { Traits } from './options.ts';

export type MentorKind = z.infer<typeof MentorKindSchema>;

export interface KindProfile {
  /** Share of mentors where the town has the kind. */
  readonly share: number;
  readonly employer: Employer;
  /** Own minutes a week: least and most, before scaling. */
  readonly minutes: readonly [number, number];
  /** Scaled so that the town’s capacity meets its demand; the others are as small as their other job leaves them. */
  readonly isScaled: boolean;
}

const kind = (
  share: number,
  employer: Employer,
  least: number,
  most: number,
  isScaled: boolean = false,
): KindProfile => ({ share, employer, minutes: [least, most], isScaled });

export const KIND_PROFILES: Readonly<Record<MentorKind, KindProfile>> = {
  internalSocial: kind(50, 'municipal', 360, 2220, true),
  external: kind(16, 'private', 180, 2220, true),
  selfEmployed: kind(4, 'private', 180, 1500, true),
  bostoette: kind(5, 'municipal', 60, 300),
  volunteer: kind(7, 'municipal', 90, 300),
  company: kind(6, 'private', 180, 480),
  workplace: kind(1, 'private', 120, 300),
  education: kind(2.5, 'municipal', 180, 480),
  offer: kind(3.5, 'municipal', 300, 900),
  businessConsultant: kind(2, 'municipal', 120, 360),
  caseworker: kind(1.5, 'municipal', 120, 300),
  integration: kind(1.2, 'municipal', 120, 360),
  housingArea: kind(1.3, 'municipal', 300, 900),
  senior: kind(0.8, 'municipal', 90, 240),
  peer: kind(1.2, 'municipal', 120, 360),
  digital: kind(0.6, 'municipal', 300, 900),
};

/** Kinds few towns have: each is there by this chance. */
const RARE_KINDS: Partial<Record<MentorKind, number>> = {
  integration: 0.6,
  housingArea: 0.4,
  senior: 0.3,
  peer: 0.3,
  workplace: 0.3,
  digital: 0.3,
  selfEmployed: 0.6,
};
const SUPPLIER_SHARES = { none: 0, rare: 6, common: 16, main: 45 } as const;

export function mentorsByKind(
  dice: Dice,
  mentors: number,
  traits: Traits,
  everyKind: boolean,
): Map<MentorKind, number> {
  const kinds = Object.keys(KIND_PROFILES) as MentorKind[];
  const shares = kinds.map(
    (name) => [name, isPresent(dice, name, traits, everyKind) ? shareOf(name, traits) : 0] as const,
  );
  const floor = everyKind && mentors >= kinds.length + 2 ? 1 : 0;
  const present = shares.filter(([, share]) => share > 0).length;
  const counts = apportion(dice, mentors - floor * present, shares);
  return new Map(shares.map(([name, share], at) => [name, counts[at]! + (share > 0 ? floor : 0)]));
}

function isPresent(dice: Dice, name: MentorKind, traits: Traits, everyKind: boolean): boolean {
  const isDrawn = dice.chance(RARE_KINDS[name] ?? 1);
  return everyKind || isDrawn || (name === 'selfEmployed' && traits.suppliers === 'main');
}

function shareOf(name: MentorKind, traits: Traits): number {
  const { share } = KIND_PROFILES[name];
  if (name === 'internalSocial' || name === 'businessConsultant' || name === 'caseworker')
    return traits.hasCorps ? share : 0;
  if (name === 'external') return SUPPLIER_SHARES[traits.suppliers];
  if (name === 'volunteer') return traits.hasVolunteers ? share : 0;
  if (name === 'bostoette') return traits.bostoettePurchase === 'off' ? 0 : share;
  return share;
}
