/** What a seat is and can do, whether it is a named mentor, a group’s leader or a supplier’s unnamed place. */
import type { Seat } from '../model/caseIndex.ts';
import type { Mentor } from '../model/mentor.ts';
import type { MentorKind } from '../model/vocabulary.ts';
import type { Field } from './reads.ts';

export const VOLUNTEER_READS = ['mentor.kind', 'unit.kind'] as const satisfies readonly Field[];
export const ORGANISATION_READS = [
  'mentor.kind',
  'mentor.organisationId',
  'unit.kind',
  'unit.organisationId',
] as const satisfies readonly Field[];
export const COMPETENCE_READS = ['mentor.competences', 'unit.competences'] as const satisfies readonly Field[];

/** Volunteers, whatever they are called: everyone in a volunteer pool but its peers, who have their own role. */
export function isVolunteer({ mentor, unit }: Seat): boolean {
  if (mentor?.kind === 'peer') return false;
  return mentor?.kind === 'volunteer' || unit.kind === 'volunteerPool';
}

const KIND_OF_ORGANISATION: Partial<Record<MentorKind, 'company' | 'education' | 'offer'>> = {
  company: 'company',
  workplace: 'company',
  education: 'education',
  offer: 'offer',
};

/** The organisation whose people the seat is for; undefined for a seat that is tied to none. `id` undefined: tied, not known to which. */
export function organisationOf({
  mentor,
  unit,
}: Seat):
  | { readonly kind: 'company' | 'education' | 'offer' | undefined; readonly id: string | undefined }
  | undefined {
  const id = mentor?.organisationId ?? unit.organisationId;
  const kind = mentor === undefined ? undefined : KIND_OF_ORGANISATION[mentor.kind];
  if (kind !== undefined) return { kind, id };
  if (unit.kind === 'company' || unit.kind === 'education' || unit.kind === 'offer') return { kind: unit.kind, id };
  // A senior mentor looks after colleagues: tied to the employer where one is named.
  return mentor?.kind === 'senior' && id !== undefined ? { kind: undefined, id } : undefined;
}

/**
 * What is known on a date; `unknown` meets no requirement and is no fault. A competence from a course counts from its last day on.
 * A supplier answers for its unnamed seats.
 */
export function competenceLevel(
  { mentor, unit }: Seat,
  competenceId: string,
  date: string,
): 'has' | 'unknown' | 'lacks' {
  if (mentor === undefined) return unit.competences.includes(competenceId) ? 'has' : 'lacks';
  let level: 'unknown' | 'lacks' = 'lacks';
  for (const held of mentor.competences) {
    if (held.competenceId !== competenceId) continue;
    if (held.validFrom !== undefined && held.validFrom > date) continue;
    if (held.level === 'has') return 'has';
    level = 'unknown';
  }
  return level;
}

/** `no`: not held. `later`: held from a date on, whatever is known until then. */
export type Held = 'has' | 'unknown' | 'no' | { readonly later: string };

/** Does the seat hold the competence on this date, or when will it? */
export function holdsCompetence(seat: Seat, competenceId: string, date: string): Held {
  const level = competenceLevel(seat, competenceId, date);
  if (level === 'has') return level;
  let later: string | undefined;
  for (const held of seat.mentor?.competences ?? []) {
    if (held.competenceId !== competenceId || held.level !== 'has' || held.validFrom === undefined) continue;
    if (later === undefined || held.validFrom < later) later = held.validFrom;
  }
  if (later !== undefined) return { later };
  return level === 'lacks' ? 'no' : level;
}

export function speaks(seat: Seat, language: string): boolean {
  return (seat.mentor ?? seat.unit).languages.includes(language);
}

const EVERY_TASK_WEIGHT = ['light', 'ordinary', 'heavy'] as const;
const LIGHT_ONLY = ['light'] as const;

/** Task weights the seat takes: as the mentor says, else light for volunteers and all for others. */
export function takesTaskWeights(seat: Seat): readonly string[] {
  return seat.mentor?.takesTaskWeights ?? (isVolunteer(seat) ? LIGHT_ONLY : EVERY_TASK_WEIGHT);
}

export function takesEveryTaskWeight(seat: Seat): boolean {
  const taken = takesTaskWeights(seat);
  return EVERY_TASK_WEIGHT.every((weight) => taken.includes(weight));
}

/** Own time for mentor work on a date. */
export function capacityOn(mentor: Mentor, date: string): number {
  let minutes = mentor.capacityMinutes;
  let since = '';
  for (const change of mentor.capacityFrom) {
    if (change.from > date || change.from < since) continue;
    minutes = change.minutes;
    since = change.from;
  }
  return minutes;
}
