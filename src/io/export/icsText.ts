/** Lines of an iCalendar file (RFC 5545, 3.1 and 3.3.11): escaped, folded at 75 octets, ended by CRLF. */
import { oneLine } from './safeText.ts';

const MOST_OCTETS = 75;
const encoder = new TextEncoder();

/** A property whose value is text of people, not yet folded. It stays one line, and nothing in it ends the value or starts another. */
export function textLine(property: string, text: string): string {
  return `${property}:${oneLine(text).replace(/[\\;,]/g, '\\$&')}`;
}

/**
 * Splits a line so that none has more than 75 octets, never inside a character: a continued line begins with a space, which counts.
 * Works by code points, because octets are what the standard counts and half a character is no UTF-8.
 */
export function foldedLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const width = encoder.encode(character).length;
    if (octets + width > MOST_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += width;
  }
  return `${folded}\r\n`;
}
