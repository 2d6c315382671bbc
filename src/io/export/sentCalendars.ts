/**
 * What calendars sent out before say of each meeting, so that the next ones can tell what changed (RFC 5545, 3.8.7.4: SEQUENCE rises
 * with every revision). Reads Makker’s own calendars alone; whatever else lies in the folder is left in peace.
 */
import type { NamedFile } from '../files.ts';

export interface SentEvent {
  readonly uid: string;
  readonly date: string;
  readonly sequence: number;
  readonly isCancelled: boolean;
  /** Lines that say when, how long, what and where, unfolded. */
  readonly content: readonly string[];
}

/** Events by UID. */
export type SentCalendar = ReadonlyMap<string, SentEvent>;

/** What a line of an event may say without being a change of the meeting. */
const NOT_CONTENT = /^(BEGIN|END|UID|DTSTAMP|SEQUENCE|STATUS|CLASS)[:;]/;

/** The calendars among the files, by file name, with the events of this municipality. */
export function sentCalendars(files: readonly NamedFile[], municipalityId: string): ReadonlyMap<string, SentCalendar> {
  const calendars = new Map<string, SentCalendar>();
  for (const { name, bytes } of files) {
    const lines = new TextDecoder()
      .decode(bytes)
      .replace(/\r?\n[ \t]/g, '')
      .split(/\r?\n/);
    if (!lines.includes(PRODUCT_LINE)) continue;
    const events = eventsOf(lines).filter(({ uid }) => uid.endsWith(uidEnding(municipalityId)));
    calendars.set(name, new Map(events.map((event) => [event.uid, event])));
  }
  return calendars;
}

export const PRODUCT_LINE = 'PRODID:-//Makker//Makker//DA';

/** How the UID of every meeting of a municipality ends. */
export function uidEnding(municipalityId: string): string {
  return `@${municipalityId}.makker`;
}

/** By whole lines: what a name holds, be it "END:VEVENT", stands inside a line and ends nothing. */
function eventsOf(lines: readonly string[]): SentEvent[] {
  const events: SentEvent[] = [];
  let begin = -1;
  lines.forEach((line, at) => {
    if (line === 'BEGIN:VEVENT') begin = at;
    if (line !== 'END:VEVENT' || begin < 0) return;
    const event = eventOf(lines.slice(begin + 1, at));
    if (event !== undefined) events.push(event);
    begin = -1;
  });
  return events;
}

function eventOf(lines: readonly string[]): SentEvent | undefined {
  const uid = propertyOf(lines, 'UID');
  const day = /:(\d{4})(\d{2})(\d{2})T/.exec(lines.find((line) => line.startsWith('DTSTART')) ?? '');
  if (uid === undefined || day === null) return undefined;
  return {
    uid,
    date: `${day[1]}-${day[2]}-${day[3]}`,
    sequence: Number.parseInt(propertyOf(lines, 'SEQUENCE') ?? '', 10) || 0,
    isCancelled: propertyOf(lines, 'STATUS') === 'CANCELLED',
    content: lines.filter((line) => !NOT_CONTENT.test(line)),
  };
}

function propertyOf(lines: readonly string[], property: string): string | undefined {
  return lines.find((line) => line.startsWith(`${property}:`))?.slice(property.length + 1);
}
