/** What zod cannot see: ids used twice, references into nothing, periods and pins that contradict each other. */
import type { Fault } from '../errors.ts';
import type { Case } from './case.ts';

/** All reference faults of a well-formed case, in the order of the file. */
export function referenceFaults(input: Case): Fault[] {
  const faults: Fault[] = [];
  const keys = collectKeys(input, faults);
  checkPeople(input, keys, faults);
  checkNeeds(input, keys, faults);
  checkRelations(input, keys, faults);
  checkPins(input, faults);
  return faults;
}

interface Keys {
  readonly unit: ReadonlySet<string>;
  readonly mentor: ReadonlySet<string>;
  readonly seat: ReadonlySet<string>;
  readonly citizen: ReadonlySet<string>;
  readonly need: ReadonlySet<string>;
  readonly competence: ReadonlySet<string>;
  readonly department: ReadonlySet<string>;
  readonly caseworker: ReadonlySet<string>;
}

function collectKeys(input: Case, faults: Fault[]): Keys {
  const unique = (lists: readonly (readonly [string, readonly { id: string }[]])[]): Set<string> => {
    const seen = new Map<string, string>();
    for (const [list, entries] of lists) {
      entries.forEach(({ id }, at) => {
        const path = `${list}[${at}].id`;
        const first = seen.get(id);
        if (first === undefined) seen.set(id, path);
        else
          faults.push({
            code: 'DUPLICATE_ID',
            path,
            message: `Id "${id}" is already used at ${first}. Give each its own id.`,
          });
      });
    }
    return new Set(seen.keys());
  };
  unique([
    ['units', input.units],
    ['mentors', input.mentors],
    ['groups', input.groups],
  ]);
  const sellers = input.units.filter((unit) => unit.unnamedSeats);
  return {
    unit: new Set(input.units.map((unit) => unit.id)),
    mentor: new Set(input.mentors.map((mentor) => mentor.id)),
    seat: new Set([...input.mentors, ...sellers, ...input.groups].map((seat) => seat.id)),
    citizen: unique([['citizens', input.citizens]]),
    need: unique([['needs', input.needs]]),
    competence: unique([['competences', input.competences]]),
    department: unique([['departments', input.departments]]),
    caseworker: unique([
      ['caseworkers', input.caseworkers],
      ['budgets', []],
    ]),
  };
}

/** Reports `id` at `path` unless it is absent or known. */
function mustExist(
  id: string | undefined,
  known: ReadonlySet<string>,
  what: string,
  path: string,
  faults: Fault[],
): void {
  if (id === undefined || known.has(id)) return;
  faults.push({ code: 'UNKNOWN_REFERENCE', path, message: `No ${what} has id "${id}". Add it or correct the id.` });
}

function checkPeople(input: Case, keys: Keys, faults: Fault[]): void {
  const competences = (ids: readonly string[], path: string) => {
    ids.forEach((id, at) => mustExist(id, keys.competence, 'competence', `${path}[${at}]`, faults));
  };
  const departments = (ids: readonly string[] | undefined, path: string) => {
    (ids ?? []).forEach((id, at) => mustExist(id, keys.department, 'department', `${path}[${at}]`, faults));
  };
  input.units.forEach((unit, at) => {
    competences(unit.competences, `units[${at}].competences`);
    departments(unit.scope.departmentIds, `units[${at}].scope.departmentIds`);
  });
  input.mentors.forEach((mentor, at) => {
    const path = `mentors[${at}]`;
    mustExist(mentor.unitId, keys.unit, 'unit', `${path}.unitId`, faults);
    mentor.competences.forEach((held, c) =>
      mustExist(held.competenceId, keys.competence, 'competence', `${path}.competences[${c}].competenceId`, faults),
    );
    mentor.declines.forEach((id, d) => mustExist(id, keys.need, 'need', `${path}.declines[${d}]`, faults));
    mentor.knownToCaseworkers.forEach((id, c) =>
      mustExist(id, keys.caseworker, 'caseworker', `${path}.knownToCaseworkers[${c}]`, faults),
    );
  });
  input.groups.forEach((group, at) => {
    mustExist(group.mentorId, keys.mentor, 'mentor', `groups[${at}].mentorId`, faults);
    if (group.citizensLeast > group.citizensMost) {
      faults.push({
        code: 'BAD_PERIOD',
        path: `groups[${at}].citizensLeast`,
        message: `citizensLeast ${group.citizensLeast} is above citizensMost ${group.citizensMost}. Lower it.`,
      });
    }
  });
  input.caseworkers.forEach((caseworker, at) =>
    mustExist(caseworker.departmentId, keys.department, 'department', `caseworkers[${at}].departmentId`, faults),
  );
  input.citizens.forEach((citizen, at) => {
    const path = `citizens[${at}]`;
    mustExist(citizen.departmentId, keys.department, 'department', `${path}.departmentId`, faults);
    mustExist(citizen.caseworkerId, keys.caseworker, 'caseworker', `${path}.caseworkerId`, faults);
    citizen.supportPersons.forEach((person, p) =>
      mustExist(person.mentorId, keys.mentor, 'mentor', `${path}.supportPersons[${p}].mentorId`, faults),
    );
    citizen.priorMentors.forEach((prior, p) =>
      mustExist(prior.mentorId, keys.mentor, 'mentor', `${path}.priorMentors[${p}].mentorId`, faults),
    );
  });
  input.budgets.forEach((budget, at) => departments(budget.departmentIds, `budgets[${at}].departmentIds`));
}

