/** Companies, schools and offers, for the citizens placed there. Prices are synthetic. */
import type { MentorKind } from '../kinds.ts';
import { companyName } from '../names.ts';
import { chunks, plan, spread, type UnitDraft, type UnitPlan, type UnitSetting } from './unitPlan.ts';

/** Companies, institutions and offers: a few mentors each, for the citizens placed there. */
export function organisations(setting: UnitSetting): UnitPlan[] {
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
