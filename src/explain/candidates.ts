/** The single changes that could seat a need, cheapest first: on a seat with one limit in the way, or with one rule in the way. */
import { MENTOR_TIME_STEP_MINUTES, mentorMinutes, pairPoints } from '../fit/index.ts';
import type { Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { Reason } from '../model/plan.ts';
import { isEligible } from '../rules/index.ts';
import { daysBetween, minuteOf } from '../time/calendar.ts';
import { windowsOfCitizen } from '../time/freeTime.ts';
import type { Change } from './applyUnlock.ts';
import { newMentor, requiredOf } from './newMentor.ts';
import { hasRoom } from './obstacles.ts';
import { unlockPrice } from './unlockPrices.ts';
import { contextAt, type Offer, offerOf, type View } from './view.ts';
import type { FullSeat, Standing } from './waiting.ts';

/** A change, the seat it opens (undefined: one that does not exist yet) and what both together are taken to cost. */
export interface Candidate {
  readonly change: Change;
  readonly seat: number | undefined;
  /** Points of the match, before the change moves any of them. */
  readonly points: number;
  readonly estimate: number;
}

/** Most own minutes a week a mentor can have: 37 hours. */
export const FULL_WEEK_MINUTES = 2220;

export function candidatesFor(view: View, standing: Standing): Candidate[] {
  const { need, full, blocked } = standing;
  const limits = full.flatMap((seat) => onFullSeat(view, seat));
  const rules = blocked.flatMap(({ seat, blocks, distance }) => {
    if (distance > 1) return [];
    const offer = offerOf(view, contextAt(view, need, seat), seat);
    return hasRoom(view, need, offer) ? onBlockedSeat(view, need, offer, blocks[0]!) : [];
  });
  return [...limits, ...rules, ...newSeats(view, need)].sort((a, b) => a.estimate - b.estimate);
}

function onFullSeat(view: View, { offer, obstacles }: FullSeat): Candidate[] {
  const [obstacle] = obstacles;
  if (obstacle === undefined || obstacles.length > 1) return [];
  const { code, subject, short } = obstacle;
  const { id, mentor } = view.situation.index.seats[offer.seat]!;
  switch (code) {
    case 'capacity':
      // What a mentor’s duties take beyond his hours has to be made up as well; the test of the change finds that out.
      return mentor === undefined || mentor.capacityMinutes + short > FULL_WEEK_MINUTES
        ? []
        : [candidate({ kind: 'hours', seatId: id, amount: short, subject: '' }, offer)];
    case 'contractHours':
      return [candidate({ kind: 'hours', seatId: id, amount: short, subject }, offer)];
    case 'caseload':
      return [candidate({ kind: 'caseload', seatId: id, amount: short, subject: '' }, offer)];
    case 'places':
      return [candidate({ kind: 'places', seatId: id, amount: short, subject }, offer)];
    case 'budget':
      return [candidate({ kind: 'budget', seatId: id, amount: short, subject }, offer)];
    default:
      return [];
  }
}

function candidate(change: Change, { seat, points }: Offer, waitWeeks = 0): Candidate {
  return { change, seat, points, estimate: unlockPrice(change, waitWeeks) + points };
}

/** Rules a switch of the municipality lifts. */
const POLICY_OF_RULE: Readonly<Record<string, string>> = {
  volunteersOff: 'volunteers=on',
  bostoettePurchase: 'bostoettePurchase=on',
  parallelSupport: 'parallelSupport=withEndDate',
  digitalScreening: 'digitalContact=afterScreening',
  jointGoal: 'youthJointGoal=false',
  notTrained: 'mentorTrainingRequired=false',
  department: 'lendsOutsideScope=true',
  age: 'lendsOutsideScope=true',
  benefit: 'lendsOutsideScope=true',
  area: 'lendsOutsideScope=true',
};

/** Rules that stand for something the order asked for. */
const WISH_OF_RULE: Readonly<Record<string, string>> = {
  competence: 'competence',
  notCompetence: 'notCompetence',
  language: 'language',
  sex: 'sex',
  wishedMentor: 'mentor',
  wishedUnit: 'unit',
  handPicked: 'handPicked',
  unitKind: 'unitKinds',
};

function onBlockedSeat(view: View, need: Need, offer: Offer, block: Reason): Candidate[] {
  const { id } = view.situation.index.seats[offer.seat]!;
  const make = (kind: Change['kind'], subject: string, waitWeeks = 0, amount = 0) =>
    candidate({ kind, seatId: id, amount, subject }, offer, waitWeeks);
  const found: Candidate[] = [];
  const first = block.subjects[0] ?? '';
  if (block.code === 'competence') found.push(make('competence', first));
  if (block.code === 'veto') found.push(make('veto', first));
  if (block.code === 'declined') found.push(make('veto', 'declined'));
  if (block.code === 'noCommonTime') {
    found.push(...windowFor(view, need).map((window) => make('availability', window, 0, need.cadence.minutes)));
  }
  if (block.from !== undefined) {
    const days = daysBetween(view.situation.index.case.planDate, block.from);
    found.push(make('date', block.from, Math.ceil(Math.max(0, days) / 7)));
  }
  const wish = WISH_OF_RULE[block.code];
  if (wish !== undefined) found.push(make('dropWish', wish === 'unitKinds' ? wish : `${wish}:${first}`));
  const policy = POLICY_OF_RULE[block.code];
  if (policy !== undefined) found.push(make('policy', policy));
  return found;
}

/** The citizen’s first window long enough for a meeting. */
function windowFor(view: View, need: Need): string[] {
  const { index } = view.situation;
  const windows = windowsOfCitizen(index.citizenById.get(need.citizenId)!, index.case.policy);
  const window = windows.find(({ start, end }) => minuteOf(end) - minuteOf(start) >= need.cadence.minutes);
  return window === undefined ? [] : [`${window.weekday} ${window.start}-${window.end}`];
}

/** A new mentor at the first unit that could employ one for this need, the municipality’s own units first. */
function newSeats(view: View, need: Need): Candidate[] {
  if (need.role === 'group' || requiredOf(need, 'mentor').length > 0) return [];
  const input = view.situation.index.case;
  const own = (kind: string) => (kind === 'internalCorps' ? 0 : 1);
  for (const unit of [...input.units].sort((a, b) => own(a.kind) - own(b.kind))) {
    const found = newSeatAt(view, need, unit.id);
    if (found !== undefined) return [found];
  }
  return [];
}

/** A new mentor at this unit with the own minutes the need takes; undefined where even he would not do. */
function newSeatAt(view: View, need: Need, unitId: string): Candidate | undefined {
  const { index, ruleSet } = view.situation;
  const mentor = newMentor(index.case, need, unitId, FULL_WEEK_MINUTES);
  const seat: Seat = { id: mentor.id, kind: 'mentor', unit: index.unitById.get(unitId)!, mentor, group: undefined };
  const context = { index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)!, seat };
  if (!isEligible(context)) return undefined;
  // A mentor without any time is a paused one.
  const amount = Math.max(mentorMinutes(context), MENTOR_TIME_STEP_MINUTES);
  const change: Change = { kind: 'newSeat', seatId: null, amount, subject: unitId };
  const points = pairPoints(context);
  return { change, seat: undefined, points, estimate: unlockPrice(change) + points };
}
