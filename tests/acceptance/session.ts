/** A small case with an open session: planned to the end as a cold solve would, and judged after every event. */
import { expect } from 'vitest';
import type { Case } from '../../src/model/case.ts';
import type { TownEvent } from '../../src/model/event.ts';
import type { Plan } from '../../src/model/plan.ts';
import { type Difference, Session } from '../../src/planning/session/index.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { solved } from '../helpers/solved.ts';

export interface Office {
  readonly session: Session;
  /** The plan after the events so far. */
  readonly plan: Plan;
}

/** `plan`: where another than the case’s best is to be opened. */
export function openOffice(town: Case, plan: Plan = solved(town)): Office {
  const session = new Session(town, plan);
  return { session, plan: judged(session) };
}

export function judged(session: Session): Plan {
  const plan = session.plan('test');
  expect(verifyPlan(session.case, plan).violations).toEqual([]);
  return plan;
}

/** Takes an event in, and has the plan judged. */
export function take({ session }: Office, event: TownEvent): { readonly plan: Plan; readonly difference: Difference } {
  const difference = session.apply(event);
  return { plan: judged(session), difference };
}

/** Needs that sit elsewhere after an event, in the order of the plan. */
export function movedBy({ seats }: Difference): string[] {
  return seats.map(({ needId }) => needId);
}
