/** The statement of the mentor’s qualifications that the agreement must hold, in sentences. */

import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import { MENTOR_EDUCATIONS } from '../model/labels.ts';
import type { Need } from '../model/need.ts';
import { qualificationStatement, ruleSetOf } from '../rules/index.ts';
import { type Language, phrase } from './label.ts';
import { languageName, listed } from './words.ts';

/**
 * What the mentor or the caseworker wrote and the competences that match the need; then education and experience, and the languages
 * the order asks for, or that the two share where the citizen speaks no Danish, each with whether it was assessed.
 */
export function qualificationsText(index: CaseIndex, need: Need, seat: Seat, language: Language): string {
  const citizen = index.citizenById.get(need.citizenId)!;
  const statement = qualificationStatement({ index, ruleSet: ruleSetOf(index.case), need, citizen, seat }, language);
  const more = [...backgroundSentence(seat, language), ...languageSentence(index, need, seat, language)];
  if (statement === undefined) return more.length === 0 ? phrase('noQualifications', language) : more.join(' ');
  const ended = statement.endsWith('.') ? statement : `${statement}.`;
  return [phrase('qualifications', language, { s: ended }), ...more].join(' ');
}

function backgroundSentence({ mentor }: Seat, language: Language): string[] {
  const education = mentor?.education === undefined ? [] : [MENTOR_EDUCATIONS[mentor.education][language]];
  const years = mentor?.mentorYears;
  const experience =
    years === undefined ? [] : [phrase(years === 1 ? 'mentorYear' : 'mentorYears', language, { years })];
  const words = [...education, ...experience];
  return words.length === 0 ? [] : [phrase('background', language, { s: listed(words, language) })];
}

function languageSentence(index: CaseIndex, need: Need, seat: Seat, language: Language): string[] {
  const asked = Array.isArray(need.wishes) ? need.wishes.filter(({ kind }) => kind === 'language') : [];
  const { languages } = index.citizenById.get(need.citizenId)!;
  const own = languages.includes('da') ? [] : languages;
  const wanted = new Set([...asked.map(({ value }) => value), ...own].filter((code) => code !== 'da'));
  const spoken = (seat.mentor ?? seat.unit).languages.filter((code) => wanted.has(code));
  if (spoken.length === 0) return [];
  const words = spoken.map((code) => {
    const name = languageName(code, language);
    const isAssessed = seat.mentor?.languageAssessed.includes(code) === true;
    return phrase(isAssessed ? 'languageAssessed' : 'languageNotAssessed', language, { language: name });
  });
  return [phrase('speaks', language, { s: listed(words, language) })];
}
