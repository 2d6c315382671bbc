/** The plan as nine tables, in Danish, for CSV and spreadsheets. Cells are raw; the writers make them safe. */
import { brokenRelations, brokenText } from '../../explain/broken.ts';
import { inOrderOfWeight, missedText, needOfNotice, noticeText } from '../../explain/noticeText.ts';
import { reasonsText } from '../../explain/sentences.ts';
import { dateText, seatName } from '../../explain/words.ts';
import {
  ANSWERS,
  ASSIGNMENT_STATUSES,
  MEETING_KINDS,
  MEETING_MODES,
  MEETING_PLACES,
  PAYERS,
  WEEKDAYS,
} from '../../model/labels.ts';
import { accountsOf } from '../../planning/accounts.ts';
import { spendingOf } from '../../planning/spending.ts';
import { minuteOf, timeOfDay, weekdayOf } from '../../time/calendar.ts';
import {
  caseworkerName,
  citizenName,
  type Facts,
  gapOf,
  helpText,
  holderOf,
  hours,
  kpiRows,
  mentorName,
  mentorOfNeed,
  participants,
  unitName,
  whyText,
  wishesText,
} from './facts.ts';

export interface PlanTable {
  readonly name:
    | 'tildelinger'
    | 'venter'
    | 'relationer-brudt'
    | 'moeder'
    | 'moeder-ikke-lagt'
    | 'bemaerkninger'
    | 'udgifter'
    | 'konti'
    | 'noegletal';
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const UNITS = { count: 'antal', hours: 'timer pr. uge', kroner: 'kr.' } as const;

export function planTables(facts: Facts): PlanTable[] {
  return [
    assignmentTable(facts),
    waitingTable(facts),
    brokenTable(facts),
    meetingTable(facts),
    missedTable(facts),
    noticeTable(facts),
    spendingTable(facts),
    accountTable(facts),
    kpiTable(facts),
  ];
}

function assignmentTable(facts: Facts): PlanTable {
  const header =
    'Forløb,Borger,Navn,Mentor,Enhed,Status,Bevilgede timer pr. uge,Mentortimer pr. uge,Spurgt om valget,Ser selv behov,Ønsker,Begrundelse,Point,Forløbets egen bruttoudgift kr.';
  const rows = facts.plan.assignments.map((assignment) => [
    assignment.needId,
    assignment.citizenId,
    citizenName(facts, assignment.citizenId),
    mentorName(facts, assignment),
    unitName(facts, assignment.unitId),
    ASSIGNMENT_STATUSES[assignment.status].da,
    hours(assignment.grantedMinutes),
    hours(assignment.mentorMinutes),
    ANSWERS[facts.index.citizenById.get(assignment.citizenId)!.consulted].da,
    ANSWERS[facts.index.citizenById.get(assignment.citizenId)!.perceivedNeed].da,
    wishesText(facts, assignment.needId, 'da'),
    whyText(facts, assignment, 'da'),
    assignment.points,
    assignment.grossOere / 100,
  ]);
  return { name: 'tildelinger', title: 'Tildelinger', header: header.split(','), rows };
}

function waitingTable(facts: Facts): PlanTable {
  const header = 'Forløb,Borger,Navn,Ret og pligt,Bestilt,Ønsker,Årsager,Mangler timer pr. uge,Hvad der ville hjælpe';
  const rows = facts.plan.waiting.map((waiting) => [
    waiting.needId,
    waiting.citizenId,
    citizenName(facts, waiting.citizenId),
    waiting.mustServe ? 'ja' : 'nej',
    dateText(facts.index.needById.get(waiting.needId)?.orderedOn ?? '', 'da'),
    wishesText(facts, waiting.needId, 'da'),
    reasonsText(facts.index, waiting.reasons, 'da'),
    hours(waiting.missingMinutes),
    helpText(facts, waiting, 'da'),
  ]);
  return { name: 'venter', title: 'Venter', header: header.split(','), rows };
}

function brokenTable(facts: Facts): PlanTable {
  const { index, ruleSet, plan } = facts;
  const rows = brokenRelations(index, ruleSet, plan.assignments).map((entry) => [
    ...needCells(facts, entry.needId),
    seatName(index, entry.fromSeatId),
    mentorOfNeed(facts, entry.needId),
    brokenText(index, ruleSet, plan.assignments, entry, 'da'),
  ]);
  const header = ['Forløb', 'Borger', 'Navn', 'Fra', 'Til', 'Hvorfor'];
  return { name: 'relationer-brudt', title: 'Relationer brudt', header, rows };
}

function meetingTable(facts: Facts): PlanTable {
  const header = 'Dato,Ugedag,Fra,Til,Minutter,Art,Mentor,Borger,Form,Sted,Sagsbehandler';
  const rows = facts.plan.meetings.map((meeting) => [
    dateText(meeting.date, 'da'),
    WEEKDAYS[weekdayOf(meeting.date) - 1]!.da,
    meeting.start,
    timeOfDay(minuteOf(meeting.start) + meeting.minutes),
    meeting.minutes,
    MEETING_KINDS[meeting.kind].da,
    holderOf(facts, meeting.seatId).name,
    participants(facts, meeting, 'da'),
    MEETING_MODES[meeting.mode].da,
    MEETING_PLACES[meeting.place].da,
    meeting.withCaseworkerId === null ? '' : caseworkerName(facts, meeting.withCaseworkerId),
  ]);
  return { name: 'moeder', title: 'Møder', header: header.split(','), rows };
}

function missedTable(facts: Facts): PlanTable {
  const header = 'Forløb,Borger,Navn,Mentor,Uge fra,Brud på ugentlig pligt,Årsag';
  const rows = inOrderOfWeight(facts.plan.missedMeetings).map((missed) => [
    ...needCells(facts, missed.needId),
    mentorOfNeed(facts, missed.needId),
    dateText(missed.week, 'da'),
    missed.breachOfWeeklyDuty ? 'ja' : 'nej',
    missedText(missed, 'da'),
  ]);
  return { name: 'moeder-ikke-lagt', title: 'Møder ikke lagt', header: header.split(','), rows };
}

function noticeTable(facts: Facts): PlanTable {
  const rows = facts.plan.notices.map((notice) => {
    const needId = needOfNotice(facts.index, notice);
    const who = needId === undefined ? ['', '', ''] : needCells(facts, needId);
    return [...who, noticeText(facts.index, notice, 'da')];
  });
  return { name: 'bemaerkninger', title: 'Bemærkninger', header: ['Forløb', 'Borger', 'Navn', 'Bemærkning'], rows };
}

function needCells(facts: Facts, needId: string): string[] {
  const citizenId = facts.index.needById.get(needId)!.citizenId;
  return [needId, citizenId, citizenName(facts, citizenId)];
}

const SPENDING = { course: 'forløb', seat: 'plads i brug', frame: 'rammen i alt' } as const;

/** Each column sums to its key figure. Under a frame only the whole has a refund and a net price, so courses there have gross alone. */
function spendingTable(facts: Facts): PlanTable {
  const { index, ruleSet, plan } = facts;
  const rowOf = new Map(plan.assignments.map((row) => [row.needId, row]));
  const rows = spendingOf(index, ruleSet, plan.assignments).map((spending) => {
    const { of, id, grossOere, refundOere, frameOere } = spending;
    const budgetId = of === 'frame' ? id : (rowOf.get(id)?.budgetId ?? null);
    const isInFrame = of === 'course' && budgetId !== null;
    return [
      SPENDING[of],
      ...(of === 'course' ? needCells(facts, id) : ['', '', '']),
      of === 'course' ? mentorName(facts, rowOf.get(id)!) : of === 'seat' ? seatName(index, id) : '',
      budgetId ?? '',
      of === 'frame' ? '' : grossOere / 100,
      isInFrame ? '' : refundOere / 100,
      isInFrame ? '' : ((of === 'frame' ? frameOere : grossOere) - refundOere) / 100,
    ];
  });
  const header = 'Udgift,Forløb,Borger,Navn,Mentor,Ramme,Bruttoudgift kr.,Refusion kr.,Nettoudgift kr.';
  return { name: 'udgifter', title: 'Udgifter', header: header.split(','), rows };
}

/** The two laws of a combined corps side by side; the columns sum to the key figures. */
function accountTable({ index, ruleSet, plan }: Facts): PlanTable {
  const rows = accountsOf(index, ruleSet, plan.assignments).map((account) => [
    PAYERS[account.payer].da,
    account.courses,
    hours(account.grantedMinutes),
    hours(account.mentorMinutes),
    account.grossOere / 100,
    account.refundOere / 100,
    (account.grossOere - account.refundOere) / 100,
  ]);
  const header =
    'Betaler,Forløb,Bevilgede timer pr. uge,Mentortimer pr. uge,Bruttoudgift kr.,Refusion kr.,Nettoudgift kr.';
  return { name: 'konti', title: 'Konti', header: header.split(','), rows };
}

function kpiTable(facts: Facts): PlanTable {
  const { objective, bound } = facts.plan.certificate;
  const rows = kpiRows(facts).map(({ label, value, unit }) => [label.da, value, UNITS[unit]]);
  rows.push(['Planens værdi', objective, 'point'], ['Bevist mindste værdi', bound, 'point']);
  rows.push(['Forskel', Math.round(gapOf(facts) * 1e6) / 1e4, 'procent']);
  return { name: 'noegletal', title: 'Nøgletal', header: ['Nøgletal', 'Værdi', 'Enhed'], rows };
}
