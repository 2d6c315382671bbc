/** What the municipality bought: contract periods, lead times, and hours at a bostøtte unit. */
import { addDays } from '../../time/calendar.ts';
import { isRunning, type PairContext } from '../context.ts';
import { closedOutside, closedUntil, DELAY_READS, earliestStart, START_READS } from '../opening.ts';
import { type Block, type Rule, rule } from '../rule.ts';

const contractPeriod = rule(
  {
    number: 'H17',
    code: 'contractPeriod',
    name: 'A unit is used inside its contract period',
    about: 'unit',
    reads: ['unit.contract', ...DELAY_READS],
    mayBlockSeat: ({ seat }) => seat.unit.contract.period !== undefined,
  },
  (context) => {
    const { unit } = context.seat;
    return unit.contract.period === undefined ? undefined : closedOutside(context, unit.contract.period, [unit.id]);
  },
);

/** The order goes out on the plan date, so the lead time runs from there, not from when the caseworker wrote the need. */
const window = rule(
  {
    number: 'H18',
    code: 'window',
    name: 'A seat opens within the start delay the municipality accepts',
    about: 'unit',
    waivedFor: ['pin', 'running'],
    reads: ['unit.leadTimeWeeks', ...DELAY_READS],
    mayBlockSeat: ({ seat }) => seat.unit.leadTimeWeeks > 0,
  },
  (context) => {
    const { unit } = context.seat;
    if (unit.leadTimeWeeks === 0) return undefined;
    return closedUntil(context, addDays(context.index.case.planDate, 7 * unit.leadTimeWeeks), [unit.id]);
  },
);

/** Has the citizen this seat’s bostøtte already: by name, by a bostøtte nobody named, or by a running relation? */
function hasThisBostoette(context: PairContext): boolean {
  const { citizen, seat } = context;
  if (isRunning(context)) return true;
  const day = earliestStart(context);
  return citizen.supportPersons.some(
    (person) =>
      person.kind === 'bostoette' &&
      (person.until === undefined || person.until >= day) &&
      (person.mentorId === undefined ? seat.kind === 'unnamed' : person.mentorId === seat.mentor?.id),
  );
}

/** Bostøtte under its own act (serviceloven) is not bought by the job centre, so the policy has no say there. */
function purchaseNotAllowed(context: PairContext): Block | undefined {
  const { index, need, seat } = context;
  const policy = index.case.policy.bostoettePurchase;
  if (seat.unit.kind !== 'bostoette' || policy === 'on' || need.grant?.law === 'serviceloven') return undefined;
  if (policy === 'onlyIfExisting' && hasThisBostoette(context)) return undefined;
  return { subjects: [seat.unit.id, policy] };
}

const bostoettePurchase = rule(
  {
    number: 'H19',
    code: 'bostoettePurchase',
    name: 'Hours are bought at a bostøtte unit as far as the policy allows',
    about: 'seat',
    reads: [
      'unit.kind',
      'policy.bostoettePurchase',
      'need.grant',
      'relation.seatId',
      'citizen.supportPersons',
      ...START_READS,
    ],
    mayBlockSeat: ({ seat, policy }) => seat.unit.kind === 'bostoette' && policy.bostoettePurchase !== 'on',
  },
  purchaseNotAllowed,
);

export const SUPPLIER_RULES: readonly Rule[] = [contractPeriod, window, bostoettePurchase];
