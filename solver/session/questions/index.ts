/** Questions to a session that leave no trace. */

export { USES_PER_PAIR } from '../live.ts';
export { wishersOf } from '../queue.ts';
export { type Backbone, labelOptions, type OptionLabel } from './backbone.ts';
export { ForcedBounds } from './forcedBound.ts';
export { type ForcedPrice, holdNeed, keepsLimits, priceForced, priceLifted, priceRow } from './forcedPrice.ts';
export { breakFrontier, brokenIn, type FrontierPoint } from './frontier.ts';
