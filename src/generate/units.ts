/** The units of a town, each with the mentors it is to have. Prices, fees and lead times are synthetic defaults: the seeds give none. */
import type { z } from 'zod';
import { Unit } from '../model/unit.ts';
import { DEPARTMENT_KINDS, type DepartmentKind, departmentId } from './departments.ts';
import { apportion, type Dice } from './dice.ts';
import { type District, workplaceIn } from './geography.ts';
import type { MentorKind } from './kinds.ts';
import { companyName, supplierName } from './names.ts';
import type { Traits } from './options.ts';

export const CORPS_MOST = 24;
/** Above this a district keeps a corps for the young and one for adults apart. */
const ONE_CORPS_MOST = 12;

export interface UnitPlan {
  readonly unit: Unit;
  readonly kind: MentorKind;
  readonly mentorCount: number;
  readonly district: District;
}

export interface UnitSetting {
  readonly dice: Dice;
  readonly traits: Traits;
  readonly districts: readonly District[];
  readonly counts: ReadonlyMap<MentorKind, number>;
  readonly town: string;
}

type UnitDraft = Omit<z.input<typeof Unit>, 'place'>;

export function planUnits(setting: UnitSetting): UnitPlan[] {
  return [
    ...corps(setting),
    ...suppliers(setting),
    ...selfEmployed(setting),
    ...bostoette(setting),
    ...pools(setting),
    ...organisations(setting),
    ...special(setting),
  ];
}

function plan(
  setting: UnitSetting,
  district: District,
  kind: MentorKind,
  mentorCount: number,
  draft: UnitDraft,
): UnitPlan {
  const place = workplaceIn(setting.dice, district, 1500);
  return { unit: Unit.parse({ ...draft, place }), kind, mentorCount, district };
}

/** Departments a unit of these districts serves; no restriction where the town is one district. */
function scopeOf({ districts }: UnitSetting, served: readonly District[], kinds: readonly DepartmentKind[] | 'all') {
  if (kinds === 'all' && districts.length === 1) return {};
  const wanted = kinds === 'all' ? DEPARTMENT_KINDS : kinds;
  return { departmentIds: served.flatMap((district) => wanted.map((kind) => departmentId(kind, district))) };
}

/** Mentors of a kind, spread over the districts. */
function spread(setting: UnitSetting, kind: MentorKind): (readonly [District, number])[] {
  const shares = setting.districts.map((district) => [district, 1] as const);
  const counts = apportion(setting.dice, setting.counts.get(kind) ?? 0, shares);
  return setting.districts.map((district, at) => [district, counts[at]!]);
}

/** Own time per granted hour, travel apart: municipal mentors spend 2.4 h where 2.4 h are granted, so only a little comes on top. */
const CORPS_OVERHEAD_PERCENT = 110;

