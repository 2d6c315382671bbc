/**
 * Who should get a mentor’s free hour? The hour is tried as an event, and the plan found for it names whom it helps: somebody else on the
 * mentor, and whoever gets what became free elsewhere. Beside it, what the hour gains if it is held for one need or another.
 */
import { wishersOf } from '../../../../solver/index.ts';
import type { WeeklyWindow } from '../../../model/primitives.ts';
import type { Difference, SeatChange } from '../difference.ts';
import type { LiveProblem } from '../liveProblem.ts';
import type { Session } from '../session.ts';
import type { Displacement } from './displacement.ts';
import { handOf, priceSeat } from './forcedSeat.ts';
import { gainOf, type HourValue } from './hourValues.ts';
import { withMentorMinutes } from './moreHours.ts';
import type { ClosingOptions } from './overridePrices.ts';
import { tryCase } from './tryCase.ts';

type Gain = Pick<HourValue, 'gain' | 'mustServeGain' | 'atMost'>;

/** The plan with the hour, if this need gets it. */
export interface FreeHourChoice extends Gain {
  readonly needId: string;
  /** Who moves against the plan with the free hour as the session would use it. */
  readonly moves: Displacement['moves'];
}

export interface FreeHour extends Gain {
  readonly mentorId: string;
  readonly minutes: number;
  /** Needs the plan found puts on the mentor. */
  readonly needIds: readonly string[];
  /** Everything it changes, and who moves elsewhere for it. */
  readonly seats: readonly SeatChange[];
  readonly meetings: Difference['meetings'];
  /** The best first: needs that may have the mentor, each held on him. */
  readonly choices: readonly FreeHourChoice[];
}

export interface FreeHourOptions extends ClosingOptions {
  /** When the hour lies, where that is outside the mentor’s windows. */
  readonly window?: WeeklyWindow;
  /** Needs priced, those first that would rather be on the mentor at the plan’s prices. */
  readonly most?: number;
}

const MOST_CHOICES = 8;

/** `minutes`: own time a week that becomes free. @throws MakkerError UNKNOWN_REFERENCE */
export function bestForFreeHour(
  session: Session,
  mentorId: string,
  minutes: number,
  { window, most = MOST_CHOICES, steps = 0 }: FreeHourOptions = {},
): FreeHour {
  const more = withMentorMinutes(session.case, mentorId, minutes, window);
  return tryCase(session, more, ({ before, after, seats, meetings }) => {
    const own = gainOf(before, after);
    const needIds = seats.filter(({ to }) => to === mentorId).map(({ needId }) => needId);
    const choices = session.ask((problem) => choicesOf(problem, mentorId, needIds, own, most, steps));
    return { mentorId, minutes, ...own, needIds, seats, meetings, choices };
  });
}

function choicesOf(
  problem: LiveProblem,
  mentorId: string,
  joined: readonly string[],
  own: Gain,
  most: number,
  steps: number,
): FreeHourChoice[] {
  const seat = problem.seatNumber.get(mentorId)!;
  const { live } = problem.session;
  const keen = wishersOf(live, seat, most, Number.NEGATIVE_INFINITY).map((need) => problem.needIds[need]!);
  const hand = handOf(problem, steps);
  return [...joined, ...keen]
    .slice(0, most)
    .flatMap((needId) => {
      const { cost, atLeast, mustServe, moves } = priceSeat(hand, needId, seat);
      if (cost === null || atLeast === null) return [];
      // Against the plan before the hour: what the hour gains, less what holding it for this need costs.
      const atMost = Math.max(own.gain - atLeast, own.gain - cost);
      return [{ needId, gain: own.gain - cost, mustServeGain: own.mustServeGain - mustServe, atMost, moves }];
    })
    .sort((a, b) => b.mustServeGain - a.mustServeGain || b.gain - a.gain);
}
