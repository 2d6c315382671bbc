/** Pins, vetoes, failed relations, suppliers’ answers and moved meetings. */
import type { Case, Relation } from '../../model/case.ts';
import { indexCase } from '../../model/caseIndex.ts';
import type { Mentor } from '../../model/mentor.ts';
import { addDays } from '../../time/calendar.ts';
import { seatFits } from '../fits.ts';
import { personName, phoneNumber } from '../names.ts';
import { freeNeed, freeRelation, type Maker, needOf, pickOf, type Scene } from './maker.ts';

/** A pin confirms the seat the need is on, and takes at most part of it: one that could not be kept would stop the next plan. */
const pin: Maker = (scene) => {
  const relation = freeRelation(scene, ({ status }) => status === 'active');
  if (relation === undefined || !canBePinned(scene.current, relation)) return undefined;
  return { type: 'pinSet', needId: relation.needId, seatId: relation.seatId };
};

function canBePinned(current: Case, { needId, seatId }: Relation): boolean {
  const mentor = current.mentors.find(({ id }) => id === seatId);
  if (mentor === undefined || current.pins.some((other) => other.seatId === seatId)) return false;
  const need = needOf(current, needId);
  const citizen = current.citizens.find(({ id }) => id === need.citizenId)!;
  // One pin a mentor, of less than half his time, stays within it whatever a later event takes.
  if (need.grantedMinutes * 2 + 240 > mentor.capacityMinutes) return false;
  if (need.handPickedMentorId !== undefined && need.handPickedMentorId !== seatId) return false;
  const alone: Case = { ...current, mentors: [mentor], groups: [] };
  return seatFits(need, citizen, indexCase(alone).seatById.get(seatId)!, current.planDate);
}

const unpin: Maker = (scene) => {
  const set = pickOf(scene, scene.current.pins);
  return set && { type: 'pinRemoved', needId: set.needId };
};

/** After a first meeting, or before one: half the vetoes hit the mentor the citizen has. */
const veto: Maker = (scene) => {
  const { dice, current } = scene;
  const need = freeNeed(scene);
  if (need === undefined) return undefined;
  const relation = dice.chance(0.5) ? current.relations.find((entry) => entry.needId === need.id) : undefined;
  const seatId = relation?.seatId ?? pickOf(scene, current.mentors)?.id;
  if (seatId === undefined || current.vetoes.some((old) => old.citizenId === need.citizenId && old.seatId === seatId))
    return undefined;
  const own = new Set(current.needs.filter((other) => other.citizenId === need.citizenId).map((other) => other.id));
  if (current.pins.some((set) => own.has(set.needId) && set.seatId === seatId)) return undefined;
  return { type: 'vetoed', citizenId: need.citizenId, seatId, by: dice.pick(['citizen', 'citizen', 'caseworker']) };
};

const fail: Maker = (scene) => {
  const relation = freeRelation(scene);
  return relation && { type: 'relationFailed', needId: relation.needId, by: scene.dice.pick(['citizen', 'mentor']) };
};

function pendingRelation(scene: Scene): Relation | undefined {
  return pickOf(
    scene,
    scene.current.relations.filter(({ status }) => status === 'pendingSupplier'),
  );
}

const confirm: Maker = (scene) => {
  const relation = pendingRelation(scene);
  if (relation === undefined) return undefined;
  const supplierMentor = {
    displayName: personName(scene.dice, scene.dice.pick(['woman', 'man'])),
    phone: phoneNumber(scene.dice),
  };
  return { type: 'supplierConfirmed', needId: relation.needId, supplierMentor };
};

const decline: Maker = (scene) => {
  const relation = pendingRelation(scene);
  if (relation === undefined || scene.current.pins.some(({ needId }) => needId === relation.needId)) return undefined;
  return { type: 'supplierDeclined', needId: relation.needId };
};

/** Later the same day or the day after, inside office hours. */
const moveMeeting: Maker = (scene) => {
  const relation = freeRelation(scene, ({ slots }) => slots.length === 1);
  if (relation === undefined) return undefined;
  const { weekday } = relation.slots[0]!;
  const slot = { weekday: (weekday % 5) + 1, start: scene.dice.pick(['09:00', '10:30', '13:00', '14:30']) };
  return { type: 'meetingMoved', needId: relation.needId, slots: [slot] };
};

const cancelMeeting: Maker = (scene) => {
  const { dice, current } = scene;
  const relation = freeRelation(scene, ({ slots, seatId }) => slots.length > 0 && isMentor(current.mentors, seatId));
  if (relation === undefined) return undefined;
  const { weekday, start } = dice.pick(relation.slots);
  const end = `${String(Math.min(23, Number(start.slice(0, 2)) + 2)).padStart(2, '0')}:00`;
  const date = addDays(current.planDate, 7 * dice.whole(0, current.planWeeks - 1) + weekday - 1);
  const by = dice.pick(['citizen', 'citizen', 'mentor'] as const);
  return { type: 'meetingCancelled', needId: relation.needId, by, appointment: { date, start, end } };
};

function isMentor(mentors: readonly Mentor[], seatId: string): boolean {
  return mentors.some(({ id }) => id === seatId);
}

export const MATCH_MAKERS: readonly (readonly [Maker, number])[] = [
  [pin, 3],
  [unpin, 2],
  [veto, 3],
  [fail, 3],
  [confirm, 3],
  [decline, 1.5],
  [moveMeeting, 4],
  [cancelMeeting, 4],
];
