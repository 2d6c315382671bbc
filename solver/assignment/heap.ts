/** Parts of a problem as a binary heap (Williams 1964): the least bound on top. */

interface Bounded {
  readonly bound: number;
}

export function pushLeast<Part extends Bounded>(heap: Part[], part: Part): void {
  let at = heap.push(part) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent].bound <= part.bound) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = part;
}

export function popLeast<Part extends Bounded>(heap: Part[]): Part | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1].bound < heap[child].bound) child++;
    if (heap[child].bound >= last.bound) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = last;
  return top;
}
