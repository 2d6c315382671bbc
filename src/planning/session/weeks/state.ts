/** Everything LiveWeeks remembers: who sits where, the courses, and the record of every mentor’s week. Every change goes through a log. */
import type { Meeting, MissedMeeting } from '../../../model/plan.ts';
import { DAYS, SLOTS_PER_DAY } from '../../../time/freeTime.ts';
import type { Held, LiveCourse, Member, WeekRecord } from './records.ts';
import type { Roads } from './roads.ts';
import type { UndoLog } from './undoLog.ts';

export type WeekRecords = readonly (WeekRecord | undefined)[];

export class WeeksState {
  readonly seatOf = new Map<string, string>();
  readonly rankOf = new Map<string, number>();
  readonly courses = new Map<string, LiveCourse>();
  /** Courses by mentor, by rank. */
  readonly coursesOn = new Map<string, readonly LiveCourse[]>();
  readonly records = new Map<string, WeekRecords>();
  readonly roads = new Map<string, Roads>();
  /** Needs of new courses that ask for a start meeting, by caseworker. */
  readonly startsWith = new Map<string, readonly string[]>();
  readonly members = new Map<string, Member>();
  /** Needs by group, by rank. */
  readonly membersOf = new Map<string, readonly string[]>();
  /** Sessions that take place, by group; duties, by mentor. */
  readonly sessions = new Map<string, readonly Meeting[]>();
  readonly duties = new Map<string, readonly Meeting[]>();
  /** Sessions that are missed, by need. */
  readonly missedSessions = new Map<string, readonly MissedMeeting[]>();
  /** Meetings in an office in each slot, by unit and Monday; kept where rooms are counted. */
  readonly roomUse = new Map<string, Uint16Array>();

  record(seatId: string, week: number): WeekRecord | undefined {
    return this.records.get(seatId)?.[week];
  }

  setRecord(log: UndoLog, seatId: string, week: number, record: WeekRecord | undefined): void {
    const before = this.records.get(seatId);
    if (before?.[week] === record) return;
    const isOwn = before !== undefined && log.owns(before);
    const after = isOwn ? (before as (WeekRecord | undefined)[]) : log.own(before?.slice() ?? []);
    while (after.length <= week) after.push(undefined);
    after[week] = record;
    const isEmpty = record === undefined && after.every((entry) => entry === undefined);
    log.set(this.records, seatId, isEmpty ? undefined : after);
  }

  setCourse(log: UndoLog, needId: string, course: LiveCourse | undefined): void {
    const before = this.courses.get(needId);
    if (before === course) return;
    log.set(this.courses, needId, course);
    if (before !== undefined && before.seat.id === course?.seat.id) {
      this.change(log, this.coursesOn, before.seat.id, (list) => list.with(list.indexOf(before), course));
    } else {
      if (before !== undefined) {
        this.change(log, this.coursesOn, before.seat.id, (list) => list.filter((other) => other !== before));
      }
      if (course !== undefined) {
        this.change(log, this.coursesOn, course.seat.id, (list) => [...list, course].sort((a, b) => a.rank - b.rank));
      }
    }
    const asked = askedOf(before);
    const asks = askedOf(course);
    if (asked === asks) return;
    if (asked !== undefined) {
      this.change(log, this.startsWith, asked, (list) => list.filter((other) => other !== needId));
    }
    if (asks !== undefined) this.change(log, this.startsWith, asks, (list) => [...list, needId].sort());
  }

  setMember(log: UndoLog, needId: string, member: Member | undefined): void {
    const before = this.members.get(needId);
    log.set(this.members, needId, member);
    if (before?.group.id === member?.group.id) return;
    if (before !== undefined) {
      this.change(log, this.membersOf, before.group.id, (list) => list.filter((other) => other !== needId));
    }
    if (member === undefined) return;
    const rank = (id: string) => this.members.get(id)!.rank;
    this.change(log, this.membersOf, member.group.id, (list) => [...list, needId].sort((a, b) => rank(a) - rank(b)));
  }

  /** Adds (1) or takes away (−1) what meetings in an office use of its rooms. */
  countRooms(log: UndoLog, unitId: string, monday: string, held: readonly Held[], sign: 1 | -1): void {
    const inOffice = held.filter(({ meeting }) => meeting.place === 'office' && meeting.mode === 'faceToFace');
    if (inOffice.length === 0) return;
    const key = `${unitId} ${monday}`;
    const use = this.roomUse.get(key)?.slice() ?? new Uint16Array(DAYS * SLOTS_PER_DAY);
    for (const { start, slots } of inOffice) for (let at = start; at < start + slots; at++) use[at]! += sign;
    log.set(this.roomUse, key, use);
  }

  private change<T>(
    log: UndoLog,
    map: Map<string, readonly T[]>,
    key: string,
    change: (list: readonly T[]) => readonly T[],
  ): void {
    const list = change(map.get(key) ?? []);
    log.set(map, key, list.length === 0 ? undefined : list);
  }
}

/** The caseworker a course asks to its start meeting. */
function askedOf(course: LiveCourse | undefined): string | undefined {
  return course?.startMonday === undefined ? undefined : course.citizen.caseworkerId;
}
