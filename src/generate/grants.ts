/** Grants: blocks of at most six months, each naming the one before. */
import type { z } from 'zod';
import type { Grant, Need } from '../model/need.ts';
import { addDays, addMonths, daysBetween } from '../time/calendar.ts';

type GrantOf = z.infer<typeof Grant>;

const BLOCK_MONTHS = 6;

export function firstBlock(id: string, law: GrantOf['law'], start: string, days: number): GrantOf {
  return { id: `${id}-1`, law, start, end: endOfBlock(start, start, days) };
}

/** Last day of a block: six months less a day, or the last day of the course where that comes first. */
function endOfBlock(blockStart: string, courseStart: string, days: number): string {
  const sixMonths = addDays(addMonths(blockStart, BLOCK_MONTHS), -1);
  const lastDay = addDays(courseStart, days - 1);
  return lastDay < sixMonths ? lastDay : sixMonths;
}

/** The same course, begun `elapsedDays` before the plan date, in the block that holds that day. */
export function startedEarlier(need: Need, planDate: string, elapsedDays: number, orderedDaysBefore: number): Need {
  const start = addDays(planDate, -elapsedDays);
  const days = need.courseDays ?? need.courseWeeks * 7;
  const { grant } = need;
  return {
    ...need,
    orderedOn: addDays(start, -orderedDaysBefore),
    start,
    weeksInCourse: Math.floor(elapsedDays / 7),
    ...(grant === undefined ? {} : { grant: blockOn(planDate, grant, start, days) }),
  };
}

function blockOn(day: string, first: GrantOf, courseStart: string, days: number): GrantOf {
  const stem = first.id.slice(0, -2);
  let number = 1;
  let start = courseStart;
  while (daysBetween(addMonths(start, BLOCK_MONTHS), day) >= 0) {
    start = addMonths(start, BLOCK_MONTHS);
    number++;
  }
  const previous = number > 1 ? { previousGrantId: `${stem}-${number - 1}` } : {};
  return { ...first, ...previous, id: `${stem}-${number}`, start, end: endOfBlock(start, courseStart, days) };
}
