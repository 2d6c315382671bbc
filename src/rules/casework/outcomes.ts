/** How courses go as mentors see it and as citizens see it: two figures, because the two seldom agree, and no part of any score. */
import type { CaseIndex } from '../../model/caseIndex.ts';

export interface OutcomeGap {
  /** Running courses both have judged. */
  readonly both: number;
  /** Of these, much or somewhat better in the eyes of each. */
  readonly betterByMentor: number;
  readonly betterByCitizen: number;
}

export function outcomeGap({ case: { relations } }: CaseIndex): OutcomeGap {
  const judged = relations.flatMap(({ outcome }) =>
    outcome === undefined || outcome.mentor === 'unknown' || outcome.citizen === 'unknown' ? [] : [outcome],
  );
  const better = (of: 'mentor' | 'citizen') =>
    judged.filter((outcome) => outcome[of] === 'muchBetter' || outcome[of] === 'somewhatBetter').length;
  return { both: judged.length, betterByMentor: better('mentor'), betterByCitizen: better('citizen') };
}
