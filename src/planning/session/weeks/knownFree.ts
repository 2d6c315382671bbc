/**
 * Everybody’s free time by dated week, worked out once for each person as he is: people of a case are never changed, only replaced. The same
 * as freeWeeks.ts says, with the holidays of a week looked up once.
 */
import type { Citizen } from '../../../model/citizen.ts';
import type { Group, Mentor } from '../../../model/mentor.ts';
import type { Policy } from '../../../model/policy.ts';
import type { WeeklyWindow } from '../../../model/primitives.ts';
import { block, citizenWeek, DAYS, type Engagements, SLOTS_PER_DAY, workingWeek } from '../../../time/freeTime.ts';
import { isHoliday } from '../../../time/holidays.ts';
import { blockBefore, blockEvent, dutiesIn, sessionIn } from '../../weeks/freeWeeks.ts';
import { datesFrom } from './plannedWeeks.ts';

interface Dates {
  readonly dates: readonly string[];
  /** 1 on each day that is a holiday. */
  readonly closed: readonly boolean[];
}

/** A person’s typical week, and the dated weeks that have been asked for. */
interface Weeks {
  readonly typical: Uint8Array;
  readonly byMonday: Map<string, Uint8Array>;
}

interface MentorWeeks extends Weeks {
  readonly groups: readonly Group[];
}

type Worker = Engagements & { readonly availability?: WeeklyWindow[] | undefined };

export class KnownFree {
  private readonly policy: Policy;
  private readonly usual = new Map<Citizen['workingHours'], Uint8Array>();
  private readonly datesOf = new Map<string, Dates>();
  private readonly citizens = new WeakMap<Citizen, Weeks>();
  private readonly mentors = new WeakMap<Mentor, MentorWeeks>();
  private readonly workers = new WeakMap<Worker, Weeks>();

  constructor(policy: Policy) {
    this.policy = policy;
  }

  /** Without the sessions of his groups. Weeks of one person that are alike are one array, which keeps memory small. */
  citizen(citizen: Citizen, monday: string): Uint8Array {
    let weeks = this.citizens.get(citizen);
    if (weeks === undefined) {
      weeks = { typical: this.typicalWeek(citizen), byMonday: new Map() };
      this.citizens.set(citizen, weeks);
    }
    return this.dated(weeks, citizen, monday);
  }

  caseworker(caseworker: Worker, monday: string): Uint8Array {
    let weeks = this.workers.get(caseworker);
    if (weeks === undefined) {
      weeks = { typical: workingWeek(caseworker, this.policy), byMonday: new Map() };
      this.workers.set(caseworker, weeks);
    }
    return this.dated(weeks, caseworker, monday);
  }

  /** Without his duties, the sessions he leads, and the days before the plan. */
  mentor(mentor: Mentor, groups: readonly Group[], monday: string, planDate: string): Uint8Array {
    let weeks = this.mentors.get(mentor);
    if (weeks === undefined || weeks.groups !== groups) {
      weeks = { typical: workingWeek(mentor, this.policy), byMonday: new Map(), groups };
      this.mentors.set(mentor, weeks);
    }
    const key = planDate > monday ? `${monday} ${planDate}` : monday;
    const known = weeks.byMonday.get(key);
    if (known !== undefined) return known;
    const free = this.datedWeek(weeks.typical, mentor, monday);
    for (const event of dutiesIn(mentor, this.policy, monday)) blockEvent(free, monday, event);
    for (const group of groups) {
      const session = group.mentorId === mentor.id ? sessionIn(group, mentor, this.policy, monday) : undefined;
      if (session !== undefined) blockEvent(free, monday, session);
    }
    return remember(weeks, key, blockBefore(free, monday, planDate));
  }

  /** Citizens without windows of their own share a few typical weeks. */
  private typicalWeek(citizen: Citizen): Uint8Array {
    if (citizen.availability !== undefined) return citizenWeek(citizen, this.policy);
    const known = this.usual.get(citizen.workingHours);
    if (known !== undefined) return known;
    const typical = citizenWeek(citizen, this.policy);
    this.usual.set(citizen.workingHours, typical);
    return typical;
  }

  private dated(weeks: Weeks, engagements: Engagements, monday: string): Uint8Array {
    const { typical, byMonday } = weeks;
    const known = byMonday.get(monday);
    if (known !== undefined) return known;
    return remember(weeks, monday, this.datedWeek(typical, engagements, monday));
  }

  /** The second is the first with other facts. Where none of them is about his time, what is known of the first is known of him. */
  keepCitizen(before: Citizen, after: Citizen): boolean {
    if (before.availability !== after.availability || before.workingHours !== after.workingHours) return false;
    return isAsEngaged(before, after) && keep(this.citizens, before, after);
  }

  /** The same for a mentor. */
  keepMentor(before: Mentor, after: Mentor): boolean {
    if (before.availability !== after.availability || before.duties !== after.duties) return false;
    return isAsEngaged(before, after) && keep(this.mentors, before, after);
  }

  private datedWeek(typical: Uint8Array, { absences, appointments }: Engagements, monday: string): Uint8Array {
    const { dates, closed } = this.datesIn(monday);
    const free = typical.slice();
    for (let day = 0; day < DAYS; day++) {
      const date = dates[day]!;
      if (closed[day] || absences.some(({ from, until }) => from <= date && date <= until)) {
        free.fill(0, day * SLOTS_PER_DAY, (day + 1) * SLOTS_PER_DAY);
      }
    }
    for (const appointment of appointments) {
      if (monday <= appointment.date && appointment.date <= dates[DAYS - 1]!) block(free, monday, appointment);
    }
    return free;
  }

  private datesIn(monday: string): Dates {
    const known = this.datesOf.get(monday);
    if (known !== undefined) return known;
    const dates = datesFrom(monday);
    const found = { dates, closed: dates.map((date) => isHoliday(date, this.policy.holidaysOff)) };
    this.datesOf.set(monday, found);
    return found;
  }
}

/** Enters a week as the array of an equal one, where there is one. */
function remember({ typical, byMonday }: Weeks, key: string, free: Uint8Array): Uint8Array {
  let kept = isSameTime(typical, free) ? typical : free;
  for (const other of byMonday.values()) if (kept === free && isSameTime(other, free)) kept = other;
  byMonday.set(key, kept);
  return kept;
}

function isAsEngaged(a: Engagements, b: Engagements): boolean {
  return a.absences === b.absences && a.appointments === b.appointments;
}

function keep<Person extends object, Known>(known: WeakMap<Person, Known>, before: Person, after: Person): true {
  const weeks = known.get(before);
  if (weeks !== undefined) known.set(after, weeks);
  return true;
}

export function isSameTime(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** What is known under each policy; policies with the same windows and holidays share it. */
export class KnownFreeByPolicy {
  private readonly byPolicy = new WeakMap<Policy, KnownFree>();
  private readonly byWindows = new Map<string, KnownFree>();

  of(policy: Policy): KnownFree {
    const known = this.byPolicy.get(policy);
    if (known !== undefined) return known;
    const { workingWindows, eveningWindows, holidaysOff } = policy;
    const key = JSON.stringify([workingWindows, eveningWindows, holidaysOff]);
    const free = this.byWindows.get(key) ?? new KnownFree(policy);
    this.byWindows.set(key, free);
    this.byPolicy.set(policy, free);
    return free;
  }
}
