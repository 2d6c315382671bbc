/** The only way a plan leaves Makker: planned, then judged by the independent verifier. A plan that does not verify is never shown. */
import { createHash } from 'node:crypto';
import { MakkerError } from './errors.ts';
import type { Case } from './model/case.ts';
import type { Plan } from './model/plan.ts';
import { type PlanOptions, planCase } from './planning/planCase.ts';
import { verifyPlan } from './verify/index.ts';

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
      verdict.violations.map(({ code, path, message }) => ({
        code: 'PLAN_DOES_NOT_VERIFY',
        path,
        message: `${code}: ${message}`,
      })),
    );
  }
  return plan;
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
