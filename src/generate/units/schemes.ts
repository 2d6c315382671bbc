/** Volunteer pools and the small schemes beside the corps. Prices are synthetic. */
import type { District } from '../geography.ts';
import type { MentorKind } from '../kinds.ts';
import { numberOf, plan, scopeOf, spread, type UnitDraft, type UnitPlan, type UnitSetting } from './unitPlan.ts';

export function pools(setting: UnitSetting): UnitPlan[] {
  const pool = (kind: MentorKind, id: string, name: string, extra: Partial<UnitDraft>) =>
    spread(setting, kind)
      .filter(([, count]) => count > 0)
      .map(([district, count]) =>
        plan(setting, district, kind, count, {
          id: `${id}-${numberOf(district)}`,
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

export function special(setting: UnitSetting): UnitPlan[] {
  const unitOf = (kind: MentorKind, id: string, draft: (district: District) => Omit<UnitDraft, 'id'>) =>
    spread(setting, kind)
      .filter(([, count]) => count > 0)
      .map(([district, count]) =>
        plan(setting, district, kind, count, {
          ...draft(district),
          id: `${id}-${numberOf(district)}`,
        }),
      );
  return [
    ...unitOf('housingArea', 'helhedsplan', (district) => ({
      name: 'Helhedsplanen',
      kind: 'externalProvider',
      scope: { areas: [`boligomraade-${numberOf(district)}`] },
      overheadPercent: 115,
    })),
    ...unitOf('digital', 'digital', (district) => ({
      name: 'Digital mentor',
      kind: 'internalCorps',
      scope: scopeOf(setting, [district], 'all'),
    })),
  ];
}
