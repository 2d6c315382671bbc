/**
 * One cell of a table, and how each sort of cell is read: Danish numbers and dates, yes and no, lists, and the closed lists of the
 * model by their Danish label, English label or code. A reader returns the value, or a Refusal that says what to write instead.
 */

import type { Labels } from '../../model/labels.ts';
import { DATE_ADVICE, isPossibleDate } from '../../model/primitives.ts';
import { dateOf, dayNumber } from '../../time/calendar.ts';

/** As read from a file: CSV gives only text, spreadsheets and JSON also numbers and booleans. Empty cells are undefined. */
export type Cell = string | number | boolean | undefined;

/** What to write instead of what stands in the cell. */
export class Refusal {
  readonly advice: string;
  constructor(advice: string) {
    this.advice = advice;
  }
}

/** How a cell is read; `note` is the sentence of docs/import.md. */
export interface Kind<T> {
  readonly note: string;
  readonly read: (cell: string | number | boolean) => T | Refusal;
}

/** Same word for headers and labels however they are spelt: case, spaces, punctuation and æ/ae, ø/oe, å/aa do not matter. */
export function sameWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

export const text: Kind<string> = {
  note: 'text',
  read: (cell) => {
    const value = String(cell).trim();
    return value.length > 2000 ? new Refusal('Use at most 2,000 characters') : value;
  },
};

export const list: Kind<string[]> = {
  note: 'list, separated by "|" (or by "," where no value holds one)',
  read: (cell) => {
    const written = String(cell);
    return written
      .split(/[|;\n]/.test(written) ? /[|;\n]/ : ',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  },
};

/** 1.234,5 and 1234,5; also 1234.5, unless exactly three digits follow the only dot: 1.234 is one thousand and more. */
export function danishNumber(cell: string | number | boolean): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  const compact = String(cell)
    .trim()
    .replace(/[\s\u00a0]/g, '')
    .replace('−', '-');
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(compact)) return Number(compact.replaceAll('.', '').replace(',', '.'));
  if (/^-?\d+(,\d+)?$/.test(compact)) return Number(compact.replace(',', '.'));
  return /^-?\d+\.\d+$/.test(compact) ? Number(compact) : undefined;
}

/** A number from `least` to `most`, kept as whole multiples of 1/scale: hours with scale 60 become minutes. */
export function number(unit: string, least: number, most: number, scale = 1, whole = scale === 1): Kind<number> {
  const advice = `Use a ${whole ? 'whole ' : ''}number of ${unit} from ${least} to ${most}, e.g. ${whole ? least : '7,5'}`;
  return {
    note: `${unit}, ${least}–${most}`,
    read: (cell) => {
      const value = danishNumber(cell);
      if (value === undefined || value < least || value > most) return new Refusal(advice);
      if (whole && !Number.isInteger(value)) return new Refusal(advice);
      return scale === 1 ? value : Math.round(value * scale);
    },
  };
}

const DAY_FIRST = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/;
const YEAR_FIRST = /^(\d{4})-(\d{2})-(\d{2})(?:T00:00(?::00(?:\.0+)?)?Z?)?$/;

export const date: Kind<string> = {
  note: 'date, 31-12-2026, 31.12.2026 or 2026-12-31',
  read: (cell) => {
    const written = String(cell).trim();
    const dayFirst = DAY_FIRST.exec(written);
    const yearFirst = YEAR_FIRST.exec(written);
    const parts = dayFirst ? [dayFirst[3], dayFirst[2], dayFirst[1]] : yearFirst ? yearFirst.slice(1, 4) : undefined;
    if (parts === undefined) return new Refusal('Write the date as dd-mm-yyyy, e.g. 31-12-2026');
    const iso = `${parts[0]}-${parts[1]!.padStart(2, '0')}-${parts[2]!.padStart(2, '0')}`;
    const day = dayNumber(iso);
    // 31-02-2026 counts on into March; only a date that comes back unchanged exists.
    if (!Number.isFinite(day) || dateOf(day) !== iso) return new Refusal('There is no such date; correct it');
    return isPossibleDate(iso) ? iso : new Refusal(DATE_ADVICE);
  },
};

/** HH:MM on the quarter, also 8.15, 815, 8 and the spreadsheet's fraction of a day. */
export const time: Kind<string> = {
  note: 'time on the quarter hour, e.g. 08:15',
  read: (cell) => {
    const advice = new Refusal('Write a time on the quarter hour from 00:00 to 23:45, e.g. 08:15');
    let minute: number;
    if (typeof cell === 'number' && cell >= 0 && cell < 1) minute = Math.round(cell * 1440);
    else {
      const match = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(String(cell).trim());
      if (match === null) return advice;
      minute = Number(match[1]) * 60 + Number(match[2] ?? 0);
      if (Number(match[2] ?? 0) > 59) return advice;
    }
    if (minute >= 1440 || minute % 15 !== 0) return advice;
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  },
};

const YES = new Set(['ja', 'j', 'yes', 'y', 'true', 'sand', 'x', '1']);
const NO = new Set(['nej', 'n', 'no', 'false', 'falsk', '0']);

export const yesNo: Kind<boolean> = {
  note: 'ja or nej',
  read: (cell) => {
    const word = sameWord(String(cell));
    if (YES.has(word)) return true;
    return NO.has(word) ? false : new Refusal('Write ja or nej');
  },
};

/** One of a closed list, by Danish label, English label, code, or one of the `also` spellings. */
export function oneOf<K extends string>(labels: Labels<K>, also: Readonly<Record<string, K>> = {}): Kind<K> {
  const byWord = new Map<string, K>();
  for (const [spelling, code] of Object.entries(also)) byWord.set(sameWord(spelling), code as K);
  for (const code of Object.keys(labels) as K[]) {
    for (const spelling of [code, labels[code].da, labels[code].en]) byWord.set(sameWord(spelling), code);
  }
  const known = (Object.keys(labels) as K[]).map((code) => labels[code].da);
  return {
    note: `one of ${known.join(', ')}`,
    read: (cell) => byWord.get(sameWord(String(cell))) ?? new Refusal(`Use one of ${known.join(', ')}`),
  };
}

export function listOf<K extends string>(kind: Kind<K>): Kind<K[]> {
  return {
    note: `list of: ${kind.note.replace(/^one of /, '')}`,
    read: (cell) => {
      const values: K[] = [];
      for (const part of list.read(cell) as string[]) {
        const value = kind.read(part);
        if (value instanceof Refusal) return value;
        values.push(value);
      }
      return values;
    },
  };
}
