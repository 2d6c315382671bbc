/**
 * Whether the pins of a case outlive the events of a file. Asked event by event as the live session asks, so that all lines which end a
 * promise are told before anything is planned.
 */
import type { Fault } from '../errors.ts';
import type { Case } from '../model/case.ts';
import { indexCase } from '../model/caseIndex.ts';
import type { TownEvent } from '../model/event.ts';
import { type PinFault, pinFaults } from '../planning/pins.ts';
import { rowsOf } from '../planning/rows.ts';
import { changesBetween } from '../planning/session/caseChanges.ts';
import { followChanges, type LiveIndex } from '../planning/session/liveIndex.ts';
import { arePinsTouched } from '../planning/session/pinsTouched.ts';
import { ruleSetOf } from '../rules/index.ts';

export class PinWatch {
  /** Of the case after the last event that was asked about; built anew where that one was left out. */
  private index: LiveIndex | undefined;

  /** Pins that can no longer be kept after the event, where they could before it. */
  faultsAfter(before: Case, after: Case, event: TownEvent): Fault[] {
    if (after.pins.length === 0) return [];
    const changes = changesBetween(before, after);
    const index =
      this.index?.case === before ? followChanges(this.index, changes) : (indexCase(after) as unknown as LiveIndex);
    this.index = index;
    if (!arePinsTouched(changes, index)) return [];
    const ruleSet = ruleSetOf(after);
    return pinFaults(index, ruleSet, rowsOf(index, ruleSet)).map((fault) => told(fault, event));
  }
}

function told({ code, needId, what }: PinFault, event: TownEvent): Fault {
  const isPinItself = event.type === 'pinSet' && event.needId === needId;
  const advice = isPinItself
    ? 'Leave the pin out, or change first what stands in its way.'
    : `The pin of "${needId}" does not outlive this event: take it back before (pinRemoved), or leave the event out.`;
  return { code, path: '', message: `${what} ${advice}` };
}
