/**
 * A plan that calls itself the best there is. That no more must-serve needs can be served, its prices have to prove. On the second level it
 * is held against the plans next to it: one need placed, moved or left waiting, or one that takes the place of another. A search that went
 * to its end has looked at all of these. That none of them is better proves nothing; the prices do (bound.ts).
 */
import type { Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { Report } from './codes.ts';
import type { Facts } from './facts.ts';
import type { Worth } from './objective.ts';
import type { Change, Cost, Room } from './room.ts';

/** On a seat with more needs nobody is asked to give way: it is a supplier’s, and asking all for all would take long. */
const MOST_ON_SEAT = 60;

export function checkOptimum(facts: Facts, worth: Worth, room: Room, report: Report): void {
  const { isOptimal, waitingMustServeBound } = facts.plan.certificate;
  if (!isOptimal) return;
  const path = 'certificate.isOptimal';
  if (worth.waitingMustServe > waitingMustServeBound) {
    const figures = `${worth.waitingMustServe} must-serve needs wait; the plan proves that ${waitingMustServeBound} have to`;
    report('NOT_OPTIMAL', path, `${figures}.`);
    return;
  }
  for (const changes of neighbours(facts)) {
    const cost = room.costOf(changes);
    if (cost === undefined || !isBetter(cost)) continue;
    const moves = changes.map(({ need, to }) => `need "${need.id}" ${to === undefined ? 'waits' : `on "${to.id}"`}`);
    const saved = cost.mustServe < 0 ? 'serves one must-serve need more' : `costs ${-cost.points} points less`;
    report('NOT_OPTIMAL', path, `The plan with ${moves.join(' and ')} ${saved}.`);
    return;
  }
}

function isBetter({ mustServe, points }: Cost): boolean {
  return mustServe < 0 || (mustServe === 0 && points < 0n);
}

function* neighbours({ index, staffed, unstaffed, seatsFor }: Facts): Generator<Change[]> {
  const isPinned = (need: Need) => index.pinOfNeed.has(need.id);
  const onSeat = new Map<Seat, Need[]>();
  for (const { context } of staffed) {
    const { need, seat: from } = context;
    if (isPinned(need)) continue;
    const others = onSeat.get(from);
    if (others === undefined) onSeat.set(from, [need]);
    else others.push(need);
    for (const to of seatsFor(need)) if (to !== from) yield [{ need, from, to }];
    yield [{ need, from, to: undefined }];
  }
  for (const need of unstaffed) {
    for (const to of seatsFor(need)) {
      const place = { need, from: undefined, to };
      yield [place];
      const others = onSeat.get(to) ?? [];
      if (others.length > MOST_ON_SEAT) continue;
      for (const other of others) yield [{ need: other, from: to, to: undefined }, place];
    }
  }
}
