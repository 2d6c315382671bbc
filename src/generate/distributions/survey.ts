/** What citizens and mentors answered in 2014: survey tables of SFI 15:10, chapter 4. */

/** Columns of the citizens’ survey. `other` is everyone on neither kontanthjælp nor sygedagpenge; mostly young. */
export type SurveyGroup = 'kontanthjaelp' | 'other' | 'sygedagpenge';
type GroupShares = Readonly<Record<SurveyGroup, number>>;

const row = (kontanthjaelp: number, other: number, sygedagpenge: number): GroupShares => ({
  kontanthjaelp,
  other,
  sygedagpenge,
});

/** Citizens asked in each group about contact (N of T4.6). */
export const SURVEY_PERSONS: GroupShares = row(97, 72, 44);

/** T4.6: how often mentor and citizen are in contact, percent. */
export const CONTACT_FREQUENCY = {
  sevenOrMoreAWeek: row(2, 4, 5),
  fourToSixAWeek: row(4, 2, 2),
  twoOrThreeAWeek: row(16, 14, 16),
  weekly: row(43, 57, 34),
  twoOrThreeAMonth: row(21, 10, 14),
  monthly: row(5, 10, 23),
  everySecondMonth: row(4, 4, 2),
  noneYet: row(4, 0, 5),
} as const;
export type ContactFrequency = keyof typeof CONTACT_FREQUENCY;

/** T4.6: when contact takes place against normal working hours, percent. The 77 is a repaired cell (section 2.3). */
export const TIME_OF_DAY = {
  only: row(80, 89, 77),
  mostly: row(14, 4, 5),
  mostlyOutside: row(2, 6, 9),
  onlyOutside: row(1, 0, 5),
  unknown: row(3, 1, 5),
} as const;

/** T4.11: asked about the choice of mentor, percent. */
export const CONSULTED = { yes: row(18, 25, 16), no: row(80, 74, 84), unknown: row(2, 1, 0) } as const;

/** T4.11: own view of needing a mentor, percent. */
export const PERCEIVED_NEED = { yes: row(52, 53, 50), maybe: row(4, 14, 0), no: row(44, 33, 50) } as const;

/** Face-to-face time the citizen meets against granted time: 1.6 of 2.4 hours (section 2.5). */
export const FACE_TO_FACE_SHARE = 1.6 / 2.4;

/** T4.1 and T4.5, mentors employed by private firms and by municipalities or other public bodies. */
export const MENTORS = {
  private: {
    menPercent: 58,
    mainOccupationPercent: 19,
    tookCoursePercent: 30,
    contactHours: 14.0,
    hoursPerCitizen: 4.5,
  },
  municipal: {
    menPercent: 33,
    mainOccupationPercent: 44,
    tookCoursePercent: 40,
    contactHours: 18.2,
    hoursPerCitizen: 2.4,
  },
} as const;
export type Employer = keyof typeof MENTORS;

/** T4.1: education of mentors, percent. */
export const MENTOR_EDUCATION = {
  none: { private: 10, municipal: 4 },
  apprentice: { private: 35, municipal: 16 },
  otherVocational: { private: 10, municipal: 10 },
  kvu: { private: 11, municipal: 8 },
  mvu: { private: 25, municipal: 50 },
  lvu: { private: 10, municipal: 12 },
} as const;

/** T4.1: citizens served in 2012–2014, mean and median: the tail is heavy. */
export const CITIZENS_SERVED = { private: { mean: 24, median: 5 }, municipal: { mean: 38, median: 25 } } as const;

/** T4.8: mentors without anybody to ask for advice, percent. */
export const NO_ADVICE_PERCENT = { private: 18, municipal: 9 } as const;
