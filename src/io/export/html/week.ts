/** One mentor’s week as a table of days: every meeting is text in a list, and the style sheet puts it where it falls in the day. */
import type { Meeting } from '../../../model/plan.ts';
import { addDays, minuteOf, timeOfDay, weekdayOf } from '../../../time/calendar.ts';
import { holidayName } from '../../../time/holidays.ts';
import { type Label, MEETING_KINDS, MEETING_MODES, MEETING_PLACES } from '../../labels.ts';
import { type Facts, holderOf, participants } from '../facts.ts';
import { both, html, type Markup } from './markup.ts';

const DAYS: readonly Label[] = [
  { da: 'mandag', en: 'Monday' },
  { da: 'tirsdag', en: 'Tuesday' },
  { da: 'onsdag', en: 'Wednesday' },
  { da: 'torsdag', en: 'Thursday' },
  { da: 'fredag', en: 'Friday' },
  { da: 'lørdag', en: 'Saturday' },
  { da: 'søndag', en: 'Sunday' },
];

/** The weeks of everyone who has a meeting from `monday` on for seven days, by name; [] when nobody has. */
export function weekViews(facts: Facts, monday: string): Markup[] {
  const sunday = addDays(monday, 6);
  const meetings = facts.plan.meetings.filter(({ date }) => date >= monday && date <= sunday);
  const holders = new Map(meetings.map(({ seatId }) => [holderOf(facts, seatId).id, holderOf(facts, seatId).name]));
  const byName = [...holders].sort((a, b) => (a[1] === b[1] ? (a[0] < b[0] ? -1 : 1) : a[1] < b[1] ? -1 : 1));
  return byName.map(([id, name]) => {
    const own = meetings.filter(({ seatId }) => holderOf(facts, seatId).id === id);
    return weekView(facts, monday, name, own);
  });
}

function weekView(facts: Facts, monday: string, name: string, meetings: readonly Meeting[]): Markup {
  const starts = meetings.map(({ start }) => minuteOf(start));
  const ends = meetings.map(({ start, minutes }) => minuteOf(start) + minutes);
  const firstHour = Math.min(8, Math.floor(Math.min(...starts) / 60));
  const lastHour = Math.max(16, Math.ceil(Math.max(...ends) / 60));
  // Saturday and Sunday take room only where somebody meets.
  const lastDay = Math.max(5, ...meetings.map(({ date }) => weekdayOf(date)));
  const dates = Array.from({ length: lastDay }, (_, day) => addDays(monday, day));
  const heads = dates.map(
    (date, day) => html`<th scope="col">${both(DAYS[day]!)} ${shortDate(date)}${holidayNote(date)}</th>`,
  );
  const columns = dates.map((date) => {
    const items = meetings
      .filter((meeting) => meeting.date === date)
      .sort((a, b) => (a.start < b.start ? -1 : 1))
      .map((meeting) => meetingItem(facts, meeting, firstHour));
    return html`<td><ol style="--hours:${lastHour - firstHour}">${items}</ol></td>`;
  });
  return html`<table class="week">
<caption>${name}</caption>
<thead><tr>${heads}</tr></thead>
<tbody><tr>${columns}</tr></tbody>
</table>
`;
}

function meetingItem(facts: Facts, meeting: Meeting, firstHour: number): Markup {
  const from = minuteOf(meeting.start);
  const until = timeOfDay(from + meeting.minutes);
  const words = (language: 'da' | 'en') =>
    [
      meeting.kind === 'meeting' ? '' : MEETING_KINDS[meeting.kind][language],
      participants(facts, meeting, language),
      meeting.mode === 'faceToFace' ? MEETING_PLACES[meeting.place][language] : MEETING_MODES[meeting.mode][language],
    ]
      .filter((word) => word !== '')
      .join(', ');
  const short = meeting.minutes <= 30 ? 'short' : 'long';
  return html`<li class="${short}" style="--from:${from / 60 - firstHour};--long:${meeting.minutes / 60}"><time datetime="${meeting.date}T${meeting.start}">${meeting.start}–${until}</time> ${both({ da: words('da'), en: words('en') })}</li>
`;
}

function shortDate(date: string): string {
  return `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`;
}

function holidayNote(date: string): Markup {
  const name = holidayName(date);
  return name === undefined ? html`` : html` (${name})`;
}
