/** A waiting need in words: why it waits, how much time is short, and what would help. */
import type { CaseIndex } from '../model/caseIndex.ts';
import type { Unlock, Waiting } from '../model/plan.ts';
import { type Language, phrase } from './label.ts';
import { reasonText, unlockText } from './sentences.ts';
import { duration } from './words.ts';

export function waitingSentences(
  index: CaseIndex,
  needId: string,
  waiting: Pick<Waiting, 'reasons' | 'missingMinutes'> | undefined,
  unlocks: readonly Unlock[],
): { readonly da: string[]; readonly en: string[] } {
  const inLanguage = (language: Language) => [
    phrase('waits', language),
    ...(waiting?.reasons ?? []).map((reason) => sentence(reasonText(index, reason, language))),
    ...missingSentence(waiting?.missingMinutes ?? 0, language),
    ...unlockSentences(index, needId, unlocks, language),
  ];
  return { da: inLanguage('da'), en: inLanguage('en') };
}

/** A name may end in a full stop of its own. */
function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function missingSentence(minutes: number, language: Language): string[] {
  return minutes === 0 ? [] : [phrase('missing', language, { amount: duration(minutes, language) })];
}

function unlockSentences(index: CaseIndex, needId: string, unlocks: readonly Unlock[], language: Language): string[] {
  if (unlocks.length === 0) return [phrase('noUnlock', language)];
  return unlocks.map((unlock) => {
    const text = unlockText(index, needId, unlock, language);
    return unlock.isProven ? `${text}: ${phrase('proven', language)}` : `${text}: ${phrase('possible', language)}`;
  });
}
