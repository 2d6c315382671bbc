import { describe, expect, it } from 'vitest';
import type { Relation } from '../../src/model/case.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { deliveryOf } from '../../src/rules/index.ts';
import { aCase, aNeed } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';

/** Two hours a week in the four weeks before 2 March. */
const town = (relation: Partial<Relation> = {}, deliveryShortPercent = 25) =>
  aCase({
    policy: { deliveryShortPercent },
    needs: [aNeed({ orderedOn: '2025-12-15', start: '2026-01-05', grantedMinutes: 120, weeksInCourse: 8 })],
    relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05', ...relation }],
  });
const held = (...dates: readonly string[]) => ({ held: dates.map((date) => ({ date, minutes: 60 })) });
const deliveryIn = (input: ReturnType<typeof town>) =>
  deliveryOf(input.needs[0]!, input.relations[0]!, input.planDate, input.policy);
const followedUp = (input: ReturnType<typeof town>) =>
  solved(input).notices.filter(({ code }) => code === 'deliveryShort');

describe('scenario 38, delivery check', () => {
  const two = town(held('2026-02-05', '2026-02-19'));

  it('should find 2 of 8 hours held: a variance of −6 hours, 75 % short, not approved for payment', () => {
    expect(deliveryIn(two)).toEqual({
      from: '2026-02-02',
      until: '2026-03-01',
      grantedMinutes: 480,
      heldMinutes: 120,
      varianceMinutes: -360,
      shortPercent: 75,
      isApproved: false,
    });
  });

  it('should list it for follow-up', () => {
    expect(followedUp(two)).toEqual([{ code: 'deliveryShort', subjects: ['n1', '75 %', '2026-02-02', '2026-03-01'] }]);
    expect(solved(two).assignments).toMatchObject([{ seatId: 'm1', status: 'active' }]); // a notice, never a refusal
  });

  it('should approve what was delivered, as closely as the municipality wants it', () => {
    const most = { held: [{ date: '2026-02-05', minutes: 360 }] }; // 6 of 8 hours: a quarter is missing
    expect(deliveryIn(town(most))).toMatchObject({ shortPercent: 25, isApproved: true });
    expect(deliveryIn(town(most, 24))).toMatchObject({ isApproved: false });
    expect(deliveryIn(town({ held: [{ date: '2026-02-05', minutes: 540 }] }))).toMatchObject({
      varianceMinutes: 60,
      shortPercent: 0,
      isApproved: true,
    });
    expect(followedUp(town(most))).toEqual([]);
  });

  it('should count no meeting outside the four weeks, and no week before the course began', () => {
    expect(deliveryIn(town(held('2026-02-01', '2026-03-02')))).toMatchObject({ heldMinutes: 0, shortPercent: 100 });
    expect(deliveryIn(town(held('2026-02-02', '2026-03-01')))).toMatchObject({ heldMinutes: 120 });
    expect(deliveryIn(town({ since: '2026-02-16', ...held('2026-02-19') }))).toMatchObject({ grantedMinutes: 240 });
    expect(deliveryIn(town({ since: '2026-03-02', held: [] }))).toBeUndefined();
  });

  it('should hold the meetings against the hours of those weeks, not against later ones', () => {
    const early = { ...town(held('2026-02-05')), planDate: '2026-02-16' };
    const reduced = applyEvent(early, { type: 'grantReduced', needId: 'n1', grantedMinutes: 60 });
    // Two weeks of two hours, two weeks of one.
    expect(deliveryIn({ ...reduced, planDate: '2026-03-02' })).toMatchObject({ grantedMinutes: 360 });
  });

  it('should say nothing where nobody keeps a log', () => {
    expect(deliveryIn(town())).toBeUndefined();
    expect(followedUp(town())).toEqual([]);
    expect(deliveryIn(town({ held: [] }))).toMatchObject({ shortPercent: 100, isApproved: false });
  });
});
