/**
 * Whether an unlock could be carried out at all: what it names is in the case, and is something its kind can change. One that only makes
 * room has to make enough of it on an allowed seat, at the points of that match. That no others take the room, and that nothing cheaper
 * would do, is not checked here.
 */
import { pairPoints } from '../fit/index.ts';
import type { CaseIndex } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { Unlock, UnlockChange } from '../model/plan.ts';
import type { Report } from './codes.ts';
import type { Facts } from './facts.ts';
import type { Room, Shortfall } from './room.ts';

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

/** Kinds that leave rules and points as they are. */
const MAKES_ROOM: ReadonlySet<UnlockChange['kind']> = new Set([
  'hours',
  'caseload',
  'places',
  'groupSize',
  'budget',
  'pin',
]);

export function checkUnlocks(facts: Facts, room: Room, report: Report): void {
  const { plan, index, staffedByNeed } = facts;
  plan.waiting.forEach(({ needId, unlock }, at) => {
    const need = index.needById.get(needId);
    if (unlock === null || need === undefined || staffedByNeed.has(needId)) return;
    const path = `waiting[${at}].unlock`;
    checkRoomMade(facts, room, need, unlock, path, report);
    [unlock, ...unlock.also].forEach((change, place) => {
      const makesSeat = place > 0 && (unlock.kind === 'newSeat' || unlock.kind === 'newGroup');
      if (isPossible(index, need, change, makesSeat)) return;
      const named = `${change.kind} on "${change.seatId}", subject "${change.subject}", amount ${change.amount}`;
      report('UNLOCK_WRONG', place === 0 ? path : `${path}.also[${place - 1}]`, `Not possible in this case: ${named}.`);
    });
  });
}

function checkRoomMade(facts: Facts, room: Room, need: Need, unlock: Unlock, path: string, report: Report): void {
  const changes: readonly UnlockChange[] = [unlock, ...unlock.also];
  const seat = facts.index.seatById.get(unlock.seatId ?? '');
  if (seat === undefined || !changes.every(({ kind }) => MAKES_ROOM.has(kind))) return;
  if (!facts.seatsFor(need).includes(seat)) {
    report('UNLOCK_WRONG', path, `Room on "${seat.id}" is no use: need "${need.id}" may not have that seat.`);
    return;
  }
  const context = facts.pair(need, seat);
  for (const shortfall of room.shortfalls(context)) {
    if (changes.some((change) => lifts(change, shortfall))) continue;
    const { code, subject, short } = shortfall;
    report('UNLOCK_WRONG', path, `Leaves "${seat.id}" short: ${code} of "${subject}" by ${short}.`);
  }
  const points = pairPoints(context);
  if (unlock.points !== points) {
    report('UNLOCK_WRONG', `${path}.points`, `${unlock.points} points; the match costs ${points}.`);
  }
}

const LIFTED_BY: Readonly<Record<Shortfall['code'], UnlockChange['kind']>> = {
  capacity: 'hours',
  contractHours: 'hours',
  caseload: 'caseload',
  groupTooSmall: 'groupSize',
  places: 'places',
  budget: 'budget',
};

function lifts({ kind, subject, amount }: UnlockChange, { code, short, subject: whose }: Shortfall): boolean {
  if (kind !== LIFTED_BY[code] || amount < short) return false;
  // What isPossible has seen to: a caseload is that of the seat or of its shared function.
  if (code === 'caseload') return true;
  const isOfSeat = code === 'capacity' || code === 'groupTooSmall';
  return subject === (isOfSeat ? '' : whose);
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
      return makesSeat || subject === (seat?.mentor?.sharedFunction === undefined ? '' : 'sharedFunction');
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
