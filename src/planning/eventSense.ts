/**
 * Events that are sound in every part and yet cannot have happened so: time that goes back, an absence that is over, an extension that shortens.
 * Such a line is a slip, and planning on as if nothing were wrong would hide it. Asked of whoever brings a file of events; applying an event asks
 * none of it, because a log must always lead to the case it describes.
 */
import type { ErrorCode, Fault } from '../errors.ts';
import type { Case } from '../model/case.ts';
import type { TownEvent, TownEventOf, TownEventType } from '../model/event.ts';

type Ask<Type extends TownEventType> = (input: Case, event: TownEventOf<Type>) => Fault[];

const ASKED: { readonly [Type in TownEventType]?: Ask<Type> } = {
  planDateMoved: ({ planDate: now }, { planDate }) =>
    planDate >= now
      ? []
      : fault('BAD_PERIOD', 'planDate', `The plan date is ${now} by then, and goes forward only. Use a later day.`),

  mentorAbsent: ({ planDate }, { absence: { until } }) =>
    until >= planDate
      ? []
      : fault(
          'BAD_PERIOD',
          'absence.until',
          `The absence is over on ${planDate}, the plan date by then. ${OR_LEAVE_OUT}`,
        ),

  needChanged: ({ needs }, { need: { id, citizenId } }) => {
    const before = needs.find((need) => need.id === id)?.citizenId;
    if (before === undefined || before === citizenId) return [];
    const advice = 'Close it and order one for the other (needClosed, needOrdered).';
    return fault(
      'BAD_SCHEMA',
      'need.citizenId',
      `Need "${id}" is of citizen "${before}", not of "${citizenId}". ${advice}`,
    );
  },

  grantReduced: ({ needs }, { needId, grantedMinutes }) => {
    const before = needs.find((need) => need.id === needId)?.grantedMinutes ?? Infinity;
    if (grantedMinutes <= before) return [];
    const message = `Need "${needId}" has ${before} minutes a week, so ${grantedMinutes} are more. Use needHoursChanged.`;
    return fault('BAD_SCHEMA', 'grantedMinutes', message);
  },

  grantExtended: ({ needs, planDate }, { needId, grant }) => {
    const before = needs.find((need) => need.id === needId)?.grant;
    const faults: Fault[] = [];
    if (before !== undefined && grant.end <= before.end) {
      const message = `The new grant ends ${grant.end}, and the one before already goes on until ${before.end}.`;
      faults.push(...fault('BAD_PERIOD', 'grant.end', `${message} Use a later end; grantStopped shortens.`));
    } else if (grant.end < planDate) {
      faults.push(
        ...fault(
          'BAD_PERIOD',
          'grant.end',
          `The new grant is over on ${planDate}, the plan date by then. ${OR_LEAVE_OUT}`,
        ),
      );
    }
    if (grant.previousGrantId !== undefined && grant.previousGrantId !== before?.id) {
      const is = before === undefined ? 'has no grant' : `has grant "${before.id}"`;
      const message = `Need "${needId}" ${is}, not "${grant.previousGrantId}". Name the one it has.`;
      faults.push(...fault('UNKNOWN_REFERENCE', 'grant.previousGrantId', message));
    }
    return faults;
  },

  supplierConfirmed: (input, { needId }) => supplierFaults(input, needId),
  supplierDeclined: (input, { needId }) => supplierFaults(input, needId),

  meetingMoved: (_, { slots }) => {
    const days = slots.map(({ weekday }) => weekday);
    const again = days.findIndex((day, at) => days.indexOf(day) < at);
    if (again < 0) return [];
    return fault('BAD_SCHEMA', `slots[${again}]`, 'A need meets once a day, and the day stands twice. Keep one.');
  },
};

const OR_LEAVE_OUT = 'Correct the dates, or leave the event out.';

/** What in the event cannot be so in the case that the events before it have left; empty where nothing is odd. */
export function senseFaults(input: Case, event: TownEvent): Fault[] {
  const ask = ASKED[event.type] as ((input: Case, event: TownEvent) => Fault[]) | undefined;
  return ask?.(input, event) ?? [];
}

function fault(code: ErrorCode, path: string, message: string): Fault[] {
  return [{ code, path, message }];
}

/** A supplier answers for a place it sold without a name, or where its answer is waited for. */
function supplierFaults({ relations, units }: Case, needId: string): Fault[] {
  const relation = relations.find((entry) => entry.needId === needId);
  if (relation === undefined || relation.status === 'pendingSupplier') return [];
  if (units.some(({ id }) => id === relation.seatId)) return [];
  const message = `Need "${needId}" is with "${relation.seatId}", whom no supplier has to name or decline. Use relationStarted or relationFailed.`;
  return fault('UNKNOWN_REFERENCE', 'needId', message);
}
