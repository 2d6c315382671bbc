/** What makes single needs special once the relations are there: pins, vetoes, hand-picked and recommended mentors, discharges. */
import type { Case, Pin, Veto } from '../model/case.ts';
import type { Citizen } from '../model/citizen.ts';
import type { Need } from '../model/need.ts';
import { addDays } from '../time/calendar.ts';
import type { Dice } from './dice.ts';

/** Shares of needs and citizens; all synthetic but meant to be few. */
const PINNED_SHARE = 0.012;
const VETO_SHARE = 0.03;
const HAND_PICKED_SHARE = 0.06;
const RECOMMENDED_SHARE = 0.5;
const DISCHARGE_SHARE = 0.012;
const DISCHARGE_DAYS_MOST = 80;
const LONGEST_BLOCK_DAYS = 180;
const DOES_THE_TASK_SHARE = 0.04;

export function withSituations(dice: Dice, input: Case): Case {
  const seatOf = new Map(input.relations.map((relation) => [relation.needId, relation.seatId]));
  const mentorIds = new Set(input.mentors.map((mentor) => mentor.id));
  const citizens = withDischarges(dice, input);
  const citizenById = new Map(citizens.map((citizen) => [citizen.id, citizen]));
  const external = input.mentors.filter((mentor) => mentor.kind === 'external');
  const needs = input.needs.map((need) => {
    const seatId = seatOf.get(need.id);
    const citizen = citizenById.get(need.citizenId)!;
    if (seatId === undefined) return handPicked(dice, input, need, citizen, external);
    return mentorIds.has(seatId) ? recommended(dice, need, citizen, seatId) : need;
  });
  return { ...input, citizens, needs, pins: drawPins(dice, input, mentorIds), vetoes: drawVetoes(dice, input, seatOf) };
}

function handPicked(dice: Dice, input: Case, need: Need, citizen: Citizen, external: Case['mentors']): Need {
  if (need.role !== 'professional' || need.unitKinds !== undefined || !dice.chance(HAND_PICKED_SHARE)) return need;
  const scopeOf = (unitId: string) => input.units.find((unit) => unit.id === unitId)?.scope.departmentIds;
  const serving = external.filter(({ unitId }) => scopeOf(unitId)?.includes(citizen.departmentId ?? '') ?? true);
  return serving.length === 0 ? need : { ...need, handPickedMentorId: dice.pick(serving).id };
}

/** The rehabilitation team recommends the mentor who already knows the citizen. */
function recommended(dice: Dice, need: Need, citizen: Citizen, mentorId: string): Need {
  const mentorDoesTheTask = dice.chance(DOES_THE_TASK_SHARE);
  const isRecommended = citizen.benefit === 'ressourceforloeb' && dice.chance(RECOMMENDED_SHARE);
  return { ...need, mentorDoesTheTask, ...(isRecommended ? { recommendedMentorId: mentorId } : {}) };
}

/** In-patients: the course lies inside the window around the discharge, and is one block of less than six months. */
function withDischarges(dice: Dice, input: Case): Citizen[] {
  const needOf = new Map(
    input.needs.filter((need) => need.role === 'professional').map((need) => [need.citizenId, need]),
  );
  return input.citizens.map((citizen) => {
    const need = needOf.get(citizen.id);
    if (need === undefined || (need.courseDays ?? 0) > LONGEST_BLOCK_DAYS || !dice.chance(DISCHARGE_SHARE))
      return citizen;
    return { ...citizen, psychiatricDischarge: addDays(need.start, dice.whole(5, DISCHARGE_DAYS_MOST)) };
  });
}

/** Named mentors are what coordinators pin. */
function drawPins(dice: Dice, input: Case, mentorIds: ReadonlySet<string>): Pin[] {
  return input.relations
    .filter(({ seatId }) => dice.chance(PINNED_SHARE) && mentorIds.has(seatId))
    .map(({ needId, seatId }) => ({ needId, seatId }));
}

/** Mentors once tried or heard of: colleagues of the one the citizen has now, but never that one. */
function drawVetoes(dice: Dice, input: Case, seatOf: ReadonlyMap<string, string>): Veto[] {
  if (input.mentors.length === 0) return [];
  const unitOf = new Map(input.mentors.map((mentor) => [mentor.id, mentor.unitId]));
  const mentorsOf = Map.groupBy(input.mentors, (mentor) => mentor.unitId);
  const present = seatsOfCitizens(input, seatOf);
  return input.needs
    .filter((need) => need.role === 'professional' && dice.chance(VETO_SHARE))
    .map(({ id, citizenId }) => {
      const colleagues = mentorsOf.get(unitOf.get(seatOf.get(id) ?? '') ?? '') ?? input.mentors;
      const by = dice.weighted([
        ['citizen', 70],
        ['mentor', 15],
        ['caseworker', 15],
      ] as const);
      return { citizenId, seatId: dice.pick(colleagues).id, by };
    })
    .filter((veto) => !present.get(veto.citizenId)?.has(veto.seatId));
}

/** Seats each citizen has, and the leaders of his groups: a veto on a leader keeps the citizen out of the group. */
function seatsOfCitizens(input: Case, seatOf: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const leaderOf = new Map(input.groups.map((group) => [group.id, group.mentorId]));
  const seatsOf = new Map<string, Set<string>>();
  for (const { id, citizenId } of input.needs) {
    const seatId = seatOf.get(id);
    if (seatId === undefined) continue;
    const seats = seatsOf.get(citizenId) ?? new Set<string>();
    seatsOf.set(citizenId, seats.add(seatId).add(leaderOf.get(seatId) ?? seatId));
  }
  return seatsOf;
}
