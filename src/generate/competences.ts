/** What mentors can and what courses call for. Weights are synthetic; topics follow T4.7 and the interviews. */
import type { Citizen } from '../model/citizen.ts';
import type { Dice } from './dice.ts';
import type { Shares } from './distributions/table.ts';
import type { MentorKind } from './kinds.ts';

/** Backgrounds met in the interviews: what such a mentor has nearly always, and what often comes with it. */
const BACKGROUNDS = {
  pedagogue: {
    core: ['paedagogik', 'hverdagsstruktur', 'tillid'],
    often: ['unge', 'familie', 'netvaerk', 'hygiejne', 'helbred', 'misbrug'],
  },
  craftsman: {
    core: ['haandvaerk', 'arbejdsmarked'],
    often: ['virksomhed', 'unge', 'hverdagsstruktur', 'vedholdende', 'netvaerk'],
  },
  exCaseworker: {
    core: ['systemkendskab', 'helbred'],
    often: ['oekonomi', 'behandling', 'sygefravaer', 'motiverendeSamtale', 'virksomhed'],
  },
  banker: { core: ['oekonomi', 'arbejdsmarked'], often: ['systemkendskab', 'digital', 'coaching', 'familie'] },
  therapist: {
    core: ['terapi', 'psykiatri', 'tillid'],
    often: ['behandling', 'motiverendeSamtale', 'familie', 'diagnose', 'misbrug'],
  },
  nurse: { core: ['helbred', 'behandling', 'psykiatri'], often: ['misbrug', 'hygiejne', 'sygefravaer', 'diagnose'] },
  coach: {
    core: ['coaching', 'motiverendeSamtale'],
    often: ['uddannelse', 'unge', 'virksomhed', 'netvaerk', 'digital'],
  },
  streetWorker: {
    core: ['misbrug', 'tillid', 'vedholdende'],
    often: ['vold', 'unge', 'hygiejne', 'psykiatri', 'brugererfaring'],
  },
} as const;
type Background = keyof typeof BACKGROUNDS;

const BACKGROUND_SHARES: Shares<Background> = [
  ['pedagogue', 30],
  ['craftsman', 12],
  ['exCaseworker', 14],
  ['banker', 5],
  ['therapist', 12],
  ['nurse', 10],
  ['coach', 11],
  ['streetWorker', 6],
];

/** What a kind of mentor has by what it is. */
const OF_KIND: Partial<Record<MentorKind, readonly string[]>> = {
  company: ['virksomhed', 'arbejdsmarked'],
  workplace: ['virksomhed', 'arbejdsmarked'],
  education: ['uddannelse', 'unge'],
  offer: ['hverdagsstruktur', 'virksomhed'],
  businessConsultant: ['virksomhed', 'systemkendskab', 'arbejdsmarked'],
  caseworker: ['systemkendskab', 'hverdagsstruktur'],
  volunteer: ['netvaerk'],
  integration: ['integration', 'netvaerk', 'systemkendskab'],
  peer: ['brugererfaring', 'psykiatri', 'tillid'],
  senior: ['sygefravaer', 'arbejdsmarked'],
  housingArea: ['familie', 'oekonomi', 'netvaerk', 'integration'],
  bostoette: ['hverdagsstruktur', 'psykiatri', 'hygiejne'],
  digital: ['digital', 'coaching'],
};
const WITH_BACKGROUND = new Set<MentorKind>([
  'internalSocial',
  'external',
  'selfEmployed',
  'bostoette',
  'offer',
  'volunteer',
]);

export interface HeldDraft {
  readonly competenceId: string;
  readonly level: 'has' | 'unknown';
}

export function heldCompetences(dice: Dice, kind: MentorKind): HeldDraft[] {
  const held = new Map<string, 'has' | 'unknown'>();
  const hold = (ids: readonly string[], probability: number) =>
    ids.forEach((id) => {
      if (!held.has(id) && dice.chance(probability)) held.set(id, dice.chance(0.12) ? 'unknown' : 'has');
    });
  hold(OF_KIND[kind] ?? [], 0.95);
  if (WITH_BACKGROUND.has(kind)) {
    const { core, often } = BACKGROUNDS[dice.weighted(BACKGROUND_SHARES)];
    hold(core, 0.9);
    hold(often, 0.45);
  }
  return [...held].map(([competenceId, level]) => ({ competenceId, level }));
}

/** Problems, each with the weight it has for this citizen. */
function problemShares(citizen: Citizen): Shares<string> {
  const isYoung = citizen.age < 30;
  const isForeign = citizen.origin?.endsWith('NonWestern') ?? false;
  return [
    ['helbred', 24],
    ['hverdagsstruktur', isYoung ? 24 : 12],
    ['familie', isYoung ? 8 : 15],
    ['oekonomi', 13],
    ['netvaerk', 11],
    ['psykiatri', 12],
    ['misbrug', 7],
    ['behandling', 6],
    ['systemkendskab', 6],
    ['motiverendeSamtale', 5],
    ['unge', isYoung ? 12 : 0],
    ['hygiejne', 3],
    ['diagnose', isYoung ? 5 : 2],
    ['vold', 1.5],
    ['integration', isForeign ? 12 : 0],
    ['digital', 1],
    ['sygefravaer', citizen.benefit === 'sygedagpenge' ? 30 : 0],
    ['virksomhed', citizen.placement?.kind === 'company' ? 30 : 2],
    ['uddannelse', citizen.placement?.kind === 'education' ? 40 : 2],
  ];
}

/** One to three problems; several often come together. */
export function neededCompetences(dice: Dice, citizen: Citizen): string[] {
  const shares = problemShares(citizen);
  const count = dice.weighted([
    [1, 40],
    [2, 42],
    [3, 18],
  ]);
  return [...new Set(Array.from({ length: count }, () => dice.weighted(shares)))];
}
