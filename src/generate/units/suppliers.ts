/** Those the municipality buys from: suppliers with unnamed seats, self-employed mentors, and the bostøtte unit. Prices are synthetic. */
import { DEPARTMENT_KINDS, type DepartmentKind } from '../departments.ts';
import { apportion, type Dice } from '../dice.ts';
import { supplierName } from '../names.ts';
import { numberOf, plan, scopeOf, spread, type UnitPlan, type UnitSetting } from './unitPlan.ts';

/** Suppliers serve two neighbouring districts, so that the parts of a large city hang together. */
export function suppliers(setting: UnitSetting): UnitPlan[] {
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

export function selfEmployed(setting: UnitSetting): UnitPlan[] {
  return spread(setting, 'selfEmployed')
    .filter(([, count]) => count > 0)
    .map(([district, count]) =>
      plan(setting, district, 'selfEmployed', count, {
        id: `honorar-${numberOf(district)}`,
        name: 'Honorarlønnede mentorer',
        kind: 'externalProvider',
        scope: scopeOf(setting, [district], 'all'),
        overheadPercent: 115,
        priceOere: 32_000,
      }),
    );
}

export function bostoette(setting: UnitSetting): UnitPlan[] {
  return spread(setting, 'bostoette')
    .filter(([, count]) => count > 0)
    .map(([district, count]) =>
      plan(setting, district, 'bostoette', count, {
        id: `bostoette-${numberOf(district)}`,
        name: 'Bostøtten',
        kind: 'bostoette',
        scope: scopeOf(setting, [district], 'all'),
        overheadPercent: 110,
        priceOere: 30_000,
        leadTimeWeeks: setting.dice.whole(2, 6),
      }),
    );
}
