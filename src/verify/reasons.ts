/**
 * Why a need waits, statement by statement: a limit is named where it binds and only there, a rule where it forbids. Which of several true
 * subjects are named, and in which order, is the plan’s choice.
 */
import { waitingPoints } from '../fit/index.ts';
import type { Seat } from '../model/caseIndex.ts';
import type { Group } from '../model/mentor.ts';
import type { Need } from '../model/need.ts';
import type { Reason, Waiting } from '../model/plan.ts';
import { blockers, isMustServe, RULES } from '../rules/index.ts';
import { minuteOf } from '../time/calendar.ts';
import type { Report } from './codes.ts';
import { courseOf } from './courses.ts';
import type { Facts } from './facts.ts';
import type { Room, Shortfall } from './room.ts';
import type { WeekRoom } from './weekRoom.ts';

/** An allowed seat of a waiting need, and what it is short of. */
interface Allowed {
  readonly seat: Seat;
  readonly shortfalls: readonly Shortfall[];
}

export function checkReasons(facts: Facts, room: Room, weeks: WeekRoom, report: Report): void {
  const { index, plan, staffedByNeed } = facts;
  plan.waiting.forEach((waiting, at) => {
    const need = index.needById.get(waiting.needId);
    if (need === undefined || staffedByNeed.has(need.id) || index.pinOfNeed.has(need.id)) return;
    const path = `waiting[${at}]`;
    const seats = facts.seatsFor(need);
    const allowed = seats.map((seat) => ({ seat, shortfalls: room.shortfalls(facts.pair(need, seat)) }));
    const check = new NeedReasons(facts, room, weeks, need, allowed);
    const codes = new Set<string>();
    waiting.reasons.forEach((reason, place) => {
      const isNew = !codes.has(reason.code) && new Set(reason.subjects).size === reason.subjects.length;
      codes.add(reason.code);
      if (isNew && check.isTrue(reason)) return;
      const about = reason.subjects.map((subject) => `"${subject}"`).join(', ');
      report('REASON_WRONG', `${path}.reasons[${place}]`, `${reason.code} (${about}) is not why "${need.id}" waits.`);
    });
    for (const code of check.missing(waiting)) {
      report('REASON_MISSING', `${path}.reasons`, `Need "${need.id}" waits for ${code} too.`);
    }
    const missing = missingMinutes(allowed);
    if (waiting.missingMinutes !== missing) {
      const figures = `${waiting.missingMinutes} minutes; the nearest seat is short of ${missing}`;
      report('WRONG_MISSING_MINUTES', `${path}.missingMinutes`, `${figures}.`);
    }
  });
}

/** Least mentor time short on an allowed seat; 0 where time is short on none. */
function missingMinutes(allowed: readonly Allowed[]): number {
  let least: number | undefined;
  for (const { shortfalls } of allowed) {
    for (const { code, short } of shortfalls) {
      if (code === 'capacity' || code === 'contractHours') least = Math.min(least ?? short, short);
    }
  }
  return least ?? 0;
}

class NeedReasons {
  private readonly facts: Facts;
  private readonly room: Room;
  private readonly weeks: WeekRoom;
  private readonly need: Need;
  private readonly allowed: readonly Allowed[];

  constructor(facts: Facts, room: Room, weeks: WeekRoom, need: Need, allowed: readonly Allowed[]) {
    this.facts = facts;
    this.room = room;
    this.weeks = weeks;
    this.need = need;
    this.allowed = allowed;
  }

  isTrue({ code, subjects, from }: Reason): boolean {
    switch (code) {
      case 'capacity':
      case 'caseload':
      case 'groupTooSmall':
      case 'contractHours':
      case 'places':
        return areAll(subjects, (subject) => this.isShort(code, subject));
      case 'budget':
        return areAll(subjects, (subject) => this.isShort(code, subject) || this.mayBeReserved(subject));
      case 'price':
      case 'searchStopped':
        return areAll(subjects, (subject) => this.hasRoomAt(code, subject));
      case 'weekFull':
        return areAll(subjects, (subject) => this.areWeeksFull(subject));
      case 'lowerPriority':
        return areAll(subjects, (subject) => this.goesBefore(subject));
      case 'noSeat':
        return subjects.length === 0 && this.facts.index.seats.length === 0;
      default:
        return this.isBlocked(code, subjects, from);
    }
  }

  /** Codes that belong among the reasons and are not there. */
  missing({ reasons }: Waiting): Set<string> {
    const codes = new Set(reasons.map(({ code }) => code));
    const missing = new Set<string>();
    for (const { seat, shortfalls } of this.allowed) {
      for (const { code } of shortfalls) if (!codes.has(code)) missing.add(code);
      if (shortfalls.length > 0) continue;
      // A week that is full, or money kept for must-serve needs, may be what stands in the way here.
      const code = this.codeWithRoom(seat);
      if (!codes.has(code) && !codes.has('weekFull') && !codes.has('budget')) missing.add(code);
    }
    return missing;
  }

