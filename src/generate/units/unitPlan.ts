/** What every part of the unit plan uses: the setting, scopes, and mentors spread over districts. Prices, fees and lead times are synthetic. */
import type { z } from 'zod';
import { Unit } from '../../model/unit.ts';
import { DEPARTMENT_KINDS, type DepartmentKind, departmentId } from '../departments.ts';
import { apportion, type Dice } from '../dice.ts';
import { type District, workplaceIn } from '../geography.ts';
import type { MentorKind } from '../kinds.ts';
import type { Traits } from '../options.ts';

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

export type UnitDraft = Omit<z.input<typeof Unit>, 'place'>;

export function plan(
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
export function scopeOf(
  { districts }: UnitSetting,
  served: readonly District[],
  kinds: readonly DepartmentKind[] | 'all',
) {
  if (kinds === 'all' && districts.length === 1) return {};
  const wanted = kinds === 'all' ? DEPARTMENT_KINDS : kinds;
  return { departmentIds: served.flatMap((district) => wanted.map((kind) => departmentId(kind, district))) };
}

/** Mentors of a kind, spread over the districts. */
export function spread(setting: UnitSetting, kind: MentorKind): (readonly [District, number])[] {
  const shares = setting.districts.map((district) => [district, 1] as const);
  const counts = apportion(setting.dice, setting.counts.get(kind) ?? 0, shares);
  return setting.districts.map((district, at) => [district, counts[at]!]);
}

/** Members in equal parts of at most `most`. */
export function chunks(members: number, most: number): number[] {
  const parts = Math.ceil(members / most);
  return Array.from({ length: parts }, (_, at) => Math.floor((members + at) / parts));
}

/** Number of the district, for ids. */
export function numberOf(district: District): string {
  return district.id.slice('omraade-'.length);
}
