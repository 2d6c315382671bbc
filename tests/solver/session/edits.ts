/** Random edits of a session and, beside it, of the plain problem: numbers are drawn large and taken modulo what is there. */

import fc from 'fast-check';
import type { NeedInput, PairInput, SeatInput } from '../../../solver/assignment/build.ts';
import { NONE, UNLIMITED } from '../../../solver/assignment/problem.ts';
import { solveAssignment } from '../../../solver/assignment/solve.ts';
import {
  type AssignmentSession,
  addNeed,
  addRow,
  addSeat,
  forbidSet,
  forgetSetsOf,
  forgetSetsOn,
  openAssignment,
  removeNeed,
  seatOf,
  setPair,
  setRow,
  setSeat,
  setWaiting,
  Touched,
} from '../../../solver/session/index.ts';
import { flatProblem, numbersOf, type PlainProblem, type PlainRow, plainNeed, plainOf } from './plainProblem.ts';

/** Few enough for every plan to be looked at. */
const MOST = { needs: 5, seats: 4, rows: 2, sets: 3 };

export interface Both {
  readonly session: AssignmentSession;
  plain: PlainProblem;
  touched: Touched;
}

export interface Edit {
  readonly kind: keyof typeof EDITS;
  /** Which need and which seat or row. */
  readonly which: number;
  readonly where: number;
  readonly need: NeedInput;
  readonly seat: SeatInput;
  readonly row: PlainRow;
}

/** Limits and features as in the generator of the cold solver’s tests, and at most two segments a row. */
const limit = (most: number) => fc.oneof(fc.constant(UNLIMITED), fc.integer({ min: 0, max: most }));

const seatInput: fc.Arbitrary<SeatInput> = fc.record({
  capacity: limit(14),
  maxCount: limit(3),
  minCount: fc.constantFrom(0, 0, 0, 1, 2, 3),
  openCost: fc.constantFrom(0, 0, 0, 5, 17),
  fairLoad: limit(8),
  balanceNumerator: fc.constantFrom(0, 0, 45, 130),
});

const rowInput: fc.Arbitrary<PlainRow> = fc
  .record({
    denominator: fc.constantFrom(1, 2, 7),
    widths: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 2 }),
    slope: fc.integer({ min: 0, max: 9 }),
    isEndless: fc.boolean(),
    limit: fc.constantFrom(undefined, undefined, 0, 3, 8),
  })
  .map(({ denominator, widths, slope, isEndless, limit }) => ({
    denominator,
    segments: widths.map((width, at) => ({
      width: isEndless && at === widths.length - 1 ? Number.POSITIVE_INFINITY : width,
      slope: slope + 3 * at,
    })),
    ...(limit === undefined ? {} : { limit }),
  }));

const pairInput = fc.record({
  seat: fc.nat({ max: MOST.seats - 1 }),
  cost: fc.integer({ min: -10, max: 40 }),
  load: fc.integer({ min: 0, max: 8 }),
  uses: fc.uniqueArray(fc.record({ row: fc.nat({ max: MOST.rows - 1 }), amount: fc.integer({ min: 1, max: 5 }) }), {
    maxLength: 2,
    selector: ({ row }) => row,
  }),
});

const needInput: fc.Arbitrary<NeedInput> = fc.record({
  waitCost: fc.integer({ min: 0, max: 60 }),
  mustServe: fc.boolean(),
  pairs: fc.uniqueArray(pairInput, { minLength: 1, maxLength: MOST.seats, selector: ({ seat }) => seat }),
});

interface Opening {
  readonly open: () => Both;
  readonly toString: () => string;
}

/** A small problem opened as a session on the plan and prices of a short cold solve. */
export const opening: fc.Arbitrary<Opening> = fc
  .record({
    needs: fc.array(needInput, { maxLength: MOST.needs - 1 }),
    seats: fc.array(seatInput, { minLength: 1, maxLength: MOST.seats - 1 }),
    rows: fc.array(rowInput, { maxLength: MOST.rows }),
  })
  .map(({ needs, seats, rows }) => {
    const widest = rows.map(({ limit: _, ...row }) => row);
    const plain = plainOf([], seats, widest);
    const fitting = needs.map((need) => fitted(plain, need));
    return {
      open: () => open(plainOf(fitting, seats, widest)),
      toString: () => JSON.stringify({ needs: fitting, seats, rows: widest }),
    };
  });

