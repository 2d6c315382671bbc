/**
 * What has to be asked again after a change of some fields: the rules, considerations and figures that read them. The reads name these fields
 * (src/rules/reads.ts); what a pair takes of rows, and waiting, follow from a few more.
 */
import { type Consideration, considerationsReading, type Figure, figuresReading } from '../../fit/index.ts';
import { type Field, rulesReading } from '../../rules/index.ts';

export interface Questions {
  /** Numbers of the rules that may block other pairs than before. */
  readonly rules: readonly number[];
  /** The same by number: 1 for those among them. */
  readonly isRule: Uint8Array;
  /** Parts of the points that may be others. */
  readonly considerations: readonly Consideration[];
  /** A pair’s own time may be another, and what it takes of rows. */
  readonly isLoadAsked: boolean;
  readonly areUsesAsked: boolean;
  /** Who is pinned where may be another. */
  readonly isPinAsked: boolean;
  /** Waiting may cost something else, or be forbidden. */
  readonly isWaitingAsked: boolean;
}

export function questionsOf(changed: ReadonlySet<Field>): Questions {
  const figures = figuresReading(changed);
  const isPinAsked = someField(changed, 'pin.');
  const rules = rulesReading(changed);
  const isRule = new Uint8Array(1 + Math.max(-1, ...rules));
  for (const rule of rules) isRule[rule] = 1;
  return {
    ...{ rules, isRule },
    considerations: considerationsReading(changed),
    isLoadAsked: figures.includes('mentorMinutes'),
    areUsesAsked: someField(changed, 'budget.') || figures.some((figure) => OF_USES.has(figure)),
    isPinAsked,
    isWaitingAsked: isPinAsked || figures.some((figure) => OF_WAITING.has(figure)),
  };
}

const OF_USES: ReadonlySet<Figure> = new Set<Figure>(['contractMinutes', 'grossOere', 'frameOf', 'isMustServe']);
const OF_WAITING: ReadonlySet<Figure> = new Set<Figure>(['waitingPoints', 'isMustServe']);

function someField(changed: ReadonlySet<Field>, start: string): boolean {
  for (const field of changed) if (field.startsWith(start)) return true;
  return false;
}

/** May anything be different about any pair? */
export function concernsPairs(questions: Questions): boolean {
  const { rules, considerations, isLoadAsked, areUsesAsked, isPinAsked } = questions;
  return rules.length + considerations.length > 0 || isLoadAsked || areUsesAsked || isPinAsked;
}
