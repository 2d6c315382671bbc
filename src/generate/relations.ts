/**
 * Running relations: most needs get a seat that fits, within hours, caseloads and contracts, and weekly slots both parties have free.
 * The seat is a good one of a handful drawn, not the best of all: that is how it is today, and leaves the plan something to improve.
 */

import type { Case, Relation } from '../model/case.ts';
import type { Seat } from '../model/caseIndex.ts';
import type { Citizen } from '../model/citizen.ts';
import type { Need } from '../model/need.ts';
import type { Dice } from './dice.ts';
import { matched, seatFits } from './fits.ts';
import { startedEarlier } from './grants.ts';
import { personName, phoneNumber } from './names.ts';
import { leftMinutes, loadMinutes, type OpenSeat, type Staffing, staff, take, takeSlots } from './staffing.ts';

/** Seats looked at for one need, and fitting ones among which the best match is taken. */
const SEATS_DRAWN = 60;
const FITTING_COMPARED = 3;
/** How often a seat that is for the citizen above others is asked first. */
const OWN_SEAT_SHARE = 0.7;

/** The case with relations, and its needs either under way or still ordered. */
export function withRelations(dice: Dice, input: Case, runningShare: number): Case {
  const staffing = staff(dice, input);
  const order = dice.shuffled(input.needs.map((_, at) => at));
  const wanted = Math.round(runningShare * input.needs.length);
  const needs = [...input.needs];
  const relations: Relation[] = [];
  const chosen = order.slice(0, wanted).sort((a, b) => priority(needs[a]!) - priority(needs[b]!));
  // The others step in for those no seat fits.
  for (const at of [...chosen, ...order.slice(wanted)]) {
    if (relations.length >= wanted) break;
    const started = begun(dice, needs[at]!, input.planDate);
    const relation = relate(staffing, started);
    if (relation === undefined) continue;
    needs[at] = started;
    relations.push(relation);
  }
  const numberOf = new Map(needs.map((need, at) => [need.id, at]));
  dropSmallGroups(input, needs, relations);
  relations.sort((a, b) => numberOf.get(a.needId)! - numberOf.get(b.needId)!);
  return { ...input, needs, relations };
}

/** A group with too few does not run: its needs go back to being ordered. */
function dropSmallGroups(input: Case, needs: Need[], relations: Relation[]): void {
  for (const group of input.groups) {
    const members = relations.filter((relation) => relation.seatId === group.id);
    if (members.length === 0 || members.length >= group.citizensLeast) continue;
    for (const relation of members) {
      relations.splice(relations.indexOf(relation), 1);
      const at = input.needs.findIndex((need) => need.id === relation.needId);
      needs[at] = input.needs[at]!;
    }
  }
}

/** Shared functions have few takers, and professionals come before the volunteer beside them; the rest keep their drawn order. */
function priority(need: Need): number {
  if (need.functionType === 'shared') return 0;
  return need.role === 'professional' ? 1 : 2;
}

/** Any day of the course may be today: a snapshot of courses that began as one cohort. */
function begun(dice: Dice, need: Need, planDate: string): Need {
  const days = need.courseDays ?? need.courseWeeks * 7;
  return startedEarlier(need, planDate, dice.whole(1, Math.max(1, days - 1)), dice.whole(5, 40));
}

/** A relation at a fitting seat with room for it, or none. */
function relate(staffing: Staffing, need: Need): Relation | undefined {
  const { dice, index } = staffing;
  const citizen = index.citizenById.get(need.citizenId)!;
  const serving = staffing.openOfDepartment.get(citizen.departmentId ?? '') ?? [];
  const own =
    need.functionType === 'shared' || dice.chance(OWN_SEAT_SHARE) ? ownSeats(staffing, need, citizen, serving) : [];
  const drawn =
    serving.length <= SEATS_DRAWN
      ? dice.shuffled(serving)
      : Array.from({ length: SEATS_DRAWN }, () => dice.pick(serving));
  const fitting = [
    ...own.filter((open) => hasRoom(staffing, need, citizen, open)),
    ...bestOfFew(drawn, need, (open) => hasRoom(staffing, need, citizen, open)),
  ];
  for (const open of fitting) {
    const slots = takeSlots(staffing, need, citizen, open);
    if (slots === undefined) continue;
    take(staffing, need, citizen, open);
    return { needId: need.id, seatId: open.seat.id, since: need.start, slots, ...standing(dice, open.seat) };
  }
  return undefined;
}

/** Seats that are for this citizen above others: where he is placed, the bostøtte he has, the digital mentor he was screened for. */
function ownSeats(staffing: Staffing, need: Need, citizen: Citizen, serving: readonly OpenSeat[]): OpenSeat[] {
  const { openOfOrganisation, openById } = staffing;
  const placed =
    citizen.placement === undefined ? [] : (openOfOrganisation.get(citizen.placement.organisationId) ?? []);
  const known = citizen.supportPersons.flatMap((person) => openById.get(person.mentorId ?? '') ?? []);
  const digital = need.cadence.mode === 'digital' ? serving.filter(({ seat }) => seat.mentor?.kind === 'digital') : [];
  return [...placed, ...known, ...digital];
}

/** The best matches among the first few that fit. */
function bestOfFew(drawn: readonly OpenSeat[], need: Need, hasRoom: (open: OpenSeat) => boolean): OpenSeat[] {
  const fitting: OpenSeat[] = [];
  for (const open of drawn) {
    if (hasRoom(open)) fitting.push(open);
    if (fitting.length === FITTING_COMPARED) break;
  }
  return fitting.sort((a, b) => matched(need, b.seat) - matched(need, a.seat));
}

function hasRoom(staffing: Staffing, need: Need, citizen: Citizen, open: OpenSeat): boolean {
  if (open.leftCitizens < 1 || !seatFits(need, citizen, open.seat, staffing.index.case.planDate)) return false;
  return loadMinutes(staffing, need, citizen, open) <= leftMinutes(staffing, open);
}

/** An unnamed seat has a name by now, or the supplier still owes one. */
function standing(dice: Dice, { mentor }: Seat): Pick<Relation, 'status' | 'supplierMentor'> {
  if (mentor !== undefined) return { status: 'active' };
  if (dice.chance(0.12)) return { status: 'pendingSupplier' };
  const displayName = personName(dice, dice.pick(['woman', 'man']));
  return { status: 'active', supplierMentor: { displayName, phone: phoneNumber(dice) } };
}
