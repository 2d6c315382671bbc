/** The mentor, or the group, a need would have to have: all its requirements, the citizen’s own hours, and time for this one need. */
import type { Case } from '../model/case.ts';
import type { Group, Mentor } from '../model/mentor.ts';
import type { Need } from '../model/need.ts';
import type { WeeklyWindow } from '../model/primitives.ts';
import type { Unit } from '../model/unit.ts';
import type { MentorKind, UnitKind } from '../model/vocabulary.ts';
import { minuteOf } from '../time/calendar.ts';
import { windowsOfCitizen } from '../time/freeTime.ts';

const KIND_AT: Readonly<Record<UnitKind, MentorKind>> = {
  internalCorps: 'internalSocial',
  externalProvider: 'external',
  bostoette: 'bostoette',
  volunteerPool: 'volunteer',
  company: 'company',
  education: 'education',
  offer: 'offer',
};

export function newMentor(input: Case, need: Need, unitId: string, capacityMinutes: number): Mentor {
  const citizen = input.citizens.find((entry) => entry.id === need.citizenId)!;
  const unit = input.units.find((entry) => entry.id === unitId)!;
  const sex = requiredOf(need, 'sex')[0];
  const competences = new Set([...requiredOf(need, 'competence'), ...need.competences]);
  for (const wrong of requiredOf(need, 'notCompetence')) competences.delete(wrong);
  return {
    id: freeId(input),
    unitId,
    kind: kindOf(need, unit),
    displayName: 'Ny mentor',
    ...(sex === 'woman' || sex === 'man' ? { sex } : {}),
    competences: [...competences].map((competenceId) => ({ competenceId, level: 'has' })),
    languages: [...new Set(['da', ...requiredOf(need, 'language')])],
    languageAssessed: [],
    capacityMinutes,
    capacityFrom: [],
    caseload: 60,
    trainedOn: input.planDate,
    takesTaskWeights: [need.taskWeight],
    declines: [],
    knownToCaseworkers: [],
    duties: [],
    absences: [],
    appointments: [],
    availability: [...windowsOfCitizen(citizen, input.policy)],
    travelMode: 'bike',
  };
}

/** The same mentor at another unit. */
export function atUnit(mentor: Mentor, need: Need, unit: Unit): Mentor {
  return { ...mentor, unitId: unit.id, kind: kindOf(need, unit) };
}

/** Length of a session where no group of the municipality shows one. */
const SESSION_MINUTES = 90;

/**
 * A group the need could join, with a leader of its own: as long as the municipality’s others, when the citizen can first, and not
 * waiting for more participants. Undefined where the citizen has no time for it.
 */
export function newGroup(
  input: Case,
  need: Need,
  unitId: string,
): { readonly mentor: Mentor; readonly group: Group } | undefined {
  const citizen = input.citizens.find((entry) => entry.id === need.citizenId)!;
  const minutes = input.groups[0]?.minutes ?? SESSION_MINUTES;
  const fits = ({ start, end }: WeeklyWindow) => minuteOf(end) - minuteOf(start) >= minutes;
  const window = windowsOfCitizen(citizen, input.policy).find(fits);
  if (window === undefined) return undefined;
  const mentor = newMentor(input, need, unitId, minutes);
  const group: Group = {
    id: freeId({ ...input, mentors: [...input.mentors, mentor] }, 'ny-gruppe'),
    mentorId: mentor.id,
    name: 'Ny gruppe',
    citizensLeast: 1,
    citizensMost: 60,
    weekday: window.weekday,
    start: window.start,
    minutes,
    everyWeeks: 1,
    firstDate: need.start > input.planDate ? need.start : input.planDate,
    place: 'office',
  };
  return { mentor, group };
}

/** Values of the required wishes of one kind. */
export function requiredOf(need: Need, kind: string): string[] {
  if (!Array.isArray(need.wishes)) return [];
  return need.wishes.filter((wish) => wish.required && wish.kind === kind).map((wish) => wish.value);
}

function kindOf(need: Need, unit: Unit): MentorKind {
  if (need.role === 'peer') return 'peer';
  return unit.law === 'integration' || need.grant?.law === 'integration' ? 'integration' : KIND_AT[unit.kind];
}

function freeId(input: Case, stem = 'ny-mentor'): string {
  const taken = new Set([...input.mentors, ...input.units, ...input.groups].map((entry) => entry.id));
  let number = 1;
  while (taken.has(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}
