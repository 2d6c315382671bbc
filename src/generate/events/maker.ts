/** What the makers of events share: the scene, and who may be touched without breaking a promise. */
import type { Case, Relation } from '../../model/case.ts';
import type { TownEvent } from '../../model/event.ts';
import type { Mentor } from '../../model/mentor.ts';
import type { Need } from '../../model/need.ts';
import type { Dice } from '../dice.ts';

export interface Scene {
  readonly dice: Dice;
  /** The case as the events so far have left it. */
  readonly current: Case;
  /** Number of the event, for ids of what it brings. */
  readonly number: number;
}

/** An event, or nothing when the case has nobody for it. */
export type Maker = (scene: Scene) => TownEvent | undefined;

export function pickOf<T>({ dice }: Scene, list: readonly T[]): T | undefined {
  return list.length === 0 ? undefined : dice.pick(list);
}

/**
 * A need that no pin holds: a pin is a promise that its course fits its seat, and an event must not break it. Drawn first and
 * asked after, so that a draw does not walk the whole case.
 */
export function freeNeed(scene: Scene, fits: (need: Need) => boolean = () => true): Need | undefined {
  for (let draw = 0; draw < 12; draw++) {
    const need = pickOf(scene, scene.current.needs);
    if (need === undefined) return undefined;
    if (fits(need) && !isPinned(scene.current, need.id)) return need;
  }
  return undefined;
}

function isPinned(current: Case, needId: string): boolean {
  return current.pins.some((pin) => pin.needId === needId);
}

/** A mentor still working, whom no pin ties. */
export function freeMentor(scene: Scene): Mentor | undefined {
  for (let draw = 0; draw < 12; draw++) {
    const mentor = pickOf(scene, scene.current.mentors);
    if (mentor === undefined) return undefined;
    const { pins, groups } = scene.current;
    const seats = new Set([
      mentor.id,
      ...groups.filter((group) => group.mentorId === mentor.id).map((group) => group.id),
    ]);
    if (mentor.capacityMinutes > 0 && !pins.some((pin) => seats.has(pin.seatId))) return mentor;
  }
  return undefined;
}

/** A relation whose need no pin holds. */
export function freeRelation(scene: Scene, fits: (relation: Relation) => boolean = () => true): Relation | undefined {
  for (let draw = 0; draw < 12; draw++) {
    const relation = pickOf(scene, scene.current.relations);
    if (relation === undefined) return undefined;
    if (fits(relation) && !isPinned(scene.current, relation.needId)) return relation;
  }
  return undefined;
}

export function needOf(current: Case, needId: string): Need {
  return current.needs.find((need) => need.id === needId)!;
}
