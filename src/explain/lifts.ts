/** What would take one hindrance away: each hard rule and each limit with the changes that lift it, any one of them enough. */
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { Reason } from '../model/plan.ts';
import type { WeeklyWindow } from '../model/primitives.ts';
import { minuteOf, timeOfDay } from '../time/calendar.ts';
import { windowsOfCitizen } from '../time/freeTime.ts';
import type { Change } from './applyUnlock.ts';
import type { Obstacle } from './obstacles.ts';
import type { View } from './view.ts';

/** Most own minutes a week a mentor can have: 37 hours. */
export const FULL_WEEK_MINUTES = 2220;

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

/** H9–H13: whom a unit or a mentor serves, which a pin waives all at once. What was ordered is given up by its own name instead. */
const EXCEPTED: ReadonlySet<string> = new Set(['department', 'age', 'benefit', 'area', 'mentorArea']);

/** The changes that lift a rule; none where lifting it would mean nothing. */
export function liftsOfRule({ situation }: View, need: Need, seat: Seat, { code, subjects, from }: Reason): Change[] {
  const make = (kind: Change['kind'], subject = '', seatId = seat.id): Change => ({ kind, seatId, amount: 0, subject });
  // What a group’s leader is or has said is changed on the person.
  const personId = seat.mentor?.id ?? seat.id;
  const found: Change[] = [];
  const first = subjects[0] ?? '';
  const policy = POLICY_OF_RULE[code];
  const wish = WISH_OF_RULE[code];
  if (code === 'competence') found.push(make('competence', first, personId));
  if (code === 'veto') found.push(make('veto', first));
  if (code === 'declined') found.push(make('veto', 'declined', personId));
  if (code === 'noCommonTime') found.push(...liftsOfTime(situation.index, need, seat));
  if (from !== undefined) found.push(make('date', from));
  if (wish !== undefined) found.push(make('dropWish', wish === 'unitKinds' ? wish : `${wish}:${first}`));
  if (EXCEPTED.has(code)) found.push(make('exception'));
  if (policy !== undefined) found.push(make('policy', policy, personId));
  return found;
}

/** Subject of `caseload` where it is the shared function of the mentor that has to take more. */
export const SHARED_FUNCTION = 'sharedFunction';

/** The changes that make room where others fill a limit, or that put price and search aside. */
export function liftsOfObstacle(view: View, need: Need, seat: Seat, { code, subject, short }: Obstacle): Change[] {
  const { index } = view.situation;
  const make = (kind: Change['kind'], on = '', amount = 0): Change => ({ kind, seatId: seat.id, amount, subject: on });
  switch (code) {
    case 'capacity': {
      const { capacityMinutes } = seat.mentor ?? { capacityMinutes: FULL_WEEK_MINUTES };
      return capacityMinutes + short > FULL_WEEK_MINUTES ? [] : [make('hours', '', short)];
    }
    case 'contractHours':
      return [make('hours', subject, short)];
    case 'caseload':
      return [make('caseload', seat.mentor?.sharedFunction === undefined ? '' : SHARED_FUNCTION, short)];
    case 'groupTooSmall':
      return [make('groupSize', '', short)];
    case 'places':
    case 'budget':
      return [make(code, subject, short)];
    case 'weekFull':
      return seat.kind === 'mentor' ? liftsOfTime(index, need, seat) : [];
    case 'price':
    case 'searchStopped':
      return [make('pin')];
  }
}

/**
 * Time in common: the mentor takes a window of the citizen’s that is long enough and not his already. A group meets when it meets, so
 * there the citizen makes himself free.
 */
function liftsOfTime(index: CaseIndex, need: Need, { id, group, mentor }: Seat): Change[] {
  const { policy } = index.case;
  if (group !== undefined) {
    const end = timeOfDay(minuteOf(group.start) + group.minutes);
    return [{ kind: 'citizenTime', seatId: id, amount: 0, subject: `${group.weekday} ${group.start}-${end}` }];
  }
  const his = mentor?.availability ?? policy.workingWindows;
  const isNew = ({ weekday, start, end }: WeeklyWindow) =>
    minuteOf(end) - minuteOf(start) >= need.cadence.minutes &&
    !his.some((window) => window.weekday === weekday && window.start <= start && window.end >= end);
  const window = windowsOfCitizen(index.citizenById.get(need.citizenId)!, policy).find(isNew);
  if (window === undefined) return [];
  const subject = `${window.weekday} ${window.start}-${window.end}`;
  return [{ kind: 'availability', seatId: id, amount: need.cadence.minutes, subject }];
}
