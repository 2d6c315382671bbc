/** One sentence for each machine-readable reason, part of the points, wish and unlock. */
import type { CaseIndex } from '../model/caseIndex.ts';
import type { PointsPart, Reason, Unlock } from '../model/plan.ts';
import { fill, type Language, label, phrase } from './label.ts';
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

export function unlockText(index: CaseIndex, needId: string, unlock: Unlock, language: Language): string {
  const { kind, seatId, amount } = unlock;
  const isContract = kind === 'hours' && unlock.subject !== '';
  return fill(label('unlock', kind, language), {
    amount: kind === 'budget' ? money(amount, language) : duration(amount, language),
    seat: isContract ? subjectName(index, unlock.subject, language) : seatName(index, seatId ?? ''),
    s: unlockSubject(index, needId, unlock, language),
  });
}

function unlockSubject(index: CaseIndex, needId: string, { kind, subject }: Unlock, language: Language): string {
  switch (kind) {
    case 'dropWish': {
      const [wish, value] = [subject.split(':')[0]!, subject.slice(subject.indexOf(':') + 1)];
      return wishText(index, wish, value, language);
    }
    case 'date':
      return dateText(subject, language);
    case 'policy':
      return label('policy', subject, language);
    case 'availability':
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
