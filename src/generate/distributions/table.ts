/** A printed table of percentages, kept as printed: one row a key, one column a cohort of courses by year of start. */

export type Regime = 2012 | 2013 | 2014;

/** Percentages of all three cohorts together, then of 2012, 2013 and 2014. */
export type YearShares = readonly [all: number, y2012: number, y2013: number, y2014: number];

export interface YearTable<Key extends string> {
  readonly source: string;
  readonly rows: Readonly<Record<Key, YearShares>>;
}

/** Persons in each cohort of the register analysis, the weights that give the first column. */
export const COHORT_PERSONS: Readonly<Record<Regime, number>> = { 2012: 15_091, 2013: 19_145, 2014: 9_249 };

/** Column of a year; column 0 holds all years together. */
const COLUMN_OF: Readonly<Record<Regime, 1 | 2 | 3>> = { 2012: 1, 2013: 2, 2014: 3 };

export type Shares<Key> = readonly (readonly [Key, number])[];

/** The shares of one cohort, in the order of the table. */
export function sharesOf<Key extends string>(table: YearTable<Key>, regime: Regime): Shares<Key> {
  const rows = Object.entries(table.rows) as [Key, YearShares][];
  return rows.map(([key, shares]) => [key, shares[COLUMN_OF[regime]]]);
}
