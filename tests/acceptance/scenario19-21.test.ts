import { describe, expect, it } from 'vitest';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { seatOf, solved, waitingOf, withRelationsOf } from '../helpers/solved.ts';

const pool = aUnit({ id: 'pool', kind: 'volunteerPool' });
const volunteer = (overrides: Parameters<typeof aMentor>[0] = {}) =>
  aMentor({ id: 'v1', unitId: 'pool', kind: 'volunteer', trainedOn: '2025-01-01', ...overrides });

describe('scenario 19, volunteer limits', () => {
  it('should never give a volunteer the need misbrug alone', () => {
    const plan = solved(
      aCase({
        units: [pool],
        mentors: [volunteer()],
        needs: [aNeed({ role: 'volunteer', taskWeight: 'light', competences: ['misbrug'] })],
      }),
    );
    expect(waitingOf(plan, 'n1')!.reasons.map(({ code }) => code)).toContain('heavyAlone');
  });

  it('should give it beside a professional, with another task', () => {
    const plan = solved(
      aCase({
        units: [aUnit(), pool],
        mentors: [aMentor({ competences: [{ competenceId: 'misbrug' }] }), volunteer()],
        needs: [
          aNeed({ competences: ['misbrug'], tasks: ['Samtaler om misbrug'] }),
          aNeed({
            id: 'n2',
            role: 'volunteer',
            taskWeight: 'light',
            competences: ['misbrug'],
            tasks: ['Følge til idræt'],
          }),
        ],
        relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }],
      }),
    );
    expect([seatOf(plan, 'n1'), seatOf(plan, 'n2')]).toEqual(['m1', 'v1']);
  });
});

describe('scenario 20, volunteer training', () => {
  const town = (trainedOn: string | undefined, planDate: string) =>
    aCase({
      planDate,
      units: [pool],
      mentors: [aMentor({ id: 'v1', unitId: 'pool', kind: 'volunteer', ...(trainedOn ? { trainedOn } : {}) })],
      needs: [aNeed({ role: 'volunteer', taskWeight: 'light', orderedOn: '2026-02-23', start: planDate })],
    });

  it('should leave an untrained volunteer out, with the reason', () => {
    expect(waitingOf(solved(town(undefined, '2026-03-02')), 'n1')!.reasons.map(({ code }) => code)).toContain(
      'notTrained',
    );
  });

  it('should name the date from which he may start, and start him then', () => {
    const waiting = waitingOf(solved(town('2026-03-23', '2026-03-02')), 'n1')!;
    expect(waiting.reasons.find(({ code }) => code === 'notTrained')!.from).toBe('2026-03-23');
    expect(seatOf(solved(town('2026-03-23', '2026-03-23')), 'n1')).toBe('v1');
  });
});

describe('scenario 21, veto', () => {
  it('should never propose the mentor again and change at most a shortest exchange', () => {
    const people = [1, 2, 3, 4];
    const town = aCase({
      mentors: people.map((at) => aMentor({ id: `m${at}`, caseload: 1 })),
      citizens: people.map((at) => aCitizen({ id: `c${at}` })),
      needs: people.map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` })),
    });
    const running = withRelationsOf(town, solved(town));
    const disliked = running.relations[0]!.seatId;
    const after = solved(aCase({ ...running, vetoes: [{ citizenId: 'c1', seatId: disliked }] }));
    expect(seatOf(after, 'n1')).not.toBe(disliked);
    expect(after.assignments).toHaveLength(4);
    expect(after.kpis.relationsBroken).toBe(2); // he and the one he changes with
  });
});
