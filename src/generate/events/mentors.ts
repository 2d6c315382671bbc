/** Mentors come, go, fall ill, get more or less time, and learn. */
import { addDays } from '../../time/calendar.ts';
import { heldCompetences } from '../competences.ts';
import { personName } from '../names.ts';
import { freeMentor, type Maker, pickOf } from './maker.ts';

const CAPACITY_STEP_MINUTES = 120;

const join: Maker = (scene) => {
  const { dice, current, number } = scene;
  const model = pickOf(scene, current.mentors);
  if (model === undefined || model.capacityMinutes === 0 || model.kind === 'digital') return undefined;
  const { sharedFunction: _, ...rest } = model;
  return {
    type: 'mentorJoined',
    mentor: {
      ...rest,
      id: `m-ny-${number}`,
      displayName: personName(dice, model.sex ?? 'woman'),
      competences: heldCompetences(dice, model.kind).filter(({ competenceId }) =>
        current.competences.some((competence) => competence.id === competenceId),
      ),
      declines: [],
      absences: [],
      appointments: [],
    },
  };
};

const leave: Maker = (scene) => {
  const mentor = freeMentor(scene);
  return mentor && { type: 'mentorLeft', mentorId: mentor.id };
};

/** Mostly days; one in four away for months, so that his citizens need somebody else. */
const fallIll: Maker = (scene) => {
  const mentor = freeMentor(scene);
  if (mentor === undefined) return undefined;
  const { dice, current } = scene;
  const isLong = dice.chance(0.25);
  const from = addDays(current.planDate, isLong ? 0 : dice.whole(0, 14));
  return {
    type: 'mentorAbsent',
    mentorId: mentor.id,
    absence: { from, until: addDays(from, isLong ? dice.whole(28, 90) : dice.whole(1, 7)) },
  };
};

const changeCapacity: Maker = (scene) => {
  const mentor = freeMentor(scene);
  if (mentor === undefined) return undefined;
  const step = scene.dice.chance(0.5) ? CAPACITY_STEP_MINUTES : -CAPACITY_STEP_MINUTES;
  const capacityMinutes = Math.min(2220, Math.max(CAPACITY_STEP_MINUTES, mentor.capacityMinutes + step));
  return { type: 'mentorCapacityChanged', mentorId: mentor.id, capacityMinutes, caseload: mentor.caseload };
};

/** Not yet known competences become known, one way or the other. */
const learnWhatHeCan: Maker = (scene) => {
  const mentor = freeMentor(scene);
  if (mentor === undefined || mentor.competences.length === 0) return undefined;
  const competences = mentor.competences.flatMap((held) =>
    held.level === 'unknown' ? (scene.dice.chance(0.6) ? [{ ...held, level: 'has' as const }] : []) : [held],
  );
  return { type: 'mentorCompetencesChanged', mentorId: mentor.id, competences };
};

const train: Maker = (scene) => {
  const { dice, current } = scene;
  const mentor = freeMentor(scene);
  const course = pickOf(
    scene,
    current.competences.filter(({ kind }) => kind === 'training' || kind === 'professional'),
  );
  if (mentor === undefined || course === undefined) return undefined;
  const isHeld = mentor.competences.some((held) => held.competenceId === course.id);
  const trainedOn = addDays(current.planDate, dice.whole(-20, 40));
  const gained = isHeld ? [] : [{ competenceId: course.id, level: 'has' as const, validFrom: trainedOn }];
  // Somebody already trained stays so while he takes another course.
  const first = mentor.trainedOn !== undefined && mentor.trainedOn < trainedOn ? mentor.trainedOn : trainedOn;
  return { type: 'mentorTrained', mentorId: mentor.id, trainedOn: first, gained };
};

export const MENTOR_MAKERS: readonly (readonly [Maker, number])[] = [
  [join, 1],
  [leave, 0.6],
  [fallIll, 6],
  [changeCapacity, 5],
  [learnWhatHeCan, 2],
  [train, 1.5],
];
