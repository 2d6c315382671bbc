/**
 * A file of events: one JSON object a line (NDJSON), in the order they happened. Every fault of every line is told at once, also those
 * that show only in the case the lines before have left.
 */
import { type Fault, MakkerError } from '../errors.ts';
import type { Case } from '../model/case.ts';
import { TownEvent } from '../model/event.ts';
import { toFault } from '../model/readCase.ts';
import { duplicateKeys } from './duplicateKeys.ts';
import { faultsInOrder } from './eventsInCase.ts';
import { decodeText, readMaybeGzip } from './files.ts';
import { jsonFaultAt } from './jsonFault.ts';

/** An event and the line it stands on; lines count from 1. */
export interface EventLine {
  readonly line: number;
  readonly event: TownEvent;
}

/** A line that holds no event: what is wrong, each fault with a path inside the line, and the text itself. */
export interface FaultyLine {
  readonly line: number;
  readonly faults: readonly Fault[];
  readonly text: string;
}

/** @throws MakkerError as readEvents, and those of reading a file. */
export async function readEventsFile(path: string, maxBytes: number, input: Case): Promise<EventLine[]> {
  return readEvents(path, await readMaybeGzip(path, maxBytes), input);
}

/**
 * The events of a file that are to be applied to a case. Blank lines are left out. `name` is used in messages only.
 * @throws MakkerError INVALID_EVENTS with every fault, or BAD_JSON when the file is no text.
 */
export function readEvents(name: string, bytes: Uint8Array, input: Case): EventLine[] {
  const text = decodeText(name, bytes);
  const lines = text.split('\n').flatMap((written, at) => (written.trim() === '' ? [] : [readLine(written, at + 1)]));
  refuseOneValue(name, text, lines);
  const faults = faultsInOrder(input, lines);
  if (faults.length > 0) {
    const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
    throw new MakkerError('INVALID_EVENTS', `"${name}" has ${count}. Correct each and try again.`, faults);
  }
  return lines.filter((line) => 'event' in line);
}

/** A case, or a list of events, spread over lines: one sentence instead of a fault for each line. */
function refuseOneValue(name: string, text: string, lines: readonly (EventLine | FaultyLine)[]): void {
  const [first] = lines;
  if (lines.length < 2 || first === undefined || 'event' in first) return;
  try {
    JSON.parse(text);
  } catch {
    return;
  }
  const advice = 'Give one event a line, each a JSON object.';
  throw new MakkerError('INVALID_EVENTS', `"${name}" is one JSON value that goes over lines. ${advice}`);
}

function readLine(text: string, line: number): EventLine | FaultyLine {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The engine's own message quotes the file, which may hold personal data.
    const { column, what } = jsonFaultAt(text);
    const message = `${what}. Correct the JSON there.`;
    return { line, text, faults: [{ code: 'BAD_JSON', path: `column ${column}`, message }] };
  }
  const parsed = TownEvent.safeParse(json, { reportInput: true });
  const faults = [
    ...duplicateKeys(text).map(
      (path): Fault => ({ code: 'DUPLICATE_KEY', path, message: 'The key is written twice in one object. Keep one.' }),
    ),
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => (isOfType(issue) ? wrongType(json) : toFault(issue)))),
  ];
  return parsed.success && faults.length === 0 ? { line, event: parsed.data } : { line, text, faults };
}

function isOfType({ code, path }: Parameters<typeof toFault>[0]): boolean {
  return code === 'invalid_union' && path.length === 1 && path[0] === 'type';
}

const EVENT_TYPES = TownEvent.options.map((option) => option.shape.type.value);

function wrongType(json: unknown): Fault {
  const { type } = json as { type?: unknown };
  const advice = `Use one of ${EVENT_TYPES.join(', ')}`;
  const message =
    typeof type === 'string'
      ? `No event has the type "${type}". ${advice}.`
      : 'An event names its type, such as "needClosed". A case or a plan is no event.';
  return { code: 'BAD_SCHEMA', path: 'type', message };
}
