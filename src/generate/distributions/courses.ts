/** What is granted: register tables 3.10–3.13 of SFI 15:10, percent. */
import type { Regime, YearTable } from './table.ts';

export const FUNCTION_TYPES = {
  source: 'T3.10',
  rows: { individual: [95.8, 95.2, 95.4, 97.7], shared: [4.2, 4.8, 4.6, 2.3] },
} as const satisfies YearTable<string>;

/** Granted hours a week of an individual mentor. The key is the band’s top in hours; 0 holds zero and unknown, 99 more than ten. */
export const INDIVIDUAL_HOURS = {
  source: 'T3.11',
  rows: {
    '0': [1.4, 0.3, 1.0, 3.9],
    '1': [23.3, 18.0, 18.4, 41.7],
    '2': [29.5, 26.5, 33.3, 26.9],
    '3': [16.3, 16.6, 18.0, 12.3],
    '4': [5.8, 6.8, 6.2, 3.6],
    '5': [15.0, 19.1, 15.2, 8.1],
    '10': [5.9, 9.0, 5.4, 2.2],
    '99': [2.8, 3.9, 2.6, 1.3],
  },
} as const satisfies YearTable<string>;

/** Granted hours a week of a shared function (pladsmentor), the function’s own, not each citizen’s. */
export const SHARED_HOURS = {
  source: 'T3.12',
  rows: {
    '0': [0.5, 0.6, 0.5, 0.5],
    '1': [11.7, 6.6, 15.4, 13.4],
    '2': [28.1, 26.9, 28.7, 29.6],
    '3': [13.1, 12.4, 12.4, 18.5],
    '4': [5.1, 4.9, 5.2, 5.6],
    '5': [21.7, 29.7, 16.3, 17.1],
    '10': [7.1, 7.1, 6.6, 9.3],
    '99': [12.7, 12.0, 14.9, 6.0],
  },
} as const satisfies YearTable<string>;

/** Course duration in days, adjacent part-courses merged: first and last day of each band. */
export const DURATION_DAYS = {
  source: 'T3.13',
  rows: {
    '1-30': [13.7, 17.6, 13.2, 8.5],
    '31-60': [12.8, 14.7, 13.8, 7.5],
    '61-90': [16.7, 14.9, 17.9, 17.1],
    '91-120': [16.8, 16.0, 17.0, 18.0],
    '121-150': [5.1, 5.2, 5.7, 3.9],
    '151-180': [6.6, 4.6, 5.9, 10.9],
    '181-210': [13.1, 6.5, 9.4, 31.5],
    '211-360': [8.6, 10.0, 10.7, 1.8],
    '361-720': [6.7, 10.6, 6.5, 0.9],
  },
} as const satisfies YearTable<string>;

/** Mean hours of the individual grants above ten hours that gives the printed means 4.0, 3.4 and 2.4 (derived in section 2.2). */
export const LONG_HOURS_MEAN: Readonly<Record<Regime, number>> = { 2012: 22.7, 2013: 21.8, 2014: 20.6 };

/** Mean days of the courses above 360 days, before the longest are cut off, that gives the printed means 162.8, 134.3 and 128.2. */
export const LONG_COURSE_MEAN_DAYS: Readonly<Record<Regime, number>> = { 2012: 680, 2013: 460, 2014: 670 };
