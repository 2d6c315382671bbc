/** What already runs: courses of the register, relations, and the weekly hours people are free. */
import { addMonths, daysBetween } from '../../../time/calendar.ts';
import type { AVAILABILITY, REGISTER, RELATIONS } from '../columns.ts';
import { quoted, type Where } from '../log.ts';
import type { Row } from '../recognise.ts';
import { type Course, mergeCourses, type RegisterRow } from '../registerRows.ts';
import { citizenOfRegister } from './demand.ts';
import type { Draft } from './draft.ts';

/**
 * Courses that run on the plan date or later become needs, with a relation where the mentor is known; those that ended within two
 * years leave the mentor as one the citizen has had.
 */
export function addRegister(rows: readonly Row<typeof REGISTER>[], draft: Draft): Course[] {
  const sources: Row<typeof REGISTER>[] = [];
  const register: RegisterRow[] = [];
  for (const row of rows) {
    const { values, where } = row;
    const citizenId = citizenOfRegister(row, draft);
    const dates = draft.period(values.start, values.end, [where('start'), where('end')]);
    if (citizenId === undefined || dates === undefined || values.hours === undefined) {
      if (citizenId !== undefined) draft.needsRefusedOf.add(citizenId);
      continue;
    }
    const { mentor, phone, unit, hours } = values;
    // Rows are numbered by their place here, because the rows of two files may carry the same number.
    register.push({
      row: sources.length,
      citizenId,
      start: dates.from,
      end: dates.until,
      grantedMinutes: hours,
      mentor,
      phone,
      unit,
    });
    sources.push(row);
  }
  const { courses, warnings } = mergeCourses(register);
  for (const { code, row, column, message } of warnings) {
    const name = column === 'grantedMinutes' ? 'hours' : column;
    const inFile = message.replace(/\brow (\d+)/, (_, number) => `row ${sources[Number(number)]!.where().row}`);
    draft.log.warn(sources[row]!.where(name), code, inFile);
  }
  const numberOf = new Map<string, number>();
  for (const course of courses) {
    const last = sources[course.history.at(-1)!.row]!;
    const number = (numberOf.get(course.citizenId) ?? 0) + 1;
    numberOf.set(course.citizenId, number);
    if (course.end < draft.planDate) addPriorMentor(course, draft);
    else addRunningNeed(`${course.citizenId.slice(0, 58)}-f${number}`, course, last, draft);
  }
  return courses;
}

function addRunningNeed(id: string, course: Course, { values, where }: Row<typeof REGISTER>, draft: Draft): void {
  const now = course.history.find((period) => period.until >= draft.planDate) ?? course.history.at(-1)!;
  const begun = course.start <= draft.planDate;
  const needId = draft.newId(id, undefined, draft.needNames, where('citizen'));
  if (needId === undefined) return;
  draft.addNeed({
    id: needId,
    citizenId: course.citizenId,
    orderedOn: course.start,
    start: course.start,
    courseWeeks: Math.min(520, Math.ceil(course.days / 7)),
    grantedMinutes: now.grantedMinutes,
    grant:
      values.law === undefined
        ? undefined
        : { id: `${needId.slice(0, 60)}-g1`, law: values.law, start: now.from, end: now.until },
    weeksInCourse: weeksSince(course.start, draft.planDate),
  });
  if (begun) addRelationOf(needId, course, where('mentor'), draft);
}

function weeksSince(start: string, planDate: string): number {
  return Math.max(0, Math.min(520, Math.floor(daysBetween(start, planDate) / 7)));
}

