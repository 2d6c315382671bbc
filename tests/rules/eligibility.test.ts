import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blockers, isEligible, RULES } from '../../src/rules/index.ts';
import { aPair } from '../helpers/caseBuilder.ts';
import { pairOf, RULE_FIXTURES, volunteerPair } from './ruleFixtures.ts';

describe('RULES', () => {
  it('should block nothing in the default case', () => {
    expect(blockers(aPair())).toEqual([]);
    expect(isEligible(aPair())).toBe(true);
  });

  it('should not block a trained volunteer with a light task', () => {
    expect(blockers(volunteerPair())).toEqual([]);
  });

  it('should have one fixture for every rule, and one rule for every fixture', () => {
    expect(Object.keys(RULE_FIXTURES)).toEqual(RULES.map((rule) => rule.code));
  });

  it('should be numbered from H1 on without a gap', () => {
    expect(RULES.map((rule) => rule.number)).toEqual(RULES.map((_, at) => `H${at + 1}`));
  });

  it.each(RULES.map((rule) => [rule.number, rule.code, rule.name] as const))(
    'should block by %s %s alone: %s',
    (_number, code) => {
      const pair = RULE_FIXTURES[code]!();
      expect(blockers(pair).map((reason) => reason.code)).toEqual([code]);
      expect(isEligible(pair)).toBe(false);
      expect(blockers(pair)[0]!.subjects.length).toBeGreaterThan(0);
    },
  );

  it('should be listed in docs/model.md, number, code and name', () => {
    const listed = [...readFileSync('docs/model.md', 'utf8').matchAll(/^\| (H\d+) \| `(\w+)` \| ([^|]+) \|/gm)];
    expect(listed.map(([, number, code, name]) => [number, code, name])).toEqual(
      RULES.map((rule) => [rule.number, rule.code, rule.name]),
    );
  });
});

describe('waivers', () => {
  const pinned = { rest: { pins: [{ needId: 'n1', seatId: 'm1' }] } };
  const running = { rest: { relations: [{ needId: 'n1', seatId: 'm1', since: '2025-12-01' }] } };

  it('should let a pin override what the municipality arranged', () => {
    expect(blockers(pairOf({ unit: { scope: { ageMost: 29 } }, ...pinned }))).toEqual([]);
    expect(blockers(pairOf({ unit: { leadTimeWeeks: 4 }, ...pinned }))).toEqual([]);
    expect(blockers(pairOf({ need: { unitKinds: ['company'] }, ...pinned }))).toEqual([]);
  });

  it('should not let a pin override law, a refusal or a requirement', () => {
    const codes = (pair: Parameters<typeof pairOf>[0]) => blockers(pairOf({ ...pair, ...pinned })).map((r) => r.code);
    expect(codes({ mentor: { declines: ['n1'] } })).toEqual(['declined']);
    expect(codes({ need: { wishes: [{ kind: 'sex', value: 'man', required: true }] } })).toEqual(['sex']);
    expect(codes({ need: { beyondNormalSupport: false } })).toEqual(['normalSupport']);
  });

  it('should keep a running relation through a change of department, but not of a benefit the corps excludes (27)', () => {
    expect(blockers(pairOf({ unit: { scope: { departmentIds: ['youth'] } }, ...running }))).toEqual([]);
    const excluded = pairOf({
      citizen: { benefit: 'ressourceforloeb' },
      unit: { scope: { benefits: ['kontanthjaelp'] } },
      ...running,
    });
    expect(blockers(excluded).map((reason) => reason.code)).toEqual(['benefit']);
  });

  it('should not end a running relation over a lead time or over windows entered late', () => {
    expect(blockers(pairOf({ unit: { leadTimeWeeks: 4 }, ...running }))).toEqual([]);
    expect(blockers(pairOf({ citizen: { workingHours: 'onlyOutside' }, ...running }))).toEqual([]);
  });
});
