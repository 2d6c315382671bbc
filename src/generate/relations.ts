/**
 * Running relations: most needs get a seat that fits, within hours, caseloads and contracts, and weekly slots both parties have free.
 * The seat is a good one of a handful drawn, not the best of all: that is how it is today, and leaves the plan something to improve.
 */

import { basePlace, meetingPlace, travelMinutes } from '../fit/travel.ts';
import type { Case, Relation } from '../model/case.ts';
import { type CaseIndex, indexCase, type Seat } from '../model/caseIndex.ts';
import type { Citizen } from '../model/citizen.ts';
import type { Need } from '../model/need.ts';
import {
  block,
  type Calendar,
  calendarOf,
  type MeetingShape,
  meetingStarts,
  occupy,
  SLOT_MINUTES,
  takeSession,
  weeklySlot,
} from './calendar.ts';
import type { Dice } from './dice.ts';
import { matched, seatFits } from './fits.ts';
import { startedEarlier } from './grants.ts';
import { personName, phoneNumber } from './names.ts';

/** Seats looked at for one need, and fitting ones among which the best match is taken. */
const SEATS_DRAWN = 60;
const FITTING_COMPARED = 3;
/** Own time a mentor’s running courses take at most: a little is always kept for the next. */
const LOAD_SHARE_MOST = 0.97;

interface OpenSeat {
  readonly seat: Seat;
  leftMinutes: number;
  leftCitizens: number;
  readonly calendar: Calendar | undefined;
}

interface Staffing {
  readonly dice: Dice;
  readonly index: CaseIndex;
  /** Seats that serve a department, without those tied to an organisation. */
  readonly openOfDepartment: ReadonlyMap<string, readonly OpenSeat[]>;
  readonly openOfOrganisation: ReadonlyMap<string, readonly OpenSeat[]>;
  readonly openById: ReadonlyMap<string, OpenSeat>;
  /** What is left of each contract. */
  readonly leftOfUnit: Map<string, { minutes: number; places: number }>;
  readonly citizenCalendars: Map<string, Calendar>;
}

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

function staff(dice: Dice, input: Case): Staffing {
  const index = indexCase(input);
  const open = index.seats.map((seat) => openSeat(input, seat));
  const organisationOf = ({ seat }: OpenSeat) => seat.mentor?.organisationId ?? seat.unit.organisationId ?? '';
  const anybodys = open.filter((entry) => organisationOf(entry) === '');
  const openOfDepartment = new Map(
    input.departments.map(({ id }) => [
      id,
      anybodys.filter(({ seat }) => seat.unit.scope.departmentIds?.includes(id) ?? true),
    ]),
  );
  const leftOfUnit = new Map(
    input.units.map(({ id, contract }) => [
      id,
      { minutes: contract.minutes ?? Number.POSITIVE_INFINITY, places: contract.places ?? Number.POSITIVE_INFINITY },
    ]),
  );
  return {
    dice,
    index,
    openOfDepartment,
    openOfOrganisation: Map.groupBy(open, organisationOf),
    openById: new Map(open.map((entry) => [entry.seat.id, entry])),
    leftOfUnit,
    citizenCalendars: new Map(),
  };
}

function openSeat(input: Case, seat: Seat): OpenSeat {
  const { mentor, group } = seat;
  if (group !== undefined)
    return { seat, leftMinutes: Number.POSITIVE_INFINITY, leftCitizens: group.citizensMost, calendar: undefined };
  if (mentor === undefined)
    return { seat, leftMinutes: Number.POSITIVE_INFINITY, leftCitizens: Number.POSITIVE_INFINITY, calendar: undefined };
  const calendar = calendarOf(mentor.availability ?? input.policy.workingWindows);
  block(calendar, [1, 2, 3, 4, 5], '11:30', input.policy.lunchBreakMinutes);
  let deducted = 0;
  for (const duty of mentor.duties) {
    deducted += duty.minutes / duty.everyWeeks;
    if (duty.fixedSlot !== undefined) block(calendar, [duty.fixedSlot.weekday], duty.fixedSlot.start, duty.minutes);
  }
  for (const led of input.groups.filter((entry) => entry.mentorId === mentor.id)) {
    deducted += (led.minutes * 1.5) / led.everyWeeks;
    block(calendar, [led.weekday], led.start, led.minutes);
  }
  const shared = mentor.sharedFunction;
  return {
    seat,
    leftMinutes:
      shared === undefined ? (mentor.capacityMinutes - deducted) * LOAD_SHARE_MOST : Number.POSITIVE_INFINITY,
    leftCitizens: shared?.citizensMost ?? mentor.caseload,
    calendar,
  };
}

