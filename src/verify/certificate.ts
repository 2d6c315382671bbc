/** The certificate’s claims against what its prices and branches prove. A bound below the proven one is modest, not wrong. */
import type { Branch, Plan } from '../model/plan.ts';
import type { ProvenBounds } from './bound.ts';
import type { Report } from './codes.ts';
import type { Facts } from './facts.ts';
import type { Worth } from './objective.ts';
import { rowsOfCase } from './rowTerms.ts';

export function checkBounds({ plan }: Facts, proven: ProvenBounds, worth: Worth, report: Report): void {
  const { bound, waitingMustServeBound } = plan.certificate;
  // Where it is for a branch that falls short, checkBranches has said so.
  if (bound > proven.bound && !proven.branches.bounds.some((ofBranch) => ofBranch < bound)) {
    report('BOUND_NOT_PROVEN', 'certificate.bound', `Claims ${bound}; prices and branches prove ${proven.bound}.`);
  }
  if (bound > worth.objective) {
    report('BOUND_ABOVE_OBJECTIVE', 'certificate.bound', `Claims ${bound}; the plan itself costs ${worth.objective}.`);
  }
  const path = 'certificate.waitingMustServeBound';
  if (waitingMustServeBound > proven.waitingMustServeBound) {
    const claim = `Claims ${waitingMustServeBound}; the prices prove ${proven.waitingMustServeBound}`;
    report('MUST_SERVE_BOUND_NOT_PROVEN', path, `${claim}.`);
  }
  if (waitingMustServeBound > worth.waitingMustServe) {
    const claim = `Claims ${waitingMustServeBound}; in the plan ${worth.waitingMustServe} wait`;
    report('MUST_SERVE_BOUND_ABOVE_COUNT', path, `${claim}.`);
  }
}

/** Every need has a price, and nothing else than needs and rows of the case has. */
export function checkPrices(facts: Facts, report: Report): void {
  const { prices, mustServePrices } = facts.plan.certificate;
  checkLambda(prices.mustServe, 'certificate.prices', report);
  checkSigns(prices, 'certificate.prices', report);
  checkKeys(facts, prices, 'certificate.prices', report);
  if (mustServePrices !== null) checkSigns(mustServePrices, 'certificate.mustServePrices', report);
  if (mustServePrices !== null) checkKeys(facts, mustServePrices, 'certificate.mustServePrices', report);
}

/** The branches hold every plan, each proves the claim, and they speak of needs, seats and rows of the case alone. */
export function checkBranches(facts: Facts, { branches: proof }: ProvenBounds, report: Report): void {
  const { branches, bound } = facts.plan.certificate;
  for (const gap of proof.gaps) report('BRANCHES_INCOMPLETE', 'certificate.branches', gap);
  const rows = rowIds(facts);
  branches.forEach((branch, at) => {
    const path = `certificate.branches[${at}]`;
    checkNames(facts, branch, rows, path, report);
    checkLambda(branch.prices.mustServe ?? 0, `${path}.prices`, report);
    checkSigns(branch.prices, `${path}.prices`, report);
  });
  checkBranchBounds(proof.bounds, bound, report);
}

/** One cause makes many branches fall short, say a claim one too high: the weakest is named, and how many there are. */
function checkBranchBounds(bounds: readonly number[], claim: number, report: Report): void {
  const short = bounds.filter((proven) => proven < claim);
  if (short.length === 0) return;
  const least = Math.min(...short);
  const others = short.length === 1 ? '' : `, the least of ${short.length} branches that fall short`;
  const message = `Claims ${claim}; this branch proves ${least}${others}.`;
  report('BOUND_NOT_PROVEN', `certificate.branches[${bounds.indexOf(least)}]`, message);
}

function checkNames({ index }: Facts, branch: Branch, rows: ReadonlySet<string>, path: string, report: Report): void {
  branch.choices.forEach(({ needId, seatId }, at) => {
    const where = `${path}.choices[${at}]`;
    if (!index.needById.has(needId)) report('BRANCH_UNKNOWN', where, `No need has id "${needId}".`);
    if (seatId !== null && !index.seatById.has(seatId)) report('BRANCH_UNKNOWN', where, `No seat has id "${seatId}".`);
  });
  for (const id of Object.keys(branch.prices.needs)) {
    if (!index.needById.has(id)) report('BRANCH_UNKNOWN', `${path}.prices.needs`, `No need has id "${id}".`);
  }
  for (const id of Object.keys(branch.prices.rows)) {
    if (!rows.has(id)) report('BRANCH_UNKNOWN', `${path}.prices.rows`, `The case has no row "${id}".`);
  }
}

type Prices = Pick<Plan['certificate']['prices'], 'needs' | 'rows'>;

function checkLambda(lambda: number, path: string, report: Report): void {
  if (lambda >= 0) return;
  report('PRICE_OUT_OF_RANGE', `${path}.mustServe`, `λ is ${lambda}; it proves nothing below 0.`);
}

/** Less than nothing for an hour of a contract or a krone of a frame would only prove less, but it is no price. */
function checkSigns({ rows }: Prices, path: string, report: Report): void {
  for (const [id, price] of Object.entries(rows)) {
    if (price >= 0) continue;
    report('PRICE_OUT_OF_RANGE', `${path}.rows`, `Row "${id}" is priced at ${price}; no row has a price below 0.`);
  }
}

function checkKeys(facts: Facts, prices: Prices, path: string, report: Report): void {
  const { index } = facts;
  for (const { id } of index.case.needs) {
    if (!Object.hasOwn(prices.needs, id)) report('PRICE_MISSING', `${path}.needs`, `Need "${id}" has no price.`);
  }
  for (const id of Object.keys(prices.needs)) {
    if (!index.needById.has(id)) report('PRICE_UNKNOWN', `${path}.needs`, `No need has id "${id}".`);
  }
  const rows = rowIds(facts);
  for (const id of Object.keys(prices.rows)) {
    if (!rows.has(id)) report('PRICE_UNKNOWN', `${path}.rows`, `The case has no row "${id}".`);
  }
}

function rowIds(facts: Facts): ReadonlySet<string> {
  return new Set(rowsOfCase(facts).map((row) => row.id));
}
