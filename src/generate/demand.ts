/** Demand in mentor time, and the contracts that carry part of it in unnamed seats. */
import type { Mentor } from '../model/mentor.ts';
import type { Need } from '../model/need.ts';
import type { Unit } from '../model/unit.ts';
import type { Traits } from './options.ts';
import type { UnitPlan } from './units.ts';

/** Reckoned before the mentors are known: average overhead, and the way there and back of a meeting away. */
const OVERHEAD = 1.13;
const TRAVEL_MINUTES = 24;

export interface Demand {
  /** Own minutes a week all individual courses take together. */
  readonly minutes: number;
  readonly courseMinutes: number;
}

export function demandOf(needs: readonly Need[]): Demand {
  const individual = needs.filter((need) => need.functionType !== 'shared');
  const minutes = individual.reduce((sum, { grantedMinutes, cadence }) => {
    const isAway = cadence.place === 'home' || cadence.place === 'outside';
    return sum + grantedMinutes * OVERHEAD + (isAway ? (TRAVEL_MINUTES * cadence.count) / cadence.everyWeeks : 0);
  }, 0);
  return { minutes, courseMinutes: Math.max(60, minutes / Math.max(1, individual.length)) };
}

/** Share of the demand that suppliers carry in seats without a name, by how much the town uses them. Synthetic. */
const UNNAMED_SHARE = { none: 0, rare: 0.03, common: 0.07, main: 0.14 } as const;

export interface Contracts {
  readonly unnamedMinutes: number;
  /** The units, with contract hours for their named mentors and their unnamed seats together. */
  readonly units: (mentors: readonly Mentor[]) => Unit[];
}

export function contractsFor(traits: Traits, plans: readonly UnitPlan[], demand: Demand): Contracts {
  const suppliers = plans.filter((plan) => plan.unit.unnamedSeats).length;
  const unnamedMinutes = suppliers === 0 ? 0 : demand.minutes * UNNAMED_SHARE[traits.suppliers];
  const each = unnamedMinutes / Math.max(1, suppliers);
  return {
    unnamedMinutes,
    units: (mentors) => {
      const namedMinutes = new Map<string, number>();
      for (const { unitId, capacityMinutes } of mentors) {
        namedMinutes.set(unitId, (namedMinutes.get(unitId) ?? 0) + capacityMinutes);
      }
      return plans.map(({ unit }) =>
        unit.unnamedSeats ? withContract(unit, each, namedMinutes.get(unit.id) ?? 0) : unit,
      );
    },
  };
}

function withContract(unit: Unit, unnamedMinutes: number, namedMinutes: number): Unit {
  const minutes = Math.round((unnamedMinutes + namedMinutes) / 60) * 60;
  return { ...unit, contract: { ...unit.contract, minutes: Math.max(120, minutes) } };
}
