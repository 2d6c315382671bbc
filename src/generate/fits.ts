/**
 * Could this course run at this seat? The generator’s own, narrower reading of the rules: what it accepts must be eligible, and it
 * may refuse what would be. It shares no code with src/rules, so that a test of one against the other means something.
 */
import type { Seat } from '../model/caseIndex.ts';
import type { Citizen } from '../model/citizen.ts';
import type { Need } from '../model/need.ts';

export function seatFits(need: Need, citizen: Citizen, seat: Seat, planDate: string): boolean {
  return (
    lawFits(citizen, planDate) &&
    roleFits(need, seat) &&
    unitFits(need, citizen, seat) &&
    kindFits(need, citizen, seat) &&
    isThere(seat, planDate) &&
    wishesFit(need, seat) &&
    !citizen.priorMentors.some((prior) => prior.mentorId === seat.id && prior.outcome === 'released')
  );
}

/** Before 2014 the act listed who could have a mentor (L4); the few whom it left out have no running course. */
function lawFits({ age, benefit, measure }: Citizen, planDate: string): boolean {
  if (planDate >= '2014-01-01') return true;
  if (benefit === 'ressourceforloeb') return planDate >= '2013-01-01';
  if (benefit === 'su') return age < 30;
  return benefit !== 'andre' || measure === 'vejledningOpkvalificering';
}

function roleFits(need: Need, seat: Seat): boolean {
  if (seat.kind === 'group') return need.role === 'group';
  if (seat.mentor?.kind === 'peer') return need.role === 'peer';
  if (seat.unit.kind === 'volunteerPool') return need.role === 'volunteer';
  return need.role === 'professional';
}

function unitFits(need: Need, citizen: Citizen, { unit }: Seat): boolean {
  const { departmentIds, ageLeast = 0, ageMost = 999, benefits, areas } = unit.scope;
  if (need.unitKinds !== undefined && !need.unitKinds.includes(unit.kind)) return false;
  if (departmentIds !== undefined && !departmentIds.includes(citizen.departmentId ?? '')) return false;
  if (citizen.age < ageLeast || citizen.age > ageMost) return false;
  if (benefits !== undefined && !benefits.includes(citizen.benefit)) return false;
  if (areas !== undefined && !areas.includes(citizen.area ?? '')) return false;
  return (unit.law === 'integration') === (need.grant?.law === 'integration');
}

/** Seats that are for some citizens only, by what the citizen is placed at, has or is screened for. */
function kindFits(need: Need, citizen: Citizen, { unit, mentor }: Seat): boolean {
  const organisation = mentor?.organisationId ?? unit.organisationId;
  if (organisation !== undefined && citizen.placement?.organisationId !== organisation) return false;
  if ((need.functionType === 'shared') !== (mentor?.sharedFunction !== undefined)) return false;
  if (need.grant?.law === 'serviceloven' && mentor?.kind !== 'bostoette' && unit.kind !== 'bostoette') return false;
  switch (mentor?.kind) {
    case 'bostoette':
      // In a combined corps anybody may have him; hours bought at a bostøtte unit are for those who have him already.
      if (unit.kind === 'internalCorps') return true;
      return citizen.supportPersons.some((person) => person.kind === 'bostoette' && person.mentorId === mentor.id);
    case 'digital':
      return citizen.digitalReadiness === 'ready' && need.cadence.mode !== 'faceToFace';
    case 'education':
      return citizen.age < 30;
    default:
      return true;
  }
}

/** Trained where he must be, and not away for weeks. */
function isThere({ unit, mentor }: Seat, planDate: string): boolean {
  if (mentor === undefined) return true;
  if (unit.kind === 'volunteerPool' && !(mentor.trainedOn !== undefined && mentor.trainedOn <= planDate)) return false;
  return !mentor.absences.some((absence) => absence.from <= planDate);
}

function wishesFit(need: Need, seat: Seat): boolean {
  if (typeof need.wishes === 'string') return true;
  return need.wishes.filter((wish) => wish.required).every((wish) => meets(seat, wish.kind, wish.value));
}

function meets({ unit, mentor }: Seat, kind: string, value: string): boolean {
  const held = mentor?.competences ?? unit.competences.map((id) => ({ competenceId: id, level: 'has' as const }));
  switch (kind) {
    case 'competence':
      return held.some((entry) => entry.competenceId === value && entry.level === 'has');
    case 'notCompetence':
      return !held.some((entry) => entry.competenceId === value);
    case 'language':
      return (mentor ?? unit).languages.includes(value);
    case 'sex':
      return mentor?.sex === value;
    case 'mentor':
      return mentor?.id === value;
    default:
      return unit.id === value;
  }
}

/** Competences called for and held: better relations were made more often. */
export function matched(need: Need, { unit, mentor }: Seat): number {
  const has = (id: string) =>
    mentor === undefined
      ? unit.competences.includes(id)
      : mentor.competences.some((entry) => entry.competenceId === id && entry.level === 'has');
  return need.competences.filter(has).length;
}
