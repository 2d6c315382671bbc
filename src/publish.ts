/**
 * The only way a plan leaves Makker: planned, then judged by the independent verifier. A plan that does not verify is never shown,
 * neither a new one nor one read from a file.
 */
import { createHash } from 'node:crypto';
import { type ErrorCode, type Fault, MakkerError } from './errors.ts';
import type { Case } from './model/case.ts';
import type { Plan } from './model/plan.ts';
import { type PlanOptions, planCase } from './planning/planCase.ts';
import { type Verdict, type Violation, type ViolationCode, verifyPlan } from './verify/index.ts';

/**
 * Plans a case and verifies the plan.
 * @throws MakkerError INVALID_CASE when pins cannot be kept; PLAN_DOES_NOT_VERIFY, a defect of ours, with every violation.
 */
export function publishPlan(input: Case, options: Omit<PlanOptions, 'caseHash'>): Plan {
  const plan = planCase(input, { ...options, caseHash: hashCase(input) });
  const verdict = verifyPlan(input, plan);
  if (!verdict.valid) {
    throw new MakkerError(
      'PLAN_DOES_NOT_VERIFY',
      'The plan does not verify, so it is not shown. Please report this with the case file.',
      faultsOf('PLAN_DOES_NOT_VERIFY', verdict.violations),
    );
  }
  return plan;
}

/** What the verifier cannot say, because it runs where nothing can be hashed: that the plan is of this very case. */
export type Judgement = Omit<Verdict, 'violations'> & {
  readonly violations: readonly (Omit<Violation, 'code'> & { readonly code: ViolationCode | 'CASE_HASH' })[];
};

/** Judges a plan that was read from a file, also by the fingerprint of the case it was made from. */
export function judgePlan(input: Case, plan: Plan): Judgement {
  const verdict = verifyPlan(input, plan);
  const hash = hashCase(input);
  if (plan.caseHash === hash || verdict.violations.some(({ code }) => ENDS_THE_CHECK.has(code))) return verdict;
  const message = `The plan was made from a case with the fingerprint ${plan.caseHash}; that of this case is ${hash}. Solve the case again.`;
  // First, for it is the likely cause of all that follows.
  return {
    ...verdict,
    valid: false,
    violations: [{ code: 'CASE_HASH', path: 'caseHash', message }, ...verdict.violations],
  };
}

const ENDS_THE_CHECK: ReadonlySet<ViolationCode> = new Set(['MALFORMED_PLAN', 'WRONG_CASE']);

/** @throws MakkerError INVALID_PLAN with every violation. */
export function refuseWrongPlan(input: Case, plan: Plan): void {
  const { valid, violations } = judgePlan(input, plan);
  if (valid) return;
  const message = 'The plan is not one of this case as it is now, or was changed by hand. Solve the case again.';
  throw new MakkerError('INVALID_PLAN', message, faultsOf('INVALID_PLAN', violations));
}

function faultsOf(fault: ErrorCode, violations: Judgement['violations']): Fault[] {
  return violations.map(({ code, path, message }) => ({ code: fault, path, message: `${code}: ${message}` }));
}

/** SHA-256 of the case as parsed, keys sorted, so that spelling defaults out or reordering fields does not change it. */
export function hashCase(input: Case): string {
  return createHash('sha256').update(canonicalJson(input)).digest('hex');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) => {
    if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) return entry;
    return Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
