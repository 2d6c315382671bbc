/** The Norwegian schemes: courses for mentors that give competences, and a wage grant for each mentor in use. */
import type { Mentor } from '../../model/mentor.ts';
import type { Unit } from '../../model/unit.ts';

export interface MentorCourse {
  readonly ends: string;
  readonly competenceIds: readonly string[];
}

/** The mentor with the course in the books: trained, and competent, from the day it ends and not before. */
export function enrol(mentor: Mentor, course: MentorCourse): Mentor {
  const gained = course.competenceIds
    .filter((id) => !mentor.competences.some((held) => held.competenceId === id && held.level === 'has'))
    .map((competenceId) => ({ competenceId, level: 'has' as const, validFrom: course.ends }));
  return { ...mentor, trainedOn: mentor.trainedOn ?? course.ends, competences: [...mentor.competences, ...gained] };
}

/** Wage grant of a unit in øre for one block: once for each different mentor in use, however many citizens he has. */
export function wageGrantOere(unit: Unit, mentorIdsInUse: readonly string[]): number {
  return unit.wageGrantOere * new Set(mentorIdsInUse).size;
}
