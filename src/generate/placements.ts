/** Citizens placed at companies, institutions and offers, and the shared functions that serve several of them at one company. */
import type { Citizen } from '../model/citizen.ts';
import { addDays } from '../time/calendar.ts';
import { bandHours } from './courseQuotas.ts';
import { type Dice, quotas } from './dice.ts';
import { FUNCTION_TYPES, SHARED_HOURS } from './distributions/courses.ts';
import { type Regime, sharesOf } from './distributions/table.ts';
import type { UnitPlan } from './units.ts';

type PlacementKind = NonNullable<Citizen['placement']>['kind'];

const KIND_OF_MEASURE: Partial<Record<Citizen['measure'], PlacementKind>> = {
  virksomhedspraktikPrivat: 'company',
  virksomhedspraktikOffentlig: 'company',
  loentilskudPrivat: 'company',
  loentilskudOffentlig: 'company',
  fleksjob: 'company',
  nytteindsats: 'company',
  ordinaerUddannelse: 'education',
  vejledningOpkvalificering: 'offer',
};
/** Citizens placed where a unit of the town has mentors, for each of these mentors. */
const PLACED_A_MENTOR = 3;

interface SharedFunctionDraft {
  readonly minutes: number;
  readonly citizensMost: number;
}

export interface PlacementSetting {
  readonly dice: Dice;
  readonly regime: Regime;
  readonly planDate: string;
  readonly plans: readonly UnitPlan[];
}

export interface Placements {
  readonly citizens: Citizen[];
  /** Citizens served by a shared function, with the granted minutes that fall on each. */
  readonly sharedMinutesOf: ReadonlyMap<string, number>;
  readonly sharedFunctions: readonly SharedFunctionDraft[];
}

/** Senior mentors are colleagues too, but of people on sick leave, not of people in practice. */
type OpeningKind = PlacementKind | 'senior';

interface Opening {
  readonly organisationId: string;
  readonly functionAt: number | undefined;
}

export function placeCitizens(setting: PlacementSetting, citizens: readonly Citizen[]): Placements {
  const companies = setting.plans.filter((plan) => plan.kind === 'company' && plan.mentorCount > 0);
  const sharedFunctions = drawFunctions(setting, citizens.length, companies.length);
  const openings = openingsOf(setting, companies, sharedFunctions.served);
  const sharedMinutesOf = new Map<string, number>();
  const placed = citizens.map((citizen) => {
    const senior = hasSeniorMentor(setting, citizen) ? openings.get('senior')!.pop() : undefined;
    const kind = senior === undefined ? KIND_OF_MEASURE[citizen.measure] : 'company';
    const opening = senior ?? (kind === undefined ? undefined : openings.get(kind)!.pop());
    if (opening?.functionAt !== undefined) {
      const { minutes } = sharedFunctions.functions[opening.functionAt]!;
      sharedMinutesOf.set(citizen.id, perCitizen(minutes, sharedFunctions.served[opening.functionAt]!));
    }
    const organisationId = opening?.organisationId ?? elsewhere(setting, kind);
    return organisationId === undefined || kind === undefined
      ? citizen
      : { ...citizen, placement: { organisationId, kind, ...placementPeriod(setting) } };
  });
  return { citizens: placed, sharedMinutesOf, sharedFunctions: sharedFunctions.functions };
}

/** The function’s hours are shared: what is granted on each citizen is an equal part, on the quarter. */
function perCitizen(functionMinutes: number, served: number): number {
  return Math.ceil(functionMinutes / served / 15) * 15;
}

/** Enough functions for the share of courses T3.10 gives them, four citizens or more to each. */
function drawFunctions({ dice, regime }: PlacementSetting, courses: number, companies: number) {
  const [, [, sharedPercent]] = sharesOf(FUNCTION_TYPES, regime) as [unknown, [string, number]];
  const shared = companies === 0 ? 0 : Math.round((courses * sharedPercent) / 100);
  const count = Math.min(Math.ceil(shared / 4), companies);
  const hours = quotas(dice, count, sharesOf(SHARED_HOURS, regime));
  const served = Array.from({ length: count }, (_, at) => Math.floor((shared + at) / count));
  const functions = hours.map((draw, at) => ({
    minutes: Math.min(2220, Math.max(60, bandHours(draw, regime))),
    citizensMost: Math.min(60, served[at]! + dice.whole(0, 2)),
  }));
  return { functions, served };
}

/** Places to fill, the shared functions last in the list so that they are popped first. */
function openingsOf(
  { dice, plans }: PlacementSetting,
  companies: readonly UnitPlan[],
  served: readonly number[],
): Map<OpeningKind, Opening[]> {
  const openings = new Map<OpeningKind, Opening[]>([
    ['company', []],
    ['education', []],
    ['offer', []],
    ['senior', []],
  ]);
  const kindOf: Partial<Record<UnitPlan['kind'], OpeningKind>> = {
    company: 'company',
    workplace: 'company',
    education: 'education',
    offer: 'offer',
    senior: 'senior',
  };
  for (const { kind, unit, mentorCount } of dice.shuffled(plans)) {
    const openingKind = kindOf[kind];
    if (openingKind === undefined || unit.organisationId === undefined) continue;
    for (let place = 0; place < mentorCount * PLACED_A_MENTOR; place++) {
      openings.get(openingKind)!.push({ organisationId: unit.organisationId, functionAt: undefined });
    }
  }
  served.forEach((count, functionAt) => {
    const organisationId = companies[functionAt]!.unit.organisationId!;
    for (let place = 0; place < count; place++) openings.get('company')!.push({ organisationId, functionAt });
  });
  return openings;
}

/** Senior mentors look after colleagues on sick leave. Some of these are the municipality’s own; how many is synthetic. */
function hasSeniorMentor({ dice }: PlacementSetting, citizen: Citizen): boolean {
  return citizen.benefit === 'sygedagpenge' && dice.chance(0.3);
}

/** Most companies have no mentor the job centre knows of; nobody is placed at an unknown offer. */
function elsewhere({ dice }: PlacementSetting, kind: PlacementKind | undefined): string | undefined {
  if (kind === 'company') return `org-anden-virksomhed-${dice.whole(1, 40)}`;
  return kind === 'education' ? `org-anden-skole-${dice.whole(1, 5)}` : undefined;
}

function placementPeriod({ dice, planDate }: PlacementSetting) {
  return { from: addDays(planDate, -dice.whole(5, 70)), until: addDays(planDate, dice.whole(45, 180)) };
}
