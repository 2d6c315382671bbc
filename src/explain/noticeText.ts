/** Notices and missed meetings in words: what a person should know who reads no plan file. */

import type { CaseIndex } from '../model/caseIndex.ts';
import { MEETING_MODES } from '../model/labels.ts';
import type { MissedMeeting, Notice, Plan } from '../model/plan.ts';
import { fill, type Language, label, phrase } from './label.ts';
import { dateText, listed, subjectName } from './words.ts';

/** The need a notice is about, which then comes first among its subjects; undefined for one about mentors. */
export function needOfNotice(index: CaseIndex, { subjects }: Notice): string | undefined {
  return subjects[0] !== undefined && index.needById.has(subjects[0]) ? subjects[0] : undefined;
}

/** What is said of the need, or of the mentors named. No full stop: a notice may stand alone or in a list. */
export function noticeText(index: CaseIndex, notice: Notice, language: Language): string {
  const rest = needOfNotice(index, notice) === undefined ? notice.subjects : notice.subjects.slice(1);
  const words = rest.map((subject) => noticeWord(index, notice.code, subject, language));
  return fill(label('notice', notice.code, language), { s: listed(words, language) });
}

function noticeWord(index: CaseIndex, code: string, subject: string, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(subject)) return dateText(subject, language);
  if (code === 'missingDocumentation') return fill(label('reason', subject, language), {});
  if (code === 'weeklyDutyNotOrdered') {
    if (/^\d+$/.test(subject)) return phrase('everyWeeks', language, { weeks: subject });
    return MEETING_MODES[subject as keyof typeof MEETING_MODES]?.[language] ?? subject;
  }
  return subjectName(index, subject, language);
}

export function missedText({ code }: MissedMeeting, language: Language): string {
  return label('missed', code, language);
}

/** Breaches of the weekly duty first, then week by week. */
export function inOrderOfWeight(missed: readonly MissedMeeting[]): MissedMeeting[] {
  return [...missed].sort(
    (a, b) =>
      Number(b.breachOfWeeklyDuty) - Number(a.breachOfWeeklyDuty) ||
      (a.week < b.week ? -1 : a.week > b.week ? 1 : a.needId < b.needId ? -1 : 1),
  );
}

/** The sentences that end the explanation of one need. */
export function remarkSentences(
  index: CaseIndex,
  needId: string,
  plan: Pick<Plan, 'missedMeetings' | 'notices'>,
): { readonly da: string[]; readonly en: string[] } {
  const missed = inOrderOfWeight(plan.missedMeetings.filter((meeting) => meeting.needId === needId));
  const notices = plan.notices.filter((notice) => needOfNotice(index, notice) === needId);
  const inLanguage = (language: Language) => [
    ...missed.map((meeting) => {
      const blanks = { date: dateText(meeting.week, language), why: missedText(meeting, language) };
      return phrase(meeting.breachOfWeeklyDuty ? 'missedDuty' : 'missedMeeting', language, blanks);
    }),
    ...notices.map((notice) => phrase('remark', language, { text: noticeText(index, notice, language) })),
  ];
  return { da: inLanguage('da'), en: inLanguage('en') };
}
