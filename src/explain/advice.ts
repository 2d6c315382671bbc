/** What the municipality’s own practice would advise on an order, before anybody is matched: bostøtte, a mentor, or both for a while. */
import type { CaseIndex } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import { triage } from '../rules/index.ts';
import { addDays } from '../time/calendar.ts';
import { type Language, label, phrase } from './label.ts';
import { dateText, listed } from './words.ts';

/** Nothing for a course that runs, for needs of volunteers, peers and groups, and where an ordinary mentor is the advice. */
export function adviceSentences(index: CaseIndex, need: Need): { readonly da: string[]; readonly en: string[] } {
  if (need.role !== 'professional' || index.relationOfNeed.has(need.id)) return { da: [], en: [] };
  const leadTimes = index.case.units.filter(({ kind }) => kind === 'bostoette').map((unit) => unit.leadTimeWeeks);
  const leadTimeWeeks = leadTimes.length === 0 ? 0 : Math.min(...leadTimes);
  const { advice, mentorUntil, because } = triage(need, leadTimeWeeks, index.case.policy);
  if (advice === 'mentor') return { da: [], en: [] };
  const inLanguage = (language: Language) => [
    phrase(advice === 'bostoette' ? 'adviceBostoette' : advice === 'both' ? 'adviceBoth' : 'adviceThen', language, {
      why: listed(
        because.map((sign) => label('sign', sign, language)),
        language,
      ),
      until: mentorUntil === undefined ? '' : dateText(mentorUntil, language),
      from: dateText(addDays(index.case.planDate, 7 * leadTimeWeeks), language),
    }),
  ];
  return { da: inLanguage('da'), en: inLanguage('en') };
}
