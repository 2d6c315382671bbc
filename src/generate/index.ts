/** Realistic invented towns, and what happens to them, from a seed. Pure: seed in, case and events out. */
export { demoTown } from './demo.ts';
export { generateEvents } from './events.ts';
export type { TownOptions } from './options.ts';
export { townSummary } from './summary.ts';
export { generateTown } from './town.ts';
