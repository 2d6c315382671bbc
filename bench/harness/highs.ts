/** HiGHS (WebAssembly, one thread) on an LP text: plan, bound and how it ended. */
import loadHighs, { type Model } from 'highs';
import type { LinearAnswer } from './linearModel.ts';
import { stopwatch } from './machine.ts';

/** Where every coefficient is a whole number, a gap below one point is a proof. */
const PROVEN_GAP = 0.99;
/** Values come back with noise of about 1e-11. */
const NOISE = 1e-9;
/** info.primal_solution_status of a feasible point. */
const FEASIBLE_POINT = 2;

/** @param text LP format. @param limit Seconds. @param gapPoints Between plan and bound, when to call it done. */
export async function solveWithHighs(text: string, limit: number, gapPoints = 0): Promise<LinearAnswer> {
  const gap = Math.max(PROVEN_GAP, gapPoints);
  const highs = await loadHighs();
  const since = stopwatch();
  return highs.withModel((model): LinearAnswer => {
    model.options.set({ output_flag: false, time_limit: limit, mip_rel_gap: 0, mip_abs_gap: gap });
    model.readModel({ format: 'lp', data: text });
    model.run();
    const status = model.getModelStatus();
    const { optimal, timeLimit } = highs.constants.modelStatus;
    const hasPlan = Number(model.info.get('primal_solution_status')) === FEASIBLE_POINT;
    const bound = Number(model.info.get('mip_dual_bound'));
    return {
      status: !hasPlan ? 'none' : status === optimal ? 'optimal' : 'feasible',
      why: status === optimal ? '' : status === timeLimit ? 'time limit' : `model status ${status}`,
      values: hasPlan ? valuesOf(model) : {},
      objective: hasPlan ? model.getObjectiveValue() : null,
      bound: Number.isFinite(bound) && Math.abs(bound) < 1e300 ? bound : null,
      seconds: since(),
    };
  });
}

function valuesOf(model: Model): Record<string, number> {
  const values: Record<string, number> = {};
  model.getSolution().colValue.forEach((value, column) => {
    if (Math.abs(value) > NOISE) values[model.getColName(column)] = value;
  });
  return values;
}
