/** The professional course of each citizen, as a new order; src/generate/relations.ts turns most of them into courses under way. */
import type { Citizen } from '../model/citizen.ts';
import { Need } from '../model/need.ts';
import { addDays } from '../time/calendar.ts';
import { cadenceFor } from './cadences.ts';
import { neededCompetences } from './competences.ts';
import { bandDays, bandHours } from './courseQuotas.ts';
import { type Dice, quotas } from './dice.ts';
import { DURATION_DAYS, INDIVIDUAL_HOURS } from './distributions/courses.ts';
import { type Regime, sharesOf } from './distributions/table.ts';
import { firstBlock } from './grants.ts';
import type { Traits } from './options.ts';
import { wishesFor } from './wishes.ts';

export interface CourseSetting {
  readonly dice: Dice;
  readonly regime: Regime;
  readonly planDate: string;
  readonly traits: Traits;
  /** Granted minutes of the citizens served by a shared function. */
  readonly sharedMinutesOf: ReadonlyMap<string, number>;
}

/** Courses under serviceloven where one corps works under both acts; synthetic. */
const BOSTOETTE_SHARE = 0.08;

const HEAVY = new Set(['psykiatri', 'misbrug', 'vold']);
const TASKS = [
  'Ledsage til læge og behandling',
  'Få struktur på hverdagen',
  'Støtte i at møde til tiden',
  'Gennemgå post og økonomi',
  'Opbygge netværk i nærområdet',
  'Forberede samtaler i jobcentret',
  'Tage offentlig transport alene',
  'Følge til og fra aktiviteten',
] as const;
const PURPOSES = [
  'At opnå et aktivt tilbud',
  'At fastholde det aktuelle tilbud',
  'At blive klar til uddannelse',
  'At blive klar til virksomhedspraktik',
  'At blive helbredsmæssigt udredt',
] as const;

export function orderCourses(setting: CourseSetting, citizens: readonly Citizen[]): Need[] {
  const { dice, regime, sharedMinutesOf } = setting;
  const individuals = citizens.filter((citizen) => !sharedMinutesOf.has(citizen.id)).length;
  const hours = quotas(dice, individuals, sharesOf(INDIVIDUAL_HOURS, regime)).map((draw) => bandHours(draw, regime));
  const lengths = quotas(dice, citizens.length, sharesOf(DURATION_DAYS, regime));
  let nextIndividual = 0;
  return citizens.map((citizen, at) => {
    const start = addDays(setting.planDate, dice.chance(0.4) ? 0 : dice.whole(1, 18));
    const days = bandDays(lengths[at]!, start, regime);
    const shared = sharedMinutesOf.get(citizen.id);
    return course(setting, citizen, { start, days, shared, granted: shared ?? hours[nextIndividual++]! });
  });
}

interface Frame {
  readonly start: string;
  readonly days: number;
  readonly shared: number | undefined;
  readonly granted: number;
}

function course(setting: CourseSetting, citizen: Citizen, { start, days, shared, granted }: Frame): Need {
  const { dice, planDate, traits } = setting;
  const id = `n-${citizen.id.slice(2)}`;
  const isBostoette = traits.isCombinedCorps && shared === undefined && dice.chance(BOSTOETTE_SHARE);
  const competences = neededCompetences(dice, citizen);
  return Need.parse({
    id,
    citizenId: citizen.id,
    taskType: taskType(dice, citizen),
    taskWeight: competences.some((name) => HEAVY.has(name)) ? 'heavy' : dice.chance(0.12) ? 'light' : 'ordinary',
    ...(dice.chance(0.85) ? { tasks: dice.shuffled(TASKS).slice(0, dice.whole(1, 2)) } : {}),
    ...(dice.chance(0.9) ? { purpose: dice.pick(PURPOSES) } : {}),
    orderedOn: addDays(planDate, -daysWaited(dice)),
    start,
    courseWeeks: Math.ceil(days / 7),
    courseDays: days,
    grantedMinutes: granted,
    functionType: shared === undefined ? 'individual' : 'shared',
    grant: firstBlock(`b-${citizen.id.slice(2)}`, isBostoette ? 'serviceloven' : 'lab', start, days),
    urgency: dice.weighted([
      [0, 10],
      [1, 62],
      [2, 22],
      [3, 6],
    ]),
    competences,
    wishes: wishesFor(dice, citizen, competences),
    ...orderedKinds(dice, citizen, shared !== undefined),
    cadence: cadenceFor(dice, citizen, granted),
    startMeetingWithCaseworker: dice.chance(0.25),
    inHome: isBostoette || dice.chance(0.1),
    complaintGuidanceGiven: dice.chance(0.6),
  });
}

/** Exponential with a mean of 16 days; no waiting times are known. */
function daysWaited(dice: Dice): number {
  return Math.min(150, Math.floor(-Math.log(1 - dice.next()) * 16));
}

function taskType(dice: Dice, citizen: Citizen): Need['taskType'] {
  if (citizen.placement === undefined || dice.chance(0.3)) return 'socialBarriers';
  return citizen.placement.kind === 'company' && dice.chance(0.5) ? 'companyTraining' : 'retention';
}

/** Company and school mentors are chosen by the placement, so some of these orders are open to nobody else. */
function orderedKinds(dice: Dice, citizen: Citizen, isShared: boolean): Pick<Need, 'unitKinds'> {
  if (isShared) return { unitKinds: ['company'] };
  const placed = citizen.placement;
  if (placed === undefined || placed.organisationId.startsWith('org-anden')) return {};
  return dice.chance(0.25) ? { unitKinds: [placed.kind] } : {};
}

const OUTSIDE_OFFERS = new Set(['passiv', 'selvforsoergelse']);
const IMPOSSIBLE_OFFERS = ['virksomhedspraktikPrivat', 'virksomhedspraktikOffentlig'] as const;

/**
 * Marks the citizens under ret og pligt, as many as the town has: activity-ready, in no active offer, with a weekly meeting face
 * to face already ordered, so that the plan has to keep what is there and not to mend it. The duty exists from 2014.
 */
export function withDuty(
  { dice, planDate, traits }: Pick<CourseSetting, 'dice' | 'planDate' | 'traits'>,
  citizens: readonly Citizen[],
  needs: readonly Need[],
): { readonly citizens: Citizen[]; readonly needs: Need[] } {
  const marked = { citizens: [...citizens], needs: [...needs] };
  if (planDate < '2014-01-01') return marked;
  const wanted = Math.round(traits.retOgPligtShare * citizens.length);
  const able = citizens.map((_, at) => at).filter((at) => canCarryDuty(citizens[at]!, needs[at]!));
  for (const at of dice.shuffled(able).slice(0, wanted)) {
    const retOgPligt: Citizen['retOgPligt'] = { reason: 'personalReasons', impossibleOffers: [...IMPOSSIBLE_OFFERS] };
    marked.citizens[at] = { ...citizens[at]!, retOgPligt };
    marked.needs[at] = { ...needs[at]!, grant: { ...needs[at]!.grant!, law: 'retOgPligt' } };
  }
  return marked;
}

function canCarryDuty(citizen: Citizen, { cadence, grant, grantedMinutes, functionType }: Need): boolean {
  if (citizen.visitationGroup !== 'aktivitetsparat' || !OUTSIDE_OFFERS.has(citizen.measure)) return false;
  if (functionType === 'shared' || grantedMinutes === 0 || grant?.law !== 'lab') return false;
  return cadence.everyWeeks === 1 && cadence.mode === 'faceToFace';
}
