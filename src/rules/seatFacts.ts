/** What a seat is and can do, whether it is a named mentor, a group’s leader or a supplier’s unnamed place. */
import type { Seat } from '../model/caseIndex.ts';
import type { Mentor } from '../model/mentor.ts';
import type { MentorKind } from '../model/vocabulary.ts';

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

/** `no`: not held. `later`: held from a date on. `unknown` meets no requirement and is no fault. */
export type Held = 'has' | 'unknown' | 'no' | { readonly later: string };

/** Does the seat hold the competence on this date? A supplier answers for its unnamed seats. */
export function holdsCompetence(seat: Seat, competenceId: string, date: string): Held {
  if (seat.mentor === undefined) return seat.unit.competences.includes(competenceId) ? 'has' : 'no';
  let answer: Held = 'no';
  for (const held of seat.mentor.competences) {
    if (held.competenceId !== competenceId) continue;
    if (held.level === 'unknown') {
      if (answer === 'no') answer = 'unknown';
    } else if (held.validFrom === undefined || held.validFrom <= date) return 'has';
    else if (typeof answer === 'string' || held.validFrom < answer.later) answer = { later: held.validFrom };
  }
  return answer;
}

export function speaks(seat: Seat, language: string): boolean {
  return (seat.mentor ?? seat.unit).languages.includes(language);
}

/** Task weights the seat takes: as the mentor says, else light for volunteers and all for others. */
export function takesTaskWeights(seat: Seat): readonly string[] {
  return seat.mentor?.takesTaskWeights ?? (isVolunteer(seat) ? ['light'] : ['light', 'ordinary', 'heavy']);
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