  private isShort(code: Shortfall['code'], subject: string): boolean {
    return this.allowed.some(({ shortfalls }) =>
      shortfalls.some((shortfall) => shortfall.code === code && shortfall.subject === subject),
    );
  }

  /** A hard frame may be kept for must-serve needs that ended up elsewhere: then it is full although less is spent. */
  private mayBeReserved(frameId: string): boolean {
    const { index, ruleSet } = this.facts;
    const isDuty = (need: Need) => isMustServe(need, index.citizenById.get(need.citizenId)!, ruleSet);
    if (this.allowed.length === 0 || isDuty(this.need)) return false;
    const frame = index.case.budgets.find(({ id }) => id === frameId);
    return frame?.hardness === 'hard' && index.case.needs.some(isDuty);
  }

  private hasRoomAt(code: 'price' | 'searchStopped', subject: string): boolean {
    const found = this.allowed.find(({ seat }) => seat.id === subject);
    return found !== undefined && found.shortfalls.length === 0 && this.codeWithRoom(found.seat) === code;
  }

  /** What keeps a need off a seat with room: it costs as much as waiting, or the search did not get there. */
  private codeWithRoom(seat: Seat): 'price' | 'searchStopped' {
    const points = this.room.pointsOnTop(this.facts.pair(this.need, seat));
    return points >= BigInt(waitingPoints(this.facts.index, this.need)) ? 'price' : 'searchStopped';
  }

  /** Weeks are full of other meetings: the mentor’s, or of a session the citizen goes to while the group meets. */
  private areWeeksFull(subject: string): boolean {
    const seat = this.allowed.find((entry) => entry.seat.id === subject)?.seat;
    if (seat === undefined || seat.kind === 'unnamed') return false;
    if (seat.group === undefined) {
      const course = courseOf(this.facts.pair(this.need, seat), []);
      return this.room.loadOf(seat).count > 0 && !this.weeks.wouldFit(course);
    }
    const { index, staffedByNeed } = this.facts;
    const others = index.needsOfCitizen.get(this.need.citizenId)!.map(({ id }) => staffedByNeed.get(id)?.context.seat);
    return others.some((other) => other?.group !== undefined && meetTogether(seat.group!, other.group));
  }

  private goesBefore(needId: string): boolean {
    const { index, staffedByNeed, ruleSet } = this.facts;
    const other = staffedByNeed.get(needId)?.context;
    if (other === undefined || !this.allowed.some(({ seat }) => seat === other.seat)) return false;
    if (index.pinOfNeed.has(needId)) return true;
    const isDuty = isMustServe(this.need, index.citizenById.get(this.need.citizenId)!, ruleSet);
    const isOthersDuty = isMustServe(other.need, other.citizen, ruleSet);
    if (isDuty !== isOthersDuty) return isOthersDuty;
    return waitingPoints(index, other.need) > waitingPoints(index, this.need);
  }

  /** Each subject, and the date, stand in the way on some seat that is not allowed. */
  private isBlocked(code: string, subjects: readonly string[], from: string | undefined): boolean {
    const rule = RULES.find((entry) => entry.code === code);
    if (rule === undefined) return false;
    const { index, pair } = this.facts;
    const allowed = new Set(this.allowed.map(({ seat }) => seat));
    const open = new Set(subjects);
    let isSeen = false;
    let isDated = from === undefined;
    for (const seat of index.seats) {
      if (allowed.has(seat)) continue;
      const context = pair(this.need, seat);
      const block = rule.blocks(context);
      if (block === undefined) continue;
      const tellsMore = !isSeen || (!isDated && block.from === from) || block.subjects.some((id) => open.has(id));
      // Asked last, and only where it matters: a pin or a running relation may waive the rule here.
      if (!tellsMore || !blockers(context).some((reason) => reason.code === code)) continue;
      isSeen = true;
      if (block.from === from) isDated = true;
      for (const subject of block.subjects) open.delete(subject);
      if (open.size === 0 && isDated) return true;
    }
    return isSeen && open.size === 0 && isDated;
  }
}

function meetTogether(a: Group, b: Group): boolean {
  const [fromA, fromB] = [minuteOf(a.start), minuteOf(b.start)];
  return a.weekday === b.weekday && fromA < fromB + b.minutes && fromB < fromA + a.minutes;
}

function areAll(subjects: readonly string[], test: (subject: string) => boolean): boolean {
  return subjects.length > 0 && subjects.every(test);
}
