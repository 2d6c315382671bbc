/** Numbers of needs, seats, rows, pairs and sets: given out, given back, and given out again, the last first. */

import { reserve, type WholeCells } from './journal.ts';
import type { Live } from './live.ts';

export function takeNumber(live: Live, all: number, freeCount: number, free: WholeCells): number {
  const { journal, size } = live;
  const left = size.given.data[freeCount];
  if (left === 0) return takeNext(live, all);
  journal.write(size.given, freeCount, left - 1);
  return free.data[left - 1];
}

export function takeNext({ journal, size }: Live, all: number): number {
  const next = size.given.data[all];
  journal.write(size.given, all, next + 1);
  return next;
}

export function giveBack({ journal, size }: Live, freeCount: number, free: WholeCells, number: number): void {
  const count = size.given.data[freeCount];
  reserve(free, count + 1);
  journal.write(free, count, number);
  journal.write(size.given, freeCount, count + 1);
}
