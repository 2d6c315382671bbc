/** Law as dated data. The engine never holds a legal constant: it asks the rule set in force on the case’s date. */
import type { Benefit } from '../model/vocabulary.ts';

/** One version of the law, in force from `from` until the next one begins. */
export interface RuleSet {
  readonly from: string;
  readonly name: string;
  /** Source of the version, as cited in docs/model.md. */
  readonly source: string;
}

export type { Benefit };
