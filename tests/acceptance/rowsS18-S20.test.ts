/** Rows S18–S20: volunteers, integration mentors and peers. */
import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { DEFAULT_COMPETENCES } from '../../src/model/defaultCompetences.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { blockers, closingRefusal, completionOf, ruleSetOn } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aPair, aUnit } from '../helpers/caseBuilder.ts';
import { assignmentOf, seatOf, solved, waitingOf } from '../helpers/solved.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const LAW = ruleSetOn('2026-03-02');
const pool = aUnit({ id: 'pool', kind: 'volunteerPool', coordinationMinutes: 15, coordinationPriceOere: 40_000 });
const volunteer = aMentor({ id: 'v1', unitId: 'pool', kind: 'volunteer', trainedOn: '2025-01-01' });
const lightNeed = { role: 'volunteer' as const, taskWeight: 'light' as const };

describe('row S18, volunteers', () => {
  it.each(['misbrug', 'psykiatri', 'vold'])('should never be alone with the heavy problem %s', (problem) => {
    const plan = solved(
      aCase({
        competences: [...DEFAULT_COMPETENCES],
        units: [pool],
        mentors: [{ ...volunteer, competences: [] }],
        needs: [aNeed({ ...lightNeed, competences: [problem] })],
      }),
    );
    expect(waitingOf(plan, 'n1')!.reasons).toContainEqual({ code: 'heavyAlone', subjects: [problem] });
  });

  it('should not start untrained', () => {
    const untrained = { ...volunteer, trainedOn: undefined };
    const plan = solved(aCase({ units: [pool], mentors: [untrained], needs: [aNeed(lightNeed)] }));
    expect(waitingOf(plan, 'n1')!.reasons).toEqual([{ code: 'notTrained', subjects: ['v1'] }]);
  });

  it('should work beside a professional on other tasks, with the coordinator’s time in the price', () => {
    const plan = solved(
      aCase({
        units: [aUnit(), pool],
        mentors: [aMentor(), volunteer],
        needs: [
          aNeed({ tasks: ['Gæld'] }),
          aNeed({ id: 'n2', tasks: ['Følge til idræt'], courseWeeks: 104, ...lightNeed }),
        ],
        relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }],
      }),
    );
    expect([seatOf(plan, 'n1'), seatOf(plan, 'n2')]).toEqual(['m1', 'v1']);
    expect(assignmentOf(plan, 'n2')!.grossOere).toBe((15 * 40_000 * 26) / 60);
  });

  it('should not be used where the municipality has none', () => {
    const plan = solved(
      aCase({ policy: { volunteers: 'off' }, units: [pool], mentors: [volunteer], needs: [aNeed(lightNeed)] }),
    );
    expect(seatOf(plan, 'n1')).toBeUndefined();
  });
});

describe('row S19, integration mentor', () => {
  it('should serve a course of the integration act, which never counts in the frame', () => {
    const plan = solved(
      aCase({
        units: [aUnit({ law: 'integration', priceOere: 20_000 })],
        mentors: [aMentor({ kind: 'integration', languages: ['da', 'so'], languageAssessed: ['so'] })],
        needs: [
          aNeed({
            grant: { id: 'g1', law: 'integration', start: '2026-03-02', end: '2026-08-30' },
            wishes: [{ kind: 'language', value: 'so', required: true }],
          }),
        ],
        budgets: [{ id: 'frame', capOere: 1, basis: 'spending', hardness: 'hard' }],
      }),
    );
    expect(assignmentOf(plan, 'n1')).toMatchObject({ seatId: 'm1', budgetId: null });
    expect(plan.kpis).toMatchObject({ refundOere: 0, overCapOere: 0 });
  });
});

describe('row S20, peers', () => {
  const peer = aMentor({ id: 'peer', unitId: 'peers', kind: 'peer', trainedOn: '2025-01-01' });
  const town = (grantedMinutes: number) =>
    aCase({
      units: [aUnit({ id: 'peers', kind: 'volunteerPool' })],
      mentors: [peer],
      needs: [aNeed({ role: 'peer', grantedMinutes, grantedRange: { least: 30, most: 180 } })],
    });

  it('should plan the hours the client chose inside the range', () => {
    expect(assignmentOf(solved(town(45)), 'n1')).toMatchObject({ seatId: 'peer', grantedMinutes: 45 });
  });

  it('should refuse hours outside it', () => {
    expect(() => town(200)).toThrow(/fault/);
  });

  it('should run beside an active measure', () => {
    const active = { ...town(60), citizens: [aCitizen({ measure: 'virksomhedspraktikPrivat' })] };
    expect(seatOf(solved(active), 'n1')).toBe('peer');
  });

  it('should count what began, was completed and still runs as the evaluation did: 208, 142 and 66', () => {
    const client = (at: number) => aCitizen({ id: `c${at}` });
    const order = (at: number) => aNeed({ id: `n${at}`, citizenId: `c${at}`, role: 'peer', grantedMinutes: 30 });
    const begin = (input: Case, at: number): Case =>
      [
        { type: 'needOrdered' as const, need: order(at), citizen: client(at) },
        {
          type: 'relationStarted' as const,
          relation: { needId: `n${at}`, seatId: 'peer', since: '2026-03-02', slots: [], status: 'active' as const },
        },
      ].reduce<Case>(applyEvent, input);
    const close = (input: Case, at: number, reason: 'goalReached' | 'activeOffer' | 'withdrawn') =>
      applyEvent(input, { type: 'needClosed', needId: `n${at}`, reason });
    const begun = numbers(208).reduce(begin, { ...town(60), citizens: [], needs: [] });
    expect(completionOf(indexCase(begun), 'peer')).toEqual({ started: 208, completed: 0, stopped: 0, running: 208 });
    const ended = numbers(142).reduce((input, at) => close(input, at, at % 2 ? 'goalReached' : 'activeOffer'), begun);
    expect(completionOf(indexCase(ended), 'peer')).toEqual({ started: 208, completed: 142, stopped: 0, running: 66 });
    // One who stops is neither completed nor running, may have the same peer again, and no other kind counts him.
    const stopped = close(ended, 208, 'withdrawn');
    expect(completionOf(indexCase(stopped), 'peer')).toEqual({ started: 208, completed: 142, stopped: 1, running: 65 });
    expect(completionOf(indexCase(stopped), 'volunteer').started).toBe(0);
    const again = applyEvent(stopped, { type: 'needOrdered', need: order(208) });
    expect(blockers(aPair(again, { needId: 'n208', seatId: 'peer' }))).toEqual([]);
  });

  it('should keep the client’s hours, and the course, when an active measure begins beside it', () => {
    const running = {
      ...town(45),
      relations: [{ needId: 'n1', seatId: 'peer', since: '2026-01-05', slots: [], status: 'active' as const }],
    };
    const active = applyEvent(running, {
      type: 'citizenBenefitChanged',
      citizenId: 'c1',
      benefit: 'kontanthjaelp',
      measure: 'virksomhedspraktikPrivat',
    });
    expect(assignmentOf(solved(active), 'n1')).toMatchObject({ seatId: 'peer', status: 'active', grantedMinutes: 45 });
  });

  it('should carry no duty: a course that stops costs nothing', () => {
    expect(
      closingRefusal(town(60).needs[0]!, aCitizen({ retOgPligt: { reason: 'personalReasons' } }), LAW, '2026-03-02'),
    ).toBeUndefined();
  });
});
