/** Questions to a session: each answered exactly within the certified gap, and none of them leaves a trace. */
export { type BackboneAnswer, type BackboneOptions, backbone, type LabelledSeat } from './backbone.ts';
export { type BackupOptions, type BackupPlan, backupPlans } from './backupPlans.ts';
export { bestForFreeHour, type FreeHour, type FreeHourChoice, type FreeHourOptions } from './bestForFreeHour.ts';
export { cheapestUnlocks, type PricedUnlock, type UnlockOptions } from './cheapestUnlocks.ts';
export type { Displaced, Displacement, SharedLoss } from './displacement.ts';
export { disruptionFrontier, type FrontierOptions, type FrontierStep } from './disruptionFrontier.ts';
export type { PricedMove } from './forcedSeat.ts';
export { type HourOptions, type HourValue, hourValues } from './hourValues.ts';
export { type ClosingOptions, type OverrideRow, overridePrices } from './overridePrices.ts';
export type { Price } from './price.ts';
export { type BlockedKind, type RankedSeat, type RankingOptions, rankSeats, type SeatRanking } from './rankSeats.ts';
export { type RuleInTheWay, type WhyNot, whyNot } from './whyNot.ts';