export function open(plain: PlainProblem, steps = 200): Both {
  const problem = flatProblem(plain);
  const { seatOf: seats, prices } = solveAssignment(problem, { seed: 1, effort: steps });
  return { session: openAssignment(problem, seats, prices), plain, touched: new Touched() };
}

/** Only seats and rows that are there. */
function fitted(plain: PlainProblem, { pairs, ...need }: NeedInput): NeedInput {
  const there = pairs.filter(({ seat }) => seat < plain.seats.length);
  return { ...need, pairs: there.map((pair) => ({ ...pair, uses: usesOf(plain, pair) })) };
}

function usesOf({ rows }: PlainProblem, { uses = [] }: Pick<PairInput, 'uses'>) {
  return uses.filter(({ row }) => row < rows.length);
}

type Apply = (both: Both, edit: Edit) => void;

/** Touched before it changes, as LiveProblem does: the need where it was, and the seat it may leave. */
function touch({ session: { live }, touched }: Both, need: number): void {
  touched.need(live, need);
  const seat = seatOf(live, need);
  if (seat !== NONE) touched.seats.add(seat);
}

const drawn = <T>(list: readonly T[], which: number): T | undefined => list[which % Math.max(1, list.length)];

function onNeed(apply: (both: Both, need: number, edit: Edit) => void): Apply {
  return (both, edit) => {
    const need = drawn(numbersOf(both.plain), edit.which);
    if (need !== undefined) apply(both, need, edit);
  };
}

function change(plain: PlainProblem, need: number, to: Partial<ReturnType<typeof plainNeed>>): void {
  plain.needs.set(need, { ...plain.needs.get(need)!, ...to });
}

const isPinned = ({ plain }: Both, need: number) => plain.needs.get(need)!.waitCost === Number.POSITIVE_INFINITY;

const orderNeed: Apply = ({ session: { live }, plain, touched }, edit) => {
  if (plain.needs.size === MOST.needs) return;
  const need = fitted(plain, edit.need);
  const number = addNeed(live, need);
  plain.needs.set(number, plainNeed(need));
  touched.newNeed(number);
};

const closeNeed: Apply = onNeed((both, need) => {
  const { session, plain, touched } = both;
  const seat = seatOf(session.live, need);
  if (seat !== NONE) touched.seats.add(seat);
  touched.needs.delete(need);
  removeNeed(session.live, need);
  plain.needs.delete(need);
  plain.sets = plain.sets.filter(({ needs }) => !needs.includes(need));
});

/** One pair as it is in the drawn need, or without it where that need has none. */
const changePair: Apply = onNeed((both, need, edit) => {
  const { session, plain } = both;
  const seat = edit.where % plain.seats.length;
  if (isPinned(both, need)) return;
  touch(both, need);
  const found = edit.need.pairs.find((pair) => pair.seat % plain.seats.length === seat);
  const pair = found && { cost: found.cost, load: found.load, uses: usesOf(plain, found) };
  setPair(session.live, need, seat, pair);
  const { pairs } = plain.needs.get(need)!;
  if (pair === undefined) pairs.delete(seat);
  else pairs.set(seat, pair);
});

/** All pairs of a seat dearer or cheaper, as when a fact of the mentor changes: only those on it are touched. */
const changeColumn: Apply = ({ session: { live }, plain, touched }, edit) => {
  const seat = edit.where % plain.seats.length;
  touched.seats.add(seat);
  for (const [number, { pairs }] of plain.needs) {
    const pair = pairs.get(seat);
    if (pair === undefined) continue;
    if (seatOf(live, number) === seat) touched.need(live, number);
    const dearer = { ...pair, cost: pair.cost + (edit.which % 41) - 20 };
    setPair(live, number, seat, dearer);
    pairs.set(seat, dearer);
  }
};

const changeSeat: Apply = ({ session: { live }, plain, touched }, edit) => {
  const seat = edit.where % plain.seats.length;
  setSeat(live, seat, edit.seat);
  plain.seats[seat] = edit.seat;
  touched.seats.add(seat);
};

