/**
 * Every error a user can meet: a stable code, and the exit code or HTTP status family it belongs to. docs/errors.md explains each
 * code; a test keeps the two equal. Messages say what, where and what to do.
 */
export const ERROR_CODES = {
  BAD_JSON: 'input',
  DUPLICATE_KEY: 'input',
  FILE_NOT_FOUND: 'input',
  FILE_TOO_LARGE: 'input',
  FILE_UNREADABLE: 'input',
  BAD_OPTION: 'input',
  INVALID_CASE: 'input',
  INVALID_PLAN: 'input',
  INVALID_EVENTS: 'input',
  INVALID_INSTANCE: 'input',
  INVALID_TABLE: 'input',
  CPR_NUMBER: 'input',
  DUPLICATE_ID: 'input',
  UNKNOWN_REFERENCE: 'input',
  CONTRADICTORY_PINS: 'input',
  PIN_INELIGIBLE: 'input',
  PIN_OVER_CAPACITY: 'input',
  BAD_PERIOD: 'input',
  BAD_SCHEMA: 'input',
  CANNOT_WRITE: 'outside',
  NODE_TOO_OLD: 'outside',
  PLAN_DOES_NOT_VERIFY: 'defect',
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;

/** One fault of an input: what is wrong, where (path, or row and column), and what to do. */
export interface Fault {
  readonly code: ErrorCode;
  readonly path: string;
  readonly message: string;
}

/** Thrown at the edge. Carries every fault found, not only the first. */
export class MakkerError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  /** What a command says of it in its JSON object, beside the error itself. */
  readonly summary: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    faults: readonly Fault[] = [],
    summary: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'MakkerError';
    this.code = code;
    this.faults = faults.length > 0 ? faults : [{ code, path: '', message }];
    this.summary = summary;
  }
}
