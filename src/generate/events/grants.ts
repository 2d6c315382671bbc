/** Reviews: a grant is extended by a block, reduced or stopped. */
import { addDays, addMonths } from '../../time/calendar.ts';
import { freeNeed, type Maker } from './maker.ts';

const WEEKS_A_BLOCK = 26;
const REDUCED_MINUTES_LEAST = 60;

const extend: Maker = (scene) => {
  const need = freeNeed(scene, ({ grant, courseWeeks }) => grant !== undefined && courseWeeks + WEEKS_A_BLOCK <= 520);
  const citizen = scene.current.citizens.find((entry) => entry.id === need?.citizenId);
  // Support around a discharge is six months in all, so it is not extended.
  if (need?.grant === undefined || citizen?.psychiatricDischarge !== undefined) return undefined;
  const start = addDays(need.grant.end, 1);
  const end = addDays(addMonths(start, 6), -1);
  const grant = { id: `b-ny-${scene.number}`, law: need.grant.law, start, end, previousGrantId: need.grant.id };
  return { type: 'grantExtended', needId: need.id, grant, courseWeeks: need.courseWeeks + WEEKS_A_BLOCK };
};

/** Today, or at the end of a month’s notice. Right and duty is not stopped by a review. */
const stop: Maker = (scene) => {
  const need = freeNeed(scene, ({ grant, role }) => role === 'professional' && grant?.law === 'lab');
  return (
    need && { type: 'grantStopped', needId: need.id, end: addDays(scene.current.planDate, scene.dice.pick([0, 28])) }
  );
};

const reduce: Maker = (scene) => {
  const need = freeNeed(
    scene,
    ({ grantedMinutes, role }) => role === 'professional' && grantedMinutes > REDUCED_MINUTES_LEAST,
  );
  if (need === undefined) return undefined;
  const half = Math.max(REDUCED_MINUTES_LEAST, Math.floor(need.grantedMinutes / 120) * 60);
  return { type: 'grantReduced', needId: need.id, grantedMinutes: half };
};

export const GRANT_MAKERS: readonly (readonly [Maker, number])[] = [
  [extend, 4],
  [stop, 2],
  [reduce, 4],
];
