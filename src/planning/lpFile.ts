/**
 * The whole assignment model in CPLEX LP format, so that anyone can check an optimum with HiGHS, CBC or Gurobi. Rounding up of
 * balance and money is part of the model (integer variables), so the optimum agrees with Makker’s to the point.
 */
import { type AssignmentProblem, UNLIMITED } from '../../solver/index.ts';
import type { Compiled } from './compile.ts';

export interface LpFile {
  readonly lines: readonly string[];
  readonly variables: number;
  readonly constraints: number;
}

/** Minutes of an hour: balance is points an hour, loads are minutes. */
const HOUR_MINUTES = 60;

export function lpFile(compiled: Compiled): LpFile {
  const writer = new LpWriter(compiled);
  return writer.write();
}

class LpWriter {
  private readonly compiled: Compiled;
  private readonly problem: AssignmentProblem;
  private readonly objective: string[] = [];
  private readonly constraints: string[] = [];
  private readonly binaries: string[] = [];
  private readonly generals: string[] = [];
  private readonly pairsOfSeat: number[][];
  private readonly needOfPair: Int32Array;

  constructor(compiled: Compiled) {
    this.compiled = compiled;
    this.problem = compiled.problem;
    this.pairsOfSeat = Array.from({ length: this.problem.seatCount }, () => []);
    this.needOfPair = new Int32Array(this.problem.pairSeat.length);
    for (let need = 0; need < this.problem.needCount; need++) {
      for (let pair = this.problem.pairStart[need]!; pair < this.problem.pairStart[need + 1]!; pair++) {
        this.needOfPair[pair] = need;
        this.pairsOfSeat[this.problem.pairSeat[pair]!]!.push(pair);
      }
    }
  }

  write(): LpFile {
    const factor = mustServeFactor(this.problem);
    for (let need = 0; need < this.problem.needCount; need++) this.writeNeed(need, factor);
    for (let seat = 0; seat < this.problem.seatCount; seat++) this.writeSeat(seat);
    for (let row = 0; row < this.problem.rowCount; row++) this.writeRow(row);
    const lines = [
      ...this.header(factor),
      'Minimize',
      ` obj: ${this.objective.length > 0 ? this.objective.join('\n  ') : '0 nothing'}`,
      'Subject To',
      ...(this.constraints.length > 0 ? this.constraints : [' empty: nothing = 0']),
      ...(this.binaries.length > 0 ? ['Binaries', ...this.binaries.map((name) => ` ${name}`)] : []),
      ...(this.generals.length > 0 ? ['Generals', ...this.generals.map((name) => ` ${name}`)] : []),
      'End',
    ];
    return { lines, variables: this.binaries.length + this.generals.length, constraints: this.constraints.length };
  }

  private header(factor: number): string[] {
    const { index } = this.compiled;
    return [
      '\\ Makker assignment model. Scale: 1 unit of the objective = 1 point = 1 kr a week.',
      `\\ Objective = points + ${factor} for each must-serve need left waiting; ${factor} is 1 + the largest possible difference in points.`,
      '\\ x_I_J: need I on seat J; s_I: need I waits; b_J: balance; o_J: seat in use; m_R: money of a frame. Loads are minutes.',
      ...index.case.needs.map((need, at) => `\\ need ${at} = ${need.id}`),
      ...index.seats.map((seat, at) => `\\ seat ${at} = ${seat.id}`),
    ];
  }

  private name(pair: number): string {
    return `x_${this.needOfPair[pair]}_${this.problem.pairSeat[pair]}`;
  }

  private addBinary(name: string, cost: number): void {
    this.binaries.push(name);
    if (cost !== 0) this.objective.push(term(cost, name));
  }

  private writeNeed(need: number, factor: number): void {
    const { problem } = this;
    const terms: string[] = [];
    for (let pair = problem.pairStart[need]!; pair < problem.pairStart[need + 1]!; pair++) {
      this.addBinary(this.name(pair), problem.pairCost[pair]!);
      terms.push(term(1, this.name(pair)));
    }
    const wait = problem.waitCost[need]!;
    if (wait !== Number.POSITIVE_INFINITY) {
      this.addBinary(`s_${need}`, wait + (problem.mustServe[need] ? factor : 0));
      terms.push(term(1, `s_${need}`));
    }
    this.constraints.push(` need_${need}: ${join(terms)} = 1`);
  }

  private writeSeat(seat: number): void {
    const { problem } = this;
    const pairs = this.pairsOfSeat[seat]!;
    if (pairs.length === 0) return;
    const loads = pairs
      .filter((pair) => problem.pairLoad[pair]! > 0)
      .map((pair) => term(problem.pairLoad[pair]!, this.name(pair)));
    const counts = pairs.map((pair) => term(1, this.name(pair)));
    const capacity = problem.seatCapacity[seat]!;
    const most = problem.seatMaxCount[seat]!;
    if (capacity !== UNLIMITED && loads.length > 0)
      this.constraints.push(` hours_${seat}: ${join(loads)} <= ${capacity}`);
    if (most < pairs.length) this.constraints.push(` most_${seat}: ${join(counts)} <= ${most}`);
    this.writeOpening(seat, counts);
    const rate = problem.seatBalanceNumerator[seat]!;
    const fair = problem.seatFairLoad[seat]!;
    if (rate === 0 || fair === UNLIMITED || loads.length === 0) return;
    this.generals.push(`b_${seat}`);
    this.objective.push(term(1, `b_${seat}`));
    const over = pairs
      .filter((pair) => problem.pairLoad[pair]! > 0)
      .map((pair) => term(-rate * problem.pairLoad[pair]!, this.name(pair)));
    this.constraints.push(` balance_${seat}: ${join([term(HOUR_MINUTES, `b_${seat}`), ...over])} >= ${-rate * fair}`);
  }

