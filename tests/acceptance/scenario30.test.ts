import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../src/explain/match.ts';
import { importFiles } from '../../src/io/import/index.ts';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { readCase } from '../../src/model/readCase.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { freedMinutes, historyOf, ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { assignmentOf, seatOf, solved } from '../helpers/solved.ts';

const OVERHEAD_PERCENT = 150;

/** The mentor has 4½ hours: three granted hours at 1.5, and nothing left for the citizen who waits for one. */
const town = aCase({
  units: [aUnit({ overheadPercent: OVERHEAD_PERCENT })],
  mentors: [aMentor({ capacityMinutes: 270 })],
  citizens: [aCitizen(), aCitizen({ id: 'c2' })],
  needs: [
    aNeed({ orderedOn: '2025-12-15', start: '2026-01-05', grantedMinutes: 180, weeksInCourse: 8 }),
    aNeed({ id: 'n2', citizenId: 'c2', grantedMinutes: 60 }),
  ],
  relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }],
});

describe('scenario 30, hour change', () => {
  const before = solved(town);
  const after = solved(applyEvent(town, { type: 'needHoursChanged', needId: 'n1', grantedMinutes: 120 }));

  it('should free one hour times the overhead', () => {
    const minutesOf = (plan: typeof before) => assignmentOf(plan, 'n1')!.mentorMinutes;
    expect(minutesOf(before) - minutesOf(after)).toBe((60 * OVERHEAD_PERCENT) / 100);
  });

  it('should give the freed hour to the waiting list in the same re-solve, and keep the course on its mentor', () => {
    expect(before.waiting).toMatchObject([{ needId: 'n2', missingMinutes: 90 }]);
    expect(before.waiting[0]!.reasons[0]).toEqual({ code: 'capacity', subjects: ['m1'] });
    expect(assignmentOf(after, 'n1')).toMatchObject({ seatId: 'm1', status: 'active', grantedMinutes: 120 });
    expect(seatOf(after, 'n2')).toBe('m1');
    expect(after.kpis).toMatchObject({ waiting: 0, relationsKept: 1, mentorMinutes: 270 });
  });

  it('should have a history of two rows, on the course that stays one', () => {
    const changed = applyEvent(town, { type: 'needHoursChanged', needId: 'n1', grantedMinutes: 120 });
    expect(changed.needs).toHaveLength(2);
    expect(changed.needs[0]).toMatchObject({
      id: 'n1',
      grantedMinutes: 120,
      hoursBefore: [{ from: '2026-01-05', until: '2026-03-01', grantedMinutes: 180 }],
    });
    expect(changed.relations).toEqual(town.relations);
    const history = historyOf(changed.needs[0]!);
    expect(history).toEqual([
      { from: '2026-01-05', until: '2026-03-01', grantedMinutes: 180 },
      { from: '2026-03-02', until: undefined, grantedMinutes: 120 },
    ]);
    expect(freedMinutes(history, OVERHEAD_PERCENT)).toBe(90);
    expect(readCase(JSON.parse(JSON.stringify(changed)))).toEqual(changed);
    const row = assignmentOf(after, 'n1')!;
    expect(explainMatch(indexCase(changed), ruleSetOf(changed), row, after.assignments).da).toContain(
      'Timer over tid: 3 t. om ugen fra 05.01.2026, 2 t. om ugen fra 02.03.2026.',
    );
  });

  it('should keep every change, take back one of the same day, and keep none of an order that waits', () => {
    const change = (input: Case, planDate: string, grantedMinutes: number, needId = 'n1') =>
      applyEvent({ ...input, planDate }, { type: 'grantReduced', needId, grantedMinutes });
    const twice = change(change(town, '2026-03-02', 120), '2026-04-06', 60);
    expect(historyOf(twice.needs[0]!).map(({ from, grantedMinutes }) => [from, grantedMinutes])).toEqual([
      ['2026-01-05', 180],
      ['2026-03-02', 120],
      ['2026-04-06', 60],
    ]);
    const back = change(change(town, '2026-03-02', 120), '2026-03-02', 180);
    expect(back.needs[0]).toEqual(town.needs[0]);
    expect(change(town, '2026-03-02', 30, 'n2').needs[1]).toEqual({ ...town.needs[1], grantedMinutes: 30 });
  });

  it('should stay one course of two rows when it is read from the register', async () => {
    const rows = [
      'Borger;Startdato;Slutdato;Timer pr. uge;Mentor;Alder;Ydelse',
      'b1;05-01-2026;01-03-2026;3;Anna Holm;40;kontanthjælp',
      'b1;02-03-2026;05-07-2026;2;Anna Holm;40;kontanthjælp',
    ];
    const files = { 'm.csv': 'Navn;Enhed;Kapacitet\nAnna Holm;Korpset;37', 'r.csv': rows.join('\n') };
    const { courses, input } = await importFiles(
      Object.entries(files).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
      { planDate: '2026-03-02' },
    );
    expect(courses.map(({ history }) => history.map(({ grantedMinutes }) => grantedMinutes))).toEqual([[180, 120]]);
    expect(input.needs).toMatchObject([{ grantedMinutes: 120, weeksInCourse: 8 }]);
    expect(input.relations).toMatchObject([{ since: '2026-01-05' }]);
  });
});
