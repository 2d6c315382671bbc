import { ASSIGNMENTS } from './assignments.ts';
import { CLAIMS } from './claims.ts';
import { CLASHES } from './clashes.ts';
import { COURSES } from './courses.ts';
import type { Mutation } from './edits.ts';
import { BRANCHES, CERTIFICATE, KPIS, LIMITS, SHAPE } from './figures.ts';
import { MEETINGS } from './meetings.ts';

export const MUTATIONS: readonly Mutation[] = [
  ...SHAPE,
  ...ASSIGNMENTS,
  ...LIMITS,
  ...CERTIFICATE,
  ...BRANCHES,
  ...MEETINGS,
  ...CLASHES,
  ...COURSES,
  ...CLAIMS,
  ...KPIS,
];
