/**
 * Priming: what a session is asked first runs several times slower than later, because the machine has yet to compile it. So the session tries some
 * events on its own case before anybody waits for it, and takes each back. It leaves no trace.
 */
import { MakkerError } from '../../errors.ts';
import type { Case } from '../../model/case.ts';
import type { TownEvent } from '../../model/event.ts';
import { addDays } from '../../time/calendar.ts';
import type { Session } from './session.ts';

/** Weeks away after which a mentor gives up his citizens under any policy. */
const LONG_WEEKS = 53;
const MORE_MINUTES = 60;

/** Tries so many needs and so many mentors, spread over the case; at most as many as there are. */
export function primeSession(session: Session, trials: number): void {
  for (const event of [...eventsOfNeeds(session.case, trials), ...eventsOfMentors(session.case, trials)]) {
    session.ask(() => tryOut(session, event));
  }
}

function tryOut(session: Session, event: TownEvent): void {
  try {
    session.apply(event);
  } catch (error) {
    // A pin that could not be kept: refusing it is work worth knowing too.
    if (!(error instanceof MakkerError)) throw error;
  }
}

function eventsOfNeeds({ needs }: Case, trials: number): TownEvent[] {
  return spread(needs, trials).flatMap((need): TownEvent[] => [
    { type: 'needHoursChanged', needId: need.id, grantedMinutes: need.grantedMinutes + MORE_MINUTES },
    { type: 'needOrdered', need: { ...need, id: `${need.id}.prime` } },
    { type: 'needClosed', needId: need.id, reason: 'other' },
    { type: 'citizenAvailabilityChanged', citizenId: need.citizenId, availability: null },
  ]);
}

function eventsOfMentors({ mentors, planDate }: Case, trials: number): TownEvent[] {
  const absence = { from: planDate, until: addDays(planDate, 7 * LONG_WEEKS) };
  return spread(mentors, trials).flatMap(({ id, capacityMinutes, caseload, competences }): TownEvent[] => [
    { type: 'mentorCapacityChanged', mentorId: id, capacityMinutes: Math.floor(capacityMinutes / 2), caseload },
    { type: 'mentorCompetencesChanged', mentorId: id, competences: competences.slice(1) },
    { type: 'mentorAbsent', mentorId: id, absence },
  ]);
}

function spread<Entry>(list: readonly Entry[], count: number): Entry[] {
  const taken = Math.min(count, list.length);
  return Array.from({ length: taken }, (_, at) => list[Math.floor((at * list.length) / taken)]!);
}
