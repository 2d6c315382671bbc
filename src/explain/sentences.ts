/** One sentence for each machine-readable reason, part of the points, wish and unlock. */

import type { CaseIndex } from '../model/caseIndex.ts';
import { UNIT_KINDS } from '../model/labels.ts';
import type { Need } from '../model/need.ts';
import type { PointsPart, Reason, Unlock, UnlockChange } from '../model/plan.ts';
import { fill, type Language, label, phrase } from './label.ts';
import { SHARED_FUNCTION } from './lifts.ts';
import { requiredOf } from './newMentor.ts';
import { dateText, duration, languageName, listed, money, seatName, subjectName } from './words.ts';

/** Reasons that carry a second subject for machines; people are told of the first. */
const ONE_SUBJECT: ReadonlySet<string> = new Set(['bostoettePurchase', 'benefit']);

/** Full stops are the caller’s: a reason may stand alone or in a list. */
export function reasonText(index: CaseIndex, { code, subjects, from }: Reason, language: Language): string {
  const named = ONE_SUBJECT.has(code) ? subjects.slice(0, 1) : subjects;
  const words = named.map((subject) =>
    code === 'language' ? languageName(subject, language) : subjectName(index, subject, language),
  );
  const text = fill(label('reason', code, language), { s: listed(words, language) });
  return from === undefined ? text : `${text} ${phrase('from', language, { date: dateText(from, language) })}`;
}

export function reasonsText(index: CaseIndex, reasons: readonly Reason[], language: Language): string {
  return reasons.map((reason) => reasonText(index, reason, language)).join('; ');
}

export function partText(index: CaseIndex, { part, subjects }: PointsPart, language: Language): string {
  const words = subjects.map((subject) => {
    const name = subjectName(index, subject, language);
    return name === subject && part.toLowerCase().endsWith('wish') ? languageName(subject, language) : name;
  });
  return fill(label('part', part, language), { s: listed(words, language) });
}

/** A wish or requirement in words, from its kind and value. */
export function wishText(index: CaseIndex, kind: string, value: string, language: Language): string {
  const s = kind === 'language' ? languageName(value, language) : subjectName(index, value, language);
  return fill(label('wish', kind, language), { s });
}

/** All that has to be done, as one sentence: the change, what goes with it, and last that the seat is held. */
export function unlockText(index: CaseIndex, needId: string, unlock: Unlock, language: Language): string {
  const others = unlock.also.filter(({ kind }) => kind !== 'pin');
  const together = others.reduce(
    (first, change) => phrase('andAlso', language, { first, second: changeText(index, needId, change, language) }),
    changeText(index, needId, unlock, language),
  );
  const pin = unlock.also.find(({ kind }) => kind === 'pin');
  if (pin === undefined) return together;
  const seat = seatText(index, pin.seatId, language);
  return phrase(together.includes(seat) ? 'holding' : 'holdingAt', language, { text: together, seat });
}

/** Kinds whose amount is so many citizens or places. */
const COUNTED: ReadonlySet<string> = new Set(['caseload', 'places', 'groupSize']);

function changeText(index: CaseIndex, needId: string, change: UnlockChange, language: Language): string {
  const { kind, seatId, subject } = change;
  const isContract = kind === 'hours' && subject !== '';
  const unit = kind === 'newGroup' || isContract ? subjectName(index, subject, language) : '';
  const isShared = kind === 'caseload' && subject === SHARED_FUNCTION;
  return fill(label('unlock', isShared ? SHARED_FUNCTION : kind, language), {
    amount: amountText(change, language),
    seat: isContract ? unit : seatText(index, seatId, language),
    unit,
    s: unlockSubject(index, needId, change, language),
  });
}

function amountText({ kind, amount }: UnlockChange, language: Language): string {
  if (kind === 'budget') return money(amount, language);
  return COUNTED.has(kind) ? String(amount) : duration(amount, language);
}

/** A seat the case does not have is the new mentor’s. */
function seatText(index: CaseIndex, seatId: string | null, language: Language): string {
  const isNew = seatId !== null && !index.seatById.has(seatId) && !index.unitById.has(seatId);
  return isNew ? phrase('newMentor', language) : seatName(index, seatId ?? '');
}

function unlockSubject(
  index: CaseIndex,
  needId: string,
  { kind, seatId, subject }: UnlockChange,
  language: Language,
): string {
  switch (kind) {
    case 'dropWish': {
      if (subject === 'unitKinds') return orderedKindsText(index.needById.get(needId)!, language);
      const [wish, value] = [subject.split(':')[0]!, subject.slice(subject.indexOf(':') + 1)];
      return wishText(index, wish, value, language);
    }
    case 'date':
      return dateText(subject, language);
    case 'policy':
      return fill(label('policy', subject, language), { unit: index.seatById.get(seatId ?? '')?.unit.name ?? '' });
    case 'availability':
    case 'citizenTime':
      return `${label('weekday', subject.slice(0, 1), language)} ${subject.slice(2).replace('-', '–')}`;
    case 'newSeat': {
      const languages = requiredOf(index.needById.get(needId)!, 'language');
      if (languages.length === 0) return '';
      const s = listed(
        languages.map((code) => languageName(code, language)),
        language,
      );
      return phrase('withLanguages', language, { s });
    }
    default:
      return subjectName(index, subject, language);
  }
}

function orderedKindsText({ unitKinds }: Need, language: Language): string {
  const kinds = (unitKinds ?? []).map((kind) => UNIT_KINDS[kind][language]);
  return fill(label('wish', 'unitKinds', language), { s: listed(kinds, language) });
}