/** A named mentor of the case, or a place at a supplier that sells places; otherwise the plan finds someone. */
function addRelationOf(needId: string, course: Course, where: Where, draft: Draft): void {
  const mentor = course.mentor === undefined ? undefined : draft.mentorNames.find(course.mentor);
  if (mentor !== undefined && mentor !== 'ambiguous') {
    draft.relations.set(needId, { needId, seatId: mentor.id, since: course.start });
    return;
  }
  const found = course.unit === undefined ? undefined : draft.unitNames.find(course.unit);
  const unit = found === undefined || found === 'ambiguous' ? undefined : draft.units.get(found.id);
  if (unit?.unnamedSeats === true) {
    const named = course.mentor !== undefined && course.phone !== undefined;
    draft.relations.set(needId, {
      needId,
      seatId: unit.id,
      since: course.start,
      ...(named ? { supplierMentor: { displayName: course.mentor, phone: course.phone.slice(0, 20) } } : {}),
      status: named ? 'active' : 'pendingSupplier',
    });
    return;
  }
  if (course.mentor === undefined) return; // already warned about as a placeholder
  const who = quoted(course.mentor);
  draft.log.warn(
    where,
    'UNKNOWN_MENTOR',
    `Mentor ${who} is not in the table of mentors; the course is planned as if it had none. Add the mentor.`,
  );
}

function addPriorMentor(course: Course, draft: Draft): void {
  const mentor = course.mentor === undefined ? undefined : draft.mentorNames.find(course.mentor);
  if (mentor === undefined || mentor === 'ambiguous' || addMonths(course.end, 24) < draft.planDate) return;
  const citizen = draft.citizens.get(course.citizenId)!;
  citizen.priorMentors = [
    ...(citizen.priorMentors ?? []),
    { mentorId: mentor.id, ended: course.end, outcome: 'unknown' },
  ];
}

export function addRelations(rows: readonly Row<typeof RELATIONS>[], draft: Draft): void {
  for (const { values, where } of rows) {
    const needId = draft.needId(values, where);
    const seatId = draft.seatId(values.seat, where('seat'));
    if (needId === undefined || seatId === undefined || values.since === undefined) continue;
    const slot = draft.together(values.weekday, values.start, [where('weekday'), where('start')], 'weekday and time');
    const slots = slot === undefined ? [] : [{ weekday: Number(slot[0]), start: slot[1] }];
    const running = draft.relations.get(needId);
    if (running === undefined) {
      draft.relations.set(needId, { needId, seatId, since: values.since, slots, lastMeeting: values.lastMeeting });
      const need = draft.needs.get(needId)!;
      need.weeksInCourse ??= weeksSince(values.since, draft.planDate);
    } else if (running.seatId === seatId) running.slots = [...(running.slots ?? []), ...slots];
    else draft.log.fault(where('seat'), `The need already runs with ${quoted(running.seatId)}. Keep one of the rows.`);
  }
}

export function addAvailability(rows: readonly Row<typeof AVAILABILITY>[], draft: Draft): void {
  for (const { values, where } of rows) {
    const citizenId = draft.refer(values.citizen, draft.citizenNames, 'citizen', where('citizen'));
    const mentorId = draft.refer(values.mentor, draft.mentorNames, 'mentor', where('mentor'));
    if ((values.citizen === undefined) === (values.mentor === undefined)) {
      draft.log.faultBetween(
        [where(), where('citizen'), where('mentor')],
        'Name either a citizen or a mentor in each row.',
      );
      continue;
    }
    if ((values.weekday === undefined) === (values.busyOn === undefined)) {
      draft.log.faultBetween(
        [where('weekday'), where('busyOn')],
        'Give either a weekday (free every week) or a date (busy that day).',
      );
      continue;
    }
    const person =
      (citizenId && draft.citizens.get(citizenId)) ?? (mentorId && draft.mentors.get(mentorId)) ?? undefined;
    if (!person || values.start === undefined || values.end === undefined) continue;
    if (values.start >= values.end) {
      draft.log.fault(where('start'), `The time ends ${values.end}, before it starts ${values.start}. Correct it.`);
      continue;
    }
    const { start, end } = { start: values.start, end: values.end };
    if (values.weekday !== undefined) {
      person.availability = [...(person.availability ?? []), { weekday: Number(values.weekday), start, end }];
    } else person.appointments = [...(person.appointments ?? []), { date: values.busyOn!, start, end }];
  }
}
