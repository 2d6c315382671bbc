/** `makker solve`: a case becomes a verified plan with its proof. */
import type { Command } from 'commander';
import { dateText } from '../../explain/words.ts';
import { unnamedMinutes } from '../../io/export/facts.ts';
import type { Case } from '../../model/case.ts';
import type { Plan } from '../../model/plan.ts';
import type { PlanProgress } from '../../planning/planCase.ts';
import { publishPlan } from '../../publish.ts';
import { checkOutput, readCaseToPlan, writeTextFile } from '../files.ts';
import { type SearchOptions, withSearchOptions } from '../options.ts';
import { danishKroner, danishNumber, danishPercent, printJson, printTable, say } from '../output.ts';
import { progressLine } from '../progress.ts';

interface SolveOptions extends SearchOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** Shares of the time limit by which the first search, its repeats for crowded weeks, and the weeks end; the rest is for the check. */
const STAGE_SHARES = { assign: 0.75, repeat: 0.88, weeks: 0.94 } as const;

export function addSolve(makker: Command): void {
  withSearchOptions(makker.command('solve <case>'))
    .description('Find den bedste plan for en sag (case.json): match, møder, pris, ventende og bevis.')
    .option('--out <file>', 'write the plan here')
    .option('--json', 'print the summary as one JSON object')
    .action(async (path: string, options: SolveOptions) => {
      if (options.out !== undefined) await checkOutput(options.out, [path]);
      const input = await readCaseToPlan(path);
      const { plan, times } = solveTimed(input, options);
      if (options.out !== undefined) await writeTextFile(options.out, `${JSON.stringify(plan)}\n`);
      if (options.json) printJson({ ...planSummary(plan), seconds: times });
      else printPlan(plan, times);
      if (options.out !== undefined) say(`Planen er skrevet til ${options.out}`);
    });
}

export interface Times {
  readonly assign: number;
  readonly schedule: number;
  readonly total: number;
}

/** Solves and measures its phases; the clock lives here, not in the solver. */
export function solveTimed(input: Case, options: SearchOptions): { plan: Plan; times: Times } {
  const start = performance.now();
  const since = () => (performance.now() - start) / 1000;
  const reached: Partial<Record<PlanProgress['phase'], number>> = {};
  const draw = progressLine();
  const { timeLimit } = options;
  const plan = publishPlan(input, {
    seed: options.seed,
    ...(options.effort === undefined ? {} : { effort: options.effort }),
    ...(timeLimit === undefined
      ? {}
      : { shouldStop: (stage: keyof typeof STAGE_SHARES) => since() >= timeLimit * STAGE_SHARES[stage] }),
    onProgress: (progress) => {
      if (progress.assign === undefined) reached[progress.phase] ??= since();
      draw(progress);
    },
  });
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return {
    plan,
    times: {
      assign: rounded((reached.schedule ?? 0) - (reached.pairs ?? 0)),
      schedule: rounded((reached.explain ?? 0) - (reached.schedule ?? 0)),
      total: rounded(since()),
    },
  };
}

/** Fields of the command’s contract, without the times. */
function planSummary(plan: Plan) {
  const { objective, bound, isOptimal } = plan.certificate;
  return {
    objective,
    bound,
    gap: gapOf(objective, bound),
    optimal: isOptimal,
    needs: plan.kpis.needs,
    assigned: plan.kpis.assigned,
    waiting: plan.kpis.waiting,
    waitingMustServe: plan.kpis.waitingMustServe,
    meetings: plan.kpis.meetings,
  };
}

export function gapOf(objective: number, bound: number): number {
  return (objective - bound) / Math.max(1, Math.abs(objective));
}

export function printPlan(plan: Plan, times: Times): void {
  const summary = planSummary(plan);
  const { kpis } = plan;
  printTable(`Plan for ${plan.municipalityId}, uge fra ${dateText(plan.planDate, 'da')}`, [
    ['Behov', danishNumber(summary.needs)],
    ['Matchet', danishNumber(summary.assigned)],
    ['Venter', `${danishNumber(summary.waiting)} (heraf ret og pligt: ${danishNumber(summary.waitingMustServe)})`],
    ['Relationer bevaret', `${danishNumber(kpis.relationsKept)} (brudt: ${danishNumber(kpis.relationsBroken)})`],
    [
      'Ønsker opfyldt',
      `${danishNumber(kpis.wishesMet)} af ${danishNumber(kpis.wishesStated)} (ukendt for ${danishNumber(kpis.wishesUnknown)} behov)`,
    ],
    ['Mentortimer om ugen', hoursText(plan)],
    [
      'Møder',
      `${danishNumber(summary.meetings)} (mangler: ${danishNumber(kpis.meetingsMissed)}, heraf brud på ugentlig pligt: ${danishNumber(kpis.weeklyDutyBreaches)})`,
    ],
    [
      'Bemærkninger',
      `${danishNumber(plan.notices.length)} (læs dem, og hvilke møder der mangler, i referatet: makker export --format html)`,
    ],
    ['Pris for en blok', `${danishKroner(kpis.grossOere)}, netto ${danishKroner(kpis.netOere)}`],
    ['Point', danishNumber(summary.objective)],
    ['Bevist grænse', `${danishNumber(summary.bound)} (${proofText(summary.gap, summary.optimal)})`],
    [
      'Sekunder',
      `${danishNumber(times.total)} (match ${danishNumber(times.assign)}, uger ${danishNumber(times.schedule)})`,
    ],
  ]);
}

/** Unnamed mentors of suppliers have no hours of their own in the case, so theirs stand apart from the capacity. */
function hoursText({ kpis, assignments }: Plan): string {
  const inHours = (minutes: number) => danishNumber(Math.round(minutes / 60));
  const unnamed = unnamedMinutes(assignments);
  const named = `${inHours(kpis.mentorMinutes - unnamed)} af ${inHours(kpis.capacityMinutes)}`;
  return unnamed === 0 ? named : `${named}; desuden ${inHours(unnamed)} hos leverandører uden navngiven mentor`;
}

/** Two proofs of different kinds, each said for itself: what anybody can add up, and what the search went through. */
export function proofText(gap: number, isOptimal: boolean): string {
  if (gap <= 0) return isOptimal ? 'bevist bedst' : 'point bevist; ikke bevist, at så mange med ret og pligt må vente';
  const checked = `gab ${danishPercent(gap)}, kan efterregnes`;
  return isOptimal ? `${checked}; søgt til ende: ingen bedre plan findes` : checked;
}
