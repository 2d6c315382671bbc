/**
 * What is wrong with events in the case they are to be applied to, one after the other: who they are about is not there, or what they
 * bring refers to nothing. A faulty event is left out and the next is asked; what only follows from a fault is not told again.
 */
import { type Fault, MakkerError } from '../errors.ts';
import type { Case } from '../model/case.ts';
import { contradictions } from '../model/contradictions.ts';
import type { TownEvent } from '../model/event.ts';
import { collectKeys, duplicateIds } from '../model/keys.ts';
import type { Readable } from '../model/readable.ts';
import { danglingReferences } from '../model/references.ts';
import { applyEvent } from '../planning/applyEvent.ts';
import { senseFaults } from '../planning/eventSense.ts';
import { changesBetween } from '../planning/session/caseChanges.ts';
import type { EventLine, FaultyLine } from './events.ts';
import { PinWatch } from './pinWatch.ts';

/** All faults in the order of the lines, each with its line. */
export function faultsInOrder(input: Case, lines: readonly (EventLine | FaultyLine)[]): Fault[] {
  const found: Fault[] = [];
  const doubtful = new Set<string>();
  const pins = new PinWatch();
  let current = input;
  for (const line of lines) {
    const { faults, next } =
      'event' in line ? tried(current, line.event, pins) : { faults: line.faults, next: current };
    current = next;
    if (faults.length === 0) continue;
    found.push(...faults.filter((fault) => !follows(fault, doubtful)).map((fault) => atLine(line.line, fault)));
    for (const id of idsIn('event' in line ? JSON.stringify(line.event) : line.text)) doubtful.add(id);
  }
  return found;
}

/** The same fault with the line it stands on. */
export function atLine(line: number, fault: Fault): Fault {
  return { ...fault, path: fault.path === '' ? `line ${line}` : `line ${line}, ${fault.path}` };
}

/** Ids of what an event brings or is about, also where the line is no JSON. */
function idsIn(text: string): string[] {
  return Array.from(text.matchAll(/"(?:id|needId)"\s*:\s*"([^"\\]*)"/g), ([, id]) => id!);
}

/** Whether what is missing, or there already, is so because an event before was left out. */
function follows({ code, message }: Fault, doubtful: ReadonlySet<string>): boolean {
  if (code !== 'UNKNOWN_REFERENCE' && code !== 'DUPLICATE_ID') return false;
  return [...message.matchAll(/"([^"]*)"/g)].some(([, id]) => doubtful.has(id!));
}

function tried(current: Case, event: TownEvent, pins: PinWatch): { faults: readonly Fault[]; next: Case } {
  try {
    const next = applyEvent(current, event);
    const ofEntries = [...senseFaults(current, event), ...faultsBetween(current, next, event)];
    const faults = ofEntries.length > 0 ? ofEntries : pins.faultsAfter(current, next, event);
    return { faults, next: faults.length === 0 ? next : current };
  } catch (error) {
    if (!(error instanceof MakkerError)) throw error;
    return { faults: error.faults, next: current };
  }
}

/** Faults of the case after an event that it did not have before. Only what the event touched is asked. */
function faultsBetween(before: Case, after: Case, event: TownEvent): Fault[] {
  const keys = collectKeys(after);
  const touched = touchedPart(before, after);
  const ofEntries = [...danglingReferences(touched, keys), ...contradictions(touched)];
  const { units, mentors, groups, relations, vetoes, pins } = after;
  const areSeatsTouched = units !== before.units || mentors !== before.mentors;
  return [
    ...ofEntries.map((fault) => ({ ...fault, path: pathInEvent(fault.path, event) })),
    // A unit may take away a seat that others are on, or a newcomer have the id of a seat of another kind.
    ...(areSeatsTouched ? duplicateIds({ units, mentors, groups }).map((fault) => takenId(fault, event)) : []),
    ...(units === before.units ? [] : danglingReferences({ relations, vetoes, pins }, keys).map(seatTaken)),
  ];
}

/** The id of a newcomer that another seat of the case has. */
function takenId({ code, message }: Fault, event: TownEvent): Fault {
  const [, id] = /^Id "([^"]*)"/.exec(message)!;
  const word = ['mentor', 'unit'].find((part) => part in event);
  const path = word === undefined ? '' : `${word}.id`;
  return {
    code,
    path,
    message: `Id "${id}" is that of another seat or unit of the case. Give the new one its own id.`,
  };
}

/** A unit without its unnamed places, on which somebody is. */
function seatTaken({ code, path, message }: Fault): Fault {
  const [, id] = /"([^"]*)"/.exec(message)!;
  const [list] = path.split('[');
  const advice = 'Let them go first (relationFailed, pinRemoved), or leave unnamedSeats on.';
  return {
    code,
    path: 'unit.unnamedSeats',
    message: `Unit "${id}" takes its seat away, and ${list} of the case are on it. ${advice}`,
  };
}

/** The entries that are new or others than before. Who a veto names was asked when it was applied. */
function touchedPart(before: Case, after: Case): Readable<Case> {
  const changes = changesBetween(before, after);
  const part: Record<string, object> = before.policy === after.policy ? {} : { policy: after.policy };
  for (const list of ['units', 'mentors', 'citizens', 'needs', 'caseworkers', 'relations', 'pins'] as const) {
    part[list] = changes[list].flatMap((change) => change.after ?? []);
  }
  return part;
}

/** Where the event has what the case then has at `needs[3].competences[0]`: `need.competences[0]`, or without the whole need, the rest. */
function pathInEvent(path: string, event: TownEvent): string {
  const found = /^(\w+?)s\[\d+\]\.?(.*)$/.exec(path);
  // The policy is no list.
  if (found === null) return path;
  const [, word, rest] = found;
  return word! in event ? [word, rest].filter((part) => part !== '').join('.') : rest!;
}
