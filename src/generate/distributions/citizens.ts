/** Who starts in a course: register tables 3.1–3.9 of SFI 15:10, percent. */
import type { YearTable } from './table.ts';

/** Benefit at course start. Kontanthjælp and uddannelseshjælp share a row: the second exists from 2014, for those under 30. */
export const BENEFITS = {
  source: 'T3.1',
  rows: {
    selvforsoergelse: [4.9, 5.6, 5.2, 3.2],
    su: [2.0, 2.2, 1.9, 1.8],
    aDagpenge: [3.0, 6.1, 1.9, 0.4],
    kontantOgUddannelseshjaelp: [69.3, 61.0, 70.2, 80.7],
    revalidering: [3.2, 4.3, 3.1, 1.7],
    sygedagpenge: [9.8, 11.1, 10.7, 6.0],
    ledighedsydelse: [3.2, 4.3, 3.1, 2.0],
    fleksjob: [3.2, 4.5, 2.6, 2.1],
    ressourceforloeb: [0.7, 0.0, 0.8, 1.9],
    foertidspension: [0.3, 0.6, 0.3, 0.1],
    andre: [0.3, 0.3, 0.4, 0.2],
  },
} as const satisfies YearTable<string>;

/** Concurrent measure at course start; the row of self-support also holds SU. */
export const MEASURES = {
  source: 'T3.2',
  rows: {
    vejledningOpkvalificering: [25.0, 26.8, 26.3, 19.3],
    ordinaerUddannelse: [3.3, 3.9, 3.4, 2.3],
    loentilskudPrivat: [1.1, 1.6, 1.0, 0.5],
    loentilskudOffentlig: [0.6, 0.9, 0.6, 0.2],
    virksomhedspraktikPrivat: [17.4, 22.3, 17.9, 8.5],
    virksomhedspraktikOffentlig: [7.1, 8.8, 7.3, 3.7],
    nytteindsats: [0.1, 0.2, 0.2, 0.1],
    ressourceforloeb: [0.7, 0.0, 0.8, 1.9],
    fleksjob: [3.2, 4.5, 2.6, 2.1],
    skaanejob: [0.2, 0.4, 0.2, 0.0],
    passiv: [34.4, 22.9, 32.8, 56.5],
    selvforsoergelse: [6.9, 7.9, 7.1, 4.9],
  },
} as const satisfies YearTable<string>;

/** Age at course start: first and last year of each band. */
export const AGES = {
  source: 'T3.3',
  rows: {
    '15-15': [0.2, 0.2, 0.3, 0.0],
    '16-19': [10.0, 11.9, 10.2, 6.5],
    '20-24': [20.2, 22.4, 19.4, 18.3],
    '25-29': [15.3, 14.4, 15.3, 16.8],
    '30-34': [9.9, 10.1, 10.1, 9.2],
    '35-39': [10.3, 10.1, 10.5, 10.0],
    '40-44': [10.0, 9.7, 10.0, 10.5],
    '45-49': [9.9, 8.8, 9.9, 11.5],
    '50-54': [7.6, 6.7, 7.8, 8.5],
    '55-59': [5.1, 4.7, 5.0, 6.1],
    '60-64': [1.5, 0.9, 1.4, 2.7],
    '65-67': [0.0, 0.0, 0.0, 0.1],
  },
} as const satisfies YearTable<string>;

export const SEXES = {
  source: 'T3.4',
  rows: { man: [50.1, 50.4, 49.8, 50.1], woman: [49.9, 49.6, 50.2, 49.9] },
} as const satisfies YearTable<string>;

export const ORIGINS = {
  source: 'T3.5',
  rows: {
    danish: [80.3, 83.6, 80.1, 75.3],
    descendantWestern: [0.3, 0.3, 0.3, 0.4],
    descendantNonWestern: [2.6, 2.4, 2.7, 2.8],
    immigrantWestern: [1.9, 1.8, 1.9, 2.2],
    immigrantNonWestern: [14.8, 12.0, 15.0, 19.3],
  },
} as const satisfies YearTable<string>;

export const EDUCATIONS = {
  source: 'T3.6',
  rows: {
    unknown: [13.8, 10.6, 13.7, 19.0],
    grundskole: [56.7, 58.4, 56.9, 53.5],
    gymnasial: [5.4, 4.9, 5.3, 6.4],
    erhvervsfaglig: [17.8, 19.2, 17.7, 15.8],
    kvu: [1.2, 1.4, 1.2, 0.8],
    mvu: [4.2, 4.5, 4.3, 3.7],
    lvu: [0.9, 0.9, 1.0, 0.8],
  },
} as const satisfies YearTable<string>;

/** Match category; abolished on 1 January 2014, when the last registered one stood in. */
export const MATCH_CATEGORIES = {
  source: 'T3.7',
  rows: {
    ikkeKategoriseret: [5.3, 6.1, 4.9, 4.6],
    jobklar: [24.7, 31.7, 23.7, 15.2],
    indsatsklar: [57.6, 56.6, 60.5, 53.4],
    midlertidigtPassiv: [12.5, 5.6, 11.0, 26.9],
  },
} as const satisfies YearTable<string>;

/** Time on public support in the last five years, SU apart: first and last month of each band. */
export const SUPPORT_MONTHS = {
  source: 'T3.8',
  rows: {
    '0-0': [2.4, 2.8, 2.6, 1.5],
    '1-12': [14.4, 16.8, 14.0, 11.3],
    '13-24': [14.8, 17.4, 14.2, 11.7],
    '25-36': [14.7, 16.5, 14.4, 12.5],
    '37-48': [15.4, 16.6, 15.0, 14.1],
    '49-59': [24.3, 20.3, 25.4, 28.4],
    '60-60': [14.0, 9.6, 14.3, 20.6],
  },
} as const satisfies YearTable<string>;

/** Months with wage income in the last four years: first and last month of each band. */
export const WAGE_MONTHS = {
  source: 'T3.9',
  rows: {
    '0-0': [38.7, 27.9, 40.4, 52.9],
    '1-12': [27.4, 29.5, 27.5, 23.7],
    '13-24': [15.4, 18.7, 14.6, 11.8],
    '25-36': [10.2, 13.4, 9.4, 6.6],
    '37-47': [6.1, 7.9, 5.9, 3.8],
    '48-48': [2.2, 2.6, 2.3, 1.2],
  },
} as const satisfies YearTable<string>;

/**
 * Visitation groups of courses started in 2014 (Fig 3.1). The 73 is given in words; 9.0 and 0.5 are labels whose place is a
 * likely reading; the rest is what is left.
 */
export const VISITATION_GROUPS = [
  ['aktivitetsparat', 73.0],
  ['jobparat', 9.0],
  ['aabenlystUddannelsesparat', 0.5],
  ['ikkeKategoriseret', 17.5],
] as const;
