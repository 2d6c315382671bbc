/** Whom else a citizen could have, in words: what it would cost the plan, or what stands in the way. */
import type { CaseIndex } from '../model/caseIndex.ts';
import type { Alternative } from './citizen.ts';
import { type Language, phrase } from './label.ts';
import { reasonsText } from './sentences.ts';
import { seatName } from './words.ts';

/** The nearest few: a list of every mentor tells nobody anything. */
const MOST_NAMED = 5;

type Told = Pick<Alternative, 'seat' | 'costOfOverride' | 'mustServeChange' | 'othersMoved' | 'isExact' | 'reasons'>;

export function alternativeSentences(index: CaseIndex, alternatives: readonly Told[], language: Language): string[] {
  return alternatives.slice(0, MOST_NAMED).map((told) => {
    const { seat, costOfOverride, reasons } = told;
    const blanks = { seat: seatName(index, seat), text: reasonsText(index, reasons, language) };
    if (costOfOverride !== null) return phrase('couldHave', language, { ...blanks, ...costText(told, language) });
    return phrase(reasons.length === 0 ? 'cannotHave' : 'cannotHaveFor', language, blanks);
  });
}

/** What it costs, which is an estimate where the search did not end, and who else it touches. */
function costText({ costOfOverride, isExact, othersMoved, mustServeChange }: Told, language: Language) {
  const points = isExact ? `${costOfOverride}` : phrase('aboutPoints', language, { points: costOfOverride ?? 0 });
  const moves = othersMoved === 1 ? 'moveOne' : 'moveMore';
  return {
    points,
    others: othersMoved > 0 ? ` ${phrase(moves, language, { count: othersMoved })}` : '',
    waits: mustServeChange > 0 ? `, ${phrase('dutyWouldWait', language, { count: mustServeChange })}` : '',
  };
}
