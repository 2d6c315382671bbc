/** What is still open while relations are laid out: own time, places and contract hours of the seats, and free time of both parties. */
import { basePlace, travelMinutes, visitedPlace } from '../fit/travel.ts';
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

/** Own time a mentor’s running courses take at most: a little is always kept for the next. */
const LOAD_SHARE_MOST = 0.97;

export interface OpenSeat {
  readonly seat: Seat;
  leftMinutes: number;
  leftCitizens: number;
  readonly calendar: Calendar | undefined;
}

export interface Staffing {
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

export function staff(dice: Dice, input: Case): Staffing {
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

/** Own minutes a week the course takes of the seat: granted time with overhead, and the way there and back. */
export function loadMinutes({ index }: Staffing, need: Need, citizen: Citizen, { seat }: OpenSeat): number {
  if (seat.kind === 'group' || seat.mentor?.sharedFunction !== undefined) return 0;
  const overheadPercent = seat.mentor?.overheadPercent ?? seat.unit.overheadPercent;
  const oneWay = wayMinutes(index, need, citizen, seat);
  const travel = Math.ceil((2 * oneWay * need.cadence.count) / need.cadence.everyWeeks);
  return Math.ceil(((need.grantedMinutes * overheadPercent) / 100 + travel) / 5) * 5;
}

function wayMinutes(index: CaseIndex, need: Need, citizen: Citizen, seat: Seat): number {
  if (seat.mentor === undefined) return 0;
  return travelMinutes(
    basePlace(seat),
    visitedPlace(index, need.cadence, citizen, seat),
    seat.mentor.travelMode,
    index.case.policy,
  );
}

export function leftMinutes({ leftOfUnit }: Staffing, open: OpenSeat): number {
  const unit = leftOfUnit.get(open.seat.unit.id)!;
  return unit.places < 1 ? -1 : Math.min(open.leftMinutes, unit.minutes);
}

export function take(staffing: Staffing, need: Need, citizen: Citizen, open: OpenSeat): void {
  const load = loadMinutes(staffing, need, citizen, open);
  const unit = staffing.leftOfUnit.get(open.seat.unit.id)!;
  open.leftMinutes -= load;
  open.leftCitizens -= 1;
  unit.minutes -= load;
  unit.places -= 1;
}

/** Weekly slots, taken out of both weeks; undefined when the weeks hold no room. An unnamed seat or a group keeps no slots. */
export function takeSlots(
  staffing: Staffing,
  need: Need,
  citizen: Citizen,
  open: OpenSeat,
): Relation['slots'] | undefined {
  const { seat, calendar } = open;
  const citizenCalendar = calendarOfCitizen(staffing, citizen);
  if (seat.group !== undefined) return takeSession(citizenCalendar, seat.group) ? [] : undefined;
  if (calendar === undefined) return [];
  const { dice, index } = staffing;
  const { count, minutes } = need.cadence;
  const shape: MeetingShape = {
    slots: minutes / SLOT_MINUTES,
    travelSlots: Math.ceil(wayMinutes(index, need, citizen, seat) / SLOT_MINUTES),
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
