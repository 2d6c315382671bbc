/** Values that are sound one by one and not together: ranges and periods the wrong way round, a competence twice, matches at odds. */
import type { Fault } from '../errors.ts';
import type { Case } from './case.ts';
import type { Readable } from './readable.ts';

type Input = Readable<Case>;
type Need = NonNullable<Input['needs']>[number];

/** All contradictions of a case, or of what can be read of one. */
export function contradictions(input: Input): Fault[] {
  return [
    ...(input.groups ?? []).flatMap(({ citizensLeast = 0, citizensMost = Infinity }, at) =>
      citizensLeast <= citizensMost
        ? []
        : badPeriod(
            `groups[${at}].citizensLeast`,
            `citizensLeast ${citizensLeast} is above citizensMost ${citizensMost}. Lower it.`,
          ),
    ),
    ...lunchFaults(input.policy),
    ...(input.units ?? []).flatMap(({ scope }, at) => ageFaults(scope, `units[${at}].scope`)),
    ...(input.citizens ?? []).flatMap((citizen, at) => citizenFaults(citizen, `citizens[${at}]`)),
    ...competenceFaults(input),
    ...(input.needs ?? []).flatMap((need, at) => needFaults(need, `needs[${at}]`)),
    ...relationFaults(input),
    ...pinFaults(input),
  ];
}

function badPeriod(path: string, message: string): Fault[] {
  return [{ code: 'BAD_PERIOD', path, message }];
}

/** A break that no day can hold would leave every day without a meeting. */
function lunchFaults({ lunchBreakMinutes, lunchFrom, lunchUntil }: NonNullable<Input['policy']> = {}): Fault[] {
  if (lunchBreakMinutes === undefined || lunchFrom === undefined || lunchUntil === undefined) return [];
  if (lunchBreakMinutes === 0 || minuteOfDay(lunchUntil) - minuteOfDay(lunchFrom) >= lunchBreakMinutes) return [];
  const between = `between ${lunchFrom} and ${lunchUntil}`;
  const message = `No break of ${lunchBreakMinutes} minutes fits ${between}, so no day could have a meeting. Correct the times.`;
  return badPeriod('policy.lunchUntil', message);
}

function minuteOfDay(time: string): number {
  return 60 * Number(time.slice(0, 2)) + Number(time.slice(3));
}

function ageFaults(scope: NonNullable<Input['units']>[number]['scope'], path: string): Fault[] {
  const { ageLeast = 0, ageMost = Infinity } = scope ?? {};
  if (ageLeast <= ageMost) return [];
  return badPeriod(
    `${path}.ageLeast`,
    `ageLeast ${ageLeast} is above ageMost ${ageMost}, so nobody is served. Lower it.`,
  );
}

/** A placement and those around the citizen have a last day only where one is agreed. */
function citizenFaults({ placement, supportPersons }: NonNullable<Input['citizens']>[number], path: string): Fault[] {
  const ends = [
    { what: 'placement', at: `${path}.placement`, ...placement },
    ...(supportPersons ?? []).map((person, at) => ({
      what: 'support',
      at: `${path}.supportPersons[${at}]`,
      ...person,
    })),
  ];
  return ends.flatMap(({ what, at, from = '', until }) =>
    until === undefined || from <= until
      ? []
      : badPeriod(`${at}.until`, `The ${what} ends ${until}, before it starts ${from}. Correct the dates.`),
  );
}

function competenceFaults({ mentors = [], needs = [] }: Input): Fault[] {
  const called = (competences: readonly (string | undefined)[]) =>
    competences.map((competenceId) => ({ competenceId }));
  return [
    ...mentors.flatMap(({ competences = [] }, at) => twice(competences, `mentors[${at}].competences`)),
    ...needs.flatMap(({ competences = [] }, at) => twice(called(competences), `needs[${at}].competences`)),
  ];
}

/** Unknown today and held from a course on is two entries; two of one date are not. */
function twice(
  entries: readonly { competenceId?: string | undefined; validFrom?: string | undefined }[],
  path: string,
) {
  const seen = new Set<string>();
  return entries.flatMap(({ competenceId, validFrom = '' }, at): Fault[] => {
    const key = `${competenceId} ${validFrom}`;
    if (competenceId === undefined || !seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = `Competence "${competenceId}" stands twice. Keep one.`;
    return [{ code: 'DUPLICATE_ID', path: `${path}[${at}]`, message }];
  });
}

function needFaults({ wishes, grantedMinutes, grantedRange, grant }: Need, path: string): Fault[] {
  const faults: Fault[] = [];
  if (typeof wishes !== 'string')
    wishes?.forEach(({ kind, value }, at) => {
      if (kind !== 'sex' || value === undefined || value === 'woman' || value === 'man') return;
      const message = `Sex "${value}" is not known. Use "woman" or "man".`;
      faults.push({ code: 'BAD_SCHEMA', path: `${path}.wishes[${at}].value`, message });
    });
  const { least = 0, most = Infinity } = grantedRange ?? {};
  if (grantedMinutes !== undefined && (grantedMinutes < least || grantedMinutes > most)) {
    const message = `grantedMinutes ${grantedMinutes} is outside the client’s range ${least}–${most}. Choose inside it.`;
    faults.push(...badPeriod(`${path}.grantedMinutes`, message));
  }
  const { start = '', end } = grant ?? {};
  if (end !== undefined && end < start) {
    const message = `The grant ends ${end}, before it starts ${start}. Correct the dates.`;
    faults.push(...badPeriod(`${path}.grant.end`, message));
  }
  return faults;
}

function relationFaults({ relations = [] }: Input): Fault[] {
  const staffed = new Map<string, number>();
  return relations.flatMap(({ needId }, at): Fault[] => {
    if (needId === undefined) return [];
    const first = staffed.get(needId);
    if (first !== undefined) {
      const message = `Need "${needId}" already has a relation at relations[${first}]. Keep one.`;
      return [{ code: 'DUPLICATE_ID', path: `relations[${at}].needId`, message }];
    }
    staffed.set(needId, at);
    return [];
  });
}

function pinFaults({ needs = [], vetoes = [], pins = [] }: Input): Fault[] {
  const faults: Fault[] = [];
  const contradict = (at: number, message: string) =>
    faults.push({ code: 'CONTRADICTORY_PINS', path: `pins[${at}]`, message });
  const citizenOf = new Map(needs.map((need) => [need.id, need.citizenId]));
  const vetoOf = new Map(vetoes.map((veto) => [`${veto.citizenId}\n${veto.seatId}`, veto.by]));
  const seatOf = new Map<string, string>();
  pins.forEach(({ needId, seatId }, at) => {
    if (needId === undefined || seatId === undefined) return;
    const other = seatOf.get(needId);
    if (other !== undefined && other !== seatId)
      contradict(at, `Need "${needId}" is pinned to both "${other}" and "${seatId}". Keep one pin.`);
    seatOf.set(needId, seatId);
    const citizenId = citizenOf.get(needId);
    const by = citizenId === undefined ? undefined : vetoOf.get(`${citizenId}\n${seatId}`);
    if (by !== undefined) {
      const why = `which the ${by}’s veto forbids. Remove the pin or the veto.`;
      contradict(at, `Need "${needId}" is pinned to "${seatId}", ${why}`);
    }
  });
  return faults;
}
