/** Whom else a citizen could have, in words: what it would cost the plan, or what stands in the way. */
import type { CaseIndex } from '../model/caseIndex.ts';
import type { Alternative } from './citizen.ts';
import { type Language, phrase } from './label.ts';
import { reasonsText } from './sentences.ts';
import { seatName } from './words.ts';

/** The nearest few: a list of every mentor tells nobody anything. */
const MOST_NAMED = 5;

export function alternativeSentences(
  index: CaseIndex,
  alternatives: readonly Pick<Alternative, 'seat' | 'costOfOverride' | 'mustServeChange' | 'reasons'>[],
  language: Language,
): string[] {
  return alternatives.slice(0, MOST_NAMED).map(({ seat, costOfOverride, mustServeChange, reasons }) => {
    const blanks = { seat: seatName(index, seat), text: reasonsText(index, reasons, language) };
    if (costOfOverride !== null) {
      const code = mustServeChange > 0 ? 'couldHaveAtDuty' : 'couldHave';
      return phrase(code, language, { ...blanks, points: costOfOverride, count: mustServeChange });
    }
    return phrase(reasons.length === 0 ? 'cannotHave' : 'cannotHaveFor', language, blanks);
  });
}
