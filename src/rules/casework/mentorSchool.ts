/** The Norwegian schemes: courses for mentors that give competences, and a wage grant for each mentor in use. */
import type { Mentor } from '../../model/mentor.ts';
import type { Unit } from '../../model/unit.ts';

export interface MentorCourse {
  readonly ends: string;
  readonly competenceIds: readonly string[];
}

type Competences = Mentor['competences'];

/**
 * What a mentor holds after gaining more: each competence once a date. What he has is neither put off nor made unknown; what was
 * unknown gives way from the day it is known.
 */
export function withGained(held: Competences, gained: Competences): Competences {
  return gained.reduce(withOne, held);
}

function withOne(held: Competences, gained: Competences[number]): Competences {
  const from = gained.validFrom ?? '';
  const same = held.filter(({ competenceId }) => competenceId === gained.competenceId);
  const before = same.filter(({ validFrom = '' }) => validFrom <= from);
  if (before.some(({ level }) => level === 'has' || gained.level === 'unknown')) return held;
  if (gained.level === 'unknown') return [...held, gained];
  return [...held.filter((other) => !same.includes(other) || (other.validFrom ?? '') < from), gained];
}

/** The mentor with the course in the books: trained, and competent, from the day it ends and not before. */
export function enrol(mentor: Mentor, course: MentorCourse): Mentor {
  const { ends: validFrom, competenceIds } = course;
  const gained = competenceIds.map((competenceId) => ({ competenceId, level: 'has' as const, validFrom }));
  return { ...mentor, trainedOn: mentor.trainedOn ?? validFrom, competences: withGained(mentor.competences, gained) };
}

/** Wage grant of a unit in øre for one block: once for each different mentor in use, however many citizens he has. */
export function wageGrantOere(unit: Unit, mentorIdsInUse: readonly string[]): number {
  return unit.wageGrantOere * new Set(mentorIdsInUse).size;
}
