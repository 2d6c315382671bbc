/** What caseworkers do between matches: close, extend, review, activate, advise. */
export * from './activation.ts';
export * from './blocks.ts';
export * from './closing.ts';
export * from './completion.ts';
export * from './delivery.ts';
export * from './dependency.ts';
export * from './history.ts';
export * from './mentorSchool.ts';
export * from './outcomes.ts';
export * from './psychiatric.ts';
export * from './reviews.ts';
export * from './supplierGate.ts';
export * from './templates.ts';
export * from './triage.ts';
