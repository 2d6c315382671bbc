/** An unlock carried out: the case with its changes and nothing else changed. Pure; the case given is left as it was. */
import type { Case } from '../model/case.ts';
import type { Citizen } from '../model/citizen.ts';
import type { Group, Mentor } from '../model/mentor.ts';
import type { Need, Wish } from '../model/need.ts';
import type { Unlock, UnlockChange } from '../model/plan.ts';
import type { BudgetFrame } from '../model/policy.ts';
import type { Unit } from '../model/unit.ts';
import { frameRefundPercent, ruleSetOf } from '../rules/index.ts';
import { addDays, daysBetween } from '../time/calendar.ts';
import { windowsOfCitizen } from '../time/freeTime.ts';
import { newGroup, newMentor } from './newMentor.ts';

/** What of an unlock decides the change; the rest says what it is worth. */
export type Change = UnlockChange;

export function applyUnlock(input: Case, needId: string, unlock: Change & Partial<Pick<Unlock, 'also'>>): Case {
  return applyChanges(input, needId, [unlock, ...(unlock.also ?? [])]);
}

/** Carries the changes out one after the other: a pin may name the seat that the change before it made. */
export function applyChanges(input: Case, needId: string, changes: readonly Change[]): Case {
  let current = input;
  for (const change of changes) {
    const need = current.needs.find((entry) => entry.id === needId);
    if (need !== undefined) current = { ...current, ...changed(current, need, change) };
  }
  return current;
}

function changed(input: Case, need: Need, change: Change): Partial<Case> {
  const { kind, seatId, amount, subject } = change;
  switch (kind) {
    case 'hours':
      return subject === ''
        ? onMentor(input, seatId, moreHours(amount))
        : onUnit(input, subject, moreContract(amount, 0));
    case 'caseload':
      return roomForMore(input, seatId, amount);
    case 'places':
      return onUnit(input, subject, moreContract(0, amount));
    case 'groupSize':
      return { groups: each(input.groups, seatId, (group) => smaller(group, amount)) };
    case 'competence':
      return withCompetence(input, seatId, subject);
    case 'dropWish':
      return onNeed(input, need.id, withoutRequirement(subject));
    case 'date':
      return onNeed(input, need.id, (entry) => startingOn(entry, subject));
    case 'budget':
      return {
        budgets: each(input.budgets, subject, (frame) => widened(frame, amount, frameRefundPercent(ruleSetOf(input)))),
      };
    case 'policy':
      return switched(input, seatId, subject);
    case 'newSeat':
      return { mentors: [...input.mentors, newMentor(input, need, subject, amount)] };
    case 'newGroup':
      return withGroup(input, need, subject);
    case 'veto':
      return withoutNo(input, need, seatId, subject);
    case 'availability':
      return onMentor(input, seatId, (mentor) => ({
        ...mentor,
        availability: [...(mentor.availability ?? input.policy.workingWindows), windowOf(subject)],
      }));
    case 'citizenTime':
      return { citizens: each(input.citizens, need.citizenId, (citizen) => freeAt(input, citizen, subject)) };
    case 'pin':
    case 'exception':
      // A pin holds a seat for the need, and waives what the municipality itself arranged (docs/model.md, H9–H13).
      return { pins: [...input.pins.filter((pin) => pin.needId !== need.id), { needId: need.id, seatId: seatId! }] };
  }
}

function each<T extends { readonly id: string }>(
  entries: readonly T[],
  id: string | null,
  change: (entry: T) => T,
): T[] {
  return entries.map((entry) => (entry.id === id ? change(entry) : entry));
}

function onMentor(input: Case, id: string | null, change: (mentor: Mentor) => Mentor): Partial<Case> {
  return { mentors: each(input.mentors, id, change) };
}

function onUnit(input: Case, id: string | null, change: (unit: Unit) => Unit): Partial<Case> {
  return { units: each(input.units, id, change) };
}

function onNeed(input: Case, id: string, change: (need: Need) => Need): Partial<Case> {
  return { needs: each(input.needs, id, change) };
}

/** Later changes of the capacity keep their distance to it, so that the hours are there on every date. */
function moreHours(minutes: number): (mentor: Mentor) => Mentor {
  return (mentor) => ({
    ...mentor,
    capacityMinutes: mentor.capacityMinutes + minutes,
    capacityFrom: mentor.capacityFrom.map((entry) => ({ ...entry, minutes: entry.minutes + minutes })),
  });
}

function moreContract(minutes: number, places: number): (unit: Unit) => Unit {
  return (unit) => {
    const { contract } = unit;
    return {
      ...unit,
      contract: {
        ...contract,
        ...(contract.minutes === undefined ? {} : { minutes: contract.minutes + minutes }),
        ...(contract.places === undefined ? {} : { places: contract.places + places }),
      },
    };
  };
}

