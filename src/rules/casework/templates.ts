/** Course templates from other countries’ schemes: phases with their own cadence, and prices that hang on results. */
import type { Cadence } from '../../model/need.ts';
import { addMonths } from '../../time/calendar.ts';

export interface Phase {
  readonly months: number;
  readonly cadence: Pick<Cadence, 'count' | 'everyWeeks'>;
}

/** Amounts in the currency’s hundredths. A milestone is paid when the result still holds after so many months. */
export interface ResultPrice {
  readonly currency: 'EUR' | 'DKK';
  readonly base: number;
  readonly milestones: readonly { readonly afterMonths: number; readonly amount: number }[];
}

export interface CourseTemplate {
  readonly id: string;
  readonly labelDa: string;
  readonly labelEn: string;
  readonly phases: readonly Phase[];
  readonly price: ResultPrice | undefined;
}

const WEEKLY = { count: 1, everyWeeks: 1 } as const;
const MONTHLY = { count: 1, everyWeeks: 4 } as const;

/** Lengths and prices as chapter 6 of the evaluation gives them (docs/model.md); where it gives a range, the longer end. */
export const COURSE_TEMPLATES: readonly CourseTemplate[] = [
  {
    id: 'supportedEmployment',
    labelDa: 'Støttet beskæftigelse (USA)',
    labelEn: 'Supported employment (USA)',
    phases: [
      { months: 6, cadence: WEEKLY },
      { months: 6, cadence: MONTHLY },
    ],
    price: undefined,
  },
  {
    id: 'postEmployment',
    labelDa: 'Rådgiver efter jobstart (UK, ERA)',
    labelEn: 'Adviser after the job start (UK, ERA)',
    phases: [{ months: 24, cadence: MONTHLY }],
    price: undefined,
  },
  {
    id: 'youthCoaching',
    labelDa: 'Ungecoaching (Tyskland)',
    labelEn: 'Youth coaching (Germany)',
    phases: [{ months: 12, cadence: WEEKLY }],
    price: undefined,
  },
  {
    id: 'resultPaid',
    labelDa: 'Fast rådgiver, resultatbetalt (Frankrig)',
    labelEn: 'One adviser, paid by result (France)',
    phases: [{ months: 6, cadence: WEEKLY }],
    price: {
      currency: 'EUR',
      base: 220_000,
      milestones: [
        { afterMonths: 3, amount: 160_000 },
        { afterMonths: 6, amount: 50_000 },
        { afterMonths: 9, amount: 50_000 },
      ],
    },
  },
];

/** The phase a course is in on a date; undefined before its start and after its last phase. */
export function phaseOn(template: CourseTemplate, start: string, date: string): Phase | undefined {
  if (date < start) return undefined;
  let months = 0;
  for (const phase of template.phases) {
    months += phase.months;
    if (date < addMonths(start, months)) return phase;
  }
  return undefined;
}

/** What is paid when the result holds for so many months: the base and the milestones reached. */
export function resultPrice(price: ResultPrice, resultMonths: number): number {
  return price.milestones
    .filter((milestone) => milestone.afterMonths <= resultMonths)
    .reduce((sum, milestone) => sum + milestone.amount, price.base);
}
