import { describe, expect, it } from 'vitest';
import { indexCase } from '../../src/model/caseIndex.ts';
import { certificateOf } from '../../src/planning/decode.ts';
import type { Situation } from '../../src/planning/situation.ts';
import { aCase, aNeed } from '../helpers/caseBuilder.ts';

const index = indexCase(aCase({ needs: [aNeed({ id: 'n1' }), aNeed({ id: 'n2' })] }));
/** The ids of needs, seats and rows are all that a certificate takes from it. */
const situation = { index, rows: [{ id: 'r1' }, { id: 'r2' }] } as unknown as Situation;

const prices = { need: Float64Array.of(10, 20), row: Float64Array.of(3, 4), mustServe: 7 };
const figures = { objective: 9, bound: 9, waitingMustServe: 0, waitingMustServeBound: 0, isOptimal: true };

describe('certificateOf', () => {
  const branchWith = (own: Partial<typeof prices>) =>
    certificateOf(situation, {
      ...figures,
      prices,
      branches: [{ choices: [{ need: 1, seat: 0, isTaken: true }], prices: { ...prices, ...own } }],
      mustServePrices: undefined,
    }).branches[0]!;

  it('should list of a branch only the prices that are not the whole problem’s', () => {
    expect(branchWith({}).prices).toEqual({ needs: {}, rows: {} });
    expect(branchWith({ need: Float64Array.of(10, 21) }).prices).toEqual({ needs: { n2: 21 }, rows: {} });
    expect(branchWith({ row: Float64Array.of(0, 4), mustServe: 0 }).prices).toEqual({
      needs: {},
      rows: { r1: 0 },
      mustServe: 0,
    });
  });

  it('should name the need and the seat of a choice, and no seat where it waits', () => {
    expect(branchWith({}).choices).toEqual([{ needId: 'n2', seatId: index.seats[0]!.id, taken: true }]);
    const { branches } = certificateOf(situation, {
      ...figures,
      prices,
      branches: [{ choices: [{ need: 0, seat: -1, isTaken: false }], prices }],
      mustServePrices: undefined,
    });
    expect(branches[0]!.choices).toEqual([{ needId: 'n1', seatId: null, taken: false }]);
  });
});
