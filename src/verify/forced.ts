/**
 * A seat’s term of the bound when one need is made to be on it, or made to be elsewhere: the least over the sets that contain the need,
 * and over those that do not. Every need’s two terms are read from one table of all sets of the others. These tables come by halves: the
 * table that lacks a half of the needs is what the tables of that half’s needs have in common, so n needs take n · log n additions and
 * log n tables at a time.
 */
import {
  addItem,
  emptyTable,
  type Item,
  isUseful,
  leastByLoad,
  leastInTable,
  type SeatTerms,
  type Shape,
  shapeOf,
  type Table,
} from './seatBound.ts';

/** In thousand-millionths. */
export interface Forced {
  /** Undefined where no set the seat may hold contains the item. */
  readonly into: bigint | undefined;
  readonly out: bigint;
}

/** In the order of the items. */
export function forcedTerms(items: readonly Item[], terms: SeatTerms): Forced[] {
  const useful = items.filter((item) => isUseful(item, terms));
  const shape = shapeOf(useful, items, terms);
  const forced = new Map<Item, Forced>();
  tellApart(useful, emptyTable(shape), shape, (item, others) => {
    forced.set(item, forcedBeside(item, others, shape));
  });
  // An item that only costs is in no other item’s least set, so all of these share the table of everything useful.
  const all = withItems(emptyTable(shape), useful, shape);
  const beside = leastBeside(all, shape);
  const out = BigInt(leastInTable(all, shape)) * shape.unit;
  return items.map((item) => forced.get(item) ?? { into: leastWith(item, beside, shape), out });
}

/** Calls back with each item and the table of all the others. The table given holds everything but the items. */
function tellApart(
  items: readonly Item[],
  table: Table,
  shape: Shape,
  tell: (item: Item, others: Table) => void,
): void {
  if (items.length === 0) return;
  if (items.length === 1) {
    tell(items[0]!, table);
    return;
  }
  const middle = items.length >> 1;
  const [first, second] = [items.slice(0, middle), items.slice(middle)];
  tellApart(first, withItems(table, second, shape), shape, tell);
  tellApart(second, withItems(table, first, shape), shape, tell);
}

function withItems(table: Table, items: readonly Item[], shape: Shape): Table {
  const more = table.slice();
  for (const item of items) addItem(more, item, shape);
  return more;
}

function forcedBeside(item: Item, others: Table, shape: Shape): Forced {
  return {
    into: leastWith(item, leastBeside(others, shape), shape),
    out: BigInt(leastInTable(others, shape)) * shape.unit,
  };
}

/** By load: least sum of a set that may be on the seat with one item more. */
function leastBeside(others: Table, shape: Shape): Float64Array {
  const { height, isCounted, countLeast, countMost } = shape;
  if (!isCounted) return leastByLoad(others, shape, 0, height);
  return leastByLoad(others, shape, Math.max(0, countLeast - 1), Math.min(height, countMost));
}

function leastWith(item: Item, beside: Float64Array, shape: Shape): bigint | undefined {
  const { unit, capacitySteps, ownCost } = shape;
  const steps = shape.stepsOf(item);
  let least = Infinity;
  for (let step = 0; step < beside.length && step + steps <= capacitySteps; step++) {
    if (beside[step]! < Infinity) least = Math.min(least, beside[step]! + ownCost(step + steps));
  }
  return least === Infinity ? undefined : item.reduced + BigInt(least) * unit;
}
