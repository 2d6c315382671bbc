/** The shape of a hard rule, and the one way to write its reason. */
import type { Reason } from '../model/plan.ts';
import type { PairContext } from './context.ts';

/**
 * One hard rule. `about` says what the rule looks at, so that a whole unit, or a whole need, can be dismissed in one question:
 * `need` never looks at the seat, `unit` looks no further than the seat’s unit. `waivedFor`: a pin overrides what the municipality
 * itself arranged (never law, persons’ refusals or requirements); a running relation is not broken by what only concerns a start.
 */
export interface Rule {
  readonly number: `H${number}`;
  readonly code: string;
  readonly name: string;
  readonly about: 'need' | 'unit' | 'seat';
  readonly waivedFor?: readonly ('pin' | 'running')[];
  readonly blocks: (context: PairContext) => Reason | undefined;
}

/** What a rule’s test returns when the pair is blocked: whom it is about, and the first date it no longer holds. */
export interface Block {
  readonly subjects: string[];
  readonly from?: string | undefined;
}

/** A rule from its facts and a test that returns a block, or undefined where nothing is wrong. */
export function rule(facts: Omit<Rule, 'blocks'>, test: (context: PairContext) => Block | undefined): Rule {
  const { code } = facts;
  return {
    ...facts,
    blocks: (context) => {
      const block = test(context);
      if (block === undefined) return undefined;
      const { subjects, from } = block;
      return from === undefined ? { code, subjects } : { code, subjects, from };
    },
  };
}
