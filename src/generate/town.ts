/**
 * A whole municipality from a seed: units, mentors, citizens of one cohort, their courses, and the relations and weekly slots of last
 * week. Citizens and courses follow the printed tables; prices, capacities, places and languages are synthetic and say so where
 * they are set. Same options, same case, byte for byte.
 */
import { CASE_FORMAT_VERSION, Case } from '../model/case.ts';
import type { Citizen } from '../model/citizen.ts';
import { DEFAULT_COMPETENCES } from '../model/defaultCompetences.ts';
import { mondayOf } from '../time/calendar.ts';
import { withPeopleAround } from './around.ts';
import { drawCitizens } from './citizens.ts';
import { markDuty, orderCourses } from './courses.ts';
import { contractsFor, demandOf } from './demand.ts';
import { departmentsOf } from './departments.ts';
import { diceOf } from './dice.ts';
import type { Regime } from './distributions/table.ts';
import { type District, layOut } from './geography.ts';
import { mentorsByKind } from './kinds.ts';
import { drawMentors } from './mentors.ts';
import { townName } from './names.ts';
import { drawBudgets, drawCaseworkers, drawGroups } from './office.ts';
import { DEFAULT_PLAN_DATES, drawTraits, type TownOptions, type Traits } from './options.ts';
import { type Placements, placeCitizens } from './placements.ts';
import { withRelations } from './relations.ts';
import { secondNeeds } from './secondNeeds.ts';
import { withSituations } from './situations.ts';
import { planUnits, type UnitPlan } from './units.ts';

interface Frame {
  readonly options: TownOptions;
  readonly regime: Regime;
  readonly planDate: string;
  readonly traits: Traits;
  readonly districts: readonly District[];
  readonly name: string;
}

export function generateTown(options: TownOptions): Case {
  const { seed, regime = 2014 } = options;
  const planDate = mondayOf(options.planDate ?? DEFAULT_PLAN_DATES[regime]);
  const traits = drawTraits(diceOf(seed, 'traits'), options);
  const districts = layOut(diceOf(seed, 'geography'), traits.districtCount);
  const name = townName(diceOf(seed, 'name'));
  const frame: Frame = { options, regime, planDate, traits, districts, name };
  const counts = mentorsByKind(diceOf(seed, 'kinds'), options.mentors, traits, options.everyKind ?? false);
  const plans = planUnits({ dice: diceOf(seed, 'units'), traits, districts, counts, town: name });
  const departments = departmentsOf(districts);
  const caseworkers = drawCaseworkers(diceOf(seed, 'caseworkers'), options.citizens, departments);
  const placements = populate(frame, plans, caseworkers);
  const { citizens } = placements;
  const courses = {
    dice: diceOf(seed, 'courses'),
    regime,
    planDate,
    traits,
    sharedMinutesOf: placements.sharedMinutesOf,
  };
  const ordered = orderCourses(courses, citizens);
  markDuty({ ...courses, dice: diceOf(seed, 'duty') }, citizens, ordered);
  const demand = demandOf(ordered);
  const contracts = contractsFor(traits, plans, demand);
  const mentors = drawMentors({
    dice: diceOf(seed, 'mentors'),
    plans,
    planDate,
    wantedMinutes: demand.minutes / traits.utilisation - contracts.unnamedMinutes,
    courseMinutes: demand.courseMinutes,
    sharedFunctions: placements.sharedFunctions,
  });
  const around = withPeopleAround({ dice: diceOf(seed, 'around'), planDate, plans, mentors }, citizens);
  const groups = drawGroups(diceOf(seed, 'groups'), options, mentors, planDate);
  const second = secondNeeds({ dice: diceOf(seed, 'second'), planDate, counts, groups }, around);
  const draft = Case.parse({
    formatVersion: CASE_FORMAT_VERSION,
    municipality: { id: name.toLowerCase().replace(/[^a-z]/g, ''), name: `${name} Kommune` },
    planDate,
    policy: policyOf(traits),
    competences: [...DEFAULT_COMPETENCES],
    departments,
    caseworkers,
    units: contracts.units(mentors),
    mentors,
    groups,
    citizens: around,
    needs: [...ordered, ...second],
    budgets: drawBudgets(diceOf(seed, 'budgets'), ordered),
  });
  const running = withRelations(diceOf(seed, 'relations'), draft, runningShare(seed));
  return Case.parse(withSituations(diceOf(seed, 'situations'), running));
}

/** Needs with a relation, where seats enough fit. */
function runningShare(seed: number): number {
  return 0.76 + 0.08 * diceOf(seed, 'running').next();
}

function populate(frame: Frame, plans: readonly UnitPlan[], caseworkers: Case['caseworkers']): Placements {
  const { options, regime, planDate, traits, districts } = frame;
  const { seed } = options;
  const caseworkersOf = Map.groupBy(caseworkers, (caseworker) => caseworker.departmentId ?? '');
  const citizens: Citizen[] = drawCitizens({
    dice: diceOf(seed, 'citizens'),
    count: options.citizens,
    regime,
    planDate,
    traits,
    districts,
    caseworkersOf: new Map([...caseworkersOf].map(([id, entries]) => [id, entries.map((entry) => entry.id)])),
    hasHousingAreas: plans.some((plan) => plan.kind === 'housingArea'),
  });
  return placeCitizens({ dice: diceOf(seed, 'placements'), regime, planDate, plans }, citizens);
}

function policyOf(traits: Traits): Partial<Case['policy']> {
  return {
    bostoettePurchase: traits.bostoettePurchase,
    volunteers: 'on',
    // Suppliers need days to start, and a new order may begin a few weeks late; the seeds name no limit.
    maxStartDelayWeeks: 4,
  };
}
