/** What every rule and every part of the points looks at: one need on one seat, under one law. */
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Citizen } from '../model/citizen.ts';
import type { Need } from '../model/need.ts';
import type { RuleSet } from './law.ts';

export interface PairContext {
  readonly index: CaseIndex;
  readonly ruleSet: RuleSet;
  readonly need: Need;
  readonly citizen: Citizen;
  readonly seat: Seat;
}
