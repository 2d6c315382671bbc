/** How courses with one kind of mentor go, as the evaluation of the peer scheme counted them: begun, completed, stopped, still running. */
import type { CaseIndex } from '../../model/caseIndex.ts';
import type { MentorKind } from '../../model/vocabulary.ts';

export interface Completion {
  readonly started: number;
  readonly completed: number;
  /** Ended without being completed, by whatever side; it costs nobody anything. */
  readonly stopped: number;
  readonly running: number;
}

/** Over the running relations and the former mentors of the citizens. A course on an unnamed seat ends without anybody to count it by. */
export function completionOf(index: CaseIndex, kind: MentorKind): Completion {
  const isOfKind = (mentorId: string) => index.mentorById.get(mentorId)?.kind === kind;
  const running = index.case.relations.filter(({ seatId }) => isOfKind(seatId)).length;
  const ended = index.case.citizens
    .flatMap(({ priorMentors }) => priorMentors)
    .filter((prior) => isOfKind(prior.mentorId));
  const completed = ended.filter(({ outcome }) => outcome === 'completed').length;
  return { started: running + ended.length, completed, stopped: ended.length - completed, running };
}
