/**
 * The plan’s meetings as calendars (RFC 5545): one for everybody who holds meetings and one of all. A holder’s own calendar names the
 * citizen; the calendar of all shows keys only, and a group shows how many come. A meeting keeps its UID however it moves, and nothing
 * here reads the clock, so that the same plan is the same file.
 */
import type { Meeting } from '../../model/plan.ts';
import { instantOf, TIME_ZONE, wallClockAt } from '../../time/instants.ts';
import type { NamedFile } from '../files.ts';
import { MEETING_KINDS, MEETING_MODES, MEETING_PLACES } from '../labels.ts';
import { caseworkerName, type Facts, holderOf, participants } from './facts.ts';
import { foldedLine, textLine } from './icsText.ts';
import { FileNames } from './safeText.ts';

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

export function icsFiles(facts: Facts): NamedFile[] {
  const meetingsOf = new Map<string, Meeting[]>();
  for (const meeting of facts.plan.meetings) {
    const holder = holderOf(facts, meeting.seatId).id;
    const meetings = meetingsOf.get(holder) ?? [];
    meetingsOf.set(holder, meetings);
    meetings.push(meeting);
  }
  const names = new FileNames();
  const all = names.next('alle-moeder', 'ics');
  const own = [...meetingsOf].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    { name: all, bytes: calendar(facts, facts.plan.meetings, true) },
    ...own.map(([holder, meetings]) => ({ name: names.next(holder, 'ics'), bytes: calendar(facts, meetings, false) })),
  ];
}

function calendar(facts: Facts, meetings: readonly Meeting[], ofAll: boolean): Uint8Array {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Makker//Makker//DA', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'].map(
      foldedLine,
    ),
    ...TIME_ZONE_LINES.map(foldedLine),
    ...meetings.flatMap((meeting) => eventLines(facts, meeting, ofAll)),
    foldedLine('END:VCALENDAR'),
  ];
  return new TextEncoder().encode(lines.join(''));
}

function eventLines(facts: Facts, meeting: Meeting, ofAll: boolean): string[] {
  const { input, plan, options } = facts;
  const kind = MEETING_KINDS[meeting.kind].da;
  const who = participants(facts, meeting, 'da', ofAll);
  const parts = [kind, who, ofAll ? holderOf(facts, meeting.seatId).name : ''].filter((part) => part !== '');
  const start = wallClockAt(instantOf(meeting.date, meeting.start).epochMilliseconds);
  const notes = [`Form: ${MEETING_MODES[meeting.mode].da}`];
  if (meeting.withCaseworkerId !== null)
    notes.push(`Sagsbehandler: ${caseworkerName(facts, meeting.withCaseworkerId)}`);
  return [
    foldedLine('BEGIN:VEVENT'),
    textLine('UID', `${meeting.id}@${input.municipality.id}.makker`),
    foldedLine(`DTSTAMP:${utcStamp(plan.planDate)}`),
    foldedLine(`DTSTART;TZID=${TIME_ZONE}:${start.date.replaceAll('-', '')}T${start.time.replace(':', '')}00`),
    foldedLine(`DURATION:PT${meeting.minutes}M`),
    foldedLine(`SEQUENCE:${options.revision ?? 0}`),
    textLine('SUMMARY', parts.join(' · ')),
    textLine('LOCATION', MEETING_PLACES[meeting.place].da),
    textLine('DESCRIPTION', notes.join('. ')),
    foldedLine('CLASS:PRIVATE'),
    foldedLine('END:VEVENT'),
  ];
}

/** Midnight of the plan date in Denmark: the file’s time of making is the plan’s, not the clock’s. */
function utcStamp(date: string): string {
  const utc = new Date(instantOf(date, '00:00').epochMilliseconds).toISOString();
  return `${utc.slice(0, 19).replace(/[-:]/g, '')}Z`;
}
