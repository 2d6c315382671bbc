/** A mentor’s week solved as a whole, when one meeting more finds no start beside the others. */
import { meetsBound, NONE, scheduleWeek, type WeekProblem, type WeekSolution } from '../../../../solver/index.ts';
import { type DueMeeting, mentorWeek } from '../../weeks/mentorWeek.ts';
import { byStart, type Desk, heldAt, type Loose } from './desk.ts';
import { openSlots } from './openStarts.ts';
import { type Held, isWithCaseworker, type LiveCourse, type Solving } from './records.ts';
import { caseworkerFreeIn } from './scene.ts';

/** Effort of solving a week again; where it ends, the search’s answer is taken (solver/week/scheduleWeek.ts). */
const SOLVE_EFFORT_STEPS = 20_000;

export interface Solved extends Solving {
  readonly held: readonly Held[];
  readonly left: readonly Loose[];
  readonly problem: WeekProblem;
  readonly due: readonly DueMeeting[];
  readonly isBetter: boolean;
}

/** The whole week anew, everybody’s slot as the wish. It is better where it holds what the law wants, or more meetings. */
export function solveAgain(desk: Desk, left: readonly Loose[]): Solved {
  const { scene, seat, monday, free, courses, week } = desk;
  const wishes = new Map(desk.fixedWeek.fixed.map(({ needId, number, start }) => [`${needId} ${number}`, start]));
  const due: DueMeeting[] = [];
  const loose: Loose[] = [];
  for (const course of courses) {
    for (let number = 1; number <= course.due[week]!; number++) {
      const old = left.find((one) => one.course === course && one.number === number);
      const wanted = wishes.get(`${course.need.id} ${number}`) ?? old?.wanted;
      loose.push(old ?? { course, number, wanted, first: [], isOld: false });
      due.push(dueMeeting(desk, course, number, wanted));
    }
  }
  const problem = mentorWeek(scene.index, seat, monday, free, due);
  const { startOf, status, cost } = scheduleWeek(problem, { effort: SOLVE_EFFORT_STEPS, prove: false });
  const held: Held[] = [];
  due.forEach(({ number }, at) => {
    const { course } = loose[at]!;
    const known = desk.before?.held.find((one) => one.number === number && one.needId === course.need.id)?.meeting;
    if (startOf[at] !== NONE) held.push(heldAt(desk, course, number, startOf[at]!, known));
  });
  const unplaced = loose.filter((_, at) => startOf[at] === NONE);
  const skipped = (list: readonly Loose[]) =>
    list.reduce((sum, one) => sum + problem.meetings[loose.indexOf(one)]!.skipCost, 0);
  return {
    held: held.sort(byStart),
    left: unplaced,
    problem,
    due,
    isBetter: skipped(unplaced) < skipped(left),
    isProven: provenLater(status, problem, cost),
  };
}

/** Asked when the plan is written. It stays in the week’s record, so it must hold nothing else of the event: neither desk nor case. */
function provenLater(status: WeekSolution['status'], problem: WeekProblem, cost: number): () => boolean {
  let known = status === 'optimal' ? true : undefined;
  return () => {
    known ??= meetsBound(problem, cost);
    return known;
  };
}

function dueMeeting(desk: Desk, course: LiveCourse, number: number, lastSlot: number | undefined): DueMeeting {
  const { scene, week, monday } = desk;
  const withCaseworker = isWithCaseworker(course, number, monday);
  return {
    course,
    party: course.rank,
    number,
    lastSlot,
    citizenFree: openSlots(scene, course, week, withCaseworker, 'all'),
    caseworkerFree: withCaseworker ? caseworkerFreeIn(scene, course, week) : undefined,
    resources: [],
  };
}
