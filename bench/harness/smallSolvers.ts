/**
 * The two linear programming packages in plain JavaScript, behind a guard: javascript-lp-solver calls a fractional point feasible when
 * its time is up, divides by zero coefficients in its presolve, and mixes variables with its status fields. So: no presolve, no zero
 * coefficients, generated names, finite numbers, whole values asked for, and every answer added up again. Neither tells a bound.
 */
import * as lpSolver from 'javascript-lp-solver';
import { solve as solveYalps } from 'yalps';
import { addUp, type LinearAnswer, type LinearModel } from './linearModel.ts';
import { stopwatch } from './machine.ts';

interface JslpResult {
  readonly feasible: boolean;
  readonly bounded?: boolean;
  readonly isIntegral?: boolean;
  readonly result: number;
  readonly [variable: string]: number | boolean | undefined;
}

// The package’s types are those of its CommonJS build, and its Solve says `unknown`: the one cast is here.
const jslp = lpSolver.default as unknown as { Solve(model: object): JslpResult };

export function solveWithJslp(model: LinearModel, limit: number): LinearAnswer {
  const since = stopwatch();
  const { variables, constraints } = generated(model);
  const result = jslp.Solve({
    optimize: 'cost',
    opType: 'min',
    constraints: Object.fromEntries(constraints),
    variables: Object.fromEntries(variables.map(([name, uses]) => [name, Object.fromEntries(uses)])),
    ints: Object.fromEntries(variables.map(([name]) => [name, true])),
    options: { presolve: false, useMIRCuts: true, tolerance: 0, timeout: limit * 1000 },
  });
  if (!result.feasible || result.bounded === false) return nothing('says infeasible', since());
  if (result.isIntegral !== true) return nothing('no whole plan in time', since());
  const seconds = since();
  const values = model.variables.map((_, at) => Number(result[`x${at}`] ?? 0));
  return checked(model, values, seconds < limit ? 'optimal' : 'feasible', seconds);
}

export function solveWithYalps(model: LinearModel, limit: number): LinearAnswer {
  const since = stopwatch();
  const { variables, constraints } = generated(model);
  const result = solveYalps(
    { direction: 'minimize', objective: 'cost', constraints, variables, integers: true },
    { timeout: limit * 1000, maxIterations: Number.POSITIVE_INFINITY, maxPivots: 1_000_000, tolerance: 0 },
  );
  const seconds = since();
  if (Number.isNaN(result.result)) return nothing(`says ${result.status}`, seconds);
  const found = new Map(result.variables);
  const values = model.variables.map((_, at) => found.get(`x${at}`) ?? 0);
  return checked(model, values, result.status === 'optimal' ? 'optimal' : 'feasible', seconds);
}

/** Names x0, x1, … and c0, c1, …, because both packages keep variables, constraints and the objective in one space of names. */
function generated({ rows, variables }: LinearModel) {
  const constraints = rows.map(({ relation, limit }, at) => {
    const key = relation === '=' ? 'equal' : relation === '<=' ? 'max' : 'min';
    return [`c${at}`, { [key]: finite(limit) }] as const;
  });
  const columns = variables.map(({ cost, uses }, at) => {
    const entries = uses.map(([row, coefficient]) => [`c${row}`, finite(coefficient)] as const);
    return [`x${at}`, [['cost', finite(cost)] as const, ...entries].filter(([, value]) => value !== 0)] as const;
  });
  return { constraints, variables: columns };
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`${value} in a linear model.`);
  return value;
}

function checked(
  model: LinearModel,
  raw: readonly number[],
  status: 'optimal' | 'feasible',
  seconds: number,
): LinearAnswer {
  const values: Record<string, number> = {};
  model.variables.forEach(({ name }, at) => {
    const near = Math.round(raw[at]!);
    const value = Math.abs(raw[at]! - near) < 1e-6 ? near : raw[at]!;
    if (value !== 0) values[name] = value;
  });
  const { objective, broken } = addUp(model, values);
  if (broken !== undefined) return nothing(`breaks ${broken}`, seconds);
  return { status, why: status === 'optimal' ? '' : 'time limit', values, objective, bound: null, seconds };
}

function nothing(why: string, seconds: number): LinearAnswer {
  return { status: 'none', why, values: {}, objective: null, bound: null, seconds };
}
