/** What is agreed beside the orders: who is around a citizen, groups, refusals, promises and budget frames. */
import { quoted } from '../log.ts';
import type { BUDGETS, GROUPS, PINS, PRIOR_MENTORS, SUPPORT_PERSONS, VETOES } from '../officeColumns.ts';
import type { Row } from '../recognise.ts';
import type { Draft } from './draft.ts';

export function addSupportPersons(rows: readonly Row<typeof SUPPORT_PERSONS>[], draft: Draft): void {
  for (const { values, where } of rows) {
    const { kind, from, until } = values;
    const citizenId = draft.refer(values.citizen, draft.citizenNames, 'citizen', where('citizen'));
    const mentorId = draft.refer(values.mentor, draft.mentorNames, 'mentor', where('mentor'));
    if (from !== undefined && until !== undefined) draft.period(from, until, [where('from'), where('until')]);
    const citizen = citizenId === undefined ? undefined : draft.citizens.get(citizenId);
    if (citizen === undefined || kind === undefined || from === undefined) continue;
    citizen.supportPersons = [...(citizen.supportPersons ?? []), { kind, mentorId, from, until }];
  }
}

export function addPriorMentors(rows: readonly Row<typeof PRIOR_MENTORS>[], draft: Draft): void {
  for (const { values, where } of rows) {
    const { ended, outcome = 'unknown' } = values;
    const citizenId = draft.refer(values.citizen, draft.citizenNames, 'citizen', where('citizen'));
    const mentorId = draft.refer(values.mentor, draft.mentorNames, 'mentor', where('mentor'));
    const citizen = citizenId === undefined ? undefined : draft.citizens.get(citizenId);
    if (citizen === undefined || mentorId === undefined || ended === undefined) continue;
    // The register knows the same course without its outcome.
    const others = (citizen.priorMentors ?? []).filter(
      (prior) => prior.mentorId !== mentorId || prior.ended !== ended || prior.outcome !== 'unknown',
    );
    citizen.priorMentors = [...others, { mentorId, ended, outcome }];
  }
}

export function addGroups(rows: readonly Row<typeof GROUPS>[], draft: Draft): void {
  for (const row of rows) {
    const { values, where } = row;
    const id = draft.newId(values.id, values.name, draft.groupNames, where('name'));
    const mentorId = draft.refer(values.leader, draft.mentorNames, 'mentor', where('leader'));
    checkGroup(id, row, draft);
    const { name, least, most, weekday, start, minutes, everyWeeks = 1, firstDate, place } = values;
    if (id === undefined || mentorId === undefined || name === undefined || weekday === undefined) {
      draft.groupNames.refuse(values.id, name);
      continue;
    }
    draft.groupNames.add(id, name);
    // What else is missing has been told of by now, and stops the import.
    draft.groups.set(id, {
      ...{ id, mentorId, name, citizensLeast: least ?? 0, citizensMost: most ?? 0, weekday: Number(weekday) },
      ...{ start: start ?? '', minutes: minutes ?? 0, everyWeeks, firstDate: firstDate ?? '', place },
    });
  }
}

function checkGroup(id: string | undefined, { values, where }: Row<typeof GROUPS>, draft: Draft): void {
  const { least, most, minutes } = values;
  if (id !== undefined && (draft.mentorNames.has(id) || draft.unitNames.has(id)))
    draft.log.fault(where('name'), `The key ${quoted(id)} belongs to a mentor or a unit. Give the group its own.`);
  if (least !== undefined && most !== undefined && least > most)
    draft.log.fault(where('least'), `At least ${least} is more than at most ${most}. Lower it.`);
  if (minutes !== undefined && minutes % 15 !== 0)
    draft.log.fault(where('minutes'), `${minutes} minutes do not fit the quarters. Use a multiple of 15.`);
}

export function addVetoes(rows: readonly Row<typeof VETOES>[], draft: Draft): void {
  for (const { values, where } of rows) {
    const citizenId = draft.refer(values.citizen, draft.citizenNames, 'citizen', where('citizen'));
    const seatId = draft.seatId(values.seat, where('seat'));
    if (citizenId === undefined || seatId === undefined) continue;
    draft.vetoes.push({ citizenId, seatId, by: values.by, reason: values.reason });
  }
}

/** After the vetoes, which a pin must not contradict. */
export function addPins(rows: readonly Row<typeof PINS>[], draft: Draft): void {
  for (const { values, where } of rows) {
    const needId = draft.needId(values, where);
    const seatId = draft.seatId(values.seat, where('seat'));
    if (needId === undefined || seatId === undefined) continue;
    const other = draft.pins.get(needId);
    const { citizenId } = draft.needs.get(needId)!;
    if (other !== undefined && other.seatId !== seatId)
      draft.log.fault(where('seat'), `The need is already fixed to ${quoted(other.seatId)}. Keep one of the rows.`);
    else if (draft.vetoes.some((veto) => veto.citizenId === citizenId && veto.seatId === seatId))
      draft.log.fault(where('seat'), `${quoted(seatId)} is vetoed for the citizen. Remove the row or the veto.`);
    else draft.pins.set(needId, { needId, seatId });
  }
}

export function addBudgets(rows: readonly Row<typeof BUDGETS>[], draft: Draft): void {
  for (const { values, where } of rows) {
    const { cap, basis } = values;
    const id = draft.newId(values.id, undefined, draft.budgetNames, where('id'));
    if (id === undefined || cap === undefined || basis === undefined) continue;
    draft.budgetNames.add(id);
    draft.budgets.set(id, {
      id,
      capOere: cap,
      usedOere: values.used,
      basis,
      hardness: values.hardness,
      departmentIds: values.departments?.flatMap((name) => draft.departmentId(name) ?? []),
    });
  }
}
