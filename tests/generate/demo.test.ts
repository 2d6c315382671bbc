import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoTownText } from '../../src/generate/demoTownText.ts';
import { demoTown } from '../../src/generate/index.ts';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { readCase } from '../../src/model/readCase.ts';
import { MentorKind, UnitKind } from '../../src/model/vocabulary.ts';

const FILE = new URL('../../scenarios/demo-town.json', import.meta.url);

describe('demoTown', () => {
  let town: Case;
  beforeAll(() => {
    town = demoTown();
  });

  it('should be the shipped file; run "npm run demo-town" when it is not', () => {
    expect(readFileSync(FILE, 'utf8')).toBe(demoTownText(town));
  });

  it('should be a valid case', () => {
    expect(readCase(JSON.parse(readFileSync(FILE, 'utf8')))).toEqual(town);
  });

  it('should have a running relation on every kind of seat', () => {
    const { seatById } = indexCase(town);
    const seats = town.relations.map((relation) => seatById.get(relation.seatId)!);
    const named = seats.filter((seat) => seat.kind === 'mentor').map((seat) => seat.mentor!);
    expect(new Set(named.map((mentor) => mentor.kind))).toEqual(new Set(MentorKind.options));
    expect(named.some((mentor) => mentor.sharedFunction !== undefined)).toBe(true);
    expect(new Set(seats.map((seat) => seat.kind))).toEqual(new Set(['mentor', 'unnamed', 'group']));
    expect(new Set(town.units.map((unit) => unit.kind))).toEqual(new Set(UnitKind.options));
  });

  it('should have one of each special situation', () => {
    expect(town.pins.length).toBeGreaterThan(0);
    expect(town.vetoes.length).toBeGreaterThan(0);
    expect(town.citizens.some((citizen) => citizen.retOgPligt !== undefined)).toBe(true);
    expect(town.citizens.some((citizen) => citizen.psychiatricDischarge !== undefined)).toBe(true);
    expect(town.needs.some((need) => need.handPickedMentorId !== undefined)).toBe(true);
    expect(town.relations.some((relation) => relation.status === 'pendingSupplier')).toBe(true);
    expect(town.mentors.some((mentor) => mentor.absences.length > 0)).toBe(true);
    expect(town.needs.length).toBeGreaterThan(town.relations.length);
  });
});
