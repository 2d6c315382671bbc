/** Notices follow from the case and the plan, so the plan has exactly these: none is left out, and none made up. */
import { capacityMinutes, mentorMinutes } from '../fit/index.ts';
import type { Notice } from '../model/plan.ts';
import { matchNotices, notices, requiresWeeklyMeeting } from '../rules/index.ts';
import { addDays } from '../time/calendar.ts';
import type { Report } from './codes.ts';
import { type Course, datesOf, handoverAfter, isRunningIn, plannedWeeks } from './courses.ts';
import type { Facts } from './facts.ts';

/** Its check is that of start meetings: which weeks were tried, only the meetings tell. */
const OF_START_MEETINGS = 'START_MEETING_WITHOUT_CASEWORKER';

export function checkNotices(facts: Facts, courses: ReadonlyMap<string, Course>, report: Report): void {
  const open = new Map<string, number>();
  for (const notice of expectedNotices(facts, courses)) {
    const key = keyOf(notice);
    open.set(key, (open.get(key) ?? 0) + 1);
  }
  facts.plan.notices.forEach((notice, at) => {
    if (notice.code === OF_START_MEETINGS) return;
    const key = keyOf(notice);
    const left = open.get(key) ?? 0;
    if (left === 0) report('NOTICE_WRONG', `notices[${at}]`, `Nothing in case and plan gives ${key}.`);
    else open.set(key, left - 1);
  });
  for (const [key, left] of open) if (left > 0) report('NOTICE_MISSING', 'notices', `The plan lacks ${key}.`);
}

function keyOf({ code, subjects }: Notice): string {
  return `${code} (${subjects.join(', ')})`;
}

function expectedNotices(facts: Facts, courses: ReadonlyMap<string, Course>): Notice[] {
  const { index, ruleSet, staffed } = facts;
  return [
    ...notices(index, ruleSet),
    ...staffed.flatMap(({ context }) => matchNotices(context)),
    ...handovers(facts),
    ...dutiesOutlasting(facts),
    ...coursesWithoutWeek(facts, courses),
    ...duties(facts),
    ...fallingCapacity(facts),
  ];
}

function handovers(facts: Facts): Notice[] {
  const end = addDays(plannedWeeks(facts).at(-1)!, 7);
  return facts.staffed.flatMap(({ context }) => {
    const last = handoverAfter(context);
    if (last === undefined || last >= end) return [];
    return [{ code: 'HANDOVER_NEEDED', subjects: [context.need.id, context.seat.id, last] }];
  });
}

/** A weekly duty goes on where its course stops and no handover is asked for: the last planned week then has no meeting. */
function dutiesOutlasting(facts: Facts): Notice[] {
  const last = plannedWeeks(facts).at(-1)!;
  return facts.staffed.flatMap(({ context }) => {
    const { need, citizen, ruleSet } = context;
    const dates = datesOf(context);
    const isOpen = dates.until !== undefined && dates.until < addDays(last, 7) && !isRunningIn(dates, last);
    if (!isOpen || handoverAfter(context) !== undefined) return [];
    return requiresWeeklyMeeting(need, citizen, ruleSet)
      ? [{ code: 'DUTY_PAST_COURSE', subjects: [need.id, dates.until!] }]
      : [];
  });
}

function coursesWithoutWeek(facts: Facts, courses: ReadonlyMap<string, Course>): Notice[] {
  const weeks = plannedWeeks(facts);
  const end = addDays(weeks.at(-1)!, 7);
  return [...courses.values()].flatMap((course) => {
    const { context, from, until, isNew } = course;
    if (!isNew || until === undefined || until >= end || weeks.some((week) => isRunningIn(course, week))) return [];
    return [{ code: 'NO_WEEK_IN_COURSE', subjects: [context.need.id, from, until] }];
  });
}

/** Nobody plans the weeks of an unnamed seat here, so its weekly duty is named as the supplier’s. */
function duties({ staffed }: Facts): Notice[] {
  return staffed.flatMap(({ context }) => {
    const { need, citizen, seat, ruleSet } = context;
    if (seat.kind !== 'unnamed' || !requiresWeeklyMeeting(need, citizen, ruleSet)) return [];
    return [{ code: 'SUPPLIER_HOLDS_WEEKLY_MEETING', subjects: [need.id, seat.unit.id] }];
  });
}

/** The first date within the plan from which a mentor has less time than his courses take. */
function fallingCapacity(facts: Facts): Notice[] {
  const { index, staffed } = facts;
  const end = addDays(plannedWeeks(facts).at(-1)!, 7);
  const used = new Map<string, number>();
  for (const { context } of staffed) {
    if (context.seat.kind !== 'mentor') continue;
    used.set(context.seat.id, (used.get(context.seat.id) ?? 0) + mentorMinutes(context));
  }
  const found: Notice[] = [];
  for (const [seatId, minutes] of used) {
    const seat = index.seatById.get(seatId)!;
    const later = seat.mentor!.capacityFrom.map(({ from }) => from).filter((from) => from > index.case.planDate);
    for (const from of later.sort()) {
      const capacity = capacityMinutes({ ...index, case: { ...index.case, planDate: from } }, seat);
      if (from >= end || capacity === undefined || capacity >= minutes) continue;
      found.push({ code: 'CAPACITY_FALLS', subjects: [seatId, from] });
      break;
    }
  }
  return found;
}
