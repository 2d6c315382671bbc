/** The minutes of the allocation meeting: one page that needs nothing else, in Danish with English one click away, made to be printed. */
import { reasonText } from '../../../explain/sentences.ts';
import { dateText, money, weekText } from '../../../explain/words.ts';
import { ASSIGNMENT_STATUSES, type Label, PAYERS } from '../../../model/labels.ts';
import type { Waiting } from '../../../model/plan.ts';
import { accountsOf } from '../../../planning/accounts.ts';
import { addDays, mondayOf } from '../../../time/calendar.ts';
import type { NamedFile } from '../../files.ts';
import {
  type Facts,
  gapOf,
  grouped,
  helpText,
  hours,
  kpiRows,
  mentorName,
  unitName,
  whyText,
  wishesText,
} from '../facts.ts';
import { both, html, inBoth, label, Markup, section, table } from './markup.ts';
import { broken, missed, notices, records, whoOf } from './remarks.ts';
import { STYLE } from './style.ts';
import { weekTable, weekViews } from './week.ts';

const HOUR = label(' t.', ' h');
const WEEK = label('uge', 'week');

export function htmlFile(facts: Facts): NamedFile {
  return { name: 'referat.html', bytes: new TextEncoder().encode(page(facts).html) };
}

function page(facts: Facts): Markup {
  const { input, plan } = facts;
  const title = `Referat af fordelingsmøde, ${input.municipality.name}, uge ${weekText(plan.planDate, 'da')}`;
  const week = inBoth((language) => `${WEEK[language]} ${weekText(plan.planDate, language)}`);
  // Nothing may be loaded and no script may run, whatever stands in a name.
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return html`<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<header>
<h1>${both(label('Referat af fordelingsmøde', 'Minutes of the allocation meeting'))}</h1>
<p>${input.municipality.name} · ${both(inBoth((language) => `${language === 'da' ? 'plan fra' : 'plan from'} ${dateText(plan.planDate, language)}`))} · ${both(week)}</p>
<fieldset>
<legend>Sprog / <span lang="en-GB">Language</span></legend>
<label><input type="radio" name="language" id="da" checked> Dansk</label>
<label lang="en-GB"><input type="radio" name="language" id="en"> English</label>
</fieldset>
</header>
<main>
${figures(facts)}${accounts(facts)}${assignments(facts)}${waiting(facts)}${broken(facts)}${weeks(facts)}${missed(facts)}${notices(facts)}${records(facts)}</main>
${certificate(facts)}</body>
</html>
`;
}

function figures(facts: Facts): Markup {
  const items = kpiRows(facts).map(({ label, raw, value, unit }) => {
    const shown = inBoth((language) => {
      if (unit === 'kroner') return money(raw, language);
      return `${grouped(value, language)}${unit === 'count' ? '' : HOUR[language]}`;
    });
    return html`<div><dt>${both(label)}</dt><dd>${both(shown)}</dd></div>
`;
  });
  return section(
    label('Nøgletal', 'Key figures'),
    html`<dl class="figures">
${items}</dl>
`,
  );
}

function accounts({ index, ruleSet, plan }: Facts): Markup {
  const header = [
    label('Betaler', 'Payer'),
    label('Forløb', 'Courses'),
    label('Bevilget pr. uge', 'Granted a week'),
    label('Mentortid pr. uge', 'Mentor time a week'),
    label('Brutto', 'Gross'),
    label('Refusion', 'Refund'),
    label('Netto', 'Net'),
  ];
  const rows = accountsOf(index, ruleSet, plan.assignments).map((account) => [
    both(PAYERS[account.payer]),
    account.courses,
    both(hoursLabel(account.grantedMinutes)),
    both(hoursLabel(account.mentorMinutes)),
    ...[account.grossOere, account.refundOere, account.grossOere - account.refundOere].map((oere) =>
      both(inBoth((language) => money(oere, language))),
    ),
  ]);
  const caption = label(
    'Timer og penge efter den lov, forløbet hører under',
    'Hours and money by the law of the course',
  );
  return section(label('Konti', 'Accounts'), table(caption, header, rows));
}

function assignments(facts: Facts): Markup {
  const header = [
    label('Borger', 'Citizen'),
    label('Mentor', 'Mentor'),
    label('Status', 'Status'),
    label('Bevilget pr. uge', 'Granted a week'),
    label('Ønsker', 'Wishes'),
    label('Hvorfor', 'Why'),
  ];
  const rows = facts.plan.assignments.map((assignment) => [
    whoOf(facts, assignment.needId),
    [...new Set([mentorName(facts, assignment), unitName(facts, assignment.unitId)])].join(', '),
    both(ASSIGNMENT_STATUSES[assignment.status]),
    both(hoursLabel(assignment.grantedMinutes)),
    both(inBoth((language) => wishesText(facts, assignment.needId, language))),
    both(inBoth((language) => whyText(facts, assignment, language))),
  ]);
  const caption = label(`Forløb med mentor: ${rows.length}`, `Needs with a mentor: ${rows.length}`);
  return section(label('Hvem fik hvem, og hvorfor', 'Who got whom, and why'), table(caption, header, rows));
}

