/** Questions to a session that leave no trace. */

export { USES_PER_PAIR } from '../live.ts';
export { wishersOf } from '../queue.ts';
export { type Backbone, labelOptions, type OptionLabel } from './backbone.ts';
export { boundOnSeat, boundWaiting } from './forcedBound.ts';
export { type ForcedPrice, type FoundPlan, holdNeed, keepsLimits, priceForced, priceLifted } from './forcedPrice.ts';
export { breakFrontier, brokenIn, type FrontierPoint } from './frontier.ts';