  /** What a seat costs by being in use is paid, and a group runs, only where somebody sits. */
  private writeOpening(seat: number, counts: readonly string[]): void {
    const { problem } = this;
    const least = problem.seatMinCount[seat]!;
    const cost = problem.seatOpenCost[seat]!;
    if (cost === 0 && least <= 1) return;
    this.addBinary(`o_${seat}`, cost);
    this.constraints.push(` open_${seat}: ${join([...counts, term(-counts.length, `o_${seat}`)])} <= 0`);
    if (least > 1) this.constraints.push(` least_${seat}: ${join([...counts, term(-least, `o_${seat}`)])} >= 0`);
  }

  private writeRow(row: number): void {
    const { problem } = this;
    const uses = this.usesOf(row);
    if (uses.length === 0) return;
    const first = problem.segmentStart[row]!;
    const end = problem.segmentStart[row + 1]!;
    let width = 0;
    for (let segment = first; segment < end; segment++) width += problem.segmentWidth[segment]!;
    if (width !== Number.POSITIVE_INFINITY) {
      this.constraints.push(` row_${row}: ${join(uses.map((use) => term(use.amount, use.name)))} <= ${width}`);
    }
    if (problem.segmentSlope.subarray(first, end).every((slope) => slope === 0)) return;
    this.generals.push(`m_${row}`);
    this.objective.push(term(1, `m_${row}`));
    this.writeMoney(row, uses);
  }

  /** A convex function is the highest of its lines: the money is at least each of them. */
  private writeMoney(row: number, uses: readonly { name: string; amount: number }[]): void {
    const { problem } = this;
    const denominator = problem.rowDenominator[row]!;
    let start = 0;
    let costAtStart = 0;
    for (let segment = problem.segmentStart[row]!; segment < problem.segmentStart[row + 1]!; segment++) {
      const slope = problem.segmentSlope[segment]! / denominator;
      if (slope > 0) {
        const line = uses.map((use) => term(-slope * use.amount, use.name));
        this.constraints.push(
          ` money_${row}_${segment}: ${join([term(1, `m_${row}`), ...line])} >= ${costAtStart - slope * start}`,
        );
      }
      costAtStart += slope * problem.segmentWidth[segment]!;
      start += problem.segmentWidth[segment]!;
    }
  }

  private usesOf(row: number): { name: string; amount: number }[] {
    const { problem } = this;
    const uses: { name: string; amount: number }[] = [];
    for (let pair = 0; pair < problem.pairSeat.length; pair++) {
      for (let use = problem.useStart[pair]!; use < problem.useStart[pair + 1]!; use++) {
        if (problem.useRow[use] === row) uses.push({ name: this.name(pair), amount: problem.useAmount[use]! });
      }
    }
    return uses;
  }
}

function term(coefficient: number, name: string): string {
  return `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} ${name}`;
}

/** Terms on lines of moderate length: some readers stop at 255 characters. */
function join(terms: readonly string[]): string {
  const lines: string[] = [];
  for (let at = 0; at < terms.length; at += 8) lines.push(terms.slice(at, at + 8).join(' '));
  return lines.join('\n   ');
}

/**
 * A weight that makes one must-serve need matter more than everything else together: 1 + the sum of every need’s largest difference
 * in points, every seat’s largest own cost and every row’s largest cost. Proven for the case at hand, not guessed.
 */
export function mustServeFactor(problem: AssignmentProblem): number {
  let factor = 1;
  const loadOf = new Float64Array(problem.seatCount);
  const useOf = new Float64Array(problem.rowCount);
  for (let need = 0; need < problem.needCount; need++) {
    const wait = problem.waitCost[need]!;
    const costs = wait === Number.POSITIVE_INFINITY ? [] : [wait];
    for (let pair = problem.pairStart[need]!; pair < problem.pairStart[need + 1]!; pair++) {
      costs.push(problem.pairCost[pair]!);
      loadOf[problem.pairSeat[pair]!]! += problem.pairLoad[pair]!;
      for (let use = problem.useStart[pair]!; use < problem.useStart[pair + 1]!; use++)
        useOf[problem.useRow[use]!]! += problem.useAmount[use]!;
    }
    if (costs.length > 0) factor += Math.max(...costs) - Math.min(...costs);
  }
  for (let seat = 0; seat < problem.seatCount; seat++) {
    factor +=
      problem.seatOpenCost[seat]! + Math.ceil((loadOf[seat]! * problem.seatBalanceNumerator[seat]!) / HOUR_MINUTES);
  }
  for (let row = 0; row < problem.rowCount; row++) {
    const steepest = problem.segmentSlope[problem.segmentStart[row + 1]! - 1]!;
    factor += Math.ceil((useOf[row]! * steepest) / problem.rowDenominator[row]!);
  }
  return factor;
}
