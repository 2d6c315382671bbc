/**
 * Rules that stand between a need and the seats nearest to it. A seat is the nearer the fewer rules block it; a rule that says the seat
 * is for other citizens altogether (a company’s mentor, another act, another role) counts as many, because lifting it means nothing.
 */
import type { Need } from '../model/need.ts';
import type { Reason } from '../model/plan.ts';
import { blockers } from '../rules/index.ts';
import { contextAt, type View } from './view.ts';

/** Rules about what a seat is, not about what is missing for this citizen. */
const STRUCTURAL: ReadonlySet<string> = new Set([
  'role',
  'organisation',
  'senior',
  'integrationAct',
  'socialServicesAct',
  'educationAge',
  'digitalMode',
]);
const STRUCTURAL_DISTANCE = 10;

/** Subjects named with one reason; more would be a list nobody reads. */
const MOST_SUBJECTS = 3;

export interface BlockedSeat {
  readonly seat: number;
  readonly blocks: readonly Reason[];
  readonly distance: number;
}

/** Seats the rules keep the need off, nearest first; seats of one distance in the order of the case. */
export function blockedSeats(view: View, need: Need): BlockedSeat[] {
  const { index, pairs } = view.situation;
  const eligible = new Set(pairs[view.numberOfNeed.get(need.id)!]!.seats);
  const blocked: BlockedSeat[] = [];
  index.seats.forEach((_, seat) => {
    if (eligible.has(seat)) return;
    const blocks = blockers(contextAt(view, need, seat));
    // None: the seat is allowed and a pin names another.
    if (blocks.length > 0) blocked.push({ seat, blocks, distance: distanceOf(blocks) });
  });
  return blocked.sort((a, b) => a.distance - b.distance || a.seat - b.seat);
}

function distanceOf(blocks: readonly Reason[]): number {
  return blocks.reduce((sum, { code }) => sum + (STRUCTURAL.has(code) ? STRUCTURAL_DISTANCE : 1), 0);
}

/** The rules on the nearest seats, those that block most of them first: a rule on all of them is the bottleneck. */
export function bottlenecks(blocked: readonly BlockedSeat[]): Reason[] {
  const nearest = blocked.filter(({ distance }) => distance === blocked[0]!.distance);
  const found = new Map<string, { count: number; subjects: string[]; from: string | undefined }>();
  for (const { code, subjects, from } of nearest.flatMap((seat) => seat.blocks)) {
    const known = found.get(code) ?? { count: 0, subjects: [], from: undefined };
    known.count++;
    known.subjects.push(...subjects.filter((subject) => !known.subjects.includes(subject)));
    if (from !== undefined && (known.from === undefined || from < known.from)) known.from = from;
    found.set(code, known);
  }
  return [...found]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([code, { subjects, from }]) => ({
      code,
      subjects: subjects.slice(0, MOST_SUBJECTS),
      ...(from === undefined ? {} : { from }),
    }));
}
