/** A case with more of somebody’s time in it: a mentor’s own minutes a week, or the hours of a unit’s contract. */
import type { Case } from '../../../model/case.ts';
import type { Mentor } from '../../../model/mentor.ts';
import type { WeeklyWindow } from '../../../model/primitives.ts';
import type { Unit } from '../../../model/unit.ts';
import { changeEntry } from '../../events/lists.ts';

/** Later changes of the capacity keep their distance to it. `window`: when the minutes lie, where that is outside the mentor’s windows. */
export function withMentorMinutes(input: Case, mentorId: string, minutes: number, window?: WeeklyWindow): Case {
  return changeEntry(input, 'mentors', mentorId, (mentor) => ({
    ...mentor,
    capacityMinutes: mentor.capacityMinutes + minutes,
    capacityFrom: mentor.capacityFrom.map((entry) => ({ ...entry, minutes: entry.minutes + minutes })),
    ...(window === undefined ? {} : { availability: [...windowsOf(input, mentor), window] }),
  }));
}

function windowsOf(input: Case, mentor: Mentor): readonly WeeklyWindow[] {
  return mentor.availability ?? input.policy.workingWindows;
}

/** A contract without a limit of hours stays as it is. */
export function withContractMinutes(input: Case, unitId: string, minutes: number): Case {
  return changeEntry(input, 'units', unitId, (unit: Unit) =>
    unit.contract.minutes === undefined
      ? unit
      : { ...unit, contract: { ...unit.contract, minutes: unit.contract.minutes + minutes } },
  );
}
