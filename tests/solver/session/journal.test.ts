import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NONE } from '../../../solver/assignment/problem.ts';
import { floatCells, Journal, reserve, wholeCells } from '../../../solver/session/journal.ts';
import { addEntry, createLists, type Lists, removeEntry, reserveOwners } from '../../../solver/session/lists.ts';
import { SEED } from '../assignment/smallProblems.ts';

describe('cells', () => {
  it('should begin as long as they were asked to be, or with what they were given', () => {
    expect(wholeCells(3).data).toEqual(new Int32Array(3));
    expect(floatCells([1.5, Number.POSITIVE_INFINITY]).data).toEqual(Float64Array.of(1.5, Number.POSITIVE_INFINITY));
  });

  it('should keep their kind and content when they grow, with zeros behind, and never shrink', () => {
    for (const cells of [wholeCells([7, -1]), floatCells([0.5, -0.5]), { data: Uint8Array.of(3, 255) }]) {
      const { data } = cells;
      reserve(cells, 2);
      expect(cells.data).toBe(data);
      reserve(cells, 20);
      expect(cells.data.constructor).toBe(data.constructor);
      expect(cells.data.length).toBeGreaterThanOrEqual(20);
      expect([...cells.data.subarray(0, 2)]).toEqual([...data]);
      expect(cells.data.subarray(2).every((entry) => entry === 0)).toBe(true);
    }
  });
});

describe('Journal', () => {
  it('should take back every write since a mark, the last first, through growth of the cells and of itself', () => {
    const journal = new Journal();
    const [whole, float] = [wholeCells([1, 2]), floatCells([0.5])];
    journal.write(whole, 0, 10);
    const mark = journal.mark();
    reserve(whole, 5000);
    for (let at = 0; at < 5000; at++) journal.write(whole, at, at + 1);
    journal.write(float, 0, Number.POSITIVE_INFINITY);
    journal.write(float, 0, 3);
    journal.rollback(mark);
    expect([...whole.data.subarray(0, 3)]).toEqual([10, 2, 0]);
    expect(float.data[0]).toBe(0.5);
    expect(journal.mark()).toBe(mark);
    journal.rollback(0);
    expect(whole.data[0]).toBe(1);
  });

  it('should not write down what stays as it is', () => {
    const journal = new Journal();
    const cells = wholeCells([4]);
    journal.write(cells, 0, 4);
    expect(journal.mark()).toBe(0);
  });

  it('should keep of what was written since a mark only what it takes to come back', () => {
    const journal = new Journal();
    const [first, second] = [wholeCells([1, 2, 3]), floatCells([0.5, 0.25])];
    journal.write(first, 0, 10);
    const mark = journal.mark();
    for (let turn = 0; turn < 100; turn++) {
      journal.write(first, 0, turn);
      journal.write(second, 1, turn / 2);
      journal.write(first, 2, turn % 2);
    }
    journal.write(first, 2, 3);
    journal.compact(mark);
    // One entry for each of the two places that are other than they were.
    expect(journal.mark()).toBe(mark + 2);
    expect([...first.data, ...second.data]).toEqual([99, 2, 3, 0.5, 49.5]);
    journal.write(second, 0, 8);
    journal.rollback(mark);
    expect([...first.data, ...second.data]).toEqual([10, 2, 3, 0.5, 0.25]);
    journal.rollback(0);
    expect([...first.data]).toEqual([1, 2, 3]);
  });

  it('should refuse to go back behind what it has forgotten, and change nothing', () => {
    const journal = new Journal();
    const cells = wholeCells(1);
    const marks = [1, 2, 3, 4, 5, 6, 7, 8].map((value) => {
      const mark = journal.mark();
      journal.write(cells, 0, value);
      return mark;
    });
    journal.forget(marks[2]!);
    expect(() => journal.rollback(marks[1]!)).toThrow(RangeError);
    expect(cells.data[0]).toBe(8);
    journal.rollback(marks[2]!);
    expect(cells.data[0]).toBe(2);
    // All of it at once, and something written afterwards.
    journal.forget(journal.mark());
    journal.write(cells, 0, 9);
    expect(() => journal.rollback(marks[2]! - 1)).toThrow(RangeError);
    journal.rollback(marks[2]!);
    expect(cells.data[0]).toBe(2);
  });

  it('should bring back any earlier state that it still remembers', () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ at: fc.nat({ max: 9 }), value: fc.integer({ min: -3, max: 3 }) }) },
      { weight: 1, arbitrary: fc.record({ back: fc.nat({ max: 5 }) }) },
      { weight: 1, arbitrary: fc.record({ forget: fc.nat({ max: 9 }) }) },
      { weight: 1, arbitrary: fc.record({ compact: fc.nat({ max: 9 }) }) },
    );
    let returns = 0;
    const property = fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      const journal = new Journal();
      const cells = floatCells(2);
      const trail: { mark: number; state: number[] }[] = [];
      for (const each of steps) {
        if ('at' in each) {
          trail.push({ mark: journal.mark(), state: [...cells.data.subarray(0, 10)] });
          reserve(cells, each.at + 1);
          journal.write(cells, each.at, each.value);
        } else if ('forget' in each) {
          const known = trail.splice(0, Math.min(each.forget, trail.length));
          if (known.length > 0) journal.forget(trail[0]?.mark ?? journal.mark());
        } else if ('compact' in each) {
          const to = trail.at(-1 - each.compact);
          if (to === undefined) continue;
          journal.compact(to.mark);
          // Marks in between are gone; the one compacted to is good as before.
          trail.length -= each.compact;
        } else {
          const to = trail.at(-1 - each.back);
          if (to === undefined) continue;
          journal.rollback(to.mark);
          trail.length -= 1 + each.back;
          const zeros = new Array<number>(10 - to.state.length).fill(0);
          const now = [...cells.data.subarray(0, 10)];
          expect([...now, ...new Array<number>(10 - now.length).fill(0)]).toEqual([...to.state, ...zeros]);
          returns++;
        }
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 300 });
    expect(returns).toBeGreaterThan(300);
  });
});

