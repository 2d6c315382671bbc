/** The documentation gate (L9, L17): what the agreement must hold before a match becomes active, and how many cases do. */
import type { Relation } from '../../model/case.ts';
import type { CaseIndex, Seat } from '../../model/caseIndex.ts';
import type { Reason } from '../../model/plan.ts';
import type { PairContext } from '../context.ts';
import { lawOfCourse } from '../course.ts';
import { asksForJointGoal } from '../hard/schemes.ts';
import type { AgreementField, RuleSet } from '../ruleSet.ts';
import { holdsCompetence } from '../seatFacts.ts';
import { isRealName, isRealPhone } from './supplierGate.ts';

const REASON_OF_FIELD: Readonly<Record<AgreementField, string>> = {
  purpose: 'missingPurpose',
  tasks: 'missingTasks',
  qualifications: 'missingQualifications',
  mentorName: 'missingMentorName',
  mentorPhone: 'missingMentorPhone',
  complaintGuidance: 'missingComplaintGuidance',
};

/** Competences the need calls for and the seat holds on the plan date, in the order of the need. */
export function matchedCompetences({ index, need, seat }: Pick<PairContext, 'index' | 'need' | 'seat'>): string[] {
  return need.competences.filter((id) => holdsCompetence(seat, id, index.case.planDate) === 'has');
}

/**
 * The statement of qualifications for the agreement: what the caseworker wrote, else what the mentor states, and the competences
 * that match the need. Undefined when there is nothing to state.
 */
export function qualificationStatement(context: PairContext, language: 'da' | 'en' = 'da'): string | undefined {
  const { index, need, seat } = context;
  const matched = matchedCompetences(context).map((id) => {
    const competence = index.competenceById.get(id);
    return (language === 'da' ? competence?.labelDa : competence?.labelEn) ?? id;
  });
  const written = (need.qualificationsText ?? seat.mentor?.qualifications ?? '').trim();
  const parts = [written, matched.join(', ')].filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join(' · ');
}

function personOf(seat: Seat, relation: Relation | undefined): { displayName: string; phone: string } {
  if (seat.mentor !== undefined) return { displayName: seat.mentor.displayName, phone: seat.mentor.phone ?? '' };
  return relation?.supplierMentor ?? { displayName: '', phone: '' };
}

/** Education and experience are qualifications too, where they are known. */
function hasBackground({ mentor }: Seat): boolean {
  return mentor?.education !== undefined || mentor?.mentorYears !== undefined;
}

function hasField(field: AgreementField, context: PairContext): boolean {
  const { index, need, seat } = context;
  const relation = index.relationOfNeed.get(need.id);
  const person = personOf(seat, relation?.seatId === seat.id ? relation : undefined);
  switch (field) {
    case 'purpose':
      return (need.purpose ?? '').trim() !== '';
    case 'tasks':
      return need.tasks.some((task) => task.trim() !== '');
    case 'qualifications':
      return qualificationStatement(context) !== undefined || hasBackground(seat);
    case 'mentorName':
      return isRealName(person.displayName);
    case 'mentorPhone':
      return isRealPhone(person.phone);
    case 'complaintGuidance':
      return need.complaintGuidanceGiven;
  }
}

/** Why the match cannot become active: one reason for each field the law wants and the case lacks. */
export function activationFaults(context: PairContext): Reason[] {
  const { ruleSet, need, citizen, seat } = context;
  const law = lawOfCourse(need, citizen, seat, ruleSet);
  if (law !== 'lab' && law !== 'retOgPligt') return [];
  const missing = ruleSet.agreementFields.filter((field) => !hasField(field, context));
  const codes = missing.map((field) => REASON_OF_FIELD[field]);
  if (asksForJointGoal(context) && (need.roleSplit ?? '').trim() === '') codes.push('missingRoleSplit');
  return codes.map((code) => ({ code, subjects: [need.id] }));
}

/** How a municipality keeps its documentation: running relations, how many are complete, and what the others lack, by code. */
export interface Compliance {
  readonly running: number;
  readonly complete: number;
  readonly missing: Readonly<Record<string, number>>;
}

export function compliance(index: CaseIndex, ruleSet: RuleSet): Compliance {
  const missing: Record<string, number> = {};
  let complete = 0;
  for (const relation of index.case.relations) {
    const faults = activationFaults(contextOf(index, ruleSet, relation));
    if (faults.length === 0) complete++;
    for (const { code } of faults) missing[code] = (missing[code] ?? 0) + 1;
  }
  return { running: index.case.relations.length, complete, missing };
}

/** The pair of a running relation. */
export function contextOf(index: CaseIndex, ruleSet: RuleSet, relation: Relation): PairContext {
  const need = index.needById.get(relation.needId)!;
  return {
    index,
    ruleSet,
    need,
    citizen: index.citizenById.get(need.citizenId)!,
    seat: index.seatById.get(relation.seatId)!,
  };
}
