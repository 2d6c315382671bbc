/** Things several mentors’ weeks share: meeting rooms of an office, a citizen with two supporters, a caseworker at start meetings. */
import type { CaseIndex } from '../../model/caseIndex.ts';
import { DAYS, SLOTS_PER_DAY } from '../../time/freeTime.ts';
import type { Course } from './courses.ts';

/** Numbers the shared things as they are met; `capacities` then goes to the solver. */
export class Resources {
  private readonly numberOf = new Map<string, number>();
  private readonly limits: number[] = [];

  private readonly index: CaseIndex;
  private readonly courseCountOf: ReadonlyMap<string, number>;

  constructor(index: CaseIndex, courseCountOf: ReadonlyMap<string, number>) {
    this.index = index;
    this.courseCountOf = courseCountOf;
  }

  /** The resources a meeting of the course occupies. */
  of(course: Course, caseworkerId: string | undefined): number[] {
    const used: number[] = [];
    const rooms = this.index.case.policy.officeRooms;
    const { place, mode } = course.cadence;
    if (rooms !== undefined && place === 'office' && mode === 'faceToFace')
      used.push(this.number(`rooms ${course.seat.unit.id}`, rooms));
    if ((this.courseCountOf.get(course.citizen.id) ?? 0) > 1) used.push(this.number(`citizen ${course.citizen.id}`, 1));
    if (caseworkerId !== undefined) used.push(this.number(`caseworker ${caseworkerId}`, 1));
    return used;
  }

  capacities(): { capacity: Int32Array }[] {
    return this.limits.map((limit) => ({ capacity: new Int32Array(DAYS * SLOTS_PER_DAY).fill(limit) }));
  }

  isRoom(resource: number): boolean {
    for (const [name, number] of this.numberOf) if (number === resource) return name.startsWith('rooms ');
    return false;
  }

  private number(name: string, limit: number): number {
    const known = this.numberOf.get(name);
    if (known !== undefined) return known;
    this.numberOf.set(name, this.limits.length);
    return this.limits.push(limit) - 1;
  }
}