describe('Lists', () => {
  const entriesOf = ({ entries, count }: Lists, owner: number) => [
    ...entries[owner]!.data.subarray(0, count.data[owner]),
  ];

  it('should fill the place of what leaves with the last entry, and say which had to move', () => {
    const journal = new Journal();
    const lists = createLists(2);
    for (const value of [11, 12, 13]) addEntry(journal, lists, 1, value);
    expect(removeEntry(journal, lists, 1, 0)).toBe(13);
    expect(entriesOf(lists, 1)).toEqual([13, 12]);
    expect(removeEntry(journal, lists, 1, 1)).toBe(NONE);
    expect(entriesOf(lists, 1)).toEqual([13]);
    expect(entriesOf(lists, 0)).toEqual([]);
  });

  it('should hold what a set holds, owner by owner, through entries that come and go and are taken back', () => {
    const step = fc.record({
      owner: fc.nat({ max: 5 }),
      kind: fc.constantFrom('add', 'add', 'remove', 'back'),
      which: fc.nat({ max: 99 }),
    });
    const property = fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const journal = new Journal();
      const lists = createLists(1);
      let model: Set<number>[] = [];
      const trail: { mark: number; model: Set<number>[] }[] = [];
      let next = 0;
      for (const { owner, kind, which } of steps) {
        if (kind === 'back') {
          const at = which % (trail.length + 1);
          const to = trail[at];
          if (to === undefined) continue;
          journal.rollback(to.mark);
          model = to.model;
          trail.length = at;
        } else {
          trail.push({ mark: journal.mark(), model: model.map((own) => new Set(own)) });
          reserveOwners(lists, owner + 1);
          model[owner] ??= new Set();
          const count = lists.count.data[owner]!;
          if (kind === 'add') {
            expect(addEntry(journal, lists, owner, next)).toBe(count);
            model[owner].add(next++);
          } else if (count > 0) {
            const place = which % count;
            model[owner].delete(entriesOf(lists, owner)[place]!);
            removeEntry(journal, lists, owner, place);
          }
        }
        for (let each = 0; each < lists.entries.length; each++) {
          expect(entriesOf(lists, each).sort((a, b) => a - b)).toEqual([...(model[each] ?? [])].sort((a, b) => a - b));
        }
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 200 });
  });
});
