/** Volunteers and training: who may start, with what, and never alone with the heavy problems. */
import type { CaseIndex } from '../../model/caseIndex.ts';
import type { Citizen } from '../../model/citizen.ts';
import type { Need } from '../../model/need.ts';
import type { NeedContext, PairContext } from '../context.ts';
import { closedUntil, DELAY_READS, earliestStart, START_READS } from '../opening.ts';
import type { Field } from '../reads.ts';
import { type Block, type Rule, rule, type SeatAlone } from '../rule.ts';
import { isVolunteer, takesEveryTaskWeight, takesTaskWeights, VOLUNTEER_READS } from '../seatFacts.ts';

const NOT_PROFESSIONAL = ['volunteer', 'peer', 'digital', 'coordinatingCaseworker'];

/** A professional course that is running, or tied to a seat by a pin: one that is only ordered may still end up waiting. */
function isProfessionalCourse(index: CaseIndex, other: Need, tasks: ReadonlySet<string>): boolean {
  if (other.role !== 'professional') return false;
  if (!index.relationOfNeed.has(other.id) && !index.pinOfNeed.has(other.id)) return false;
  return !other.tasks.some((task) => tasks.has(task.toLowerCase()));
}

function hasProfessionalAround(citizen: Citizen, day: string): boolean {
  return citizen.supportPersons.some(
    (person) =>
      !NOT_PROFESSIONAL.includes(person.kind) &&
      person.from <= day &&
      (person.until === undefined || person.until >= day),
  );
}

const PARALLEL_READS = [
  'need.tasks',
  'otherNeed.role',
  'otherNeed.tasks',
  'otherRelation.needId',
  'otherPin.needId',
  'citizen.supportPersons',
  ...START_READS,
] as const satisfies readonly Field[];

/** Is a professional there in parallel, with tasks of his own? */
function hasParallelProfessional(context: NeedContext): boolean {
  const { index, need, citizen } = context;
  const tasks = new Set(need.tasks.map((task) => task.toLowerCase()));
  const others = index.needsOfCitizen.get(citizen.id) ?? [];
  return (
    others.some((other) => other.id !== need.id && isProfessionalCourse(index, other, tasks)) ||
    hasProfessionalAround(citizen, earliestStart(context))
  );
}

const volunteersOff = rule(
  {
    number: 'H26',
    code: 'volunteersOff',
    name: 'Volunteers serve where the municipality uses them',
    about: 'seat',
    reads: ['policy.volunteers', ...VOLUNTEER_READS],
    mayBlockSeat: ({ policy }) => policy.volunteers === 'off',
  },
  ({ index, seat }) =>
    index.case.policy.volunteers === 'off' && isVolunteer(seat) ? { subjects: [seat.id] } : undefined,
);

/** An unnamed place at a pool passes: the pool sends somebody who is trained. */
function isUntrained(context: PairContext): Block | undefined {
  const { index, seat } = context;
  if (!mustTrain({ seat, policy: index.case.policy })) return undefined;
  return closedUntil(context, seat.mentor!.trainedOn, [seat.mentor!.id]);
}

function mustTrain({ seat, policy }: Pick<SeatAlone, 'seat' | 'policy'>): boolean {
  if (seat.mentor === undefined) return false;
  return policy.mentorTrainingRequired || (seat.mentor.mustTrain ?? isVolunteer(seat));
}

const notTrained = rule(
  {
    number: 'H27',
    code: 'notTrained',
    name: 'Volunteers, and others who must, are trained first',
    about: 'seat',
    reads: [
      'policy.mentorTrainingRequired',
      'mentor.mustTrain',
      'mentor.trainedOn',
      ...VOLUNTEER_READS,
      ...DELAY_READS,
    ],
    mayBlockSeat: mustTrain,
  },
  isUntrained,
);

/** Beside a professional a volunteer may take an ordinary task; a heavy one stays with the professional. */
const taskWeight = rule(
  {
    number: 'H28',
    code: 'taskWeight',
    name: 'A mentor takes the task weights that are his',
    about: 'seat',
    reads: ['need.taskWeight', 'mentor.takesTaskWeights', ...VOLUNTEER_READS, ...PARALLEL_READS],
    mayBlockSeat: ({ seat }) => !takesEveryTaskWeight(seat),
  },
  (context) => {
    const { need, seat } = context;
    if (takesTaskWeights(seat).includes(need.taskWeight)) return undefined;
    const isShared = isVolunteer(seat) && need.taskWeight === 'ordinary' && hasParallelProfessional(context);
    return isShared ? undefined : { subjects: [need.taskWeight] };
  },
);

const heavyAlone = rule(
  {
    number: 'H29',
    code: 'heavyAlone',
    name: 'A volunteer is never alone with a heavy problem',
    about: 'seat',
    reads: ['need.competences', 'competence.heavy', ...VOLUNTEER_READS, ...PARALLEL_READS],
    mayBlockNeed: ({ need }) => need.competences.length > 0,
    mayBlockSeat: ({ seat }) => isVolunteer(seat),
  },
  (context) => {
    const { index, need, seat } = context;
    if (need.competences.length === 0 || !isVolunteer(seat)) return undefined;
    const heavy = need.competences.filter((id) => index.competenceById.get(id)?.heavy === true);
    return heavy.length === 0 || hasParallelProfessional(context) ? undefined : { subjects: heavy };
  },
);

export const VOLUNTEER_RULES: readonly Rule[] = [volunteersOff, notTrained, taskWeight, heavyAlone];
