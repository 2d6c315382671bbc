/**
 * Numbers with a memory. Everything a session knows lies in cells, and every write goes through one journal, so that a trial, a question or
 * a whole event is taken back by reading the journal backwards: the state is then the one before, to the last byte, whatever happened
 * in between.
 */

type Numbers = Uint8Array | Int32Array | Float64Array;

export interface Cells<Data extends Numbers = Numbers> {
  /** Replaced by a longer one as it grows: never kept across a call that may grow it. */
  data: Data;
}

export type WholeCells = Cells<Int32Array>;
export type FloatCells = Cells<Float64Array>;
export type ByteCells = Cells<Uint8Array>;

export function wholeCells(from: ArrayLike<number> | number): WholeCells {
  return { data: typeof from === 'number' ? new Int32Array(from) : Int32Array.from(from) };
}

export function floatCells(from: ArrayLike<number> | number): FloatCells {
  return { data: typeof from === 'number' ? new Float64Array(from) : Float64Array.from(from) };
}

/** Makes room for `length` entries. New entries are 0; room is no content, so it is not written down. */
export function reserve(cells: Cells, length: number): void {
  const { data } = cells;
  if (data.length >= length) return;
  cells.data = emptyLike(data, Math.max(length, 2 * data.length, 8));
  cells.data.set(data);
}

function emptyLike(data: Numbers, length: number): Numbers {
  if (data instanceof Int32Array) return new Int32Array(length);
  return data instanceof Uint8Array ? new Uint8Array(length) : new Float64Array(length);
}

const FIRST_ENTRIES = 1 << 17;

export class Journal {
  private cells: (Cells | undefined)[] = new Array<Cells | undefined>(FIRST_ENTRIES).fill(undefined);
  private place = new Int32Array(FIRST_ENTRIES);
  private before = new Float64Array(FIRST_ENTRIES);
  private length = 0;
  /** Marks count from the first entry ever: number of the first entry that is still in the arrays, and of the first that is remembered. */
  private first = 0;
  private oldest = 0;

  /** Puts a value into a cell that exists. */
  write(cells: Cells, place: number, value: number): void {
    const before = cells.data[place];
    if (before === value) return;
    if (this.length === this.place.length) this.grow();
    this.cells[this.length] = cells;
    this.place[this.length] = place;
    this.before[this.length++] = before;
    cells.data[place] = value;
  }

  /** A point to come back to. */
  mark(): number {
    return this.first + this.length;
  }

  /** Takes back every write since the mark, the last first. @throws RangeError when the mark has been forgotten. */
  rollback(mark: number): void {
    const to = mark - this.first;
    if (mark < this.oldest) throw new RangeError('Nothing is known any more of what came before: the mark is too old.');
    while (this.length > to) {
      const at = --this.length;
      this.cells[at]!.data[this.place[at]] = this.before[at];
      this.cells[at] = undefined;
    }
  }

  /**
   * Keeps of the writes since the mark one a place, and none where the value is the old one again: a hundred steps of a search weigh as much as
   * what they changed in the end. Marks made since are no longer good.
   */
  compact(mark: number): void {
    const seen = new Map<Cells, Set<number>>();
    let kept = mark - this.first;
    for (let at = kept; at < this.length; at++) {
      const cells = this.cells[at]!;
      const place = this.place[at];
      const before = this.before[at];
      const places = seen.get(cells) ?? new Set();
      if (places.has(place)) continue;
      seen.set(cells, places.add(place));
      if (cells.data[place] === before) continue;
      this.cells[kept] = cells;
      this.place[kept] = place;
      this.before[kept++] = before;
    }
    this.cells.fill(undefined, kept, this.length);
    this.length = kept;
  }

  /** Lets go of what came before the mark, which can no longer be taken back. The arrays are cleared when half of them is forgotten. */
  forget(mark: number): void {
    this.oldest = Math.max(this.oldest, Math.min(mark, this.mark()));
    const count = this.oldest - this.first;
    if (2 * count < this.length) return;
    this.cells.copyWithin(0, count, this.length);
    this.cells.fill(undefined, this.length - count, this.length);
    this.place.copyWithin(0, count, this.length);
    this.before.copyWithin(0, count, this.length);
    this.length -= count;
    this.first = this.oldest;
  }

  private grow(): void {
    const room = 2 * this.place.length;
    const place = new Int32Array(room);
    const before = new Float64Array(room);
    place.set(this.place);
    before.set(this.before);
    this.place = place;
    this.before = before;
    this.cells.length = room;
  }
}
