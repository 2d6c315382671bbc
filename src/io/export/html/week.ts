/**
 * Weeks of meetings as tables: one mentor’s week as a table of days, where every meeting is text in a list and the style sheet puts it
 * where it falls in the day, or everybody’s week as one table with a mentor a row.
 */

import { type Label, MEETING_KINDS, MEETING_MODES, MEETING_PLACES, WEEKDAYS } from '../../../model/labels.ts';
import type { Meeting } from '../../../model/plan.ts';
import { addDays, minuteOf, timeOfDay, weekdayOf } from '../../../time/calendar.ts';
import { holidayName } from '../../../time/holidays.ts';
import { type Facts, holderOf, participants } from '../facts.ts';
import { both, html, type Markup } from './markup.ts';

/** The weeks of everyone who has a meeting from `monday` on for seven days, by name; [] when nobody has. */
export function weekViews(facts: Facts, monday: string): Markup[] {
  const meetings = meetingsOfWeek(facts, monday);
  return holdersByName(facts, meetings).map(([id, name]) => {
    const own = meetings.filter(({ seatId }) => holderOf(facts, seatId).id === id);
    return weekView(facts, monday, name, own);
  });
}

function meetingsOfWeek({ plan }: Facts, monday: string): Meeting[] {
  const sunday = addDays(monday, 6);
  return plan.meetings.filter(({ date }) => date >= monday && date <= sunday);
}

function holdersByName(facts: Facts, meetings: readonly Meeting[]): [id: string, name: string][] {
  const holders = new Map(meetings.map(({ seatId }) => [holderOf(facts, seatId).id, holderOf(facts, seatId).name]));
  return [...holders].sort((a, b) => (a[1] === b[1] ? (a[0] < b[0] ? -1 : 1) : a[1] < b[1] ? -1 : 1));
}

/** A whole week as one table, a mentor a row and a day a column; undefined when nobody meets. */
export function weekTable(facts: Facts, monday: string, title: Label): Markup | undefined {
  const meetings = meetingsOfWeek(facts, monday);
  if (meetings.length === 0) return undefined;
  const dates = datesOf(monday, meetings);
  const rows = holdersByName(facts, meetings).map(([id, name]) => {
    const cells = dates.map((date) => {
      const day = meetings.filter((meeting) => meeting.date === date && holderOf(facts, meeting.seatId).id === id);
      const items = inOrder(day).map((meeting) => html`<li>${meetingText(facts, meeting)}</li>`);
      return items.length === 0 ? html`<td></td>` : html`<td><ul>${items}</ul></td>`;
    });
    return html`<tr><th scope="row">${name}</th>${cells}</tr>
`;
  });
  return html`<table class="weeks">
<caption>${both(title)}</caption>
<thead><tr><th scope="col">${both({ da: 'Mentor', en: 'Mentor' })}</th>${dayHeads(dates)}</tr></thead>
<tbody>
${rows}</tbody>
</table>
`;
}

/** Monday to Friday, and on to the last day anybody meets: Saturday and Sunday take room only then. */
function datesOf(monday: string, meetings: readonly Meeting[]): string[] {
  const lastDay = Math.max(5, ...meetings.map(({ date }) => weekdayOf(date)));
  return Array.from({ length: lastDay }, (_, day) => addDays(monday, day));
}

function dayHeads(dates: readonly string[]): Markup[] {
  return dates.map(
    (date, day) => html`<th scope="col">${both(WEEKDAYS[day]!)} ${shortDate(date)}${holidayNote(date)}</th>`,
  );
}

function inOrder(meetings: readonly Meeting[]): Meeting[] {
  return [...meetings].sort((a, b) => (a.start < b.start ? -1 : 1));
}

function weekView(facts: Facts, monday: string, name: string, meetings: readonly Meeting[]): Markup {
  const starts = meetings.map(({ start }) => minuteOf(start));
  const ends = meetings.map(({ start, minutes }) => minuteOf(start) + minutes);
  const firstHour = Math.min(8, Math.floor(Math.min(...starts) / 60));
  const lastHour = Math.max(16, Math.ceil(Math.max(...ends) / 60));
  const dates = datesOf(monday, meetings);
  const columns = dates.map((date) => {
    const day = inOrder(meetings.filter((meeting) => meeting.date === date));
    const items = day.map((meeting) => meetingItem(facts, meeting, firstHour));
    return html`<td><ol style="--hours:${lastHour - firstHour}">${items}</ol></td>`;
  });
  return html`<table class="week">
<caption>${name}</caption>
<thead><tr>${dayHeads(dates)}</tr></thead>
<tbody><tr>${columns}</tr></tbody>
</table>
`;
}

function meetingItem(facts: Facts, meeting: Meeting, firstHour: number): Markup {
  const from = minuteOf(meeting.start);
  const short = meeting.minutes <= 30 ? 'short' : 'long';
  return html`<li class="${short}" style="--from:${from / 60 - firstHour};--long:${meeting.minutes / 60}">${meetingText(facts, meeting)}</li>
`;
}

/** When, with whom and where. */
function meetingText(facts: Facts, meeting: Meeting): Markup {
  const until = timeOfDay(minuteOf(meeting.start) + meeting.minutes);
  const words = (language: 'da' | 'en') =>
    [
      meeting.kind === 'meeting' ? '' : MEETING_KINDS[meeting.kind][language],
      participants(facts, meeting, language),
      meeting.mode === 'faceToFace' ? MEETING_PLACES[meeting.place][language] : MEETING_MODES[meeting.mode][language],
    ]
      .filter((word) => word !== '')
      .join(', ');
  return html`<time datetime="${meeting.date}T${meeting.start}">${meeting.start}–${until}</time> ${both({ da: words('da'), en: words('en') })}`;
}

function shortDate(date: string): string {
  return `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`;
}

function holidayNote(date: string): Markup {
  const name = holidayName(date);
  return name === undefined ? html`` : html` (${name})`;
}
