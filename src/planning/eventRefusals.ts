/**
 * What law and rules say against an event, for whoever takes events in to ask. Applying refuses none of it: a log holds what happened, lawful or
 * not, and must always lead to the case it describes.
 */
import type { Case } from '../model/case.ts';
import { indexCase } from '../model/caseIndex.ts';
import type { TownEvent } from '../model/event.ts';
import type { Grant } from '../model/need.ts';
import type { Reason } from '../model/plan.ts';
import {
  activationFaults,
  chainFaults,
  closingRefusal,
  contextOf,
  ruleSetOf,
  supplierAnswerFaults,
} from '../rules/index.ts';
import { entryOf } from './events/lists.ts';

/** Empty when nothing speaks against the event. @throws MakkerError UNKNOWN_REFERENCE as applyEvent does. */
export function eventRefusals(input: Case, event: TownEvent): Reason[] {
  switch (event.type) {
    // A citizen who has moved is another municipality’s duty.
    case 'needClosed':
      return event.reason === 'moved' ? [] : closing(input, event.needId, input.planDate);
    case 'grantStopped':
      return closing(input, event.needId, event.end);
    case 'grantExtended':
      return extension(input, event.needId, event.grant);
    case 'supplierConfirmed':
      return supplierAnswerFaults(event.supplierMentor);
    case 'relationStarted':
      return event.relation.status === 'active' ? activation(input, event.relation) : [];
    default:
      return [];
  }
}

function closing(input: Case, needId: string, on: string): Reason[] {
  const need = entryOf(input, 'needs', needId);
  const refusal = closingRefusal(need, entryOf(input, 'citizens', need.citizenId), ruleSetOf(input), on);
  return refusal === undefined ? [] : [refusal];
}

function extension(input: Case, needId: string, grant: Grant): Reason[] {
  const before = entryOf(input, 'needs', needId).grant;
  return chainFaults(before === undefined ? [grant] : [before, grant], ruleSetOf(input)).filter(({ subjects }) =>
    subjects.includes(grant.id),
  );
}

function activation(input: Case, relation: Case['relations'][number]): Reason[] {
  return activationFaults(contextOf(indexCase({ ...input, relations: [relation] }), ruleSetOf(input), relation));
}