function corps(setting: UnitSetting): UnitPlan[] {
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
  const number = district.id.slice('omraade-'.length);
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
  const number = district.id.slice('omraade-'.length);
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

/** Members in equal parts of at most `most`. */
function chunks(members: number, most: number): number[] {
  const parts = Math.ceil(members / most);
  return Array.from({ length: parts }, (_, at) => Math.floor((members + at) / parts));
}

/** Suppliers serve two neighbouring districts, so that the parts of a large city hang together. */
function suppliers(setting: UnitSetting): UnitPlan[] {
  const { traits, districts, counts, dice } = setting;
  if (traits.suppliers === 'none') return [];
  const named = counts.get('external') ?? 0;
  const count = Math.max(districts.length, Math.round(named / 4), 1);
  const members = apportion(
    dice,
    named,
    Array.from({ length: count }, (_, at) => [at, 1] as const),
  );
  return members.map((mentorCount, at) => {
    const home = districts[at % districts.length]!;
    const next = districts[(at + 1) % districts.length]!;
    return plan(setting, home, 'external', mentorCount, {
      id: `leverandoer-${at + 1}`,
      name: supplierName(at),
      kind: 'externalProvider',
      scope: scopeOf(setting, home === next ? [home] : [home, next], servedKinds(dice, count)),
      overheadPercent: dice.whole(24, 27) * 5,
      priceOere: dice.whole(34, 46) * 1000,
      startFeeOere: dice.chance(0.3) ? 150_000 : 0,
      milestoneFeeOere: dice.chance(0.15) ? 200_000 : 0,
      unnamedSeats: true,
      onlyOverflowOrSpecial: traits.suppliers === 'rare',
      competences: supplierCompetences(dice),
      languages: dice.chance(0.5) ? ['da', 'en', dice.pick(['ar', 'so', 'pl', 'uk', 'tr'])] : ['da', 'en'],
      leadTimeWeeks: dice.whole(0, 2),
      adviceContact: 'Leverandørens mentorleder',
    });
  });
}

/** A supplier won the tender for some groups of citizens; a lone one serves all. */
function servedKinds(dice: Dice, suppliers: number): readonly DepartmentKind[] | 'all' {
  if (suppliers <= 2) return 'all';
  return dice.shuffled(DEPARTMENT_KINDS).slice(0, 3);
}

function supplierCompetences(dice: Dice): string[] {
  const common = [
    'psykiatri',
    'misbrug',
    'oekonomi',
    'familie',
    'helbred',
    'hverdagsstruktur',
    'systemkendskab',
    'unge',
  ];
  const rare = dice.shuffled(['vold', 'diagnose', 'integration']).slice(0, dice.whole(1, 2));
  return [...common.filter(() => dice.chance(0.6)), ...rare];
}

function selfEmployed(setting: UnitSetting): UnitPlan[] {
  return spread(setting, 'selfEmployed')
    .filter(([, count]) => count > 0)
    .map(([district, count]) =>
      plan(setting, district, 'selfEmployed', count, {
        id: `honorar-${district.id.slice('omraade-'.length)}`,
        name: 'Honorarlønnede mentorer',
        kind: 'externalProvider',
        scope: scopeOf(setting, [district], 'all'),
        overheadPercent: 115,
        priceOere: 32_000,
      }),
    );
}

function bostoette(setting: UnitSetting): UnitPlan[] {
  return spread(setting, 'bostoette')
    .filter(([, count]) => count > 0)
    .map(([district, count]) =>
      plan(setting, district, 'bostoette', count, {
        id: `bostoette-${district.id.slice('omraade-'.length)}`,
        name: 'Bostøtten',
        kind: 'bostoette',
        scope: scopeOf(setting, [district], 'all'),
        overheadPercent: 110,
        priceOere: 30_000,
        leadTimeWeeks: setting.dice.whole(2, 6),
      }),
    );
}

function pools(setting: UnitSetting): UnitPlan[] {
  const pool = (kind: MentorKind, id: string, name: string, extra: Partial<UnitDraft>) =>
    spread(setting, kind)
      .filter(([, count]) => count > 0)
      .map(([district, count]) =>
        plan(setting, district, kind, count, {
          id: `${id}-${district.id.slice('omraade-'.length)}`,
          name,
          kind: 'volunteerPool',
          scope: scopeOf(setting, [district], 'all'),
          coordinationMinutes: 15,
          coordinationPriceOere: 28_000,
          ...extra,
        }),
      );
  return [
    ...pool('volunteer', 'frivillige', 'Frivillige følgere', {}),
    ...pool('integration', 'integrationsnet', 'Integrationsnettet', { law: 'integration' }),
    ...pool('peer', 'brugerforening', 'Brugerforeningens mentorer', {}),
  ];
}

/** Companies, institutions and offers: a few mentors each, for the citizens placed there. */
function organisations(setting: UnitSetting): UnitPlan[] {
  const { town, dice } = setting;
  const each = (kind: MentorKind, id: string, mostMentors: number, draft: (at: number) => Omit<UnitDraft, 'id'>) => {
    let at = 0;
    return spread(setting, kind).flatMap(([district, count]) =>
      chunks(count, mostMentors).map((mentorCount) => {
        at++;
        return plan(setting, district, kind, mentorCount, {
          ...draft(at - 1),
          id: `${id}-${at}`,
          organisationId: `org-${id}-${at}`,
        });
      }),
    );
  };
  return [
    ...each('company', 'virksomhed', 2, (at) => ({
      name: companyName(town, at),
      kind: 'company',
      overheadPercent: 105,
      priceOere: 21_000, // frikøb
      ...(at % 3 === 0 ? { contract: { places: dice.whole(6, 12) } } : {}), // virksomhedscenter
    })),
    ...each('workplace', 'arbejdsplads', 1, (at) => ({
      name: companyName(`Ny ${town}`, at),
      kind: 'company',
      wageGrantOere: 780_000,
    })),
    ...each('education', 'skole', 2, (at) => ({
      name: `${town} Erhvervsskole ${at + 1}`,
      kind: 'education',
      overheadPercent: 105,
    })),
    ...each('offer', 'tilbud', 2, (at) => ({
      name: `Værkstedet ${town} ${at + 1}`,
      kind: 'offer',
      overheadPercent: 110,
      priceOere: 29_000,
    })),
    ...each('senior', 'kommunen', 4, () => ({
      name: 'Kommunens seniormentorer',
      kind: 'company',
      scope: { benefits: ['sygedagpenge', 'beskaeftiget'] },
    })),
  ];
}

function special(setting: UnitSetting): UnitPlan[] {
  const unitOf = (kind: MentorKind, id: string, draft: (district: District) => Omit<UnitDraft, 'id'>) =>
    spread(setting, kind)
      .filter(([, count]) => count > 0)
      .map(([district, count]) =>
        plan(setting, district, kind, count, {
          ...draft(district),
          id: `${id}-${district.id.slice('omraade-'.length)}`,
        }),
      );
  return [
    ...unitOf('housingArea', 'helhedsplan', (district) => ({
      name: 'Helhedsplanen',
      kind: 'externalProvider',
      scope: { areas: [`boligomraade-${district.id.slice('omraade-'.length)}`] },
      overheadPercent: 115,
    })),
    ...unitOf('digital', 'digital', (district) => ({
      name: 'Digital mentor',
      kind: 'internalCorps',
      scope: scopeOf(setting, [district], 'all'),
    })),
  ];
}
