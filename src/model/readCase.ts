/** From unknown JSON to a Case: shape by zod, then what zod cannot see, all faults at once. */
import type { z } from 'zod';
import { ERROR_CODES, type ErrorCode, type Fault, MakkerError } from '../errors.ts';
import { Case } from './case.ts';
import { contradictions } from './contradictions.ts';
import { duplicateIds } from './keys.ts';
import { type Readable, readableCase } from './readable.ts';
import { danglingReferences } from './references.ts';

/**
 * `ask`: what else is asked of a case in which everything that is named is there, to be told in the same answer.
 * @throws MakkerError INVALID_CASE with every fault of the case.
 */
export function readCase(json: unknown, ask: (input: Case) => readonly Fault[] = () => []): Case {
  const parsed = Case.safeParse(json, { reportInput: true });
  if (!parsed.success) throw invalid([...parsed.error.issues.map(toFault), ...faultsBetween(readableCase(json))]);
  const faults = faultsBetween(parsed.data);
  const told = new Set(faults.map(({ path }) => path));
  if (!faults.some(({ code }) => code === 'DUPLICATE_ID' || code === 'UNKNOWN_REFERENCE'))
    faults.push(...ask(parsed.data).filter(({ path }) => !told.has(path)));
  if (faults.length > 0) throw invalid(faults);
  return parsed.data;
}

/** Faults of several entries together. */
function faultsBetween(input: Readable<Case>): Fault[] {
  return [...duplicateIds(input), ...danglingReferences(input), ...contradictions(input)];
}

function invalid(faults: readonly Fault[]): MakkerError {
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  return new MakkerError('INVALID_CASE', `The case has ${count}. Correct each one and try again.`, faults);
}

/** zod's issue as what, where and what to do. */
export function toFault(issue: z.core.$ZodIssue): Fault {
  const path = issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  const was = 'input' in issue && isPlain(issue.input) ? ` (was ${plainText(issue.input)})` : '';
  return { code: codeOf(issue), path: path.replace(/^\./, ''), message: `${advice(issue)}${was}.` };
}

/** Where a refinement names a code of its own (told), that. */
function codeOf(issue: z.core.$ZodIssue): ErrorCode {
  const named: unknown = issue.code === 'custom' ? issue.params?.code : undefined;
  return typeof named === 'string' && named in ERROR_CODES ? (named as ErrorCode) : 'BAD_SCHEMA';
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** JSON has no word for the infinite number that 1e999 is read as. */
function plainText(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function advice(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Unknown field ${issue.keys.map((key) => `"${key}"`).join(', ')}; remove it or correct its name`;
    case 'invalid_type':
      return issue.input === undefined
        ? `Missing; give a value of type ${issue.expected}`
        : `Give a value of type ${issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1 && !issue.message.startsWith('Invalid')
        ? issue.message
        : `Use one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      return `Use at least ${issue.minimum}`;
    case 'too_big':
      return `Use at most ${issue.maximum}`;
    case 'not_multiple_of':
      return `Use a multiple of ${issue.divisor}`;
    default:
      return issue.message.replace(/\.$/, '');
  }
}
