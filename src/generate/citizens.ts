/** The citizens: attributes by quota from the register tables of one cohort, joined where one plainly depends on another. */
import type { z } from 'zod';
import { Citizen } from '../model/citizen.ts';
import type { Benefit } from '../model/vocabulary.ts';
import { addDays } from '../time/calendar.ts';
import { drawFromBands } from './bands.ts';
import { departmentId, departmentOf } from './departments.ts';
import { type Dice, quotas } from './dice.ts';
import * as tables from './distributions/citizens.ts';
import { CONSULTED, PERCEIVED_NEED, type SurveyGroup, TIME_OF_DAY } from './distributions/survey.ts';
import { type Regime, type Shares, sharesOf } from './distributions/table.ts';
import { type District, homeIn } from './geography.ts';
import { citizenLanguages } from './languages.ts';
import { measuresFor } from './measures.ts';
import type { Traits } from './options.ts';
import { citizenWindows } from './windows.ts';

type CitizenDraft = z.input<typeof Citizen>;
type BenefitRow = keyof typeof tables.BENEFITS.rows;

export interface CitizenSetting {
  readonly dice: Dice;
  readonly count: number;
  readonly regime: Regime;
  readonly planDate: string;
  readonly traits: Traits;
  readonly districts: readonly District[];
  /** Caseworker ids of each department id. */
  readonly caseworkersOf: ReadonlyMap<string, readonly string[]>;
  /** Do the town’s housing areas have mentors? Then some citizens live in them. */
  readonly hasHousingAreas: boolean;
}

export function drawCitizens(setting: CitizenSetting): Citizen[] {
  const { dice, count, regime } = setting;
  const ages = drawFromBands(dice, count, sharesOf(tables.AGES, regime));
  const benefits = benefitsFor(dice, ages, regime);
  const measures = measuresFor(dice, benefits, ages, regime);
  const quotaOf = <Key>(shares: Shares<Key>) => quotas(dice, count, shares).map((draw) => draw.key);
  const sexes = quotaOf(sharesOf(tables.SEXES, regime));
  const origins = quotaOf(sharesOf(tables.ORIGINS, regime));
  const educations = quotaOf(sharesOf(tables.EDUCATIONS, regime));
  const categories = quotaOf(sharesOf(tables.MATCH_CATEGORIES, regime));
  const supportMonths = drawFromBands(dice, count, sharesOf(tables.SUPPORT_MONTHS, regime));
  const wageMonths = drawFromBands(dice, count, sharesOf(tables.WAGE_MONTHS, regime));
  return ages.map((age, at) => {
    const benefit = benefits[at]!;
    const draft: CitizenDraft = {
      id: `c-${String(at + 1).padStart(5, '0')}`,
      age,
      sex: sexes[at]!,
      benefit,
      measure: measures[at]!,
      origin: origins[at]!,
      education: educations[at]!,
      publicSupportMonths: supportMonths[at]!,
      wageMonths: wageMonths[at]!,
      languages: citizenLanguages(dice, origins[at]!),
      // A category says how far from work the citizen is; from 2014 the visitation group says it.
      ...(regime < 2014 ? { matchCategory: categories[at]! } : visitation(dice, benefit, age)),
    };
    return Citizen.parse({ ...draft, ...situation(setting, draft), ...answers(dice, draft) });
  });
}

/** A benefit for each age: those tied to an age are dealt first, and the rest fall anywhere. */
function benefitsFor(dice: Dice, ages: readonly number[], regime: Regime): Benefit[] {
  const rows = quotas(dice, ages.length, sharesOf(tables.BENEFITS, regime)).map((draw) => draw.key);
  const fits: Partial<Record<BenefitRow, (age: number) => boolean>> = {
    su: (age) => age < 30,
    foertidspension: (age) => age >= 40,
    ledighedsydelse: (age) => age >= 30,
    fleksjob: (age) => age >= 30,
    sygedagpenge: (age) => age >= 20,
    ressourceforloeb: (age) => age >= 18,
    revalidering: (age) => age >= 20,
  };
  const benefits: (Benefit | undefined)[] = ages.map(() => undefined);
  const open = dice.shuffled(ages.map((_, at) => at));
  for (const row of rows.filter((name) => fits[name] !== undefined)) {
    const found = open.findIndex((at) => fits[row]!(ages[at]!));
    const [citizen] = open.splice(Math.max(0, found), 1);
    benefits[citizen!] = row as Benefit;
  }
  for (const row of rows.filter((name) => fits[name] === undefined)) {
    const citizen = open.pop()!;
    benefits[citizen] = benefitOf(dice, row, ages[citizen]!, regime);
  }
  return benefits as Benefit[];
}

