/** Questions to a session that leave no trace. */

export { USES_PER_PAIR } from '../live.ts';
export { wishersOf } from '../queue.ts';

export { boundOnSeat, boundWaiting } from './forcedBound.ts';
export { type ForcedPrice, type FoundPlan, holdNeed, keepsLimits, priceForced, priceLifted } from './forcedPrice.ts';
