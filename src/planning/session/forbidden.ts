/** Combinations that no week can hold: forbidden when a week shows it, allowed again when somebody’s time has changed. */
import { forbidSet, forgetSetsOf, forgetSetsOn, infeasibleSet, settle, Touched } from '../../../solver/index.ts';
import type { CrowdedWeek } from '../weeks/planWeeks.ts';
import type { CaseChanges } from './caseChanges.ts';
import type { LiveProblem } from './liveProblem.ts';

/** What was forbidden because of people whose facts are others now may be possible again: whom it kept apart is touched. */
export function forgetTouched(problem: LiveProblem, changes: CaseChanges, touched: Touched): void {
  const { live } = problem.session;
  const apart: number[] = [];
  const needs = new Set([...changes.needs, ...changes.relations].map(({ key }) => key));
  for (const { key } of changes.citizens)
    for (const { id } of problem.index.needsOfCitizen.get(key) ?? []) needs.add(id);
  for (const id of needs) {
    const number = problem.needNumber.get(id);
    if (number !== undefined) apart.push(...forgetSetsOf(live, number));
  }
  const seats = new Set([...changes.mentors, ...changes.groups].map(({ key }) => key));
  for (const id of seats) {
    const number = problem.seatNumber.get(id);
    if (number !== undefined) apart.push(...forgetSetsOn(live, number));
  }
  if (changes.before.policy !== changes.after.policy || changes.before.planDate !== changes.after.planDate) {
    for (const number of problem.seatNumber.values()) apart.push(...forgetSetsOn(live, number));
  }
  for (const need of apart) if (problem.needNumber.has(problem.needIds[need]!)) touched.need(live, need);
}

/** Forbids what the crowded weeks cannot hold and mends the plan. False where there was nothing to forbid. */
export function forbidCrowded(problem: LiveProblem, crowded: readonly CrowdedWeek[]): boolean {
  const { live } = problem.session;
  const touched = new Touched();
  const seen = new Set<string>();
  for (const week of crowded) {
    const { meetings } = infeasibleSet(week.problem, week.missed);
    const ids = [...new Set(meetings.map((meeting) => week.due[meeting]!.course.need.id))];
    // Two meetings of one need are no combination of needs; relations that ran together are not broken up for a full week.
    if (ids.length < 2 || ids.every((id) => staysPut(problem, id))) continue;
    const numbers = ids.map((id) => problem.needNumber.get(id)!).sort((a, b) => a - b);
    const seat = problem.seatNumber.get(week.seat.id)!;
    const key = `${seat}:${numbers.join(',')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    forbidSet(live, seat, numbers);
    touched.seats.add(seat);
  }
  if (seen.size === 0) return false;
  settle(problem.session, touched);
  return true;
}

/** Pinned, or a running relation that is kept. */
function staysPut(problem: LiveProblem, needId: string): boolean {
  const { index } = problem;
  return index.pinOfNeed.has(needId) || index.relationOfNeed.get(needId)?.seatId === problem.seatOfNeed(needId);
}