const changeRow: Apply = ({ session: { live }, plain }, { row, where }) => {
  if (plain.rows.length === 0) return;
  setRow(live, where % plain.rows.length, row, row.limit);
  plain.rows[where % plain.rows.length] = row;
};

const changeWaiting: Apply = onNeed((both, need, { need: { waitCost, mustServe = false } }) => {
  touch(both, need);
  setWaiting(both.session.live, need, waitCost, mustServe);
  change(both.plain, need, { waitCost, mustServe });
});

/** A promise that the need stays where it is. */
const pinHere: Apply = onNeed((both, need) => pinTo(both, need, seatOf(both.session.live, need)));

/** A promise that it is on any one of its seats. */
const pinAnywhere: Apply = onNeed((both, need, { where }) => {
  pinTo(both, need, drawn([...both.plain.needs.get(need)!.pairs.keys()], where) ?? NONE);
});

function pinTo(both: Both, need: number, seat: number): void {
  const { session, plain } = both;
  const { pairs } = plain.needs.get(need)!;
  // The least count of a group is no limit that pins are checked against: they then need others to come too.
  if (seat === NONE || (plain.seats[seat]!.minCount ?? 0) > 1) return;
  touch(both, need);
  for (const other of [...pairs.keys()]) if (other !== seat) setPair(session.live, need, other, undefined);
  setWaiting(session.live, need, Number.POSITIVE_INFINITY, plain.needs.get(need)!.mustServe);
  change(plain, need, {
    waitCost: Number.POSITIVE_INFINITY,
    pairs: new Map([...pairs].filter(([other]) => other === seat)),
  });
}

const openSeat: Apply = ({ session: { live }, plain, touched }, edit) => {
  if (plain.seats.length === MOST.seats) return;
  touched.seats.add(addSeat(live, edit.seat));
  plain.seats.push(edit.seat);
};

const openRow: Apply = ({ session: { live }, plain }, { row: { limit: _, ...row } }) => {
  if (plain.rows.length === MOST.rows) return;
  addRow(live, row);
  plain.rows.push(row);
};

const forbid: Apply = ({ session: { live }, plain, touched }, { which, where }) => {
  const numbers = numbersOf(plain);
  const needs = numbers.filter((_, at) => (which >> at) % 2 === 1);
  if (needs.length === 0 || plain.sets.length === MOST.sets) return;
  const seat = where % plain.seats.length;
  forbidSet(live, seat, needs);
  plain.sets.push({ seat, needs });
  touched.seats.add(seat);
};

const forgetOf: Apply = onNeed(({ session, plain }, need) => {
  forgetSetsOf(session.live, need);
  plain.sets = plain.sets.filter(({ needs }) => !needs.includes(need));
});

const forgetOn: Apply = ({ session: { live }, plain }, { where }) => {
  const seat = where % plain.seats.length;
  forgetSetsOn(live, seat);
  plain.sets = plain.sets.filter((set) => set.seat !== seat);
};

const EDITS = {
  orderNeed,
  closeNeed,
  changePair,
  changeColumn,
  changeSeat,
  changeRow,
  changeWaiting,
  pinHere,
  pinAnywhere,
  openSeat,
  openRow,
  forbid,
  forgetOf,
  forgetOn,
} satisfies Record<string, Apply>;

export type EditKind = keyof typeof EDITS;

export function edit(kinds: readonly EditKind[]): fc.Arbitrary<Edit> {
  return fc.record({
    kind: fc.constantFrom(...kinds),
    which: fc.nat({ max: 4095 }),
    where: fc.nat({ max: 4095 }),
    need: needInput,
    seat: seatInput,
    row: rowInput,
  });
}

/** Often what towns see often. */
export const USUAL_EDITS: readonly EditKind[] = [
  ...(['orderNeed', 'orderNeed', 'orderNeed', 'closeNeed', 'changePair', 'changePair', 'changeColumn'] as const),
  ...(['changeSeat', 'changeSeat', 'changeRow', 'changeRow', 'changeWaiting', 'openSeat', 'openRow'] as const),
  ...(['forbid', 'forbid', 'forgetOf', 'forgetOn', 'pinHere', 'pinAnywhere'] as const),
];

export function apply(both: Both, edit: Edit): void {
  EDITS[edit.kind](both, edit);
}
