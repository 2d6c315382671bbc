/** References into nothing. */
import type { Fault } from '../errors.ts';
import type { Case } from './case.ts';
import { collectKeys, type Keys } from './keys.ts';
import type { Readable } from './readable.ts';

type Input = Readable<Case>;
type Part<K extends 'units' | 'mentors' | 'citizens' | 'needs'> = NonNullable<Input[K]>[number];
type Ids = readonly (string | undefined)[] | undefined;
/** Reports an id that is there and names none of the entries of that kind, where all their ids are known. */
type MustExist = (id: string | undefined, kind: keyof Keys, path: string) => void;

/**
 * All references of a case, or of what can be read of one, that name nothing, in the order of the file. `keys`: what there is to name,
 * where `input` is only a part of the case.
 */
export function danglingReferences(input: Input, keys: Keys = collectKeys(input)): Fault[] {
  const faults: Fault[] = [];
  const mustExist: MustExist = (id, kind, path) => {
    if (id === undefined || keys[kind]?.has(id) !== false) return;
    faults.push({ code: 'UNKNOWN_REFERENCE', path, message: `No ${kind} has id "${id}". Add it or correct the id.` });
  };
  input.caseworkers?.forEach(({ departmentId }, at) =>
    mustExist(departmentId, 'department', `caseworkers[${at}].departmentId`),
  );
  input.units?.forEach((unit, at) => checkUnit(unit, `units[${at}]`, mustExist));
  input.mentors?.forEach((mentor, at) => checkMentor(mentor, `mentors[${at}]`, mustExist));
  input.groups?.forEach(({ mentorId }, at) => mustExist(mentorId, 'mentor', `groups[${at}].mentorId`));
  input.citizens?.forEach((citizen, at) => checkCitizen(citizen, `citizens[${at}]`, mustExist));
  input.needs?.forEach((need, at) => checkNeed(need, `needs[${at}]`, mustExist));
  input.budgets?.forEach(({ departmentIds }, at) =>
    checkAll(departmentIds, 'department', `budgets[${at}].departmentIds`, mustExist),
  );
  checkMatches(input, mustExist);
  return faults;
}

function checkAll(ids: Ids, kind: keyof Keys, path: string, mustExist: MustExist): void {
  ids?.forEach((id, at) => mustExist(id, kind, `${path}[${at}]`));
}

function checkUnit(unit: Part<'units'>, path: string, mustExist: MustExist): void {
  checkAll(unit.competences, 'competence', `${path}.competences`, mustExist);
  checkAll(unit.scope?.departmentIds, 'department', `${path}.scope.departmentIds`, mustExist);
  unit.trackRecord?.forEach(({ caseworkerId }, at) =>
    mustExist(caseworkerId, 'caseworker', `${path}.trackRecord[${at}].caseworkerId`),
  );
}

function checkMentor(mentor: Part<'mentors'>, path: string, mustExist: MustExist): void {
  mustExist(mentor.unitId, 'unit', `${path}.unitId`);
  mentor.competences?.forEach(({ competenceId }, at) =>
    mustExist(competenceId, 'competence', `${path}.competences[${at}].competenceId`),
  );
  checkAll(mentor.declines, 'need', `${path}.declines`, mustExist);
  checkAll(mentor.knownToCaseworkers, 'caseworker', `${path}.knownToCaseworkers`, mustExist);
}

function checkCitizen(citizen: Part<'citizens'>, path: string, mustExist: MustExist): void {
  mustExist(citizen.departmentId, 'department', `${path}.departmentId`);
  mustExist(citizen.caseworkerId, 'caseworker', `${path}.caseworkerId`);
  citizen.supportPersons?.forEach(({ mentorId }, at) =>
    mustExist(mentorId, 'mentor', `${path}.supportPersons[${at}].mentorId`),
  );
  citizen.priorMentors?.forEach(({ mentorId }, at) =>
    mustExist(mentorId, 'mentor', `${path}.priorMentors[${at}].mentorId`),
  );
}

/** What the value of a wish names, by its kind; a language and a sex name no entry of the case. */
const NAMED_BY_WISH = {
  competence: 'competence',
  notCompetence: 'competence',
  mentor: 'mentor',
  unit: 'unit',
} as const;

function checkNeed(need: Part<'needs'>, path: string, mustExist: MustExist): void {
  mustExist(need.citizenId, 'citizen', `${path}.citizenId`);
  mustExist(need.handPickedMentorId, 'mentor', `${path}.handPickedMentorId`);
  mustExist(need.recommendedMentorId, 'mentor', `${path}.recommendedMentorId`);
  checkAll(need.competences, 'competence', `${path}.competences`, mustExist);
  if (typeof need.wishes === 'string') return;
  need.wishes?.forEach(({ kind, value }, at) => {
    if (kind === undefined || kind === 'language' || kind === 'sex') return;
    mustExist(value, NAMED_BY_WISH[kind], `${path}.wishes[${at}].value`);
  });
}

function checkMatches({ relations, vetoes, pins }: Input, mustExist: MustExist): void {
  relations?.forEach(({ needId, seatId }, at) => {
    mustExist(needId, 'need', `relations[${at}].needId`);
    mustExist(seatId, 'seat', `relations[${at}].seatId`);
  });
  vetoes?.forEach(({ citizenId, seatId }, at) => {
    mustExist(citizenId, 'citizen', `vetoes[${at}].citizenId`);
    mustExist(seatId, 'seat', `vetoes[${at}].seatId`);
  });
  pins?.forEach(({ needId, seatId }, at) => {
    mustExist(needId, 'need', `pins[${at}].needId`);
    mustExist(seatId, 'seat', `pins[${at}].seatId`);
  });
}
