import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../src/explain/match.ts';
import type { CaseInput } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';
import { aPlannedCase } from '../io/export/fixture.ts';

type RelationInput = NonNullable<CaseInput['relations']>[number];

describe('a course that goes on with a supplier', () => {
  const words = (isNamed: boolean) => {
    const { input, plan } = aPlannedCase();
    const relation = input.relations.find(({ needId }) => needId === 'n2')!;
    if (!isNamed) delete relation.supplierMentor;
    const assignment = plan.assignments.find(({ needId }) => needId === 'n2')!;
    return explainMatch(indexCase(input), ruleSetOf(input), assignment).da.join(' ');
  };

  it('should not say the citizen knows somebody whom nobody has named', () => {
    expect(words(false)).toContain('Forløbet fortsætter hos Nordlys, som ikke har oplyst, hvem mentoren er.');
    expect(words(false)).not.toContain('kender allerede');
  });

  it('should say whom the citizen knows where the supplier has named him', () => {
    expect(words(true)).toContain('Borgeren kender allerede Ulla Friis');
  });

  it('should call the mentor by the name the supplier gave, and promise one where none is given', () => {
    expect(words(true)).toMatch(/^Ulla Friis fra Nordlys er mentor for forløbet\./);
    expect(words(true)).not.toContain('senere');
    expect(words(false)).toMatch(/^Nordlys leverer mentoren og oplyser navnet senere\./);
  });
});

describe('a course that leaves its supplier', () => {
  const supplierMentor = { displayName: 'Ulla Friis', phone: '28111214' };
  const words = (relation: Partial<RelationInput>, seatId = 'm1') => {
    const input = aCase({
      units: [
        aUnit(),
        ...['sup', 'other'].map((id) => aUnit({ id, name: id, kind: 'externalProvider', unnamedSeats: true })),
      ],
      relations: [{ needId: 'n1', seatId: 'sup', since: '2026-01-05', ...relation }],
      pins: [{ needId: 'n1', seatId }],
    });
    return explainMatch(indexCase(input), ruleSetOf(input), solved(input).assignments[0]!).da.join(' ');
  };

  it('should say whom the new person takes the place of', () => {
    const told = words({ supplierMentor });
    expect(told).toContain('En ny person omkring borgeren i stedet for Ulla Friis.');
    expect(told).toContain('Relationen til Ulla Friis afsluttes.');
    expect(told).not.toContain('Den første støtteperson');
    expect(words({})).toContain('i stedet for sup.');
  });

  it('should not give the name to a mentor of another supplier', () => {
    expect(words({ supplierMentor }, 'other')).toMatch(/^other leverer mentoren og oplyser navnet senere\./);
  });

  it('should be the first person where the supplier still owed one', () => {
    expect(words({ status: 'pendingSupplier' })).toContain('Den første støtteperson omkring borgeren.');
  });
});

describe('a course of one that becomes a place in a group of the same mentor', () => {
  it('should bring no new person', () => {
    const input = aCase({
      needs: [aNeed({ role: 'group' })],
      groups: [
        {
          id: 'club',
          mentorId: 'm1',
          name: 'Jobklub',
          citizensLeast: 1,
          citizensMost: 5,
          weekday: 2,
          start: '10:00',
          minutes: 120,
          everyWeeks: 1,
          firstDate: '2026-03-03',
        },
      ],
      relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }],
    });
    const [assignment] = solved(input).assignments;
    expect(assignment!.seatId).toBe('club');
    expect(explainMatch(indexCase(input), ruleSetOf(input), assignment!).da.join(' ')).toContain('kender allerede');
  });
});