function checkNeeds(input: Case, keys: Keys, faults: Fault[]): void {
  input.needs.forEach((need, at) => {
    const path = `needs[${at}]`;
    mustExist(need.citizenId, keys.citizen, 'citizen', `${path}.citizenId`, faults);
    mustExist(need.handPickedMentorId, keys.mentor, 'mentor', `${path}.handPickedMentorId`, faults);
    mustExist(need.recommendedMentorId, keys.mentor, 'mentor', `${path}.recommendedMentorId`, faults);
    need.competences.forEach((id, c) =>
      mustExist(id, keys.competence, 'competence', `${path}.competences[${c}]`, faults),
    );
    if (Array.isArray(need.wishes)) {
      need.wishes.forEach((wish, w) => {
        const known = {
          competence: keys.competence,
          notCompetence: keys.competence,
          mentor: keys.mentor,
          unit: keys.unit,
          language: undefined,
          sex: undefined,
        }[wish.kind];
        if (known !== undefined)
          mustExist(
            wish.value,
            known,
            wish.kind === 'notCompetence' ? 'competence' : wish.kind,
            `${path}.wishes[${w}].value`,
            faults,
          );
        if (wish.kind === 'sex' && wish.value !== 'woman' && wish.value !== 'man') {
          faults.push({
            code: 'BAD_SCHEMA',
            path: `${path}.wishes[${w}].value`,
            message: `Sex "${wish.value}" is not known. Use "woman" or "man".`,
          });
        }
      });
    }
    const range = need.grantedRange;
    if (range !== undefined && (need.grantedMinutes < range.least || need.grantedMinutes > range.most)) {
      faults.push({
        code: 'BAD_PERIOD',
        path: `${path}.grantedMinutes`,
        message: `grantedMinutes ${need.grantedMinutes} is outside the client’s range ${range.least}–${range.most}. Choose inside it.`,
      });
    }
    if (need.grant !== undefined && need.grant.end < need.grant.start) {
      faults.push({
        code: 'BAD_PERIOD',
        path: `${path}.grant.end`,
        message: `The grant ends ${need.grant.end}, before it starts ${need.grant.start}. Correct the dates.`,
      });
    }
  });
}

function checkRelations(input: Case, keys: Keys, faults: Fault[]): void {
  const staffed = new Map<string, number>();
  input.relations.forEach((relation, at) => {
    mustExist(relation.needId, keys.need, 'need', `relations[${at}].needId`, faults);
    mustExist(relation.seatId, keys.seat, 'seat', `relations[${at}].seatId`, faults);
    const first = staffed.get(relation.needId);
    if (first !== undefined) {
      faults.push({
        code: 'DUPLICATE_ID',
        path: `relations[${at}].needId`,
        message: `Need "${relation.needId}" already has a relation at relations[${first}]. Keep one.`,
      });
    } else staffed.set(relation.needId, at);
  });
  input.vetoes.forEach((veto, at) => {
    mustExist(veto.citizenId, keys.citizen, 'citizen', `vetoes[${at}].citizenId`, faults);
    mustExist(veto.seatId, keys.seat, 'seat', `vetoes[${at}].seatId`, faults);
  });
  input.pins.forEach((pin, at) => {
    mustExist(pin.needId, keys.need, 'need', `pins[${at}].needId`, faults);
    mustExist(pin.seatId, keys.seat, 'seat', `pins[${at}].seatId`, faults);
  });
}

function checkPins(input: Case, faults: Fault[]): void {
  const citizenOf = new Map(input.needs.map((need) => [need.id, need.citizenId]));
  const vetoed = new Set(input.vetoes.map((veto) => `${veto.citizenId}\n${veto.seatId}`));
  const seatOf = new Map<string, string>();
  input.pins.forEach((pin, at) => {
    const path = `pins[${at}]`;
    const other = seatOf.get(pin.needId);
    if (other !== undefined && other !== pin.seatId) {
      faults.push({
        code: 'CONTRADICTORY_PINS',
        path,
        message: `Need "${pin.needId}" is pinned to both "${other}" and "${pin.seatId}". Keep one pin.`,
      });
    }
    seatOf.set(pin.needId, pin.seatId);
    if (vetoed.has(`${citizenOf.get(pin.needId)}\n${pin.seatId}`)) {
      faults.push({
        code: 'CONTRADICTORY_PINS',
        path,
        message: `Need "${pin.needId}" is pinned to "${pin.seatId}", which the citizen’s veto forbids. Remove the pin or the veto.`,
      });
    }
  });
}
