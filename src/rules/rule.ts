/** The shape of a hard rule, and the one way to write its reason. */
import type { Seat } from '../model/caseIndex.ts';
import type { Citizen } from '../model/citizen.ts';
import type { Need } from '../model/need.ts';
import type { Reason } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';
import type { PairContext } from './context.ts';
import type { RuleSet } from './law.ts';
import type { Field } from './reads.ts';

/** A need by itself, before any seat is thought of. */
export interface NeedAlone {
  readonly need: Need;
  readonly citizen: Citizen;
  readonly policy: Policy;
  readonly ruleSet: RuleSet;
}

/** A seat by itself, before anybody is put on it. */
export interface SeatAlone {
  readonly seat: Seat;
  readonly policy: Policy;
  readonly ruleSet: RuleSet;
}

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
  /** Every field the answer depends on, waivers included. */
  readonly reads: readonly Field[];
  /** Can it block this need on any seat at all? No means that it blocks on none; most rules concern few needs. */
  readonly mayBlockNeed?: (context: NeedAlone) => boolean;
  /** Can it block anybody on this seat? It looks no further than the rule itself does (`about`). */
  readonly mayBlockSeat?: (context: SeatAlone) => boolean;
  /** The bare test, before any waiver. */
  readonly test: (context: PairContext) => Block | undefined;
  /** The same as a reason. */
  readonly blocks: (context: PairContext) => Reason | undefined;
}

/** What a rule’s test returns when the pair is blocked: whom it is about, and the first date it no longer holds. */
export interface Block {
  readonly subjects: string[];
  readonly from?: string | undefined;
}

const WAIVER_READS = { pin: 'pin.seatId', running: 'relation.seatId' } as const;

/** A rule from its facts and a test that returns a block, or undefined where nothing is wrong. */
export function rule(facts: Omit<Rule, 'blocks' | 'test'>, test: Rule['test']): Rule {
  const { code, waivedFor = [] } = facts;
  return {
    ...facts,
    reads: [...new Set([...facts.reads, ...waivedFor.map((waiver) => WAIVER_READS[waiver])])],
    test,
    blocks: (context) => {
      const block = test(context);
      if (block === undefined) return undefined;
      const { subjects, from } = block;
      return from === undefined ? { code, subjects } : { code, subjects, from };
    },
  };
}
