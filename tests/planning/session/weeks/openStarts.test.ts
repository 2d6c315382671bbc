import { describe, expect, it } from 'vitest';
import { IMPOSSIBLE, seededRandom } from '../../../../solver/index.ts';
import { indexCase } from '../../../../src/model/caseIndex.ts';
import { KnownFreeByPolicy } from '../../../../src/planning/session/weeks/knownFree.ts';
import { hasStart, isStart, startPoints } from '../../../../src/planning/session/weeks/openStarts.ts';
import { plannedWeeks } from '../../../../src/planning/session/weeks/plannedWeeks.ts';
import type { LiveCourse } from '../../../../src/planning/session/weeks/records.ts';
import type { Scene } from '../../../../src/planning/session/weeks/scene.ts';
import { WeeksState } from '../../../../src/planning/session/weeks/state.ts';
import { UndoLog } from '../../../../src/planning/session/weeks/undoLog.ts';
import { courseOf } from '../../../../src/planning/weeks/courses.ts';
import { ruleSetOf } from '../../../../src/rules/index.ts';
import { addDays } from '../../../../src/time/calendar.ts';
import { DAYS, SLOTS_PER_DAY } from '../../../../src/time/freeTime.ts';
import { aCase } from '../../../helpers/caseBuilder.ts';

const INPUT = aCase();
const INDEX = indexCase(INPUT);
const SCENE: Scene = {
  index: INDEX,
  ruleSet: ruleSetOf(INPUT),
  weeks: plannedWeeks(INPUT),
  free: new KnownFreeByPolicy().of(INPUT.policy),
  state: new WeeksState(),
  log: new UndoLog(),
};

describe('starts', () => {
  it('should be there, one by one and at all, where they have points', () => {
    const random = seededRandom(11);
    const course = courseOf(INDEX, SCENE.ruleSet, INPUT.needs[0]!, INDEX.seats[0]!);
    const monday = SCENE.weeks.mondays[0]!;
    const seen = { some: 0, none: 0 };
    for (let run = 0; run < 200; run++) {
      const share = random();
      const drawn = () => Uint8Array.from({ length: DAYS * SLOTS_PER_DAY }, () => (random() < share ? 1 : 0));
      const [mentor, open] = [drawn(), drawn()];
      const from = addDays(monday, Math.floor(random() * 6) - 1);
      const until = random() < 0.5 ? undefined : addDays(from, Math.floor(random() * 7));
      const live: LiveCourse = { ...course, from, until, rank: 0, place: 0, startMonday: undefined, due: [] };
      const points = startPoints(SCENE, live, 0, mentor, open, undefined);
      points.forEach((one, start) => {
        expect(isStart(SCENE, live, 0, mentor, open, start)).toBe(one !== IMPOSSIBLE);
      });
      const isThere = points.some((one) => one !== IMPOSSIBLE);
      expect(hasStart(SCENE, live, 0, mentor, open)).toBe(isThere);
      seen[isThere ? 'some' : 'none']++;
    }
    expect(Math.min(seen.some, seen.none)).toBeGreaterThan(10);
  });
});
