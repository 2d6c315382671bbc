/** A case in six figures. */
import type { Case } from '../model/case.ts';

interface TownSummary {
  readonly citizens: number;
  readonly mentors: number;
  readonly units: number;
  readonly needs: number;
  /** Own minutes a week the needs ask for: granted time at the average overhead of the mentors, travel apart. */
  readonly demandMinutes: number;
  /** Own minutes a week the mentors have after duties, and contract minutes beyond their own suppliers’ mentors. */
  readonly capacityMinutes: number;
}

export function townSummary(input: Case): TownSummary {
  const named = input.mentors.reduce((sum, mentor) => sum + ownMinutes(mentor), 0);
  return {
    citizens: input.citizens.length,
    mentors: input.mentors.length,
    units: input.units.length,
    needs: input.needs.length,
    demandMinutes: Math.round((grantedMinutes(input) * averageOverheadPercent(input)) / 100),
    capacityMinutes: Math.round(named + unnamedMinutes(input)),
  };
}

function ownMinutes({ capacityMinutes, duties, sharedFunction }: Case['mentors'][number]): number {
  if (sharedFunction !== undefined) return 0;
  return Math.max(0, capacityMinutes - duties.reduce((sum, duty) => sum + duty.minutes / duty.everyWeeks, 0));
}

/** Courses of a shared function and group places take no mentor time of their own. */
function grantedMinutes(input: Case): number {
  return input.needs
    .filter((need) => need.functionType !== 'shared' && need.role !== 'group')
    .reduce((sum, need) => sum + need.grantedMinutes, 0);
}

function averageOverheadPercent(input: Case): number {
  const unitById = new Map(input.units.map((unit) => [unit.id, unit]));
  let minutes = 0;
  let weighted = 0;
  for (const mentor of input.mentors) {
    minutes += mentor.capacityMinutes;
    weighted +=
      mentor.capacityMinutes * (mentor.overheadPercent ?? unitById.get(mentor.unitId)?.overheadPercent ?? 100);
  }
  return minutes === 0 ? 100 : weighted / minutes;
}

function unnamedMinutes(input: Case): number {
  return input.units.reduce((sum, unit) => {
    if (!unit.unnamedSeats || unit.contract.minutes === undefined) return sum;
    const named = input.mentors.filter((mentor) => mentor.unitId === unit.id);
    return sum + Math.max(0, unit.contract.minutes - named.reduce((own, mentor) => own + mentor.capacityMinutes, 0));
  }, 0);
}
