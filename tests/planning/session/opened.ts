/** Sessions on plans of few steps: what follows from events must not depend on how good the first plan is. */
import type { Case } from '../../../src/model/case.ts';
import type { TownEvent } from '../../../src/model/event.ts';
import { planCase } from '../../../src/planning/planCase.ts';
import { type Difference, Session } from '../../../src/planning/session/index.ts';
import { verifyPlan } from '../../../src/verify/index.ts';

const FEW_STEPS = 300;

/** A way to open the same session again and again. */
export function opener(town: Case): () => Session {
  const plan = planCase(town, { seed: 1, effort: FEW_STEPS, caseHash: 'test' });
  return () => new Session(town, plan);
}

/** Undefined where the session refuses the event: a pin that could no longer be kept. */
export function tryEvent(session: Session, event: TownEvent): Difference | undefined {
  try {
    return session.apply(event);
  } catch (error) {
    if ((error as { readonly code?: string }).code !== 'INVALID_CASE') throw error;
    return undefined;
  }
}

export function planText(session: Session): string {
  return JSON.stringify(session.plan('test'));
}

export function violationsOf(session: Session) {
  return verifyPlan(session.case, session.plan('test')).violations;
}
