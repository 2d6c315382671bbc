import { describe, expect, it } from 'vitest';
import { indexCase } from '../../src/model/caseIndex.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { eventRefusals } from '../../src/planning/eventRefusals.ts';
import { chainFaults, chainOf, extendGrant, reviewList, ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aNeed } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';

const grant = { id: 'g1', law: 'lab' as const, start: '2026-01-01', end: '2026-06-30' };

/** Two weeks before the block ends; the review of the quarter has been held. */
const townWith = (end: string, reviewLeadWeeks?: number) =>
  aCase({
    planDate: '2026-06-15',
    policy: reviewLeadWeeks === undefined ? {} : { reviewLeadWeeks },
    needs: [
      aNeed({ orderedOn: '2025-12-15', start: '2026-01-01', grant: { ...grant, end }, reviewedOn: '2026-06-01' }),
    ],
    relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-01' }],
  });
const town = townWith('2026-06-30');
const law = ruleSetOf(town);
const noticeCodes = (input: typeof town) => solved(input).notices.map(({ code }) => code);

describe('scenario 5, six-month blocks', () => {
  it('should take a block from 1 January that ends 30 June, and name one that ends later', () => {
    expect(noticeCodes(town)).not.toContain('grantTooLong');
    expect(solved(townWith('2026-07-01')).notices).toContainEqual({ code: 'grantTooLong', subjects: ['n1', 'g1'] });
    expect(solved(town).meetings.map(({ date }) => date > '2026-06-30')).not.toContain(true);
  });

  it('should extend by a new block that names the one before, and plan on into it', () => {
    const next = extendGrant(grant, 'g2', law);
    expect(next).toEqual({ id: 'g2', law: 'lab', start: '2026-07-01', end: '2026-12-31', previousGrantId: 'g1' });
    const event = { type: 'grantExtended', needId: 'n1', grant: next, courseWeeks: 52 } as const;
    expect(eventRefusals(town, event)).toEqual([]);
    const extended = applyEvent(town, event);
    const plan = solved(extended);
    expect(plan.assignments).toMatchObject([{ seatId: 'm1', status: 'active' }]);
    expect(plan.meetings).toHaveLength(4);
    expect(plan.meetings.at(-1)!.date > '2026-07-01').toBe(true);
    const chain = chainOf([grant, extended.needs[0]!.grant!], 'g2');
    expect(chain.map(({ id }) => id)).toEqual(['g1', 'g2']);
  });

  it('should make no single block longer than six months, whatever is asked for', () => {
    let chain = [grant as ReturnType<typeof extendGrant>];
    for (const id of ['g2', 'g3', 'g4']) chain = [...chain, extendGrant(chain.at(-1)!, id, law, '2030-01-01')];
    expect(chain.map(({ end }) => end)).toEqual(['2026-06-30', '2026-12-31', '2027-06-30', '2027-12-31']);
    expect(chainFaults(chain, law)).toEqual([]);
    const long = { ...extendGrant(grant, 'g2', law), end: '2027-01-01' };
    const event = { type: 'grantExtended', needId: 'n1', grant: long, courseWeeks: 53 } as const;
    expect(eventRefusals(town, event)).toEqual([{ code: 'grantTooLong', subjects: ['g2'] }]);
  });

  it('should have a review due before the block ends, as early as the municipality sets it', () => {
    expect(solved(town).notices).toContainEqual({ code: 'reviewDue', subjects: ['n1', '2026-06-30'] });
    const firstWeekOnList = (leadWeeks: number) => {
      const index = indexCase(townWith('2026-06-30', leadWeeks));
      const mondays = ['2026-05-25', '2026-06-01', '2026-06-08', '2026-06-15', '2026-06-22', '2026-06-29'];
      return mondays.find((monday) => reviewList(index, monday).length > 0);
    };
    expect([1, 2, 4].map(firstWeekOnList)).toEqual(['2026-06-22', '2026-06-15', '2026-06-01']);
  });
});
