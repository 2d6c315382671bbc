/** What a person should know of the weeks and no meeting shows: seats that end, own time that falls, and duties others see to. */
import { capacityMinutes, mentorMinutes } from '../../fit/index.ts';
import type { CaseIndex, Seat } from '../../model/caseIndex.ts';
import type { Notice } from '../../model/plan.ts';
import { type RuleSet, requiresWeeklyMeeting } from '../../rules/index.ts';
import { addDays, mondayOf } from '../../time/calendar.ts';
import { type Course, courseDates, isRunningIn } from './courses.ts';

/** What follows from who sits where, whatever the weeks look like. */
export function noticesOfSeats(index: CaseIndex, ruleSet: RuleSet, seatOf: Int32Array): Notice[] {
  return [
    ...handovers(index, ruleSet, seatOf),
    ...dutiesPastTheEnd(index, ruleSet, seatOf),
    ...dutiesOfSuppliers(index, ruleSet, seatOf),
    ...fallingCapacity(index, ruleSet, seatOf),
  ];
}

/** Courses that end within the planned weeks without a week long enough for a meeting to be due. */
export function coursesWithoutWeek(index: CaseIndex, courses: readonly Course[]): Notice[] {
  const { planDate, planWeeks: weekCount } = index.case;
  const mondays = Array.from({ length: weekCount }, (_, week) => addDays(mondayOf(planDate), 7 * week));
  const last = addDays(mondays.at(-1)!, 6);
  return courses.flatMap((course) => {
    const { need, from, until, isNew } = course;
    if (!isNew || until === undefined || until > last) return [];
    if (mondays.some((monday) => isRunningIn(course, monday))) return [];
    return [{ code: 'NO_WEEK_IN_COURSE', subjects: [need.id, from, until] }];
  });
}

/** Mentors whose own time falls below their load within the planned weeks: the assignment counts with the plan date’s alone. */
function fallingCapacity(index: CaseIndex, ruleSet: RuleSet, seatOf: Int32Array): Notice[] {
  const { planDate, planWeeks: weekCount } = index.case;
  const end = addDays(mondayOf(planDate), 7 * weekCount);
  const loads = new Map<Seat, number>();
  index.case.needs.forEach((need, at) => {
    const seat = index.seats[seatOf[at]!];
    if (seat?.kind !== 'mentor' || seat.mentor!.capacityFrom.length === 0) return;
    const context = { index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)!, seat };
    loads.set(seat, (loads.get(seat) ?? 0) + mentorMinutes(context));
  });
  return [...loads].flatMap(([seat, minutes]) => {
    const dates = seat.mentor!.capacityFrom.map(({ from }) => from).filter((from) => from > planDate && from < end);
    const short = dates.sort().find((from) => {
      const capacity = capacityMinutes({ ...index, case: { ...index.case, planDate: from } }, seat);
      return capacity !== undefined && capacity < minutes;
    });
    return short === undefined ? [] : [{ code: 'CAPACITY_FALLS', subjects: [seat.id, short] }];
  });
}

/** Makker plans for named mentors only, so the weekly duty on an unnamed seat is told to whoever sees to the supplier. */
function dutiesOfSuppliers(index: CaseIndex, ruleSet: RuleSet, seatOf: Int32Array): Notice[] {
  return index.case.needs.flatMap((need, at) => {
    const seat = index.seats[seatOf[at]!];
    const citizen = index.citizenById.get(need.citizenId)!;
    if (seat?.kind !== 'unnamed' || !requiresWeeklyMeeting(need, citizen, ruleSet)) return [];
    return [{ code: 'SUPPLIER_HOLDS_WEEKLY_MEETING', subjects: [need.id, seat.unit.id] }];
  });
}

/**
 * Courses that end within the planned weeks while the law still wants a meeting every week: somebody has to extend the course or end the
 * duty, or weeks go by without a meeting. Where the seat ends first, the handover says so.
 */
function dutiesPastTheEnd(index: CaseIndex, ruleSet: RuleSet, seatOf: Int32Array): Notice[] {
  const { planDate, planWeeks: weekCount } = index.case;
  const lastMonday = addDays(mondayOf(planDate), 7 * (weekCount - 1));
  return index.case.needs.flatMap((need, at) => {
    const seat = index.seats[seatOf[at]!];
    const citizen = index.citizenById.get(need.citizenId)!;
    if (seat === undefined || !requiresWeeklyMeeting(need, citizen, ruleSet)) return [];
    const { from, until, handoverAfter } = courseDates({ index, ruleSet, need, citizen, seat });
    if (until === undefined || handoverAfter !== undefined || isRunningIn({ from, until }, lastMonday)) return [];
    return until >= addDays(lastMonday, 7) ? [] : [{ code: 'DUTY_PAST_COURSE', subjects: [need.id, until] }];
  });
}

/** Courses on any seat that outlast it within the planned weeks. */
function handovers(index: CaseIndex, ruleSet: RuleSet, seatOf: Int32Array): Notice[] {
  const { planDate, planWeeks: weekCount } = index.case;
  const end = addDays(mondayOf(planDate), 7 * weekCount);
  return index.case.needs.flatMap((need, at) => {
    const seat = index.seats[seatOf[at]!];
    if (seat === undefined) return [];
    const citizen = index.citizenById.get(need.citizenId)!;
    const { handoverAfter } = courseDates({ index, ruleSet, need, citizen, seat });
    if (handoverAfter === undefined || handoverAfter >= end) return [];
    return [{ code: 'HANDOVER_NEEDED', subjects: [need.id, seat.id, handoverAfter] }];
  });
}
