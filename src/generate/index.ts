/** Realistic invented towns from a seed. Pure: seed in, case out. */
export type { TownOptions } from './options.ts';
export { type TownSummary, townSummary } from './summary.ts';
export { generateTown } from './town.ts';
