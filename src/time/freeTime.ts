/**
 * When people are free, as one byte a quarter-hour: index = day · 96 + slot, day 0 = Monday. A typical week comes from windows; a
 * dated week takes holidays, absences and appointments out of it.
 */
import type { Citizen } from '../model/citizen.ts';
import type { Policy } from '../model/policy.ts';
import type { Appointment, Period, WeeklyWindow } from '../model/primitives.ts';
import { addDays, minuteOf, timeOfDay } from './calendar.ts';
import { isHoliday } from './holidays.ts';

export const SLOT_MINUTES = 15;
export const SLOTS_PER_DAY = 96;
export const DAYS = 7;

export function slotOf(time: string): number {
  return minuteOf(time) / SLOT_MINUTES;
}

/** 1 in every slot of the windows. */
export function windowSlots(windows: readonly WeeklyWindow[]): Uint8Array {
  const free = new Uint8Array(DAYS * SLOTS_PER_DAY);
  for (const window of windows) {
    const day = (window.weekday - 1) * SLOTS_PER_DAY;
    free.fill(1, day + slotOf(window.start), day + slotOf(window.end));
  }
  return free;
}

/**
 * A citizen’s typical week. Own windows win over the policy’s. Evenings only where wanted: `onlyOutside` never inside the working
 * windows, `only` never outside them, `mostlyOutside` either.
 */
export function citizenWeek(citizen: Pick<Citizen, 'availability' | 'workingHours'>, policy: Policy): Uint8Array {
  const working = windowSlots(policy.workingWindows);
  const wantsEvenings = citizen.workingHours === 'mostlyOutside' || citizen.workingHours === 'onlyOutside';
  const free =
    citizen.availability === undefined
      ? windowSlots([...policy.workingWindows, ...(wantsEvenings ? policy.eveningWindows : [])])
      : windowSlots(citizen.availability);
  if (citizen.workingHours === 'onlyOutside') return free.map((isFree, at) => (working[at] ? 0 : isFree));
  if (citizen.workingHours === 'only') return free.map((isFree, at) => (working[at] ? isFree : 0));
  return free;
}

/** The same as windows, merged, in the order of the week. */
export function windowsOfCitizen(
  citizen: Pick<Citizen, 'availability' | 'workingHours'>,
  policy: Policy,
): WeeklyWindow[] {
  const free = citizenWeek(citizen, policy);
  const windows: WeeklyWindow[] = [];
  for (let day = 0; day < DAYS; day++) {
    let start: number | undefined;
    // One past the last slot closes a window; no window reaches midnight, so the slot before it is never free.
    for (let slot = 0; slot < SLOTS_PER_DAY; slot++) {
      const isFree = free[day * SLOTS_PER_DAY + slot] === 1;
      if (isFree) start ??= slot;
      else if (start !== undefined) {
        windows.push({ weekday: day + 1, start: timeOfDay(start * SLOT_MINUTES), end: timeOfDay(slot * SLOT_MINUTES) });
        start = undefined;
      }
    }
  }
  return windows;
}

/** A typical week of somebody who works: own windows, or the policy’s. */
export function workingWeek(
  person: { readonly availability?: WeeklyWindow[] | undefined },
  policy: Policy,
): Uint8Array {
  return windowSlots(person.availability ?? policy.workingWindows);
}

/** What takes dated time out of a typical week. */
export interface Engagements {
  readonly absences: readonly Period[];
  readonly appointments: readonly Appointment[];
}

/** The typical week as it is in the week of `monday`: without holidays, absences and appointments. */
export function datedWeek(typical: Uint8Array, monday: string, engagements: Engagements, policy: Policy): Uint8Array {
  const free = Uint8Array.from(typical);
  for (let day = 0; day < DAYS; day++) {
    const date = addDays(monday, day);
    const isAway = engagements.absences.some((period) => period.from <= date && date <= period.until);
    if (isAway || isHoliday(date, policy.holidaysOff)) free.fill(0, day * SLOTS_PER_DAY, (day + 1) * SLOTS_PER_DAY);
  }
  for (const appointment of engagements.appointments) block(free, monday, appointment);
  return free;
}

/** Takes a dated stretch out of the week; nothing when it lies in another week. */
export function block(free: Uint8Array, monday: string, stretch: Appointment): void {
  for (let day = 0; day < DAYS; day++) {
    if (addDays(monday, day) !== stretch.date) continue;
    free.fill(0, day * SLOTS_PER_DAY + slotOf(stretch.start), day * SLOTS_PER_DAY + slotOf(stretch.end));
  }
}
