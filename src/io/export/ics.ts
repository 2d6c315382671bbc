/**
 * The plan’s meetings as calendars (RFC 5545): one for everybody who holds meetings and one of all. A holder’s own calendar names the
 * citizen; the calendar of all shows keys only, and a group shows how many come. A meeting keeps its UID however it moves; against the
 * calendars sent out before, its SEQUENCE rises when it changed and it is cancelled when it is gone. Nothing here reads the clock, so
 * that the same plan after the same calendars is the same file.
 */

import { MEETING_KINDS, MEETING_MODES, MEETING_PLACES } from '../../model/labels.ts';
import type { Meeting } from '../../model/plan.ts';
import { instantOf, TIME_ZONE, wallClockAt } from '../../time/instants.ts';
import type { NamedFile } from '../files.ts';
import { caseworkerName, type Facts, holderOf, participants } from './facts.ts';
import { foldedLine, textLine } from './icsText.ts';
import { FileNames, oneLine } from './safeText.ts';
import { PRODUCT_LINE, type SentCalendar, type SentEvent, sentCalendars, uidEnding } from './sentCalendars.ts';

/** The rules of the European Union since 1996; nothing older is ever planned. */
const TIME_ZONE_LINES = [
  'BEGIN:VTIMEZONE',
  `TZID:${TIME_ZONE}`,
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const ALL = 'alle-moeder';

export function icsFiles(facts: Facts): NamedFile[] {
  const { input, plan, options } = facts;
  const sent = sentCalendars(options.previous ?? [], input.municipality.id);
  const names = new FileNames();
  const all = names.next(ALL, 'ics');
  const sequenceOf = new Map(plan.meetings.map((meeting) => [meeting.id, sequenceFor(facts, meeting, sent.get(all))]));
  const write = (name: string, meetings: readonly Meeting[], ofAll: boolean) => {
    const events = meetings.map((meeting) => eventLines(facts, meeting, sequenceOf.get(meeting.id)!, ofAll));
    const gone = cancelled(facts, meetings, sent.get(name)).map((event) => cancelledLines(facts, event));
    return { name, bytes: calendar([...events, ...gone].flat()) };
  };
  const byHolder = meetingsByHolder(facts);
  const own = [...byHolder].map(([holder, meetings]) => write(names.next(holder, 'ics'), meetings, false));
  const written = new Set([all, ...own.map(({ name }) => name)]);
  // Whoever has no meeting left must still be told of those that are gone.
  const left = [...sent.keys()].filter((name) => !written.has(name)).sort();
  const emptied = left.filter((name) => cancelled(facts, [], sent.get(name)).length > 0);
  return [write(all, plan.meetings, true), ...own, ...emptied.map((name) => write(name, [], false))];
}

function meetingsByHolder(facts: Facts): [string, Meeting[]][] {
  const meetingsOf = new Map<string, Meeting[]>();
  for (const meeting of facts.plan.meetings) {
    const holder = holderOf(facts, meeting.seatId).id;
    const meetings = meetingsOf.get(holder) ?? [];
    meetingsOf.set(holder, meetings);
    meetings.push(meeting);
  }
  return [...meetingsOf].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** 0 for a meeting never sent; what it was while nothing about it changed; one more each time something did. */
function sequenceFor(facts: Facts, meeting: Meeting, sent: SentCalendar | undefined): number {
  const before = sent?.get(uidOf(facts, meeting));
  if (before === undefined) return 0;
  const content = contentLines(facts, meeting, true);
  const isSame = !before.isCancelled && content.join('\n') === before.content.join('\n');
  return isSame ? before.sequence : before.sequence + 1;
}

/** Meetings sent out that are no longer held, from the plan date on; what lies before it has been. */
function cancelled(facts: Facts, meetings: readonly Meeting[], sent: SentCalendar | undefined): SentEvent[] {
  const held = new Set(meetings.map((meeting) => uidOf(facts, meeting)));
  return [...(sent?.values() ?? [])].filter(({ uid, date }) => !held.has(uid) && date >= facts.plan.planDate);
}

function uidOf({ input }: Facts, { id }: Meeting): string {
  return `${oneLine(id)}${uidEnding(input.municipality.id)}`;
}

function calendar(events: readonly string[]): Uint8Array {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', PRODUCT_LINE, 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    ...TIME_ZONE_LINES,
    ...events,
    'END:VCALENDAR',
  ];
  return new TextEncoder().encode(lines.map(foldedLine).join(''));
}

function eventLines(facts: Facts, meeting: Meeting, sequence: number, ofAll: boolean): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(facts, meeting)}`,
    `DTSTAMP:${utcStamp(facts.plan.planDate)}`,
    `SEQUENCE:${sequence}`,
    ...contentLines(facts, meeting, ofAll),
    'CLASS:PRIVATE',
    'END:VEVENT',
  ];
}

/** Told once more than it was, and then as often as it is exported while it lies ahead. */
function cancelledLines({ plan }: Facts, { uid, sequence, isCancelled, content }: SentEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utcStamp(plan.planDate)}`,
    `SEQUENCE:${isCancelled ? sequence : sequence + 1}`,
    'STATUS:CANCELLED',
    ...content,
    'CLASS:PRIVATE',
    'END:VEVENT',
  ];
}

/** When, how long, what and where. */
function contentLines(facts: Facts, meeting: Meeting, ofAll: boolean): string[] {
  const who = participants(facts, meeting, 'da', ofAll);
  const holder = ofAll ? holderOf(facts, meeting.seatId).name : '';
  const parts = [MEETING_KINDS[meeting.kind].da, who, holder].filter((part) => part !== '');
  const start = wallClockAt(instantOf(meeting.date, meeting.start).epochMilliseconds);
  const notes = [`Form: ${MEETING_MODES[meeting.mode].da}`];
  if (meeting.withCaseworkerId !== null)
    notes.push(`Sagsbehandler: ${caseworkerName(facts, meeting.withCaseworkerId)}`);
  return [
    `DTSTART;TZID=${TIME_ZONE}:${start.date.replaceAll('-', '')}T${start.time.replace(':', '')}00`,
    `DURATION:PT${meeting.minutes}M`,
    textLine('SUMMARY', parts.join(' · ')),
    textLine('LOCATION', MEETING_PLACES[meeting.place].da),
    textLine('DESCRIPTION', notes.join('. ')),
  ];
}

/** Midnight of the plan date in Denmark: the file’s time of making is the plan’s, not the clock’s. */
function utcStamp(date: string): string {
  const utc = new Date(instantOf(date, '00:00').epochMilliseconds).toISOString();
  return `${utc.slice(0, 19).replace(/[-:]/g, '')}Z`;
}
