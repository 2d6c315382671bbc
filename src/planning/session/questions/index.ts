/** Questions to a session: each answered exactly within the certified gap, and none of them leaves a trace. */
export type { Displaced, Displacement, SharedLoss } from './displacement.ts';
export type { PricedMove } from './forcedSeat.ts';
export { type ClosingOptions, type OverrideRow, overridePrices } from './overridePrices.ts';
export type { Price } from './price.ts';
