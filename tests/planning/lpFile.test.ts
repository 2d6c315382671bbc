import fc from 'fast-check';
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { type AssignmentProblem, buildProblem, solveAssignment } from '../../solver/index.ts';
import { generateTown } from '../../src/generate/index.ts';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { type Compiled, compile } from '../../src/planning/compile.ts';
import { type LpFile, lpFile, mustServeFactor } from '../../src/planning/lpFile.ts';
import { checkPins } from '../../src/planning/pins.ts';
import { rowsOf } from '../../src/planning/rows.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { smallTown } from '../verify/smallTowns.ts';

const SEED = 20260305;
const highs = await loadHighs();

/** The least points HiGHS finds, and the must-serve needs that wait for it; undefined where it finds no plan at all. */
function highsOptimum({ problem }: Compiled, { lines }: LpFile) {
  const text = `${lines.join('\n')}\n`;
  // The header says what one must-serve need weighs, so that anyone can take it off again.
  const factor = Number(/points \+ (\d+) for each must-serve need/.exec(text)![1]);
  return highs.withModel((model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
    model.readModel({ format: 'lp', data: text });
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return undefined;
    const { colValue } = model.getSolution();
    const waits = colValue.map((value, at) => {
      const need = /^s_(\d+)$/.exec(model.getColName(at))?.[1];
      return need !== undefined && problem.mustServe[Number(need)] === 1 ? Math.round(value) : 0;
    });
    const waitingMustServe = waits.reduce((sum, value) => sum + value, 0);
    return { objective: Math.round(model.getObjectiveValue()) - waitingMustServe * factor, waitingMustServe };
  });
}

function ourOptimum({ problem }: Compiled) {
  const { status, objective, waitingMustServe } = solveAssignment(problem, { seed: 1, effort: 500_000 });
  expect(status).toBe('optimal');
  return { objective, waitingMustServe };
}

function compiledTown(town: Case): Compiled {
  return compile(indexCase(town), ruleSetOf(town));
}

function isPinnable(town: Case): boolean {
  const [index, ruleSet] = [indexCase(town), ruleSetOf(town)];
  try {
    checkPins(index, ruleSet, rowsOf(index, ruleSet));
    return true;
  } catch {
    return false;
  }
}

describe('lpFile', () => {
  it('should have the optimum of the plan, limits, kinks, grants, groups and must-serve included', () => {
    let waiting = 0;
    const property = fc.property(smallTown, (town) => {
      fc.pre(isPinnable(town));
      const compiled = compiledTown(town);
      const ours = ourOptimum(compiled);
      expect(highsOptimum(compiled, lpFile(compiled))).toEqual(ours);
      waiting += ours.waitingMustServe > 0 ? 1 : 0;
    });
    fc.assert(property, { seed: SEED, numRuns: 80 });
    expect(waiting).toBeGreaterThan(10);
  });

  it.each([1, 2, 3, 4])('should have the optimum of generated town %i', (seed) => {
    const compiled = compiledTown(generateTown({ citizens: 14, mentors: 4, seed, everyKind: seed > 2 }));
    expect(highsOptimum(compiled, lpFile(compiled))).toEqual(ourOptimum(compiled));
  });

  it('should say that there is no plan where pins leave none', () => {
    const town = aCase({
      mentors: [aMentor({ capacityMinutes: 100 })],
      pins: [{ needId: 'n1', seatId: 'm1' }],
    });
    const compiled = compiledTown(town);
    expect(highsOptimum(compiled, lpFile(compiled))).toBeUndefined();
  });

  it('should count what it writes: a variable a pair, a wait, a balance, a grant and a frame', () => {
    const town = aCase({
      units: [
        aUnit({ wageGrantOere: 500_000, contract: { minutes: 300 } }),
        aUnit({ id: 'sup', kind: 'externalProvider', unnamedSeats: true, priceOere: 40_000, contract: { places: 1 } }),
      ],
      citizens: [aCitizen(), aCitizen({ id: 'c2' })],
      needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2' })],
      mentors: [aMentor({ caseload: 1 })],
      budgets: [{ id: 'b', capOere: 1_000_000, basis: 'spending', hardness: 'hard' }],
    });
    const { lines, variables, constraints } = lpFile(compiledTown(town));
    const names = (section: string) => lines.slice(lines.indexOf(section) + 1).filter((line) => /^ \w+$/.test(line));
    expect(names('Binaries')).toHaveLength(variables);
    const rows = lines.filter((line) => /^ \w+:/.test(line) && !line.startsWith(' obj:'));
    expect(rows.map((line) => line.trim().split(':')[0])).toEqual([
      // The supplier’s places are known to its only seat, too.
      ...['need_0', 'need_1', 'hours_0', 'most_0', 'open_0', 'balance_0', 'most_1'],
      // Contract minutes, contract places, the frame’s two lines, and its hard limit.
      ...['row_0', 'row_1', 'money_2_2', 'money_2_3', 'row_3'],
    ]);
    expect(constraints).toBe(rows.length);
    // Two needs on two seats, two waits, the grant; then balance and money.
    expect(names('Binaries').map((line) => line.trim())).toEqual([
      ...['x_0_0', 'x_0_1', 's_0', 'x_1_0', 'x_1_1', 's_1', 'o_0'],
      ...['b_0', 'm_2'],
    ]);
    expect(lines).toContain('\\ need 1 = n2');
    expect(lines).toContain('\\ seat 1 = sup');
  });

  it('should be a model without anybody', () => {
    const nobody = compiledTown(aCase({ citizens: [], needs: [], mentors: [], units: [] }));
    expect(lpFile(nobody)).toMatchObject({ variables: 0, constraints: 0 });
    expect(highsOptimum(nobody, lpFile(nobody))).toEqual({ objective: 0, waitingMustServe: 0 });
  });
});

describe('mustServeFactor', () => {
  it('should outweigh every difference in points between two plans', () => {
    const pair = (seat: number, cost: number) => ({ seat, cost, load: 60 });
    const problem: AssignmentProblem = buildProblem(
      [
        { waitCost: 10, mustServe: true, pairs: [pair(0, 900), pair(1, 40)] },
        { waitCost: 3000, mustServe: false, pairs: [pair(0, 5)] },
        { waitCost: 7, mustServe: false, pairs: [] },
      ],
      [{ capacity: 60, openCost: 100 }, { capacity: 60 }],
    );
    // 1 + (900 − 10) + (3000 − 5) + 0 + 100.
    expect(mustServeFactor(problem)).toBe(3986);
  });
});
