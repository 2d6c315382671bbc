/** Company, education and offer: their people serve the citizens placed there, while they are placed there. */
import type { Citizen } from '../../model/citizen.ts';
import type { PairContext } from '../context.ts';
import { closedOutside, DELAY_READS, earliestStart } from '../opening.ts';
import { type Block, type Rule, rule } from '../rule.ts';
import { ORGANISATION_READS, organisationOf } from '../seatFacts.ts';

type Placement = NonNullable<Citizen['placement']>;

/** The citizen’s placement at the seat’s organisation; undefined when placed elsewhere or nowhere. */
function placementAt({ citizen, seat }: PairContext): Placement | undefined {
  const organisation = organisationOf(seat);
  const { placement } = citizen;
  if (organisation?.id === undefined || placement?.organisationId !== organisation.id) return undefined;
  return organisation.kind === undefined || organisation.kind === placement.kind ? placement : undefined;
}

const organisation = rule(
  {
    number: 'H14',
    code: 'organisation',
    name: 'Mentors at a company, an institution or an offer serve the citizens placed there',
    about: 'seat',
    reads: ['citizen.placement', ...ORGANISATION_READS],
    mayBlockSeat: ({ seat }) => organisationOf(seat) !== undefined,
  },
  (context) => {
    const tied = organisationOf(context.seat);
    if (tied === undefined || placementAt(context) !== undefined) return undefined;
    return { subjects: [tied.id ?? context.seat.unit.id] };
  },
);

/** Place, then train: a workplace mentor is chosen only once the citizen is there, however long the policy would wait. */
function outsidePlacement(context: PairContext): Block | undefined {
  if (organisationOf(context.seat) === undefined) return undefined;
  const placement = placementAt(context);
  if (placement === undefined) return undefined;
  const subjects = [placement.organisationId];
  if (context.seat.mentor?.kind === 'workplace' && placement.from > earliestStart(context)) {
    return { subjects, from: placement.from };
  }
  return closedOutside(context, placement, subjects);
}

const placementPeriod = rule(
  {
    number: 'H15',
    code: 'placementPeriod',
    name: 'They do so from the first to the last day of the placement',
    about: 'seat',
    reads: ['citizen.placement', ...ORGANISATION_READS, ...DELAY_READS],
    mayBlockNeed: ({ citizen }) => citizen.placement !== undefined,
    mayBlockSeat: ({ seat }) => organisationOf(seat)?.id !== undefined,
  },
  outsidePlacement,
);

const servesPeriod = rule(
  {
    number: 'H16',
    code: 'servesPeriod',
    name: 'A mentor serves inside his own period',
    about: 'seat',
    reads: ['mentor.servesPeriod', ...DELAY_READS],
    mayBlockSeat: ({ seat }) => seat.mentor?.servesPeriod !== undefined,
  },
  (context) => {
    const { mentor } = context.seat;
    return mentor?.servesPeriod === undefined ? undefined : closedOutside(context, mentor.servesPeriod, [mentor.id]);
  },
);

export const PLACE_RULES: readonly Rule[] = [organisation, placementPeriod, servesPeriod];
