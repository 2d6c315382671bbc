/**
 * What one more hour a week is worth, by whose it is: each mentor’s own time and each contract’s hours tried out one after the other, and from
 * these the best of those who hold a competence or speak a language. A gain is that of the whole plan, everybody placed anew.
 */
import type { Case } from '../../../model/case.ts';
import type { Mentor } from '../../../model/mentor.ts';
import type { Figures } from '../difference.ts';
import type { Session } from '../session.ts';
import { withContractMinutes, withMentorMinutes } from './moreHours.ts';
import { tryCase } from './tryCase.ts';

export interface HourValue {
  readonly of: 'mentor' | 'contract' | 'competence' | 'language';
  /** Mentor, unit, competence or language. */
  readonly id: string;
  /** Whose hour gains it: the mentor or unit itself, or the best of the holders; null where the effort ended before any of them. */
  readonly best: string | null;
  /** Points the plan found gains, and must-serve needs more that it serves. */
  readonly gain: number;
  readonly mustServeGain: number;
  /**
   * Points that any plan gains at most against the one at hand in which as few must-serve needs wait as in the one found; null where some
   * holders were not tried.
   */
  readonly atMost: number | null;
}

export interface HourOptions {
  /** Own minutes a week more. */
  readonly minutes?: number;
  /** Mentors and contracts tried at most, in the order of the case. */
  readonly most?: number;
  readonly onProgress?: (done: number, all: number) => void;
}

const MOST_TRIED = 500;

/** By kind, then by falling gain; equal ones in the order of the case. */
export function hourValues(
  session: Session,
  { minutes = 60, most = MOST_TRIED, onProgress }: HourOptions = {},
): HourValue[] {
  const input = session.case;
  const mentors = input.mentors.filter(({ sharedFunction }) => sharedFunction === undefined);
  const contracts = input.units.filter(({ contract }) => contract.minutes !== undefined);
  const all = Math.min(most, mentors.length + contracts.length);
  let done = 0;
  const tried = <Entry extends { readonly id: string }>(
    of: HourValue['of'],
    entries: readonly Entry[],
    more: (id: string) => Case,
  ) =>
    entries.slice(0, Math.max(0, most - done)).map(({ id }) => {
      const value = triedValue(session, of, id, more(id));
      onProgress?.(++done, all);
      return value;
    });
  const ofMentors = tried('mentor', mentors, (id) => withMentorMinutes(input, id, minutes));
  const ofContracts = tried('contract', contracts, (id) => withContractMinutes(input, id, minutes));
  const valueAt = new Map([...ofContracts, ...ofMentors].map((value) => [value.id, value]));
  const bestOf = (of: 'competence' | 'language', id: string, holders: readonly string[]): HourValue[] =>
    holders.length === 0
      ? []
      : [
          bestValue(
            of,
            id,
            holders.map((holder) => valueAt.get(holder)),
          ),
        ];
  return [
    ...sorted(ofMentors),
    ...sorted(ofContracts),
    ...sorted(input.competences.flatMap(({ id }) => bestOf('competence', id, holdersOf(input, mentors, id)))),
    ...sorted(
      languagesOf(mentors).flatMap((id) => {
        const speakers = mentors.filter(({ languages }) => languages.includes(id));
        return bestOf(
          'language',
          id,
          speakers.map((mentor) => mentor.id),
        );
      }),
    ),
  ];
}

function triedValue(session: Session, of: HourValue['of'], id: string, more: Case): HourValue {
  return tryCase(session, more, ({ before, after }) => ({ of, id, best: id, ...gainOf(before, after) }));
}

/** What a changed case gains: a plan found for it, and the most that its bound leaves. */
export function gainOf(
  before: Figures,
  after: Figures,
): Pick<HourValue, 'gain' | 'mustServeGain'> & { atMost: number } {
  return {
    gain: before.objective - after.objective,
    mustServeGain: before.waitingMustServe - after.waitingMustServe,
    atMost: before.objective - after.bound,
  };
}

function bestValue(of: 'competence' | 'language', id: string, values: readonly (HourValue | undefined)[]): HourValue {
  const known = values.filter((value) => value !== undefined);
  const best = sorted(known)[0];
  const isWhole = known.length === values.length && best !== undefined;
  // A holder who serves fewer must-serve needs is no competitor, whatever his points.
  const rivals = known.filter(({ mustServeGain }) => mustServeGain === best?.mustServeGain);
  return {
    of,
    id,
    best: best?.id ?? null,
    gain: best?.gain ?? 0,
    mustServeGain: best?.mustServeGain ?? 0,
    atMost: isWhole ? Math.max(...rivals.map(({ atMost }) => atMost!)) : null,
  };
}

function sorted(values: readonly HourValue[]): HourValue[] {
  return [...values].sort((a, b) => b.mustServeGain - a.mustServeGain || b.gain - a.gain);
}

/** Mentors who have the competence on the plan date, and units whose unnamed mentors have it. */
function holdersOf({ planDate, units }: Case, mentors: readonly Mentor[], competenceId: string): string[] {
  const isHeld = ({ competences }: Mentor) =>
    competences.some(
      (held) =>
        held.competenceId === competenceId &&
        held.level === 'has' &&
        (held.validFrom === undefined || held.validFrom <= planDate),
    );
  const sellers = units.filter(
    (unit) => unit.unnamedSeats && unit.contract.minutes !== undefined && unit.competences.includes(competenceId),
  );
  return [...mentors.filter(isHeld), ...sellers].map(({ id }) => id);
}

function languagesOf(mentors: readonly Mentor[]): string[] {
  return [...new Set(mentors.flatMap(({ languages }) => languages))].sort();
}
