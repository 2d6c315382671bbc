/** Branch and bound: plant a tree over what is open, grow it. */

export { growTree } from './grow.ts';
export { plantTree, type Tree } from './tree.ts';
