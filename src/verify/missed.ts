/** Missed meetings: whether the week could have held them after all, and whether their code names what was in the way. */
import { isoWeek } from '../time/calendar.ts';
import type { Report } from './codes.ts';
import { type Course, isRunningIn, plannedWeeks } from './courses.ts';
import type { Facts } from './facts.ts';
import { heldIn, type Missed, type WeekRoom } from './weekRoom.ts';

export function checkMissed(facts: Facts, courses: ReadonlyMap<string, Course>, weeks: WeekRoom, report: Report): void {
  for (const missed of missedMeetings(facts, courses)) {
    const { path, course, week, code } = missed;
    const needId = course.context.need.id;
    const start = weeks.roomFor(missed);
    if (start !== undefined) {
      report('MISSED_HAS_ROOM', path, `Need "${needId}" could meet in the week of ${week}: ${start}.`);
      continue;
    }
    const codes = weeks.codesOf(missed);
    if (codes.has(code)) continue;
    const others = [...codes].join(' or ');
    report('MISSED_CODE_WRONG', `${path}.code`, `Need "${needId}" misses ${week} for ${others}, not ${code}.`);
  }
}

/** Meetings of a week are numbered; the missed ones have the numbers that are not held, in the order of the plan’s list. */
function missedMeetings(facts: Facts, courses: ReadonlyMap<string, Course>): Missed[] {
  const planned = new Set(plannedWeeks(facts));
  const lists = new Map<string, { course: Course; week: string; entries: Pick<Missed, 'path' | 'code'>[] }>();
  facts.plan.missedMeetings.forEach(({ needId, week, code }, at) => {
    const course = courses.get(needId);
    // Any other is refused for its place (cadence.ts).
    if (course === undefined || !planned.has(week) || !isRunningIn(course, week)) return;
    const list = lists.get(`${needId} ${week}`) ?? { course, week, entries: [] };
    lists.set(`${needId} ${week}`, list);
    list.entries.push({ path: `missedMeetings[${at}]`, code });
  });
  return [...lists.values()].flatMap(({ course, week, entries }) => {
    const held = heldIn(course, week).map(({ meeting }) => meeting.id);
    const numbers = Array.from({ length: held.length + entries.length }, (_, at) => at + 1);
    const open = numbers.filter((number) => !held.includes(`${course.context.need.id}.${isoWeek(week)}.${number}`));
    return entries.map((entry, place) => {
      const number = open[place]!;
      return { ...entry, course, week, number, mayBeStart: number === 1 && lacksStart(facts, course) };
    });
  });
}

/** Whether a start meeting is asked for, none is held, and no notice says why. */
function lacksStart({ plan }: Facts, { context, isNew, meetings }: Course): boolean {
  const { need, citizen } = context;
  if (!isNew || !need.startMeetingWithCaseworker || citizen.caseworkerId === undefined) return false;
  if (meetings.some(({ meeting }) => meeting.kind === 'startMeeting')) return false;
  return !plan.notices.some(
    ({ code, subjects }) => code === 'START_MEETING_WITHOUT_CASEWORKER' && subjects.includes(need.id),
  );
}
