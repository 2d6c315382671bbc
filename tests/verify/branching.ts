/** Random branches for small towns, and what they prove by trying every set: the arithmetic of docs/certificate.md, Branches, word for word. */
import fc from 'fast-check';
import type { Case } from '../../src/model/case.ts';
import { type CaseIndex, indexCase } from '../../src/model/caseIndex.ts';
import type { Branch, Certificate } from '../../src/model/plan.ts';
import { isMust, type Part, relaxedPoints, roundedUp, seatless, wholeCase } from './bruteForce.ts';
import { pricesFor } from './smallTowns.ts';

type Choices = Branch['choices'];

/** A random tree of at most seven questions, about pairs allowed or not, and about waiting; its leaves with prices of their own. */
export function branchesFor(town: Case): fc.Arbitrary<Branch[]> {
  const seatIds = indexCase(town).seats.map((seat) => seat.id);
  const split = fc.record({
    leaf: fc.nat(),
    needId: fc.constantFrom(...town.needs.map((need) => need.id)),
    seatId: fc.constantFrom(null, ...seatIds, ...seatIds),
  });
  return fc.array(split, { minLength: 1, maxLength: 7 }).chain((splits) => {
    const leaves = treeOf(splits);
    return fc
      .tuple(...leaves.map(() => leafPrices(town)))
      .map((prices) => leaves.map((choices, at) => ({ choices, prices: prices[at]! })));
  });
}

function treeOf(splits: readonly { leaf: number; needId: string; seatId: string | null }[]): Choices[] {
  let leaves: Choices[] = [[]];
  for (const { leaf, needId, seatId } of splits) {
    const at = leaf % leaves.length;
    const answers = [true, false].map((taken) => [...leaves[at]!, { needId, seatId, taken }]);
    leaves = [...leaves.slice(0, at), ...answers, ...leaves.slice(at + 1)];
  }
  return leaves;
}

/** Some of a full set of prices; the rest are the certificate’s. */
function leafPrices(town: Case): fc.Arbitrary<Branch['prices']> {
  const isKept = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
  return fc.tuple(pricesFor(town), isKept).map(([{ needs, rows, mustServe }, kept]) => {
    const some = (record: Record<string, number>, from: number) =>
      Object.fromEntries(Object.entries(record).filter((_, at) => kept[(from + at) % kept.length]));
    return { needs: some(needs, 0), rows: some(rows, 5), ...(kept[11] ? { mustServe } : {}) };
  });
}

/** What each branch proves in whole points, Infinity where it holds no plan; all less at most `slack` thousand-millionths. */
export function branchBounds(index: CaseIndex, certificate: Certificate, allowed: number, slack = 0n): number[] {
  const left = struckOut(index, certificate, allowed, slack);
  return certificate.branches.map(({ choices, prices }) => {
    const part = chosen(left, choices);
    const { ids, mustServe } = seatless(index, part);
    if (mustServe > allowed || ids.some((id) => !part.mayWait(id))) return Infinity;
    const { needs, rows, mustServe: lambda } = certificate.prices;
    const all = {
      needs: { ...needs, ...prices.needs },
      rows: { ...rows, ...prices.rows },
      mustServe: prices.mustServe ?? lambda,
    };
    return roundedUp(relaxedPoints(index, all, allowed, part), slack);
  });
}

export function struckOut(index: CaseIndex, { bound, prices }: Certificate, allowed: number, slack = 0n): Part {
  const whole = wholeCase(index);
  const isLeft = (needId: string, seatId: string | null) =>
    roundedUp(relaxedPoints(index, prices, allowed, { ...whole, forced: { needId, seatId } }), slack) < bound;
  const { ids, mustServe } = seatless(index, whole);
  const pairs = new Set<string>();
  const waits = new Set<string>();
  for (const need of index.case.needs) {
    const { id } = need;
    const hasToWait = ids.includes(id);
    const hasAllowance = hasToWait || !isMust(index, need) || allowed > mustServe;
    for (const seat of index.seats) if (whole.allows(id, seat.id) && isLeft(id, seat.id)) pairs.add(`${id} ${seat.id}`);
    if (whole.mayWait(id) && hasAllowance && (hasToWait || isLeft(id, null))) waits.add(id);
  }
  return { allows: (needId, seatId) => pairs.has(`${needId} ${seatId}`), mayWait: (needId) => waits.has(needId) };
}

function chosen(left: Part, choices: Choices): Part {
  const fits = (needId: string, where: string | null) =>
    choices.every((choice) => choice.needId !== needId || (choice.seatId === where) === choice.taken);
  return {
    allows: (needId, seatId) => left.allows(needId, seatId) && fits(needId, seatId),
    mayWait: (needId) => left.mayWait(needId) && fits(needId, null),
  };
}
