/** A case with its cross-references resolved: seats in their fixed order, and everything looked up by id in one step. */
import type { Case, Caseworker, Competence, Relation } from './case.ts';
import type { Citizen } from './citizen.ts';
import type { Group, Mentor } from './mentor.ts';
import type { Need } from './need.ts';
import type { Unit } from './unit.ts';

/**
 * Where a need can be staffed. `mentor`: a named person (or his shared function). `unnamed`: places sold by a unit, which names the
 * mentor later. `group`: a group session; `mentor` is then its leader.
 */
export interface Seat {
  readonly id: string;
  readonly kind: 'mentor' | 'unnamed' | 'group';
  readonly unit: Unit;
  readonly mentor: Mentor | undefined;
  readonly group: Group | undefined;
}

export interface CaseIndex {
  readonly case: Case;
  /** Mentors, then units with unnamed seats, then groups, each in the order of the case. */
  readonly seats: readonly Seat[];
  readonly seatById: ReadonlyMap<string, Seat>;
  readonly unitById: ReadonlyMap<string, Unit>;
  readonly mentorById: ReadonlyMap<string, Mentor>;
  readonly citizenById: ReadonlyMap<string, Citizen>;
  readonly caseworkerById: ReadonlyMap<string, Caseworker>;
  readonly competenceById: ReadonlyMap<string, Competence>;
  readonly needById: ReadonlyMap<string, Need>;
  readonly needsOfCitizen: ReadonlyMap<string, readonly Need[]>;
  readonly relationOfNeed: ReadonlyMap<string, Relation>;
  readonly pinOfNeed: ReadonlyMap<string, string>;
  /** Seat ids each citizen is never to have. */
  readonly vetoesOfCitizen: ReadonlyMap<string, ReadonlySet<string>>;
}

export function indexCase(input: Case): CaseIndex {
  const unitById = byId(input.units);
  const mentorById = byId(input.mentors);
  const seats: Seat[] = [
    ...input.mentors.map(
      (mentor): Seat => ({
        id: mentor.id,
        kind: 'mentor',
        unit: unitById.get(mentor.unitId)!,
        mentor,
        group: undefined,
      }),
    ),
    ...input.units
      .filter((unit) => unit.unnamedSeats)
      .map((unit): Seat => ({ id: unit.id, kind: 'unnamed', unit, mentor: undefined, group: undefined })),
    ...input.groups.map((group): Seat => {
      const mentor = mentorById.get(group.mentorId)!;
      return { id: group.id, kind: 'group', unit: unitById.get(mentor.unitId)!, mentor, group };
    }),
  ];
  return {
    case: input,
    seats,
    seatById: byId(seats),
    unitById,
    mentorById,
    citizenById: byId(input.citizens),
    caseworkerById: byId(input.caseworkers),
    competenceById: byId(input.competences),
    needById: byId(input.needs),
    needsOfCitizen: groupBy(input.needs, (need) => need.citizenId),
    relationOfNeed: new Map(input.relations.map((relation) => [relation.needId, relation])),
    pinOfNeed: new Map(input.pins.map((pin) => [pin.needId, pin.seatId])),
    vetoesOfCitizen: new Map(
      [...groupBy(input.vetoes, (veto) => veto.citizenId)].map(([citizen, vetoes]) => [
        citizen,
        new Set(vetoes.map((veto) => veto.seatId)),
      ]),
    ),
  };
}

function byId<T extends { readonly id: string }>(entries: readonly T[]): Map<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

function groupBy<T>(entries: readonly T[], key: (entry: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const group = groups.get(key(entry));
    if (group === undefined) groups.set(key(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}
