/** Whom a unit or a mentor serves. Lending opens a unit’s own limits at a price; what a single mentor serves is not lent. */
import type { Citizen } from '../../model/citizen.ts';
import type { Unit } from '../../model/unit.ts';
import type { Field } from '../reads.ts';
import { type Rule, rule, type SeatAlone } from '../rule.ts';

const SCOPE_LIMIT_READS = ['unit.scope', 'unit.lendsOutsideScope'] as const satisfies readonly Field[];

/** Units that lend are open to everybody, at a price. */
function keeps<Limit extends keyof Unit['scope']>(...limits: readonly Limit[]) {
  return ({ seat: { unit } }: SeatAlone): boolean =>
    !unit.lendsOutsideScope && limits.some((limit) => unit.scope[limit] !== undefined);
}

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
    reads: ['citizen.departmentId', ...SCOPE_LIMIT_READS],
    mayBlockSeat: keeps('departmentIds'),
  },
  ({ citizen, seat: { unit } }) =>
    !unit.lendsOutsideScope && isOutsideDepartments(citizen, unit) ? { subjects: [unit.id] } : undefined,
);

const age = rule(
  {
    number: 'H10',
    code: 'age',
    name: 'A unit serves its own ages',
    about: 'unit',
    waivedFor: ['pin'],
    reads: ['citizen.age', ...SCOPE_LIMIT_READS],
    mayBlockSeat: keeps('ageLeast', 'ageMost'),
  },
  ({ citizen, seat: { unit } }) =>
    !unit.lendsOutsideScope && isOutsideAges(citizen, unit) ? { subjects: [unit.id] } : undefined,
);

const benefit = rule(
  {
    number: 'H11',
    code: 'benefit',
    name: 'A unit serves its own benefits',
    about: 'unit',
    waivedFor: ['pin'],
    reads: ['citizen.benefit', ...SCOPE_LIMIT_READS],
    mayBlockSeat: keeps('benefits'),
  },
  ({ citizen, seat: { unit } }) =>
    !unit.lendsOutsideScope && isOutsideBenefits(citizen, unit) ? { subjects: [unit.id, citizen.benefit] } : undefined,
);

const area = rule(
  {
    number: 'H12',
    code: 'area',
    name: 'A unit serves its own housing areas',
    about: 'unit',
    waivedFor: ['pin'],
    reads: ['citizen.area', ...SCOPE_LIMIT_READS],
    mayBlockSeat: keeps('areas'),
  },
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
    reads: ['citizen.area', 'mentor.areas'],
    mayBlockSeat: ({ seat }) => seat.mentor?.areas !== undefined,
  },
  ({ citizen, seat: { mentor } }) => {
    if (mentor?.areas === undefined) return undefined;
    const serves = citizen.area !== undefined && mentor.areas.includes(citizen.area);
    return serves ? undefined : { subjects: [mentor.id] };
  },
);

export const SCOPE_RULES: readonly Rule[] = [department, age, benefit, area, mentorArea];