function benefitOf(dice: Dice, row: BenefitRow, age: number, regime: Regime): Benefit {
  if (row === 'kontantOgUddannelseshjaelp') return age < 30 && regime >= 2014 ? 'uddannelseshjaelp' : 'kontanthjaelp';
  // Some who support themselves do so by an ordinary job they are about to lose.
  if (row === 'selvforsoergelse' && dice.chance(0.3)) return 'beskaeftiget';
  return row as Benefit;
}

/** Fig 3.1 told of all courses; only recipients of kontanthjælp, uddannelseshjælp and dagpenge are visited, so their shares are higher. */
function visitation(dice: Dice, benefit: Benefit, age: number) {
  if (benefit === 'aDagpenge') return { visitationGroup: 'jobparat' as const };
  if (benefit !== 'kontanthjaelp' && benefit !== 'uddannelseshjaelp') {
    return { visitationGroup: 'ikkeKategoriseret' as const };
  }
  const groups = tables.VISITATION_GROUPS.filter(([group]) => age < 30 || group !== 'aabenlystUddannelsesparat');
  return { visitationGroup: dice.weighted(groups.filter(([group]) => group !== 'ikkeKategoriseret')) };
}

/** Where the citizen lives and belongs. */
function situation(setting: CitizenSetting, citizen: CitizenDraft): Partial<CitizenDraft> {
  const { dice, districts, caseworkersOf, hasHousingAreas } = setting;
  const district = dice.pick(districts);
  const isJobReady = citizen.visitationGroup === 'jobparat' || citizen.matchCategory === 'jobklar';
  const department = departmentId(departmentOf(citizen.benefit, citizen.age, isJobReady), district);
  const caseworkers = caseworkersOf.get(department) ?? [];
  const area = `boligomraade-${district.id.slice('omraade-'.length)}`;
  return {
    departmentId: department,
    ...(caseworkers.length > 0 ? { caseworkerId: dice.pick(caseworkers) } : {}),
    home: homeIn(dice, district),
    ...(hasHousingAreas && dice.chance(0.12) ? { area } : {}),
    travelMode: dice.weighted([
      ['transit', 55],
      ['bike', 25],
      ['walk', 12],
      ['car', 8],
    ]),
    digitalReadiness: dice.weighted([
      ['unknown', 80],
      ['ready', 12],
      ['notReady', 8],
    ]),
    ...(dice.chance(0.03) ? { absences: [absence(setting)] } : {}),
  };
}

function absence({ dice, planDate }: CitizenSetting) {
  const from = addDays(planDate, dice.whole(0, 24));
  return { from, until: addDays(from, dice.whole(2, 10)) };
}

/** What the citizens’ survey asked (T4.6, T4.11), by benefit. */
function answers(dice: Dice, citizen: CitizenDraft): Partial<CitizenDraft> {
  const group = surveyGroup(citizen.benefit);
  const workingHours = dice.weighted(columnOf(TIME_OF_DAY, group));
  const isPlaced = citizen.measure !== 'passiv' && citizen.measure !== 'vejledningOpkvalificering' && dice.chance(0.5);
  const availability = citizenWindows(dice, workingHours, isPlaced);
  return {
    perceivedNeed: dice.weighted(columnOf(PERCEIVED_NEED, group)),
    consulted: dice.weighted(columnOf(CONSULTED, group)),
    workingHours,
    ...(availability === undefined ? {} : { availability }),
  };
}

export function surveyGroup(benefit: Benefit): SurveyGroup {
  if (benefit === 'kontanthjaelp') return 'kontanthjaelp';
  return benefit === 'sygedagpenge' ? 'sygedagpenge' : 'other';
}

export function columnOf<Key extends string>(
  rows: Readonly<Record<Key, Readonly<Record<SurveyGroup, number>>>>,
  group: SurveyGroup,
): Shares<Key> {
  return (Object.keys(rows) as Key[]).map((key) => [key, rows[key][group]]);
}
