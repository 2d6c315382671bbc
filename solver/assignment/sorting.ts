/** Sorts two parallel typed arrays in place without allocating: Shell's method with Ciura's gaps (2001), fast to a few thousand. */

const GAPS = [8858, 3937, 1750, 701, 301, 132, 57, 23, 10, 4, 1];

/** Orders the first `length` entries by rising key; equal keys by rising index, so the order never depends on the input's. */
export function sortByKey(index: Int32Array, key: Float64Array, length: number): void {
  for (const gap of GAPS) {
    for (let at = gap; at < length; at++) {
      const movedKey = key[at];
      const movedIndex = index[at];
      let to = at;
      while (to >= gap && (key[to - gap] > movedKey || (key[to - gap] === movedKey && index[to - gap] > movedIndex))) {
        key[to] = key[to - gap];
        index[to] = index[to - gap];
        to -= gap;
      }
      key[to] = movedKey;
      index[to] = movedIndex;
    }
  }
}