function roomForMore(input: Case, seatId: string | null, citizens: number): Partial<Case> {
  return {
    ...onMentor(input, seatId, (mentor) =>
      mentor.sharedFunction === undefined
        ? { ...mentor, caseload: mentor.caseload + citizens }
        : {
            ...mentor,
            sharedFunction: { ...mentor.sharedFunction, citizensMost: mentor.sharedFunction.citizensMost + citizens },
          },
    ),
    groups: each(input.groups, seatId, (group) => ({ ...group, citizensMost: group.citizensMost + citizens })),
  };
}

function withGroup(input: Case, need: Need, unitId: string): Partial<Case> {
  const made = newGroup(input, need, unitId);
  return made === undefined ? {} : { mentors: [...input.mentors, made.mentor], groups: [...input.groups, made.group] };
}

function smaller(group: Group, citizens: number): Group {
  return { ...group, citizensLeast: group.citizensLeast - citizens };
}

function withCompetence(input: Case, seatId: string | null, competenceId: string): Partial<Case> {
  return {
    ...onMentor(input, seatId, (mentor) => ({
      ...mentor,
      competences: [
        ...mentor.competences.filter((held) => held.competenceId !== competenceId),
        { competenceId, level: 'has' },
      ],
    })),
    ...onUnit(input, seatId, (unit) => ({ ...unit, competences: [...unit.competences, competenceId] })),
  };
}

/** A requirement becomes a wish. Required mentors, and units, mean any of them, so they are given up together. */
function withoutRequirement(subject: string): (need: Need) => Need {
  const [kind, value] = [subject.split(':')[0], subject.slice(subject.indexOf(':') + 1)];
  const isMeant = (wish: Wish) => wish.kind === kind && (kind === 'mentor' || kind === 'unit' || wish.value === value);
  return (need) => {
    const { handPickedMentorId, unitKinds, wishes, ...rest } = need;
    return {
      ...rest,
      wishes: Array.isArray(wishes)
        ? wishes.map((wish) => (isMeant(wish) ? { ...wish, required: false } : wish))
        : wishes,
      ...(handPickedMentorId === undefined || kind === 'handPicked' ? {} : { handPickedMentorId }),
      ...(unitKinds === undefined || kind === 'unitKinds' ? {} : { unitKinds }),
    };
  };
}

/** The start moves; a grant that would begin before it moves along, at its full length. */
function startingOn(need: Need, start: string): Need {
  const { grant } = need;
  if (grant === undefined || grant.start >= start) return { ...need, start };
  const days = daysBetween(grant.start, start);
  return { ...need, start, grant: { ...grant, start, end: addDays(grant.end, days) } };
}

/** `oere` is spending; a cap on the refund grows by what is refunded of it. */
function widened(frame: BudgetFrame, oere: number, refundPercent: number): BudgetFrame {
  const more = frame.basis === 'spending' || refundPercent === 0 ? oere : Math.ceil((oere * refundPercent) / 100);
  return { ...frame, capOere: Math.max(frame.capOere, frame.usedOere) + more };
}

function switched(input: Case, seatId: string | null, subject: string): Partial<Case> {
  const [field, value] = subject.split('=') as [string, string];
  if (field === 'lendsOutsideScope') {
    const unitId = input.mentors.find((mentor) => mentor.id === seatId)?.unitId ?? seatId;
    return onUnit(input, unitId, (unit) => ({ ...unit, lendsOutsideScope: true }));
  }
  const set = value === 'true' || value === 'false' ? value === 'true' : value;
  return { policy: { ...input.policy, [field]: set } };
}

function withoutNo(input: Case, need: Need, seatId: string | null, subject: string): Partial<Case> {
  if (subject === 'declined') {
    return onMentor(input, seatId, (mentor) => ({
      ...mentor,
      declines: mentor.declines.filter((id) => id !== need.id),
    }));
  }
  return {
    vetoes: input.vetoes.filter((veto) => veto.citizenId !== need.citizenId || veto.seatId !== subject),
  };
}

/** The windows he has, and one more; only and onlyOutside would hide a window on the other side of the working hours. */
function freeAt({ policy }: Case, citizen: Citizen, subject: string): Citizen {
  const { workingHours } = citizen;
  const softened = workingHours === 'only' ? 'mostly' : workingHours === 'onlyOutside' ? 'mostlyOutside' : workingHours;
  const availability = [...windowsOfCitizen(citizen, policy), windowOf(subject)];
  return { ...citizen, availability, workingHours: softened };
}

/** “2 16:00-20:00”: weekday, start and end. */
function windowOf(subject: string): { weekday: number; start: string; end: string } {
  const [weekday, times] = subject.split(' ') as [string, string];
  const [start, end] = times.split('-') as [string, string];
  return { weekday: Number(weekday), start, end };
}
