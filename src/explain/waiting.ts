/** Why a need waits, and the cheapest single change that would seat it. */
import type { Need } from '../model/need.ts';
import type { WaitingAnswer } from '../planning/decode.ts';
import type { Situation } from '../planning/situation.ts';

export function explainWaiting(_situation: Situation, _need: Need): WaitingAnswer {
  return { reasons: [{ code: 'capacity', subjects: [] }], missingMinutes: 0, unlock: null };
}
