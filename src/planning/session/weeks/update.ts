/**
 * One update: what was touched is worked out anew, then the weeks of the mentors it concerns are placed, then what shared rooms and people
 * have become free for is tried once more. Every other meeting is left alone.
 */
import type { CrowdedWeek } from '../../weeks/planWeeks.ts';
import { placeMentor } from './placeMentor.ts';
import { rebuildCourses, rebuildMembers } from './rebuild.ts';
import { rankNewNeeds, reseat } from './reseat.ts';
import type { Scene } from './scene.ts';
import { spreadTouch } from './spreadTouch.ts';
import type { Touched } from './touched.ts';
import { tryAgain } from './tryAgain.ts';
import type { Work } from './work.ts';

/** `isLaidOutAnew`: days are not laid out as they were, so that no meeting may be taken as it is. */
export function updateWeeks(scene: Scene, touched: Touched, isLaidOutAnew: boolean): CrowdedWeek[] {
  const work: Work = { scene, needs: new Set(), groups: new Set(), citizens: new Set(), jobs: new Map() };
  rankNewNeeds(scene);
  for (const [needId, seat] of touched.seats) reseat(work, needId, seat);
  for (const needId of touched.needs) if (!scene.index.needById.has(needId)) reseat(work, needId, undefined);
  spreadTouch(work, touched, isLaidOutAnew);
  const needs = [...work.needs].filter((id) => scene.state.seatOf.has(id) && scene.index.needById.has(id));
  rebuildMembers(work, needs, touched);
  rebuildCourses(work, needs, touched);
  const crowded: CrowdedWeek[] = [];
  for (const [seatId, job] of work.jobs) crowded.push(...placeMentor(scene, seatId, job));
  tryAgain(scene);
  return crowded;
}
