/** Whether a seat meets a wish, for the points; the rules ask for the required ones (H20–H25). */
import type { Wish } from '../model/need.ts';
import type { PairContext } from '../rules/context.ts';
import type { Field } from '../rules/reads.ts';
import { COMPETENCE_READS, competenceLevel } from '../rules/seatFacts.ts';

export const WISH_READS = [
  'need.wishes',
  'mentor.languages',
  'unit.languages',
  'mentor.sex',
  'case.planDate',
  ...COMPETENCE_READS,
] as const satisfies readonly Field[];

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
