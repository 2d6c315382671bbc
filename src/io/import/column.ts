/** What a column of a table is, and the columns several tables share. */
import { type Kind, number, oneOf, text } from './cells.ts';

export interface Column<T> {
  readonly header: string;
  readonly also: readonly string[];
  readonly kind: Kind<T>;
  readonly required: boolean;
  /** Key of a person: a CPR number here may become a pseudonym. */
  readonly personKey: boolean;
}
// biome-ignore lint/suspicious/noExplicitAny: a table holds columns of any kind of value
export type Columns = Readonly<Record<string, Column<any>>>;
/** A row once read: every column by its name, undefined where the cell is empty or the column absent. */
export type RowOf<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer T> ? T | undefined : never;
};

export function column<T>(header: string, kind: Kind<T>, also: readonly string[] = []): Column<T> {
  return { header, kind, also, required: false, personKey: false };
}
export function required<T>(header: string, kind: Kind<T>, also: readonly string[] = []): Column<T> {
  return { ...column(header, kind, also), required: true };
}
export function personKey(header: string, also: readonly string[], isRequired = false): Column<string> {
  return { ...column(header, text, also), required: isRequired, personKey: true };
}

const WEEKDAYS = {
  '1': { da: 'mandag', en: 'Monday' },
  '2': { da: 'tirsdag', en: 'Tuesday' },
  '3': { da: 'onsdag', en: 'Wednesday' },
  '4': { da: 'torsdag', en: 'Thursday' },
  '5': { da: 'fredag', en: 'Friday' },
  '6': { da: 'lørdag', en: 'Saturday' },
  '7': { da: 'søndag', en: 'Sunday' },
} as const;
export const weekday = oneOf(WEEKDAYS, {
  man: '1',
  tir: '2',
  ons: '3',
  tor: '4',
  tors: '4',
  fre: '5',
  lør: '6',
  søn: '7',
});

export const CITIZEN = [
  'borgernr',
  'borger-id',
  'citizen',
  'cpr',
  'cpr-nr',
  'cpr-nummer',
  'personnummer',
  'deltager',
  'mentee',
];
/** How a need is named in tables that refer to one. */
export const NEED = ['forløb', 'behovsnøgle', 'behovsnr', 'forløbsnr', 'need', 'need id'];

export const kroner = (most: number) => number('kroner', 0, most, 100);
