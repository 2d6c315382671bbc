/** The mentor a need would have to have: all its requirements, the citizen’s own hours, and time for this one need. */
import type { Case } from '../model/case.ts';
import type { Mentor } from '../model/mentor.ts';
import type { Need } from '../model/need.ts';
import type { Unit } from '../model/unit.ts';
import type { MentorKind, UnitKind } from '../model/vocabulary.ts';
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

/** Values of the required wishes of one kind. */
export function requiredOf(need: Need, kind: string): string[] {
  if (!Array.isArray(need.wishes)) return [];
  return need.wishes.filter((wish) => wish.required && wish.kind === kind).map((wish) => wish.value);
}

function kindOf(need: Need, unit: Unit): MentorKind {
  if (need.role === 'peer') return 'peer';
  return unit.law === 'integration' || need.grant?.law === 'integration' ? 'integration' : KIND_AT[unit.kind];
}

function freeId(input: Case): string {
  const taken = new Set([...input.mentors, ...input.units, ...input.groups].map((entry) => entry.id));
  let number = 1;
  while (taken.has(`ny-mentor-${number}`)) number++;
  return `ny-mentor-${number}`;
}
