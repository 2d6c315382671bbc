/**
 * Which choice splits a leaf best. Where the seats took a need in some of the last steps and not in others, deciding it raises the bound on
 * both sides; the more, the dearer the need. The most promising are tried out with a few climbing steps (strong branching, Applegate and
 * others 1995), and what came of that is remembered, for it hardly differs from leaf to leaf.
 */

import { climb, rebase } from '../dual.ts';
import { type Choice, NONE } from '../problem.ts';
import { enter, type Leaf, pricesAfter, type Question, type View } from './leaf.ts';

/** Questions kept of a leaf, and how many of them are tried out for it. */
const KEPT = 12;
const TRIED = 4;
/** Of one need, so that not all of them are about the same one. */
const KEPT_OF_NEED = 2;
const TRIAL_STEPS = 8;
const TRIALS = 2;
/** Distance of a trial's target, as a share of the bound. */
const TRIAL_REACH = 5e-5;
/** Shares beyond which the seats agree. */
const UNDECIDED = 0.05;
/** Points a side gains at least, so that a side without any gain does not make all questions alike. */
const LEAST_GAIN = 0.1;

/** What answering a question has raised the bound by in the trials so far: points on either side. */
export interface Gain {
  trials: number;
  taken: number;
  left: number;
}

/** Gains by `need:seat`. */
export type Gains = Map<string, Gain>;

/** The questions that the climb of the leaf in the view leaves open, the most promising first; empty when every need has one option. */
export function questionsOf(view: View): Question[] {
  const { bestPrices, stepsCounted } = view.ascent;
  const worth = ({ need, share }: Question) => Math.min(share, 1 - share) * Math.abs(bestPrices[need]);
  const open = openQuestions(view);
  const isUndecided = ({ share }: Question) => stepsCounted > 0 && share >= UNDECIDED && share <= 1 - UNDECIDED;
  const undecided = open.filter(isUndecided);
  if (undecided.length > 0) return mostWorth(undecided, worth);
  return mostWorth(open, ({ need }) => Math.abs(bestPrices[need]));
}

/** Every question with two answers: of needs that have more than one option. */
function openQuestions({ problem, ascent, itemOfPair }: View): Question[] {
  const { relaxation, timesTaken, stepsCounted } = ascent;
  const { itemCost, waitCost } = relaxation;
  const questions: Question[] = [];
  for (let need = 0; need < problem.needCount; need++) {
    const own: Question[] = [];
    let taken = 0;
    for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
      const item = itemOfPair[pair];
      if (item === NONE || itemCost[item] === Infinity) continue;
      taken += timesTaken[item];
      own.push({ need, seat: problem.pairSeat[pair], share: timesTaken[item] / Math.max(1, stepsCounted) });
    }
    if (waitCost[need] < Infinity) own.push({ need, seat: NONE, share: 1 - taken / Math.max(1, stepsCounted) });
    if (own.length > 1) questions.push(...own);
  }
  return questions;
}

function mostWorth(questions: Question[], worth: (question: Question) => number): Question[] {
  const sorted = questions.map((question) => ({ question, worth: worth(question) }));
  sorted.sort((first, second) => second.worth - first.worth);
  const timesKept = new Map<number, number>();
  const kept: Question[] = [];
  for (const { question } of sorted) {
    const times = timesKept.get(question.need) ?? 0;
    if (times === KEPT_OF_NEED) continue;
    timesKept.set(question.need, times + 1);
    kept.push(question);
    if (kept.length === KEPT) break;
  }
  return kept;
}

/** The question whose answers raise the bound most, the one side times the other; undefined when there is none. */
export function chooseQuestion(view: View, leaf: Leaf, goal: number, gains: Gains): Question | undefined {
  let best: Question | undefined;
  let bestScore = -Infinity;
  let tried = 0;
  for (const question of leaf.questions ?? []) {
    const key = `${question.need}:${question.seat}`;
    const gain = gains.get(key) ?? { trials: 0, taken: 0, left: 0 };
    if (gain.trials < TRIALS) {
      if (tried++ === TRIED) break;
      const mean = (before: number, now: number) => (before * gain.trials + now) / (gain.trials + 1);
      gain.taken = mean(gain.taken, gainOf(view, leaf, { ...question, isTaken: true }, goal));
      gain.left = mean(gain.left, gainOf(view, leaf, { ...question, isTaken: false }, goal));
      gain.trials++;
      gains.set(key, gain);
    }
    const score = Math.max(gain.taken, LEAST_GAIN) * Math.max(gain.left, LEAST_GAIN);
    if (score <= bestScore) continue;
    bestScore = score;
    best = question;
  }
  return best;
}

function gainOf(view: View, leaf: Leaf, choice: Choice, goal: number): number {
  const { ascent } = view;
  if (!enter(view, [...leaf.choices, choice])) return goal - leaf.bound;
  rebase(ascent, pricesAfter(view, leaf.prices, choice), TRIAL_REACH * Math.abs(goal));
  climb(ascent, goal + 1, TRIAL_STEPS, () => false);
  return Math.max(0, Math.min(goal, ascent.bestValue) - leaf.bound);
}
