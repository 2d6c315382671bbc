/** What every export says of a plan: names of people and seats, reasons in words, figures, and who holds which meeting. */
import type { Language } from '../../explain/label.ts';
import { explainMatch } from '../../explain/match.ts';
import { wishText } from '../../explain/sentences.ts';
import { waitingSentences } from '../../explain/waitingText.ts';
import { seatName } from '../../explain/words.ts';
import type { Case } from '../../model/case.ts';
import { type CaseIndex, indexCase } from '../../model/caseIndex.ts';
import { KPI_LABELS, type Label, NO_WISHES, PARTICIPANT, PARTICIPANTS, UNNAMED_HOURS } from '../../model/labels.ts';
import type { Assignment, Kpis, Meeting, Plan, Waiting } from '../../model/plan.ts';
import { type RuleSet, ruleSetOf } from '../../rules/index.ts';
import type { NamedFile } from '../files.ts';

export interface ExportOptions {
  /** Calendars sent out before, so that the new ones can say what changed. */
  readonly previous?: readonly NamedFile[];
}

export interface Facts {
  readonly input: Case;
  readonly plan: Plan;
  readonly index: CaseIndex;
  readonly ruleSet: RuleSet;
  readonly options: ExportOptions;
}

export function factsOf(input: Case, plan: Plan, options: ExportOptions): Facts {
  return { input, plan, index: indexCase(input), ruleSet: ruleSetOf(input), options };
}

/** The name people use for a citizen, else the key. */
export function citizenName({ index }: Facts, citizenId: string): string {
  return index.citizenById.get(citizenId)?.displayName ?? citizenId;
}

export function unitName({ index }: Facts, unitId: string): string {
  return index.unitById.get(unitId)?.name ?? unitId;
}

export function caseworkerName({ index }: Facts, caseworkerId: string): string {
  return index.caseworkerById.get(caseworkerId)?.displayName ?? caseworkerId;
}

/** Whose calendar a meeting on the seat stands in: the mentor, the leader of the group, or the unit that names the mentor later. */
export function holderOf({ index }: Facts, seatId: string): { readonly id: string; readonly name: string } {
  const mentor = index.seatById.get(seatId)?.mentor;
  return mentor === undefined
    ? { id: seatId, name: seatName(index, seatId) }
    : { id: mentor.id, name: mentor.displayName };
}

/** The mentor’s name; for an unnamed seat the name the supplier gave, else the unit’s. */
export function mentorName({ index }: Facts, assignment: Assignment): string {
  if (assignment.mentorId !== null)
    return index.mentorById.get(assignment.mentorId)?.displayName ?? assignment.mentorId;
  const relation = index.relationOfNeed.get(assignment.needId);
  const named = relation?.seatId === assignment.seatId ? relation.supplierMentor?.displayName : undefined;
  return named ?? seatName(index, assignment.seatId);
}

/** The mentor the plan gives a need; '' where it gives none. */
export function mentorOfNeed(facts: Facts, needId: string): string {
  const assignment = facts.plan.assignments.find((row) => row.needId === needId);
  return assignment === undefined ? '' : mentorName(facts, assignment);
}

/** Whom a meeting is with: one citizen by name, a group by its size alone, nobody at an internal duty. */
export function participants(facts: Facts, meeting: Meeting, language: Language, pseudonymous = false): string {
  const { index } = facts;
  if (meeting.kind === 'duty' || meeting.needIds.length === 0) return '';
  if (meeting.kind === 'group' || meeting.needIds.length > 1) {
    const count = meeting.needIds.length;
    return `${count} ${(count === 1 ? PARTICIPANT : PARTICIPANTS)[language]}`;
  }
  const citizenId = index.needById.get(meeting.needIds[0]!)?.citizenId ?? meeting.needIds[0]!;
  return pseudonymous ? citizenId : citizenName(facts, citizenId);
}

/** Why this mentor, in the words of the explanation. */
export function whyText({ index, ruleSet, plan }: Facts, assignment: Assignment, language: Language): string {
  return explainMatch(index, ruleSet, assignment, plan.assignments)[language].join(' ');
}

/** What would seat a waiting need, and whether that is proven; '' where nothing is known to. */
export function helpText({ index }: Facts, { needId, unlock }: Waiting, language: Language): string {
  // Told of nothing else, the explanation ends with the unlock.
  return unlock === null ? '' : waitingSentences(index, needId, undefined, [unlock])[language].at(-1)!;
}

/** A citizen who was never asked is shown as such, and not as one without wishes. */
export function wishesText({ index }: Facts, needId: string, language: Language): string {
  const wishes = index.needById.get(needId)?.wishes ?? 'unknown';
  if (wishes === 'unknown' || wishes === 'none') return NO_WISHES[wishes][language];
  return wishes.map((wish) => wishText(index, wish.kind, wish.value, language)).join('; ');
}

/** Objective over bound, as the share the plan could at most be better. */
export function gapOf({ plan }: Facts): number {
  const { objective, bound } = plan.certificate;
  return (objective - bound) / Math.max(1, Math.abs(objective));
}

/** Mentor minutes on seats whose supplier names the mentor later; they are no part of the capacity. */
export function unnamedMinutes(assignments: readonly Assignment[]): number {
  return assignments.reduce((sum, row) => sum + (row.mentorId === null ? row.mentorMinutes : 0), 0);
}

/** One figure of the summary: `raw` in minutes, øre or a count, `value` in the unit people read. */
export interface KeyFigure {
  readonly label: Label;
  readonly raw: number;
  readonly value: number;
  readonly unit: 'count' | 'hours' | 'kroner';
}

/** The figures of the summary in reading order. Hours of unnamed mentors are no part of the capacity and stand apart from it. */
export function kpiRows({ plan }: Facts): KeyFigure[] {
  const unnamed = unnamedMinutes(plan.assignments);
  return (Object.keys(KPI_LABELS) as (keyof Kpis)[]).flatMap((key) => {
    const { unit, ...label } = KPI_LABELS[key];
    if (key !== 'mentorMinutes' || unnamed === 0) return [figure(label, plan.kpis[key], unit)];
    return [figure(label, plan.kpis[key] - unnamed, unit), figure(UNNAMED_HOURS, unnamed, unit)];
  });
}

function figure(label: Label, raw: number, unit: KeyFigure['unit']): KeyFigure {
  return { label, raw, unit, value: unit === 'hours' ? hours(raw) : unit === 'kroner' ? round2(raw / 100) : raw };
}

export function hours(minutes: number): number {
  return round2(minutes / 60);
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

/** 12345.5 as 12.345,5 in Danish and 12,345.5 in English, whatever the machine’s locale. */
export function grouped(value: number, language: Language): string {
  const [whole, part] = String(Math.abs(value)).split('.');
  const groups = whole!.replace(/\B(?=(\d{3})+$)/g, language === 'da' ? '.' : ',');
  const decimals = part === undefined ? '' : `${language === 'da' ? ',' : '.'}${part}`;
  return `${value < 0 ? '−' : ''}${groups}${decimals}`;
}
