/** What did not go as asked, and what a person should know: the meetings no week could hold, and the notices. */

import { brokenRelations, brokenSentences, brokenText } from '../../../explain/broken.ts';
import type { Language } from '../../../explain/label.ts';
import { inOrderOfWeight, missedText, needOfNotice, noticeText } from '../../../explain/noticeText.ts';
import { reasonText } from '../../../explain/sentences.ts';
import { dateText, seatName, weekText } from '../../../explain/words.ts';
import { ANSWERS } from '../../../model/labels.ts';
import type { MissedMeeting } from '../../../model/plan.ts';
import { compliance, outcomeGap } from '../../../rules/index.ts';
import { type Facts, mentorOfNeed } from '../facts.ts';
import { both, html, inBoth, label, type Markup, section, table } from './markup.ts';

export function missed(facts: Facts): Markup {
  const title = label('Møder der ikke blev lagt', 'Meetings that were not placed');
  const { missedMeetings } = facts.plan;
  if (missedMeetings.length === 0) {
    return section(title, html`<p>${both(label('Alle møder er lagt.', 'Every meeting is placed.'))}</p>`);
  }
  const header = [label('Borger', 'Citizen'), label('Mentor', 'Mentor'), label('Uge', 'Week'), label('Hvorfor', 'Why')];
  const rows = inOrderOfWeight(missedMeetings).map((meeting) => [
    html`${whoOf(facts, meeting.needId)}${dutyMark(meeting)}`,
    mentorOfNeed(facts, meeting.needId),
    html`<span class="date">${both(inBoth((language) => `${weekText(meeting.week, language)} (${language === 'da' ? 'fra' : 'from'} ${dateText(meeting.week, language)})`))}</span>`,
    both(inBoth((language) => missedText(meeting, language))),
  ]);
  const breaches = missedMeetings.filter(({ breachOfWeeklyDuty }) => breachOfWeeklyDuty).length;
  const caption = label(
    `Møder uden plads: ${rows.length}, heraf brud på den ugentlige pligt: ${breaches}`,
    `Meetings not placed: ${rows.length}, of these breaches of the weekly duty: ${breaches}`,
  );
  return section(title, table(caption, header, rows));
}

/** Running relations the plan ends: first for whose sake, then each with where the citizen goes. */
export function broken(facts: Facts): Markup {
  const { index, ruleSet, plan } = facts;
  const title = label('Løbende relationer, der brydes', 'Running relations that end');
  const found = brokenRelations(index, ruleSet, plan.assignments);
  if (found.length === 0) {
    return section(title, html`<p>${both(label('Ingen løbende relation brydes.', 'No running relation ends.'))}</p>`);
  }
  const header = [label('Borger', 'Citizen'), label('Fra', 'From'), label('Til', 'To'), label('Hvorfor', 'Why')];
  const rows = found.map((entry) => [
    whoOf(facts, entry.needId),
    seatName(index, entry.fromSeatId),
    entry.toSeatId === null ? both(label('venter', 'waits')) : mentorOfNeed(facts, entry.needId),
    both(inBoth((language) => brokenText(index, ruleSet, plan.assignments, entry, language))),
  ]);
  const sentences = {
    da: brokenSentences(index, ruleSet, plan.assignments, 'da'),
    en: brokenSentences(index, ruleSet, plan.assignments, 'en'),
  };
  const lines = sentences.da.map((da, at) => html`<p>${both(label(da, sentences.en[at]!))}</p>\n`);
  const caption = label(`Relationer, der brydes: ${rows.length}`, `Relations that end: ${rows.length}`);
  return section(title, html`${lines}${table(caption, header, rows)}`);
}

function dutyMark({ breachOfWeeklyDuty }: MissedMeeting): Markup {
  return breachOfWeeklyDuty
    ? html` <strong class="must">${both(label('brud på ugentlig pligt', 'breach of the weekly duty'))}</strong>`
    : html``;
}

export function notices(facts: Facts): Markup {
  const title = label('Bemærkninger', 'Notices');
  if (facts.plan.notices.length === 0) {
    return section(title, html`<p>${both(label('Ingen bemærkninger.', 'No notices.'))}</p>`);
  }
  const rows = facts.plan.notices.map((notice) => {
    const needId = needOfNotice(facts.index, notice);
    const text = both(inBoth((language) => noticeText(facts.index, notice, language)));
    return [needId === undefined ? '–' : whoOf(facts, needId), text];
  });
  const caption = label(`Bemærkninger: ${rows.length}`, `Notices: ${rows.length}`);
  return section(title, table(caption, [label('Borger', 'Citizen'), label('Bemærkning', 'Notice')], rows));
}

/** What must be on paper (the audit of 2019), counted over the running courses, and what citizens were asked and answered. */
export function records({ index, ruleSet }: Facts): Markup {
  const { running, complete, missing } = compliance(index, ruleSet);
  const count = (of: 'consulted' | 'perceivedNeed', answer: keyof typeof ANSWERS) =>
    index.case.citizens.filter((citizen) => citizen[of] === answer).length;
  const counts = (of: 'consulted' | 'perceivedNeed', language: Language) =>
    (Object.keys(ANSWERS) as (keyof typeof ANSWERS)[])
      .filter((answer) => count(of, answer) > 0)
      .map((answer) => `${ANSWERS[answer][language]} ${count(of, answer)}`)
      .join(', ');
  const lacking = (language: Language) =>
    Object.entries(missing)
      .map(([code, cases]) => `${reasonText(index, { code, subjects: [] }, language)}: ${cases}`)
      .join('; ');
  const lines = [
    inBoth((language) => {
      const whole = language === 'da' ? 'Løbende forløb med hel dokumentation' : 'Running courses fully documented';
      const total = `${whole}: ${complete} ${language === 'da' ? 'af' : 'of'} ${running}`;
      return complete === running ? total : `${total}. ${lacking(language)}`;
    }),
    inBoth(
      (language) =>
        `${language === 'da' ? 'Spurgt om valget af mentor' : 'Asked about the choice of mentor'}: ${counts('consulted', language)}`,
    ),
    inBoth(
      (language) => `${language === 'da' ? 'Ser selv et behov' : 'Sees a need'}: ${counts('perceivedNeed', language)}`,
    ),
  ];
  const { both: judged, betterByMentor, betterByCitizen } = outcomeGap(index);
  const views = label(
    `Bedre ifølge mentoren: ${betterByMentor}, ifølge borgeren: ${betterByCitizen} (af ${judged} forløb, begge har vurderet)`,
    `Better according to the mentor: ${betterByMentor}, to the citizen: ${betterByCitizen} (of ${judged} courses both have judged)`,
  );
  const all = judged === 0 ? lines : [...lines, views];
  return section(
    label('Dokumentation og borgernes eget syn', 'Documentation, and the citizens’ own view'),
    html`${all.map((line) => html`<p>${both(line)}</p>\n`)}`,
  );
}

/** The citizen and the need, whose keys stay on one line. */
export function whoOf({ index }: Facts, needId: string): Markup {
  const { citizenId } = index.needById.get(needId)!;
  const name = index.citizenById.get(citizenId)?.displayName;
  return html`${name ?? html`<span class="id">${citizenId}</span>`} <span class="id">(${needId})</span>`;
}
