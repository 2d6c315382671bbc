/** The municipality’s own mentors: corps across departments or for some of them, and job-centre staff with a mentor function. */
import type { Unit } from '../../model/unit.ts';
import type { District } from '../geography.ts';
import type { MentorKind } from '../kinds.ts';
import { chunks, numberOf, plan, scopeOf, spread, type UnitPlan, type UnitSetting } from './unitPlan.ts';

/** Largest corps met in the interviews. */
const CORPS_MOST = 24;
/** Above this a district keeps a corps for the young and one for adults apart. */
const ONE_CORPS_MOST = 12;

/** Own time per granted hour, travel apart: municipal mentors spend 2.4 h where 2.4 h are granted, so only a little comes on top. */
const CORPS_OVERHEAD_PERCENT = 110;

export function corps(setting: UnitSetting): UnitPlan[] {
  const consultants = new Map(spread(setting, 'businessConsultant').map(([district, count]) => [district.id, count]));
  const caseworkers = new Map(spread(setting, 'caseworker').map(([district, count]) => [district.id, count]));
  return spread(setting, 'internalSocial').flatMap(([district, count]) => [
    ...corpsOf(setting, district, count),
    ...jobCentre(setting, district, 'businessConsultant', consultants.get(district.id) ?? 0),
    ...jobCentre(setting, district, 'caseworker', caseworkers.get(district.id) ?? 0),
  ]);
}

function corpsOf(setting: UnitSetting, district: District, count: number): UnitPlan[] {
  const { traits, town } = setting;
  const number = numberOf(district);
  const overheadPercent = CORPS_OVERHEAD_PERCENT;
  const team = (id: string, name: string, members: number, scope: Unit['scope']) =>
    chunks(members, CORPS_MOST).map((size, at) =>
      plan(setting, district, 'internalSocial', size, {
        id: `korps-${id}-${number}${at > 0 ? `-${at + 1}` : ''}`,
        name: `${traits.isCombinedCorps ? 'Mentor- og bostøttekorps' : 'Mentorkorps'} ${name}, ${town}${at > 0 ? ` ${at + 1}` : ''}`,
        kind: 'internalCorps',
        scope,
        lendsOutsideScope: traits.lendsBetweenCorps && id !== 'tvaer',
        overheadPercent,
        adviceContact: 'Koordinator',
      }),
    );
  if (count === 0) return [];
  if (count <= ONE_CORPS_MOST) return team('tvaer', 'på tværs', count, scopeOf(setting, [district], 'all'));
  const young = Math.round(count * 0.36);
  const across = Math.max(2, Math.round(count * 0.2));
  const adults = scopeOf(setting, [district], ['aktiv', 'sygedagpenge', 'rehabilitering', 'jobparat']);
  return [
    ...team('unge', 'Unge', young, { ...scopeOf(setting, [district], ['unge']), ageMost: 29 }),
    ...team('voksne', 'Voksne', count - young - across, adults),
    ...team('tvaer', 'på tværs', across, scopeOf(setting, [district], 'all')),
  ];
}

/** Business consultants and caseworkers with a mentor function keep their main job in the job centre. */
function jobCentre(setting: UnitSetting, district: District, kind: MentorKind, count: number): UnitPlan[] {
  if (count === 0) return [];
  const number = numberOf(district);
  const isConsultant = kind === 'businessConsultant';
  return [
    plan(setting, district, kind, count, {
      id: `${isConsultant ? 'konsulenter' : 'sagsbehandlere'}-${number}`,
      name: isConsultant ? 'Jobcentrets virksomhedskonsulenter' : 'Jobcentrets sagsbehandlere',
      kind: 'internalCorps',
      scope: scopeOf(setting, [district], 'all'),
      overheadPercent: CORPS_OVERHEAD_PERCENT,
    }),
  ];
}
