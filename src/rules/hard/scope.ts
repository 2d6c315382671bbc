/** Whom a unit or a mentor serves. Lending opens a unit’s own limits at a price; what a single mentor serves is not lent. */
import type { Citizen } from '../../model/citizen.ts';
import type { Unit } from '../../model/unit.ts';
import { type Rule, rule } from '../rule.ts';

function isOutsideDepartments({ departmentId }: Citizen, { scope }: Unit): boolean {
  if (scope.departmentIds === undefined) return false;
  return departmentId === undefined || !scope.departmentIds.includes(departmentId);
}

function isOutsideAges({ age }: Citizen, { scope }: Unit): boolean {
  return age < (scope.ageLeast ?? 0) || age > (scope.ageMost ?? Number.POSITIVE_INFINITY);
}

function isOutsideBenefits({ benefit }: Citizen, { scope }: Unit): boolean {
  return scope.benefits !== undefined && !scope.benefits.includes(benefit);
}

function isOutsideAreas({ area }: Citizen, { scope }: Unit): boolean {
  return scope.areas !== undefined && (area === undefined || !scope.areas.includes(area));
}

/** Is the citizen one the unit is for? Serving others is lending, and the points charge for it. */
export function isInScope(unit: Unit, citizen: Citizen): boolean {
  return !(
    isOutsideDepartments(citizen, unit) ||
    isOutsideAges(citizen, unit) ||
    isOutsideBenefits(citizen, unit) ||
    isOutsideAreas(citizen, unit)
  );
}

/** A change of department alone does not end a relation: the mentor is the one who follows the citizen across. */
const department = rule(
  {
    number: 'H9',
    code: 'department',
    name: 'A unit serves its own departments',
    about: 'unit',
    waivedFor: ['pin', 'running'],
  },
  ({ citizen, seat: { unit } }) =>
    !unit.lendsOutsideScope && isOutsideDepartments(citizen, unit) ? { subjects: [unit.id] } : undefined,
);

const age = rule(
  { number: 'H10', code: 'age', name: 'A unit serves its own ages', about: 'unit', waivedFor: ['pin'] },
  ({ citizen, seat: { unit } }) =>
    !unit.lendsOutsideScope && isOutsideAges(citizen, unit) ? { subjects: [unit.id] } : undefined,
);

const benefit = rule(
  { number: 'H11', code: 'benefit', name: 'A unit serves its own benefits', about: 'unit', waivedFor: ['pin'] },
  ({ citizen, seat: { unit } }) =>
    !unit.lendsOutsideScope && isOutsideBenefits(citizen, unit) ? { subjects: [unit.id, citizen.benefit] } : undefined,
);

const area = rule(
  { number: 'H12', code: 'area', name: 'A unit serves its own housing areas', about: 'unit', waivedFor: ['pin'] },
  ({ citizen, seat: { unit } }) =>
    !unit.lendsOutsideScope && isOutsideAreas(citizen, unit) ? { subjects: [unit.id] } : undefined,
);

const mentorArea = rule(
  {
    number: 'H13',
    code: 'mentorArea',
    name: 'A mentor of certain housing areas serves these',
    about: 'seat',
    waivedFor: ['pin'],
  },
  ({ citizen, seat: { mentor } }) => {
    if (mentor?.areas === undefined) return undefined;
    const serves = citizen.area !== undefined && mentor.areas.includes(citizen.area);
    return serves ? undefined : { subjects: [mentor.id] };
  },
);

export const SCOPE_RULES: readonly Rule[] = [department, age, benefit, area, mentorArea];
