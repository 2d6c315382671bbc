/**
 * A whole municipality from a seed: units, mentors, citizens of one cohort, their courses, and the relations and weekly slots of last
 * week. Citizens and courses follow the printed tables; prices, capacities, places and languages are synthetic and say so where
 * they are set. Same options, same case, byte for byte.
 */
import { CASE_FORMAT_VERSION, Case } from '../model/case.ts';
import type { Citizen } from '../model/citizen.ts';
import { DEFAULT_COMPETENCES } from '../model/defaultCompetences.ts';
import type { Need } from '../model/need.ts';
import { mondayOf } from '../time/calendar.ts';
import { withPeopleAround } from './around.ts';
import { drawCitizens } from './citizens.ts';
import { orderCourses, withDuty } from './courses.ts';
import { contractsFor, demandOf } from './demand.ts';
import { departmentsOf } from './departments.ts';
import { type Dice, diceOf } from './dice.ts';
import type { Regime } from './distributions/table.ts';
import { type District, layOut } from './geography.ts';
import { type MentorKind, mentorsByKind } from './kinds.ts';
import { drawMentors } from './mentors.ts';
import { townName } from './names.ts';
import { drawBudgets, drawCaseworkers, drawGroups } from './office.ts';
import { DEFAULT_PLAN_DATES, drawTraits, type TownOptions, type Traits } from './options.ts';
import { type Placements, placeCitizens } from './placements.ts';
import { withRelations } from './relations.ts';
import { secondNeeds } from './secondNeeds.ts';
import { withSituations } from './situations.ts';
import { planUnits, type UnitPlan } from './units.ts';

/** What is decided before anybody is drawn. */
interface Frame {
  readonly options: TownOptions;
  readonly regime: Regime;
  readonly planDate: string;
  readonly traits: Traits;
  readonly districts: readonly District[];
  readonly departments: Case['departments'];
  readonly name: string;
  /** A stream of chance of its own for each part of the town. */
  readonly dice: (stream: string) => Dice;
}

export function generateTown(options: TownOptions): Case {
  const frame = frameOf(options);
  const { dice } = frame;
  const counts = mentorsByKind(dice('kinds'), options.mentors, frame.traits, options.everyKind ?? false);
  const plans = planUnits({ ...frame, dice: dice('units'), counts, town: frame.name });
  const demandSide = order(frame, plans);
  const supplySide = staff(frame, plans, demandSide);
  const draft = assemble(frame, { plans, counts }, demandSide, supplySide);
  const running = withRelations(dice('relations'), draft, runningShare(dice('running')));
  return Case.parse(withSituations(dice('situations'), running));
}

function frameOf(options: TownOptions): Frame {
  const { seed, regime = 2014 } = options;
  const dice = (stream: string) => diceOf(seed, stream);
  const traits = drawTraits(dice('traits'), options);
  const districts = layOut(dice('geography'), traits.districtCount);
  const planDate = mondayOf(options.planDate ?? DEFAULT_PLAN_DATES[regime]);
  return {
    options,
    regime,
    planDate,
    traits,
    districts,
    departments: departmentsOf(districts),
    name: townName(dice('name')),
    dice,
  };
}

interface DemandSide {
  readonly caseworkers: Case['caseworkers'];
  readonly placements: Placements;
  readonly citizens: readonly Citizen[];
  readonly needs: readonly Need[];
}

/** Citizens, their placements, and a professional course for each. */
function order(frame: Frame, plans: readonly UnitPlan[]): DemandSide {
  const { options, departments, dice } = frame;
  const caseworkers = drawCaseworkers(dice('caseworkers'), options.citizens, departments);
  const ofDepartment = Map.groupBy(caseworkers, (caseworker) => caseworker.departmentId ?? '');
  const drawn = drawCitizens({
    ...frame,
    dice: dice('citizens'),
    count: options.citizens,
    caseworkersOf: new Map([...ofDepartment].map(([id, entries]) => [id, entries.map((entry) => entry.id)])),
    hasHousingAreas: plans.some((plan) => plan.kind === 'housingArea'),
  });
  const placements = placeCitizens({ ...frame, dice: dice('placements'), plans }, drawn);
  const { sharedMinutesOf } = placements;
  const ordered = orderCourses({ ...frame, dice: dice('courses'), sharedMinutesOf }, placements.citizens);
  const { citizens, needs } = withDuty({ ...frame, dice: dice('duty') }, placements.citizens, ordered);
  return { caseworkers, placements, citizens, needs };
}

interface SupplySide {
  readonly units: Case['units'];
  readonly mentors: Case['mentors'];
  readonly groups: Case['groups'];
}

/** Mentors and contracts for the share of the demand the town is sized for. */
function staff(frame: Frame, plans: readonly UnitPlan[], { needs, placements }: DemandSide): SupplySide {
  const { options, traits, planDate, dice } = frame;
  const demand = demandOf(needs);
  const contracts = contractsFor(traits, plans, demand);
  const mentors = drawMentors({
    ...frame,
    dice: dice('mentors'),
    plans,
    wantedMinutes: demand.minutes / traits.utilisation - contracts.unnamedMinutes,
    courseMinutes: demand.courseMinutes,
    sharedFunctions: placements.sharedFunctions,
  });
  return { units: contracts.units(mentors), mentors, groups: drawGroups(dice('groups'), options, mentors, planDate) };
}

interface Kinds {
  readonly plans: readonly UnitPlan[];
  readonly counts: ReadonlyMap<MentorKind, number>;
}

/** A name as a key, its Danish letters written out as imports do. */
function idOf(name: string): string {
  const plain = name.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');
  return plain.replace(/[^a-z]/g, '');
}

/** The town on paper: everything but who serves whom. */
function assemble(frame: Frame, { plans, counts }: Kinds, demand: DemandSide, supply: SupplySide): Case {
  const { name, traits, planDate, departments, dice } = frame;
  const { mentors, groups } = supply;
  const citizens = withPeopleAround({ dice: dice('around'), planDate, plans, mentors }, demand.citizens);
  const second = secondNeeds({ dice: dice('second'), planDate, counts, groups }, citizens);
  return Case.parse({
    formatVersion: CASE_FORMAT_VERSION,
    municipality: { id: idOf(name), name: `${name} Kommune` },
    planDate,
    policy: policyOf(traits),
    competences: [...DEFAULT_COMPETENCES],
    departments,
    caseworkers: demand.caseworkers,
    ...supply,
    citizens,
    needs: [...demand.needs, ...second],
    budgets: drawBudgets(dice('budgets'), demand.needs),
  });
}

/** Needs with a relation, where seats enough fit. */
function runningShare(dice: Dice): number {
  return 0.76 + 0.08 * dice.next();
}

function policyOf(traits: Traits): Partial<Case['policy']> {
  return {
    bostoettePurchase: traits.bostoettePurchase,
    // Suppliers need days to start, and a new order may begin a few weeks late; the sources name no limit.
    maxStartDelayWeeks: 4,
  };
}
