/** The solver's public interface. Nothing outside solver/ imports its other files, apart from the two problem.ts. */

// Assignment: who is staffed where.
export { buildProblem, type NeedInput, type PairInput, type RowInput, type SeatInput } from './assignment/build.ts';
export { type Certificate, certify } from './assignment/certificate.ts';
export { type Evaluation, evaluate, isBetter, pairOf } from './assignment/evaluate.ts';
export {
  type AssignmentProblem,
  type AssignmentSolution,
  BALANCE_DENOMINATOR,
  type Branch,
  type Choice,
  type ForbiddenSet,
  NONE,
  POINT_SCALE,
  type Prices,
  ROW_PRICE_SCALE,
  UNLIMITED,
} from './assignment/problem.ts';
export { type Improved, improve } from './assignment/search/index.ts';
export { type SolveOptions, type SolveProgress, solveAssignment } from './assignment/solve.ts';
export { type Random, seededRandom } from './random.ts';

// The session: what changes, and what that changes.
export * from './session/index.ts';

// The week: when they meet.
export {
  cheapestStart,
  createWeekMemory,
  dayStands,
  type FixedMeeting,
  type FixedWeek,
  IMPOSSIBLE,
  type InfeasibleSet,
  infeasibleSet,
  type JoiningMeeting,
  meetsBound,
  type SharedWeek,
  type SharedWeekOptions,
  type SharedWeekSolution,
  scheduleSharedWeek,
  scheduleWeek,
  type WeekMeeting,
  type WeekMemory,
  type WeekProblem,
  type WeekSolution,
} from './week/index.ts';
