/** Branch and bound: plant a tree over what is open, grow it, read its bound. */

export { growTree, openBound } from './grow.ts';
export { plantTree, TOLERANCE, type Tree } from './tree.ts';
