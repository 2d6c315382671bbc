/** Who is already around the citizens: support persons, mentors of the last two years, and what is to be hand-picked. */
import type { Citizen } from '../model/citizen.ts';
import type { Mentor } from '../model/mentor.ts';
import { addDays } from '../time/calendar.ts';
import type { Dice } from './dice.ts';
import type { UnitPlan } from './units.ts';

export interface AroundSetting {
  readonly dice: Dice;
  readonly planDate: string;
  readonly plans: readonly UnitPlan[];
  readonly mentors: readonly Mentor[];
}

type SupportPerson = Citizen['supportPersons'][number];

/** Shares with a support person are synthetic; the release after several mentors is the survey’s. */
const SUPPORT_SHARE = 0.1;
const SEVERAL_MENTORS_SHARE = 0.15;
const RELEASED_SHARE = 0.12;

export function withPeopleAround(setting: AroundSetting, citizens: readonly Citizen[]): Citizen[] {
  const { dice } = setting;
  const serving = mentorsOfDepartment(setting);
  const bostoette = [...setting.mentors.filter((mentor) => mentor.kind === 'bostoette')];
  return citizens.map((citizen) => {
    const supportPersons = dice.chance(SUPPORT_SHARE) ? [supportPerson(setting, bostoette)] : [];
    const colleagues = serving.get(citizen.departmentId ?? '') ?? [];
    const hadSeveral = colleagues.length > 3 && dice.chance(SEVERAL_MENTORS_SHARE);
    return { ...citizen, supportPersons, priorMentors: hadSeveral ? priorMentors(setting, colleagues) : [] };
  });
}

function mentorsOfDepartment({ plans, mentors }: AroundSetting): Map<string, Mentor[]> {
  const scopeOf = new Map(plans.map(({ unit }) => [unit.id, unit.scope.departmentIds]));
  const departments = new Set(plans.flatMap(({ unit }) => unit.scope.departmentIds ?? []));
  const general = mentors.filter((mentor) => mentor.kind === 'internalSocial' || mentor.kind === 'external');
  return new Map(
    [...departments].map((id) => [id, general.filter((mentor) => scopeOf.get(mentor.unitId)?.includes(id) ?? true)]),
  );
}

/** Two in three have a bostøtte; half of these are known by name where the town has any. */
function supportPerson({ dice, planDate }: AroundSetting, bostoette: Mentor[]): SupportPerson {
  const kind = dice.weighted([
    ['bostoette', 66],
    ['skp', 20],
    ['coordinatingCaseworker', 14],
  ] as const);
  const from = addDays(planDate, -dice.whole(60, 900));
  const isNamed = kind === 'bostoette' && bostoette.length > 0 && dice.chance(0.5);
  return { kind, from, ...(isNamed ? { mentorId: dice.pick(bostoette).id } : {}) };
}

function priorMentors({ dice, planDate }: AroundSetting, colleagues: readonly Mentor[]): Citizen['priorMentors'] {
  const released = dice.chance(RELEASED_SHARE);
  const mentorIds = new Set([dice.pick(colleagues).id, dice.pick(colleagues).id]);
  return [...mentorIds].map((mentorId, at) => ({
    mentorId,
    ended: addDays(planDate, -dice.whole(20, 700)),
    outcome: released && at === 0 ? 'released' : dice.pick(['completed', 'completed', 'unknown']),
  }));
}
