/** Orders, changes to orders, and closings. A newcomer is drawn in the likeness of somebody already there, so that shares stay. */
import type { Citizen } from '../../model/citizen.ts';
import type { Need } from '../../model/need.ts';
import { addDays } from '../../time/calendar.ts';
import { firstBlock } from '../grants.ts';
import { freeNeed, type Maker, pickOf, type Scene } from './maker.ts';

const HOURS_STEP_MINUTES = 60;

const order: Maker = (scene) => {
  const model = pickOf(scene, scene.current.needs);
  if (model === undefined) return undefined;
  const likeness = scene.current.citizens.find((citizen) => citizen.id === model.citizenId)!;
  const citizen = newCitizen(scene, likeness);
  return { type: 'needOrdered', need: newNeed(scene, model, citizen.id), citizen };
};

function newCitizen({ number }: Scene, likeness: Citizen): Citizen {
  const { psychiatricDischarge: _, ...rest } = likeness;
  return { ...rest, id: `c-ny-${number}`, supportPersons: [], priorMentors: [], appointments: [], absences: [] };
}

function newNeed({ dice, current, number }: Scene, model: Need, citizenId: string): Need {
  const { handPickedMentorId: _, recommendedMentorId: __, ...rest } = model;
  const start = addDays(current.planDate, dice.whole(0, 14));
  const days = model.courseDays ?? model.courseWeeks * 7;
  return {
    ...rest,
    id: `n-ny-${number}`,
    citizenId,
    orderedOn: current.planDate,
    start,
    weeksInCourse: 0,
    mentorDoesTheTask: false,
    ...(model.grant === undefined ? {} : { grant: firstBlock(`b-ny-${number}`, model.grant.law, start, days) }),
  };
}

/** As often up as down: the register shows no tapering. */
const changeHours: Maker = (scene) => {
  const need = freeNeed(scene, ({ role }) => role === 'professional');
  if (need === undefined) return undefined;
  const step = scene.dice.chance(0.5) ? HOURS_STEP_MINUTES : -HOURS_STEP_MINUTES;
  const grantedMinutes = Math.min(2400, Math.max(HOURS_STEP_MINUTES, need.grantedMinutes + step));
  return { type: 'needHoursChanged', needId: need.id, grantedMinutes };
};

/** A must-serve citizen keeps his weekly meeting, so only the length is touched there. */
const changeCadence: Maker = (scene) => {
  const need = freeNeed(scene, ({ role }) => role === 'professional');
  if (need === undefined) return undefined;
  const { cadence } = need;
  const isDuty = need.grant?.law === 'retOgPligt';
  const everyWeeks = isDuty ? cadence.everyWeeks : scene.dice.pick([1, 1, 2] as const);
  const count = everyWeeks === 1 ? cadence.count : 1;
  const minutes = scene.dice.pick([45, 60, 75, 90]);
  return { type: 'needCadenceChanged', needId: need.id, cadence: { ...cadence, count, everyWeeks, minutes } };
};

/** A wish is voiced, or taken back. */
const changeWishes: Maker = (scene) => {
  const need = freeNeed(scene, ({ role }) => role === 'professional');
  if (need === undefined) return undefined;
  const { dice } = scene;
  const value = dice.pick(['haandvaerk', 'oekonomi', 'motiverendeSamtale', 'helbred']);
  const isListed = scene.current.competences.some((competence) => competence.id === value);
  const wishes: Need['wishes'] =
    dice.chance(0.3) || !isListed
      ? 'none'
      : [
          dice.chance(0.5)
            ? { kind: 'sex', value: dice.pick(['woman', 'man']), required: dice.chance(0.2), from: 'citizen' }
            : { kind: 'competence', value, required: false, from: 'citizen' },
        ];
  return { type: 'needWishesChanged', needId: need.id, wishes };
};

const changeUrgency: Maker = (scene) => {
  const need = freeNeed(scene);
  return need && { type: 'needChanged', need: { ...need, urgency: scene.dice.whole(0, 3) } };
};

const close: Maker = (scene) => {
  // Right and duty ends only in an active offer.
  const need = freeNeed(scene, ({ grant }) => grant?.law !== 'retOgPligt');
  return (
    need && {
      type: 'needClosed',
      needId: need.id,
      reason: scene.dice.pick(['goalReached', 'activeOffer', 'moved', 'other']),
    }
  );
};

export const NEED_MAKERS: readonly (readonly [Maker, number])[] = [
  [order, 18],
  [changeHours, 9],
  [changeCadence, 3],
  [changeWishes, 4],
  [changeUrgency, 2],
  [close, 11],
];
