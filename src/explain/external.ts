/** Why a seat at an external supplier: ordered, a competence only it has, no internal mentor allowed, or overflow. */

import type { Seat } from '../model/caseIndex.ts';
import type { Reason } from '../model/plan.ts';
import type { PairContext } from '../rules/context.ts';
import { blockers, isEligible } from '../rules/index.ts';
import { competenceLevel } from '../rules/seatFacts.ts';
import { requiredOf } from './newMentor.ts';

export interface WhyExternal {
  readonly why: 'ordered' | 'specialCompetence' | 'noInternalFits' | 'overflow';
  /** Competences, or the rules that block internal mentors. */
  readonly subjects: readonly string[];
  readonly reasons: readonly Reason[];
}

/** Undefined for a seat that is not at an external supplier. */
export function whyExternal(context: PairContext): WhyExternal | undefined {
  const { index, need, seat } = context;
  if (seat.unit.kind !== 'externalProvider') return undefined;
  if (isOrdered(context)) return { why: 'ordered', subjects: [], reasons: [] };
  const internal = index.seats.filter((other) => other.unit.kind === 'internalCorps' && other.kind !== 'group');
  const fitting = internal.filter((other) => isEligible({ ...context, seat: other }));
  const held = [...new Set([...requiredOf(need, 'competence'), ...need.competences])].filter((id) =>
    has(context, seat, id),
  );
  const special = held.filter((id) => !fitting.some((other) => has(context, other, id)));
  if (special.length > 0) return { why: 'specialCompetence', subjects: special, reasons: [] };
  if (fitting.length > 0) return { why: 'overflow', subjects: [], reasons: [] };
  const reasons = commonest(internal.map((other) => blockers({ ...context, seat: other })));
  return { why: 'noInternalFits', subjects: reasons.map(({ code }) => code), reasons };
}

/** The caseworker asked for the unit, for one of its people, or for suppliers only. */
function isOrdered({ index, need, seat }: PairContext): boolean {
  const picked = need.handPickedMentorId ?? need.recommendedMentorId;
  if (picked !== undefined && index.mentorById.get(picked)?.unitId === seat.unit.id) return true;
  if (requiredOf(need, 'unit').includes(seat.unit.id)) return true;
  return need.unitKinds?.every((kind) => kind === 'externalProvider') === true;
}

function has({ index }: PairContext, seat: Seat, competenceId: string): boolean {
  return competenceLevel(seat, competenceId, index.case.planDate) === 'has';
}

/** The reason met on most of the seats; one is enough for a sentence. */
function commonest(blocks: readonly (readonly Reason[])[]): Reason[] {
  const counts = new Map<string, { reason: Reason; count: number }>();
  for (const reason of blocks.flat()) {
    const known = counts.get(reason.code);
    if (known === undefined) counts.set(reason.code, { reason, count: 1 });
    else known.count++;
  }
  const most = [...counts.values()].sort((a, b) => b.count - a.count)[0];
  return most === undefined ? [] : [most.reason];
}
