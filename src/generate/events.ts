/** A plausible stream of what happens to a town, each event valid in the case the ones before it leave. */
import type { Case } from '../model/case.ts';
import type { TownEvent } from '../model/event.ts';
import { applyEvent } from '../planning/applyEvent.ts';
import { diceOf } from './dice.ts';
import { CITIZEN_MAKERS } from './events/citizens.ts';
import { GRANT_MAKERS } from './events/grants.ts';
import type { Maker, Scene } from './events/maker.ts';
import { MATCH_MAKERS } from './events/matches.ts';
import { MENTOR_MAKERS } from './events/mentors.ts';
import { NEED_MAKERS } from './events/needs.ts';
import { OFFICE_MAKERS } from './events/office.ts';

/** Each maker with how often it is drawn. Frequencies are synthetic: orders and closings carry most of the traffic. */
const MAKERS: readonly (readonly [Maker, number])[] = [
  ...NEED_MAKERS,
  ...CITIZEN_MAKERS,
  ...MENTOR_MAKERS,
  ...MATCH_MAKERS,
  ...GRANT_MAKERS,
  ...OFFICE_MAKERS,
];
/** Draws before falling back on a change that is always possible. */
const DRAWS_MOST = 40;

export function generateEvents(town: Case, count: number, seed: number): TownEvent[] {
  const dice = diceOf(seed, 'events');
  const events: TownEvent[] = [];
  let current = town;
  for (let number = 1; number <= count; number++) {
    const made = next({ dice, current, number });
    current = applyEvent(current, made);
    events.push(made);
  }
  return events;
}

function next(scene: Scene): TownEvent {
  for (let draw = 0; draw < DRAWS_MOST; draw++) {
    const made = scene.dice.weighted(MAKERS)(scene);
    if (made !== undefined) return made;
  }
  return { type: 'weightChanged', weight: 'balance', value: scene.dice.whole(0, 10) };
}
