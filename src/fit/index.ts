/** Fit: points, own time and money of a match, from the case alone. */
export { frameRefundPercent } from '../rules/index.ts';
export { FIGURE_READS, type Figure, figuresReading } from './figures.ts';
export {
  capacityMinutes,
  caseload,
  contactCapacityMinutes,
  contractLeft,
  contractMinutes,
  MENTOR_TIME_STEP_MINUTES,
  mentorMinutes,
  overheadPercent,
  seatLimits,
  sharedMinutes,
  weeklyTravelMinutes,
} from './load.ts';
export {
  BLOCK_WEEKS,
  frameOf,
  grossOere,
  netOere,
  OERE_A_POINT,
  openOere,
  pointsOfOere,
} from './money.ts';
export {
  CONSIDERATIONS,
  type Consideration,
  considerationsReading,
  pairBreakdown,
  pairPoints,
  pointsOf,
} from './points.ts';
export { basePlace, distanceMetres, travelMinutes, visitedPlace } from './travel.ts';
export { balancePoints, fairMinutes, openPoints, waitingPoints } from './waiting.ts';
export { meetsWish } from './wishes.ts';
