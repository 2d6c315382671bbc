/** The statement of the mentor’s qualifications that the agreement must hold, as a sentence. */
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import { qualificationStatement, ruleSetOf } from '../rules/index.ts';
import { type Language, phrase } from './label.ts';

/** Built from what the mentor or the caseworker wrote and from the competences that match the need. */
export function qualificationsText(index: CaseIndex, need: Need, seat: Seat, language: Language): string {
  const citizen = index.citizenById.get(need.citizenId)!;
  const statement = qualificationStatement({ index, ruleSet: ruleSetOf(index.case), need, citizen, seat }, language);
  if (statement === undefined) return phrase('noQualifications', language);
  return phrase('qualifications', language, { s: statement.endsWith('.') ? statement : `${statement}.` });
}
