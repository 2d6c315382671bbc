/** The units of a town, each with the mentors it is to have. */
import { corps } from './units/corps.ts';
import { organisations } from './units/organisations.ts';
import { pools, special } from './units/schemes.ts';
import { bostoette, selfEmployed, suppliers } from './units/suppliers.ts';
import type { UnitPlan, UnitSetting } from './units/unitPlan.ts';

export type { UnitPlan } from './units/unitPlan.ts';

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
