/** Weekly free windows of citizens and mentors. Holes and short weeks are synthetic; the shares outside working hours are T4.6’s. */
import type { WeeklyWindow } from '../model/primitives.ts';
import { timeOfDay } from '../time/calendar.ts';
import type { Dice } from './dice.ts';

const hours = (weekdays: readonly number[], start: number, end: number): WeeklyWindow[] =>
  weekdays.map((weekday) => ({ weekday, start: timeOfDay(start * 60), end: timeOfDay(end * 60) }));

/** A working day less one hole of an hour or two, such as a meeting or a fetch from school. */
function dayWithHole(dice: Dice, weekday: number, start: number, end: number): WeeklyWindow[] {
  const hole = dice.whole(start + 1, end - 3);
  return [...hours([weekday], start, hole), ...hours([weekday], hole + dice.whole(1, 2), end)];
}

/** Enough days for the own time of the mentor, one with a hole; one mentor in ten works two evenings. */
export function mentorWindows(dice: Dice, capacityMinutes: number): WeeklyWindow[] | undefined {
  const dayCount = Math.min(5, Math.ceil(capacityMinutes / 380) + (dice.chance(0.3) ? 1 : 0));
  if (dayCount >= 5 && dice.chance(0.45)) return undefined;
  const days = dice.shuffled([1, 2, 3, 4, 5]).slice(0, Math.max(2, dayCount)).sort();
  const late = new Set(dice.chance(0.1) ? dice.shuffled([1, 2, 3, 4]).slice(0, 2) : []);
  const holeDay = dayCount >= 4 || dice.chance(0.5) ? dice.pick(days) : 0;
  return days.flatMap((weekday) => {
    if (late.has(weekday)) return hours([weekday], 11, 20);
    return weekday === holeDay ? dayWithHole(dice, weekday, 8, 16) : hours([weekday], 8, 16);
  });
}

/** Afternoons and early evenings, with one forenoon. */
export function volunteerWindows(dice: Dice): WeeklyWindow[] {
  const days = dice.shuffled([1, 2, 3, 4, 5]).slice(0, 3).sort();
  return days.flatMap((weekday, at) => hours([weekday], at === 0 ? 9 : 14, 19));
}

export type WorkingHours = 'only' | 'mostly' | 'mostlyOutside' | 'onlyOutside' | 'unknown';

/** Absent = the whole default window. A placement or school takes most of the day, children take both ends of it. */
export function citizenWindows(dice: Dice, workingHours: WorkingHours, isPlaced: boolean): WeeklyWindow[] | undefined {
  if (workingHours === 'onlyOutside') return hours([1, 2, 3, 4], 16, 20);
  if (workingHours === 'mostlyOutside') return hours([1, 2, 3, 4], 14, 19);
  if (isPlaced) return [...hours([1, 2, 3, 4], 13, 16), ...hours([5], dice.pick([8, 9, 10]), 14)];
  if (workingHours === 'mostly') return [...hours([1, 2, 3, 4], 10, 17), ...hours([5], 10, 15)];
  if (dice.chance(0.5)) return undefined;
  return dice.pick([familyDays, lateRiser, fewDays, treatmentDay])(dice);
}

const familyDays = (): WeeklyWindow[] => hours([1, 2, 3, 4, 5], 9, 14);
const lateRiser = (): WeeklyWindow[] => hours([1, 2, 3, 4, 5], 11, 16);
const fewDays = (dice: Dice): WeeklyWindow[] => {
  const days = dice.shuffled([1, 2, 3, 4, 5]).slice(0, dice.whole(2, 3)).sort();
  return hours(days, 8, 16);
};
const treatmentDay = (dice: Dice): WeeklyWindow[] => {
  const away = dice.whole(1, 5);
  return [1, 2, 3, 4, 5].flatMap((day) => (day === away ? [] : dayWithHole(dice, day, 8, 16)));
};
