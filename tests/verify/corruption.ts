/** One random change anywhere in a plan, of the kind a faulty program or a hand in the file would make. */
import type { Plan } from '../../src/model/plan.ts';

export interface Corruption {
  /** Where, with list places as `[]`: `meetings[].minutes`. */
  readonly place: string;
  readonly plan: Plan;
}

/** Places where another value can be as good: outside what the checker judges, or a matter of choice. Everything else is refused. */
export const FREE_PLACES: readonly RegExp[] = [
  /^caseHash$/,
  /^options\./,
  // Which of several true reasons, and which unlock of a possible shape, is for src/explain to answer for.
  /^waiting\[\]\.(reasons|unlock)/,
  // How the planner searched: nothing in the case says it.
  /^kpis\.mentorWeeksProven$/,
  /^certificate\.isOptimal$/,
  // A lower claim is modest, and other prices may prove as much.
  /^certificate\.(bound|waitingMustServeBound)$/,
  /^certificate\.(prices|mustServePrices)/,
  // A meeting may be elsewhere in the week.
  /^meetings\[\]\.(date|start)$/,
];

/** `dice` gives whole numbers below its argument. */
export function corrupt(plan: Plan, dice: (sides: number) => number): Corruption {
  const copy: unknown = structuredClone(plan);
  const spots = spotsOf(copy, '');
  const spot = spots[dice(spots.length)]!;
  spot.change(dice);
  return { place: spot.place, plan: copy as Plan };
}

interface Spot {
  readonly place: string;
  readonly change: (dice: (sides: number) => number) => void;
}

function spotsOf(node: unknown, place: string): Spot[] {
  if (Array.isArray(node)) {
    const inner = node.flatMap((entry, at) => [
      ...spotsOf(entry, `${place}[]`),
      ...valueSpot(node as unknown as Record<string, unknown>, String(at), `${place}[]`),
    ]);
    return node.length === 0 ? inner : [...inner, listSpot(node, place)];
  }
  if (typeof node !== 'object' || node === null) return [];
  const record = node as Record<string, unknown>;
  return Object.keys(record).flatMap((key) => {
    const at = place === '' ? key : `${place}.${key}`;
    return [...spotsOf(record[key], at), ...valueSpot(record, key, at)];
  });
}

function listSpot(list: unknown[], place: string): Spot {
  return {
    place,
    change: (dice) => {
      const at = dice(list.length);
      if (dice(2) === 0) list.splice(at, 1);
      else list.splice(at, 0, structuredClone(list[at]));
    },
  };
}

function valueSpot(parent: Record<string, unknown>, key: string, place: string): Spot[] {
  const value = parent[key];
  if (typeof value === 'object' && value !== null) return [];
  return [
    {
      place,
      change: (dice) => {
        parent[key] = another(value, dice);
      },
    },
  ];
}

const STRANGE = [undefined, null, Number.NaN, 0.5, -1, '', 'n99', {}, []];

function another(value: unknown, dice: (sides: number) => number): unknown {
  if (dice(4) === 0) return STRANGE.filter((strange) => strange !== value)[dice(STRANGE.length - 1)];
  if (typeof value === 'number') return value + (dice(2) === 0 ? 1 + dice(100) : -1 - dice(100));
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return dice(2) === 0 ? `${value}x` : value.slice(1);
  return 'm1';
}
