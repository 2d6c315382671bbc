/** Open nodes as a binary heap (Williams 1964): the least bound on top. */

import type { Node } from './tree.ts';

export function pushNode(heap: Node[], node: Node): void {
  let at = heap.push(node) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent].bound <= node.bound) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = node;
}

export function popNode(heap: Node[]): Node | undefined {
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

/** Takes off what is on top and has been visited meanwhile. */
export function clearHeap(open: Node[]): void {
  while (open.length > 0 && open[0].isDone) popNode(open);
}
