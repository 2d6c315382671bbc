import { describe, expect, it } from 'vitest';
import { MakkerError } from '../../src/errors.ts';
import { pairPoints } from '../../src/fit/index.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { blockers, withGained } from '../../src/rules/index.ts';
import { competenceLevel, holdsCompetence } from '../../src/rules/seatFacts.ts';
import { aCase, aMentor, aNeed, aPair, type MentorInput } from '../helpers/caseBuilder.ts';

type Held = NonNullable<MentorInput['competences']>[number];
const unknown: Held = { competenceId: 'vold', level: 'unknown' };
const known = (validFrom?: string): Held => ({ competenceId: 'vold', level: 'has', ...(validFrom && { validFrom }) });

const wishes = [{ kind: 'competence' as const, value: 'vold', required: true }];
const needs = [aNeed({ competences: ['vold'], wishes })];
const townOf = (...competences: Held[]) => aCase({ needs, mentors: [aMentor({ competences })] });
const gain = (held: Held, gained: Held) =>
  withGained(aMentor({ competences: [held] }).competences, aMentor({ competences: [gained] }).competences);

describe('a competence that was unknown', () => {
  it('should be held by the rules and the points alike once it is known', () => {
    const pair = aPair(townOf(unknown, known('2026-03-02')));
    expect(blockers(pair)).toEqual([]);
    expect(pairPoints(pair)).toBe(pairPoints(aPair(townOf(known()))));
  });

  it('should stay unknown until the course that gives it ends', () => {
    const { seat } = aPair(townOf(unknown, known('2026-04-01')));
    const levels = ['2026-03-31', '2026-04-01'].map((date) => competenceLevel(seat, 'vold', date));
    expect(levels).toEqual(['unknown', 'has']);
    expect(holdsCompetence(seat, 'vold', '2026-03-31')).toEqual({ later: '2026-04-01' });
  });

  it('should give way to training in the event', () => {
    const gained = [{ competenceId: 'vold', level: 'has' as const }];
    const trained = applyEvent(townOf(unknown), {
      type: 'mentorTrained',
      mentorId: 'm1',
      trainedOn: '2026-03-02',
      gained,
    });
    expect(trained.mentors[0]!.competences).toEqual(gained);
  });
});

describe('withGained', () => {
  it.each<[string, Held, Held, Held[]]>([
    ['keep the unknown before a course ends', unknown, known('2026-04-01'), [unknown, known('2026-04-01')]],
    ['not put off what is held', known('2026-03-01'), known('2026-04-01'), [known('2026-03-01')]],
    ['bring forward what was to come', known('2026-05-01'), known('2026-04-01'), [known('2026-04-01')]],
    ['not make the known unknown', known(), unknown, [known()]],
    ['keep a course to come beside the unknown', known('2026-04-01'), unknown, [known('2026-04-01'), unknown]],
  ])('should %s', (_, held, gained, after) => {
    expect(gain(held, gained)).toEqual(after);
  });
});

describe('a case with a competence twice', () => {
  const faultsOf = (read: () => unknown): string[] => {
    try {
      read();
    } catch (error) {
      if (error instanceof MakkerError) return error.faults.map(({ code, path }) => `${code} ${path}`);
    }
    return [];
  };

  it('should be refused at the second entry', () => {
    expect(faultsOf(() => townOf(known(), unknown))).toEqual(['DUPLICATE_ID mentors[0].competences[1]']);
    expect(faultsOf(() => aCase({ needs: [aNeed({ competences: ['vold', 'misbrug', 'vold'] })] }))).toEqual([
      'DUPLICATE_ID needs[0].competences[2]',
    ]);
  });

  it('should be accepted where the entries count from different days', () => {
    expect(faultsOf(() => townOf(unknown, known('2026-04-01')))).toEqual([]);
  });
});