function waiting(facts: Facts): Markup {
  const title = label('Hvem venter, og hvorfor', 'Who waits, and why');
  if (facts.plan.waiting.length === 0)
    return section(title, html`<p>${both(label('Ingen venter.', 'Nobody waits.'))}</p>`);
  const header = [
    label('Borger', 'Citizen'),
    label('Bestilt', 'Ordered'),
    label('Årsager', 'Reasons'),
    label('Mangler pr. uge', 'Missing a week'),
    label('Hvad der ville hjælpe', 'What would help'),
  ];
  // Those the municipality must serve come first; within each group the order of the case.
  const ordered = [...facts.plan.waiting].sort((a, b) => Number(b.mustServe) - Number(a.mustServe));
  const rows = ordered.map((entry) => [
    html`${whoOf(facts, entry.needId)}${mustServeMark(entry)}`,
    html`<span class="date">${both(inBoth((language) => dateText(facts.index.needById.get(entry.needId)!.orderedOn, language)))}</span>`,
    html`<ul>${entry.reasons.map((reason) => html`<li>${both(inBoth((language) => reasonText(facts.index, reason, language)))}</li>`)}</ul>`,
    entry.missingMinutes === 0 ? '–' : both(hoursLabel(entry.missingMinutes)),
    entry.unlock === null ? '–' : both(inBoth((language) => helpText(facts, entry, language))),
  ]);
  const caption = label(`Forløb, der venter: ${rows.length}`, `Needs that wait: ${rows.length}`);
  return section(title, table(caption, header, rows));
}

function mustServeMark(entry: Waiting): Markup {
  return entry.mustServe
    ? html` <strong class="must">${both(label('ret og pligt', 'must be served'))}</strong>`
    : html``;
}

function weeks(facts: Facts): Markup {
  const monday = mondayOf(facts.plan.planDate);
  const views = weekViews(facts, monday);
  const title = inBoth(
    (language) => `${language === 'da' ? 'Mentorernes uge' : 'The mentors’ week'} ${weekText(monday, language)}`,
  );
  return html`${section(title, views.length === 0 ? NO_MEETINGS : html`${views}`)}${laterWeeks(facts, monday)}`;
}

const NO_MEETINGS = html`<p>${both(label('Ingen møder i ugen.', 'No meetings in the week.'))}</p>`;

/** The weeks after the first, one table each; nothing where only one week is planned. */
function laterWeeks({ input, ...facts }: Facts, firstMonday: string): Markup {
  if (input.planWeeks === 1) return html``;
  const mondays = Array.from({ length: input.planWeeks - 1 }, (_, at) => addDays(firstMonday, 7 * (at + 1)));
  const tables = mondays.map((monday) => {
    const title = inBoth((language) => `${language === 'da' ? 'Uge' : 'Week'} ${weekText(monday, language)}`);
    return weekTable({ input, ...facts }, monday, title) ?? html`<h3>${both(title)}</h3>\n${NO_MEETINGS}`;
  });
  return section(label('De følgende uger', 'The weeks that follow'), html`${tables}`);
}

const BEST = label('Planen er bevist den bedste.', 'The plan is proven the best.');
const SEARCHED = label(
  'Grænsen kan efterregnes. Hvad den lader stå åbent, er desuden søgt igennem: ingen bedre plan findes.',
  'The bound can be added up. What it leaves open was also searched: no better plan exists.',
);
const DUTY_NOT_PROVEN = label(
  'Med så mange ventende trods ret og pligt findes ingen billigere plan. Det er ikke bevist, at så mange må vente.',
  'With so many waiting despite the duty to serve no plan is cheaper. That so many have to wait is not proven.',
);
const NOT_PROVEN = label(
  'Det er ikke bevist, at planen er den bedste; den kan højst være forskellen for dyr.',
  'The plan is not proven the best; it can be too dear by the gap at most.',
);

/** How good the plan is proven to be, and how to check it. */
function certificate(facts: Facts): Markup {
  const { objective, bound, waitingMustServe, waitingMustServeBound, isOptimal } = facts.plan.certificate;
  const sentence = inBoth((language) => {
    const gap = grouped(Math.round(gapOf(facts) * 1e4) / 100, language);
    const [points, least] = [grouped(objective, language), grouped(bound, language)];
    const must = `${waitingMustServe} (${language === 'da' ? 'bevist mindst' : 'proven least'} ${waitingMustServeBound})`;
    return language === 'da'
      ? `Planen koster ${points} point; det er bevist, at ingen lovlig plan koster under ${least} (forskel ${gap} %). Venter trods ret og pligt: ${must}.`
      : `The plan costs ${points} points; it is proven that no lawful plan costs less than ${least} (gap ${gap} %). Waiting despite the duty to serve: ${must}.`;
  });
  const check = label('Efterprøv med', 'Check with');
  return html`<footer>
<h2>${both(label('Bevis', 'Proof'))}</h2>
<p>${both(sentence)}</p>
<p>${both(proofOf(objective <= bound, isOptimal))}</p>
<p>${both(check)} <code>makker verify</code>. ${both(label('Sagens fingeraftryk', 'Fingerprint of the case'))}: <code>${facts.plan.caseHash}</code></p>
</footer>
`;
}

/** A gap beside “the best” would contradict itself; so the search is named where the prices do not prove it alone. */
function proofOf(isClosed: boolean, isOptimal: boolean): Label {
  if (isClosed) return isOptimal ? BEST : DUTY_NOT_PROVEN;
  return isOptimal ? SEARCHED : NOT_PROVEN;
}

function hoursLabel(minutes: number): Label {
  return inBoth((language) => `${grouped(hours(minutes), language)}${HOUR[language]}`);
}
