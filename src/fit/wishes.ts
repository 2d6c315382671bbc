/** Whether a seat holds a competence and meets a wish. Used by the points (soft) and by the rules (required). */
import type { Seat } from '../model/caseIndex.ts';
import type { Wish } from '../model/need.ts';
import type { PairContext } from '../rules/context.ts';

/** `has` on the date, `unknown`, or `lacks`. A competence from a course counts from its last day on. */
export function competenceLevel(seat: Seat, competenceId: string, date: string): 'has' | 'unknown' | 'lacks' {
  if (seat.kind === 'unnamed') return seat.unit.competences.includes(competenceId) ? 'has' : 'lacks';
  const held = seat.mentor?.competences.find((entry) => entry.competenceId === competenceId);
  if (held === undefined || (held.validFrom !== undefined && held.validFrom > date)) return 'lacks';
  return held.level;
}

/** True when the seat gives what the wish asks for. An unnamed seat has no sex and no name, so it meets no such wish. */
export function meetsWish(wish: Wish, { index, seat }: PairContext): boolean {
  switch (wish.kind) {
    case 'competence':
      return competenceLevel(seat, wish.value, index.case.planDate) === 'has';
    case 'notCompetence':
      return competenceLevel(seat, wish.value, index.case.planDate) !== 'has';
    case 'language':
      return (seat.mentor?.languages ?? seat.unit.languages).includes(wish.value);
    case 'sex':
      return seat.mentor?.sex === wish.value;
    case 'mentor':
      return seat.id === wish.value;
    case 'unit':
      return seat.unit.id === wish.value;
  }
}
