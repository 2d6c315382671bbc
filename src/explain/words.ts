/** Names, amounts and dates as people read them. Nothing here depends on the machine’s locale. */

import type { Relation } from '../model/case.ts';
import type { CaseIndex } from '../model/caseIndex.ts';
import { BENEFITS, LAWS, type Label, MEASURES, NEED_ROLES, SEXES, TASK_WEIGHTS, UNIT_KINDS } from '../model/labels.ts';
import { isoWeek } from '../time/calendar.ts';
import { type Language, phrase } from './label.ts';

/** Languages met in job centres, by ISO 639-1; others are shown by their code. */
const LANGUAGES: Readonly<Record<string, readonly [da: string, en: string]>> = {
  da: ['dansk', 'Danish'],
  en: ['engelsk', 'English'],
  de: ['tysk', 'German'],
  ar: ['arabisk', 'Arabic'],
  so: ['somali', 'Somali'],
  tr: ['tyrkisk', 'Turkish'],
  fa: ['persisk', 'Persian'],
  ps: ['pashto', 'Pashto'],
  ku: ['kurdisk', 'Kurdish'],
  ti: ['tigrinya', 'Tigrinya'],
  uk: ['ukrainsk', 'Ukrainian'],
  ru: ['russisk', 'Russian'],
  pl: ['polsk', 'Polish'],
  ro: ['rumænsk', 'Romanian'],
  ur: ['urdu', 'Urdu'],
  vi: ['vietnamesisk', 'Vietnamese'],
  bs: ['bosnisk', 'Bosnian'],
  sr: ['serbisk', 'Serbian'],
  hr: ['kroatisk', 'Croatian'],
  sq: ['albansk', 'Albanian'],
  ta: ['tamil', 'Tamil'],
  th: ['thai', 'Thai'],
  zh: ['kinesisk', 'Chinese'],
  fr: ['fransk', 'French'],
  es: ['spansk', 'Spanish'],
  kl: ['grønlandsk', 'Greenlandic'],
  fo: ['færøsk', 'Faroese'],
};

export function languageName(code: string, language: Language): string {
  const names = Object.hasOwn(LANGUAGES, code) ? LANGUAGES[code] : undefined;
  return names === undefined ? code : names[language === 'da' ? 0 : 1];
}

/** Name of a seat: the mentor’s, the unit’s or the group’s. */
export function seatName(index: CaseIndex, seatId: string): string {
  const seat = index.seatById.get(seatId);
  if (seat === undefined) return seatId;
  return seat.group?.name ?? seat.mentor?.displayName ?? seat.unit.name;
}

/** Name of whom a citizen meets: the mentor the supplier named, else the seat. */
export function relationName(index: CaseIndex, { seatId, supplierMentor }: Relation): string {
  return supplierMentor?.displayName ?? seatName(index, seatId);
}

/** Name of whatever a reason is about: a seat, unit, competence or a closed word of the model; else the id itself. */
export function subjectName(index: CaseIndex, subject: string, language: Language): string {
  if (index.seatById.has(subject)) return seatName(index, subject);
  const competence = index.competenceById.get(subject);
  if (competence !== undefined) return language === 'da' ? competence.labelDa : competence.labelEn;
  const unit = index.unitById.get(subject) ?? index.case.units.find((entry) => entry.organisationId === subject);
  if (unit !== undefined) return unit.name;
  const word = CLOSED_WORDS.find((words) => Object.hasOwn(words, subject))?.[subject];
  return word?.[language] ?? subject;
}

/** The closed lists of the model that reasons name. */
const CLOSED_WORDS: readonly Readonly<Record<string, Label>>[] = [
  NEED_ROLES,
  SEXES,
  TASK_WEIGHTS,
  UNIT_KINDS,
  BENEFITS,
  MEASURES,
  LAWS,
];

/** “a, b og c”. */
export function listed(words: readonly string[], language: Language): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${phrase('and', language)} ${words.at(-1)}`;
}

export function duration(minutes: number, language: Language): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (rest === 0 && hours > 0) return phrase('wholeHours', language, { hours });
  return hours === 0
    ? phrase('minutes', language, { minutes: rest })
    : phrase('hours', language, { hours, minutes: rest });
}

/** Kroner, with the thousands apart the way the language does it, and øre where there are any: what is shown adds up to what is shown. */
export function money(oere: number, language: Language): string {
  const whole = Math.ceil(oere); // Parts of an øre are rounded up: nothing is promised too cheap.
  const [thousands, decimals] = language === 'da' ? ['.', ','] : [',', '.'];
  const kroner = String(Math.floor(whole / 100)).replace(/\B(?=(\d{3})+$)/g, thousands);
  const rest = whole % 100 === 0 ? '' : `${decimals}${String(whole % 100).padStart(2, '0')}`;
  return phrase('kroner', language, { kroner: `${kroner}${rest}` });
}

/** The week of a date: 48, 2026 in Danish; English keeps the form that cannot be misread, 2026-W48. */
export function weekText(date: string, language: Language): string {
  const week = isoWeek(date);
  if (language === 'en') return week;
  const [year, number] = week.split('-W');
  return `${Number(number)}, ${year}`;
}

/** 2026-11-23 as 23.11.2026 in Danish; English keeps the form that cannot be misread. */
export function dateText(date: string, language: Language): string {
  return language === 'da' ? `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}` : date;
}
