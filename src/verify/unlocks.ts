/**
 * Whether an unlock could be carried out at all: what it names is in the case, and is something its kind can change. That it seats the
 * need, and is the cheapest that does, is not checked here.
 */
import type { CaseIndex } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { UnlockChange } from '../model/plan.ts';
import type { Report } from './codes.ts';
import type { Facts } from './facts.ts';

/** Kinds that say how much more is needed. */
const AMOUNTS: ReadonlySet<UnlockChange['kind']> = new Set([
  'hours',
  'caseload',
  'places',
  'groupSize',
  'budget',
  'availability',
  'newSeat',
]);

export function checkUnlocks({ plan, index }: Facts, report: Report): void {
  plan.waiting.forEach(({ needId, unlock }, at) => {
    const need = index.needById.get(needId);
    if (unlock === null || need === undefined) return;
    const path = `waiting[${at}].unlock`;
    [unlock, ...unlock.also].forEach((change, place) => {
      const makesSeat = place > 0 && (unlock.kind === 'newSeat' || unlock.kind === 'newGroup');
      if (isPossible(index, need, change, makesSeat)) return;
      const named = `${change.kind} on "${change.seatId}", subject "${change.subject}", amount ${change.amount}`;
      report('UNLOCK_WRONG', place === 0 ? path : `${path}.also[${place - 1}]`, `Not possible in this case: ${named}.`);
    });
  });
}

/** `makesSeat`: the change before it makes the seat this one names. */
function isPossible(index: CaseIndex, need: Need, change: UnlockChange, makesSeat: boolean): boolean {
  const { kind, seatId, amount, subject } = change;
  if (amount > 0 !== AMOUNTS.has(kind)) return false;
  const seat = index.seatById.get(seatId ?? '');
  const unit = index.unitById.get(subject);
  if (kind === 'newSeat' || kind === 'newGroup') return seatId === null && unit !== undefined;
  // A person who leads a group is changed as a person, and a unit as its unnamed seat or for all its mentors.
  const isKnown =
    seat !== undefined || makesSeat || index.mentorById.has(seatId ?? '') || index.unitById.has(seatId ?? '');
  if (seatId === null || !isKnown) return false;
  switch (kind) {
    case 'hours':
      return subject === '' ? seat?.kind === 'mentor' : unit?.contract.minutes !== undefined;
    case 'places':
      return unit?.contract.places !== undefined;
    case 'groupSize':
      return seat?.group !== undefined && amount < seat.group.citizensLeast;
    case 'competence':
      return index.competenceById.has(subject);
    case 'dropWish':
      return isOrdered(need, subject);
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(subject) && subject > need.start;
    case 'budget':
      return index.case.budgets.some(({ id, hardness }) => id === subject && hardness === 'hard');
    case 'policy':
      return subject === 'lendsOutsideScope=true' || Object.hasOwn(index.case.policy, subject.split('=')[0]!);
    case 'veto':
      return isRefused(index, need, seatId, subject);
    case 'availability':
    case 'citizenTime':
      return /^[1-7] \d\d:\d\d-\d\d:\d\d$/.test(subject);
    case 'caseload':
    case 'pin':
    case 'exception':
      return subject === '' && (seat !== undefined || makesSeat);
  }
}

function isOrdered({ wishes, handPickedMentorId, unitKinds }: Need, subject: string): boolean {
  const kind = subject.split(':')[0];
  if (kind === 'unitKinds') return unitKinds !== undefined;
  if (kind === 'handPicked') return handPickedMentorId !== undefined;
  return Array.isArray(wishes) && wishes.some((wish) => wish.required && wish.kind === kind);
}

function isRefused(index: CaseIndex, need: Need, seatId: string, subject: string): boolean {
  if (subject === 'declined') return index.mentorById.get(seatId)?.declines.includes(need.id) ?? false;
  return index.vetoesOfCitizen.get(need.citizenId)?.has(subject) ?? false;
}
