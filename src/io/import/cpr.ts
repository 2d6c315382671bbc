/**
 * CPR numbers stop at the door. A number in a key column becomes a keyed pseudonym when the user brings a key; everywhere else, and
 * without a key, the row is refused. No message and no case ever holds the number.
 */
import { createHmac } from 'node:crypto';

/**
 * Ten digits whose first six are a date, in groups or not, with any hyphen. Days 61–91 are replacement numbers, which add 60
 * (Indenrigsministeriet, "Personnummeret i CPR").
 */
const CPR = /(?<!\d)(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[ -]?(?:0[1-9]|1[0-2])[ -]?\d\d ?-? ?\d{4}(?!\d)/;
const CPR_AS_WRITTEN = new RegExp(CPR, 'g');
const MASK = '••••••-••••';
const HYPHENS = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d_./]/g;

/** Spelling differences gone: full-width digits, other hyphens and spaces. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(HYPHENS, '-').replace(/\s/g, ' ');
}

/** The first thing in the text that looks like a CPR number, as ten digits; undefined when there is none. */
export function cprIn(text: string): string | undefined {
  const spelling = plain(text);
  const found = CPR.exec(spelling)?.[0];
  if (found !== undefined) return found.replace(/\D/g, '');
  // A spreadsheet that holds the number as a number has dropped its leading zero.
  const padded = `0${spelling.trim()}`;
  return /^0\d{9}$/.test(padded) && CPR.test(padded) ? padded : undefined;
}

/** Whether the whole text is one CPR number and nothing else. */
export function isCpr(text: string): boolean {
  const digits = cprIn(text);
  return digits !== undefined && plain(text).replace(/[ -]/g, '').padStart(10, '0') === digits;
}

/** The text with every CPR-like run of digits masked; for messages. */
export function maskCpr(text: string): string {
  const masked = text.replace(CPR_AS_WRITTEN, MASK);
  if (cprIn(masked) === undefined) return masked;
  return maskPlain(masked).replace(/^\s*\d{9}\s*$/, MASK); // or a number without its leading zero
}

/** Masks what only the plain form shows to be a CPR number, and leaves everything else as it was written. */
function maskPlain(text: string): string {
  const letters = [...text];
  const spelling = letters.map(plain);
  const letterAt = spelling.flatMap((units, at) => Array<number>(units.length).fill(at));
  let written = '';
  let next = 0;
  for (const { 0: found, index } of spelling.join('').matchAll(CPR_AS_WRITTEN)) {
    written += letters.slice(next, letterAt[index]).join('') + MASK;
    next = letterAt[index + found.length - 1]! + 1;
  }
  return written + letters.slice(next).join('');
}

/**
 * The same person under the same key always gets the same pseudonym: HMAC-SHA-256, cut to 128 bits. Written in letters a–p only, so
 * that no pseudonym can itself look like a number.
 */
export function pseudonymOf(cpr: string, key: Uint8Array): string {
  const hex = createHmac('sha256', key)
    .update(`makker person ${cprIn(cpr)}`)
    .digest('hex')
    .slice(0, 32);
  return `p-${[...hex].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('')}`;
}
