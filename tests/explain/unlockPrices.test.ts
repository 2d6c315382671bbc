import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UNLOCK_PRICES } from '../../src/explain/unlockPrices.ts';

/** Kind and nominal points of every row of the table in docs/model.md. */
function documented(): Record<string, string> {
  const [, section] = readFileSync('docs/model.md', 'utf8').split('## Unlocks');
  const rows = [...section!.matchAll(/^\| `(\w+)` \|.*\| ([^|]+) \|$/gm)];
  return Object.fromEntries(rows.map(([, kind, points]) => [kind, points]));
}

const worded = ([kind, { fixed, perMinute, perWeek, perCitizen }]: [string, (typeof UNLOCK_PRICES)['hours']]) => {
  const rates = { minute: perMinute, week: perWeek, citizen: perCitizen };
  const parts = Object.entries(rates).flatMap(([unit, points]) => (points === undefined ? [] : `${points} a ${unit}`));
  if (kind === 'budget') parts.push('its øre as points');
  return [kind, [...(fixed === 0 ? [] : [fixed.toLocaleString('en')]), ...parts].join(', and ')];
};

describe('the prices of unlocks', () => {
  it('should be those of the table in docs/model.md', () => {
    expect(documented()).toEqual(Object.fromEntries(Object.entries(UNLOCK_PRICES).map(worded)));
  });
});