/** A relation at a fitting seat with room for it, or none. */
function relate(staffing: Staffing, need: Need): Relation | undefined {
  const { dice, index } = staffing;
  const citizen = index.citizenById.get(need.citizenId)!;
  const fitting: OpenSeat[] = [];
  for (const open of drawnSeats(staffing, need, citizen)) {
    if (open.leftCitizens < 1 || !seatFits(need, citizen, open.seat, index.case.planDate)) continue;
    if (loadMinutes(staffing, need, citizen, open) > leftMinutes(staffing, open)) continue;
    fitting.push(open);
    if (fitting.length === FITTING_COMPARED) break;
  }
  fitting.sort((a, b) => matched(need, b.seat) - matched(need, a.seat));
  for (const open of fitting) {
    const slots = takeSlots(staffing, need, citizen, open);
    if (slots === undefined) continue;
    const { seat } = open;
    take(staffing, need, citizen, open);
    const isNamed = seat.mentor !== undefined;
    return {
      needId: need.id,
      seatId: seat.id,
      since: need.start,
      slots,
      ...(isNamed
        ? {}
        : { supplierMentor: { displayName: personName(dice, dice.pick(['woman', 'man'])), phone: phoneNumber(dice) } }),
      status: isNamed || dice.chance(0.9) ? 'active' : 'pendingSupplier',
    };
  }
  return undefined;
}

/** Seats in random order; where the citizen is placed, or has a bostøtte, those come first. */
function drawnSeats(staffing: Staffing, need: Need, citizen: Citizen): OpenSeat[] {
  const { dice, openOfDepartment, openOfOrganisation, openById } = staffing;
  const own: OpenSeat[] = [];
  if (need.functionType === 'shared' || dice.chance(0.7)) {
    if (citizen.placement !== undefined) own.push(...(openOfOrganisation.get(citizen.placement.organisationId) ?? []));
    own.push(...citizen.supportPersons.flatMap((person) => openById.get(person.mentorId ?? '') ?? []));
  }
  const serving = openOfDepartment.get(citizen.departmentId ?? '') ?? [];
  if (serving.length <= SEATS_DRAWN) return [...own, ...dice.shuffled(serving)];
  return [...own, ...Array.from({ length: SEATS_DRAWN }, () => dice.pick(serving))];
}

/** Own minutes a week the course takes of the seat: granted time with overhead, and the way there and back. */
function loadMinutes({ index }: Staffing, need: Need, citizen: Citizen, { seat }: OpenSeat): number {
  if (seat.kind === 'group' || seat.mentor?.sharedFunction !== undefined) return 0;
  const overheadPercent = seat.mentor?.overheadPercent ?? seat.unit.overheadPercent;
  const oneWay = wayMinutes(index.case, need, citizen, seat);
  const travel = Math.ceil((2 * oneWay * need.cadence.count) / need.cadence.everyWeeks);
  return Math.ceil(((need.grantedMinutes * overheadPercent) / 100 + travel) / 5) * 5;
}

function wayMinutes(input: Case, need: Need, citizen: Citizen, seat: Seat): number {
  if (seat.mentor === undefined) return 0;
  return travelMinutes(
    basePlace(seat),
    meetingPlace(need.cadence, citizen, seat),
    seat.mentor.travelMode,
    input.policy,
  );
}

function leftMinutes({ leftOfUnit }: Staffing, open: OpenSeat): number {
  const unit = leftOfUnit.get(open.seat.unit.id)!;
  return unit.places < 1 ? -1 : Math.min(open.leftMinutes, unit.minutes);
}

function take(staffing: Staffing, need: Need, citizen: Citizen, open: OpenSeat): void {
  const load = loadMinutes(staffing, need, citizen, open);
  const unit = staffing.leftOfUnit.get(open.seat.unit.id)!;
  open.leftMinutes -= load;
  open.leftCitizens -= 1;
  unit.minutes -= load;
  unit.places -= 1;
}

/** Weekly slots, taken out of both weeks; undefined when the weeks hold no room. An unnamed seat or a group keeps no slots. */
function takeSlots(staffing: Staffing, need: Need, citizen: Citizen, open: OpenSeat): Relation['slots'] | undefined {
  const { seat, calendar } = open;
  const citizenCalendar = calendarOfCitizen(staffing, citizen);
  if (seat.group !== undefined) return takeSession(citizenCalendar, seat.group) ? [] : undefined;
  if (calendar === undefined) return [];
  const { dice, index } = staffing;
  const { count, minutes } = need.cadence;
  const shape: MeetingShape = {
    slots: minutes / SLOT_MINUTES,
    travelSlots: Math.ceil(wayMinutes(index.case, need, citizen, seat) / SLOT_MINUTES),
  };
  const days = dice.shuffled([0, 1, 2, 3, 4]);
  const starts = meetingStarts(citizenCalendar, calendar, count, shape, days, dice.whole(30, 60));
  if (starts === undefined) return undefined;
  occupy(citizenCalendar, calendar, starts, shape);
  return starts.map(weeklySlot);
}

function calendarOfCitizen({ index, citizenCalendars }: Staffing, citizen: Citizen): Calendar {
  const known = citizenCalendars.get(citizen.id);
  if (known !== undefined) return known;
  const calendar = calendarOf(citizen.availability ?? index.case.policy.workingWindows);
  citizenCalendars.set(citizen.id, calendar);
  return calendar;
}
