/** The way data flows (docs/architecture.md): who may import whom. tests/architecture.test.ts refuses an edge against the flow. */
import type { IConfiguration } from 'dependency-cruiser';

export const LAYERS: IConfiguration = {
  forbidden: [
    {
      name: 'solver-imports-nothing-of-ours',
      comment: 'solver is pure mathematics: no domain, no Node, no package.',
      severity: 'error',
      from: { path: '^solver/' },
      to: { pathNot: '^solver/' },
    },
    {
      name: 'pure-folders-use-no-node',
      comment: 'No files, clock or environment where plans are made and judged.',
      severity: 'error',
      from: { path: '^src/(model|rules|fit|planning|verify|explain|generate|time)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'verify-shares-nothing-with-the-planner',
      comment: 'The judge may use the definitions (model, time, rules, fit), never the code that made the plan.',
      severity: 'error',
      from: { path: '^src/verify/' },
      to: { path: '^(solver|src/planning|src/explain|src/cli|src/io|src/generate)/' },
    },
    {
      name: 'definitions-do-not-plan',
      comment: 'Model, time, rules and fit come before planning.',
      severity: 'error',
      from: { path: '^src/(model|time|rules|fit)/' },
      to: { path: '^(solver|src/(planning|explain|verify|io|cli|generate|literature))/' },
    },
    {
      name: 'model-comes-first',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { path: '^src/(time|rules|fit)/' },
    },
    {
      name: 'plans-and-words-come-before-files',
      comment: 'What is planned and said does not know how it is written down, nor who judges it.',
      severity: 'error',
      from: { path: '^src/(planning|explain)/' },
      to: { path: '^src/(verify|generate|io|cli|literature)/' },
    },
    {
      name: 'nothing-imports-the-command-line',
      severity: 'error',
      from: { pathNot: '^(src/cli|tests|bench)/' },
      to: { path: '^(src/cli|tests|bench)/' },
    },
    {
      name: 'no-cycles-between-folders',
      comment: 'Folders form a flow; a cycle would make two of them one.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { circular: true, pathNot: '^src/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js'] },
  },
};
