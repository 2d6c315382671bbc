/** A concurrent measure for each citizen: tied to the benefit where the benefit is the measure, by quota otherwise. */
import type { Benefit, Measure } from '../model/vocabulary.ts';
import { type Dice, quotas } from './dice.ts';
import { MEASURES } from './distributions/citizens.ts';
import { type Regime, sharesOf } from './distributions/table.ts';

const MEASURE_OF_BENEFIT: Partial<Record<Benefit, Measure>> = {
  selvforsoergelse: 'selvforsoergelse',
  beskaeftiget: 'selvforsoergelse',
  su: 'selvforsoergelse',
  fleksjob: 'fleksjob',
  ressourceforloeb: 'ressourceforloeb',
  foertidspension: 'skaanejob',
};

/** Before 2014 the recipients of other benefits had a mentor because they were in an offer. */
const MEASURE_BEFORE_2014: Partial<Record<Benefit, Measure>> = {
  ...MEASURE_OF_BENEFIT,
  andre: 'vejledningOpkvalificering',
};

export function measuresFor(
  dice: Dice,
  benefits: readonly Benefit[],
  ages: readonly number[],
  regime: Regime,
): Measure[] {
  const ofBenefit = regime < 2014 ? MEASURE_BEFORE_2014 : MEASURE_OF_BENEFIT;
  const tied = new Set<string>(Object.values(MEASURE_OF_BENEFIT));
  const free = benefits.filter((benefit) => ofBenefit[benefit] === undefined).length;
  const shares = sharesOf(MEASURES, regime).filter(([measure]) => !tied.has(measure));
  const drawn = quotas(dice, free, shares).map((draw) => draw.key);
  // Ordinary education is for the young: two draws are exchanged where it fell on somebody older.
  let at = 0;
  const measures = benefits.map((benefit) => ofBenefit[benefit] ?? drawn[at++]!);
  exchangeEducation(measures, benefits, ages);
  return measures;
}

function exchangeEducation(measures: Measure[], benefits: readonly Benefit[], ages: readonly number[]): void {
  const isFree = (at: number) => MEASURE_BEFORE_2014[benefits[at]!] === undefined;
  const young = ages
    .map((_, at) => at)
    .filter((at) => ages[at]! < 30 && isFree(at) && measures[at] !== 'ordinaerUddannelse');
  measures.forEach((measure, at) => {
    if (measure !== 'ordinaerUddannelse' || ages[at]! < 30) return;
    const other = young.pop();
    if (other === undefined) return;
    measures[at] = measures[other]!;
    measures[other] = measure;
  });
}
