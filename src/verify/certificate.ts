/** The certificate’s claims against what its prices prove. A bound below the proven one is modest, not wrong. */
import type { Plan } from '../model/plan.ts';
import type { ProvenBounds } from './bound.ts';
import type { Report } from './codes.ts';
import type { Facts } from './facts.ts';
import type { Worth } from './objective.ts';
import { rowsOfCase } from './rowTerms.ts';

export function checkBounds({ plan }: Facts, proven: ProvenBounds, worth: Worth, report: Report): void {
  const { bound, waitingMustServeBound } = plan.certificate;
  if (bound > proven.bound) {
    report('BOUND_NOT_PROVEN', 'certificate.bound', `Claims ${bound}; the prices prove ${proven.bound}.`);
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
  if (prices.mustServe < 0) {
    report(
      'PRICE_OUT_OF_RANGE',
      'certificate.prices.mustServe',
      `λ is ${prices.mustServe}; it proves nothing below 0.`,
    );
  }
  checkSigns(prices, 'certificate.prices', report);
  checkKeys(facts, prices, 'certificate.prices', report);
  if (mustServePrices !== null) checkSigns(mustServePrices, 'certificate.mustServePrices', report);
  if (mustServePrices !== null) checkKeys(facts, mustServePrices, 'certificate.mustServePrices', report);
}

type Prices = Pick<Plan['certificate']['prices'], 'needs' | 'rows'>;

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
  const rows = new Set(rowsOfCase(facts).map((row) => row.id));
  for (const id of Object.keys(prices.rows)) {
    if (!rows.has(id)) report('PRICE_UNKNOWN', `${path}.rows`, `The case has no row "${id}".`);
  }
}
