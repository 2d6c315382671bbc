/** Events about who serves whom: relations, pins and vetoes, and what ends them. */
import { MakkerError } from '../../errors.ts';
import type { Case, Relation, Veto } from '../../model/case.ts';
import { changeEntry, entryOf, keep, unknown, unmatched } from './lists.ts';

export function relationOf(input: Case, needId: string): Relation {
  entryOf(input, 'needs', needId);
  const relation = input.relations.find((entry) => entry.needId === needId);
  if (relation === undefined) throw unmatched('relation', needId);
  return relation;
}

export function changeRelation(input: Case, needId: string, change: (relation: Relation) => Relation): Case {
  const relation = relationOf(input, needId);
  return { ...input, relations: input.relations.map((entry) => (entry === relation ? change(relation) : entry)) };
}

function mustBeSeat(input: Case, seatId: string): void {
  const isSeat =
    input.mentors.some(({ id }) => id === seatId) ||
    input.units.some(({ id, unnamedSeats }) => id === seatId && unnamedSeats) ||
    input.groups.some(({ id }) => id === seatId);
  if (!isSeat) throw unknown('seat', seatId);
}

export function startRelation(input: Case, relation: Relation): Case {
  entryOf(input, 'needs', relation.needId);
  mustBeSeat(input, relation.seatId);
  return { ...input, relations: [...input.relations.filter((entry) => entry.needId !== relation.needId), relation] };
}

export function setPin(input: Case, needId: string, seatId: string): Case {
  const { citizenId } = entryOf(input, 'needs', needId);
  mustBeSeat(input, seatId);
  if (input.vetoes.some((veto) => veto.citizenId === citizenId && veto.seatId === seatId)) {
    throw new MakkerError(
      'CONTRADICTORY_PINS',
      `Need "${needId}" cannot be pinned to "${seatId}", which a veto forbids. Leave the pin out, or pin another seat.`,
    );
  }
  return { ...input, pins: [...input.pins.filter((pin) => pin.needId !== needId), { needId, seatId }] };
}

/** A veto ends what it forbids: the relations and pins of the citizen on that seat, and on the groups that person leads. */
export function addVeto(input: Case, veto: Veto): Case {
  entryOf(input, 'citizens', veto.citizenId);
  mustBeSeat(input, veto.seatId);
  const own = new Set(input.needs.filter((need) => need.citizenId === veto.citizenId).map((need) => need.id));
  const led = input.groups.filter((group) => group.mentorId === veto.seatId).map((group) => group.id);
  const forbidden = new Set([veto.seatId, ...led]);
  const isForbidden = ({ needId, seatId }: { needId: string; seatId: string }) =>
    forbidden.has(seatId) && own.has(needId);
  return {
    ...input,
    relations: keep(input.relations, (relation) => !isForbidden(relation)),
    pins: keep(input.pins, (pin) => !isForbidden(pin)),
    vetoes: [...input.vetoes, veto],
  };
}

/** The relation did not work out, and is not to be tried again. A supplier’s refusal is the same, said by the other side. */
export function failRelation(input: Case, needId: string, by: Veto['by']): Case {
  const { seatId } = relationOf(input, needId);
  const { citizenId } = entryOf(input, 'needs', needId);
  return addVeto(input, { citizenId, seatId, by });
}

/** How a course ended, as it stands with the citizen’s former mentors. */
export type Outcome = 'completed' | 'unknown';

/**
 * Without the need, and without what pointed at it. The citizen stays: the next order may be for the same one, and the mentor he had
 * is a former mentor of his now.
 */
export function closeNeed(input: Case, needId: string, outcome: Outcome): Case {
  const { citizenId } = entryOf(input, 'needs', needId);
  const seatId = input.relations.find((relation) => relation.needId === needId)?.seatId;
  const mentor = input.mentors.find(({ id }) => id === seatId);
  const known = mentor === undefined ? input : remember(input, citizenId, mentor.id, outcome);
  return {
    ...known,
    needs: input.needs.filter((need) => need.id !== needId),
    relations: keep(input.relations, (relation) => relation.needId !== needId),
    pins: keep(input.pins, (pin) => pin.needId !== needId),
    mentors: withoutDeclined(input.mentors, needId),
  };
}

function withoutDeclined(mentors: Case['mentors'], needId: string): Case['mentors'] {
  if (!mentors.some(({ declines }) => declines.includes(needId))) return mentors;
  return mentors.map((other) =>
    other.declines.includes(needId)
      ? { ...other, declines: other.declines.filter((declined) => declined !== needId) }
      : other,
  );
}

function remember(input: Case, citizenId: string, mentorId: string, outcome: Outcome): Case {
  return changeEntry(input, 'citizens', citizenId, (citizen) => ({
    ...citizen,
    priorMentors: [...citizen.priorMentors, { mentorId, ended: input.planDate, outcome }],
  }));
}

/** A mentor who left stays in the case without own time, so that prior mentors, wishes and vetoes still name somebody. */
export function letGo(input: Case, mentorId: string): Case {
  entryOf(input, 'mentors', mentorId);
  const groups = input.groups.filter((group) => group.mentorId === mentorId).map((group) => group.id);
  const gone = new Set([mentorId, ...groups]);
  const stays = ({ seatId }: { seatId: string }) => !gone.has(seatId);
  return changeEntry(
    { ...input, relations: keep(input.relations, stays), pins: keep(input.pins, stays) },
    'mentors',
    mentorId,
    (mentor) => ({ ...mentor, capacityMinutes: 0, capacityFrom: [] }),
  );
}
