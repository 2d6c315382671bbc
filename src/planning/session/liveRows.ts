/**
 * The rows of a live problem by their numbers: limits and costs that several seats share. They are kept in step with contracts, what shared
 * functions take of them, frames, money’s weight and the law.
 */
import { addRow, type Live, setRow } from '../../../solver/index.ts';
import type { RuleSet } from '../../rules/index.ts';
import { type Row, rowsOf } from '../rows.ts';
import type { CaseChanges } from './caseChanges.ts';
import type { LiveIndex } from './liveIndex.ts';

export class LiveRows {
  private readonly live: Live;
  private rows: readonly Row[];
  private readonly rowNumber: Map<string, number>;

  constructor(live: Live, rows: readonly Row[]) {
    this.live = live;
    this.rows = rows;
    this.rowNumber = new Map(rows.map(({ id }, at) => [id, at]));
  }

  /** A row’s number, or −1 where there is no such row. */
  numberOf(id: string): number {
    return this.rowNumber.get(id) ?? -1;
  }

  /** The most a plan may use of a row, below its width; tells whether the plan uses more. */
  limit(id: string, limit: number): boolean {
    const number = this.numberOf(id);
    setRow(this.live, number, this.rows[number]!, limit);
    return this.live.row.excess.data[number]! > 0;
  }

  /** Brings the rows up to date. Returns how to undo what no journal keeps. */
  follow(index: LiveIndex, ruleSet: RuleSet): () => void {
    const { live, rowNumber, rows: before } = this;
    const rows = rowsOf(index, ruleSet);
    const after = [...before];
    const added: string[] = [];
    for (const row of rows) {
      const number = rowNumber.get(row.id);
      if (number === undefined) {
        const next = addRow(live, row);
        rowNumber.set(row.id, next);
        added.push(row.id);
        after[next] = row;
      } else if (!isSameRow(before[number]!, row)) {
        setRow(live, number, row);
        after[number] = row;
      }
    }
    this.openMissing(rows, after);
    this.rows = after;
    return () => {
      for (const id of added) rowNumber.delete(id);
      this.rows = before;
    };
  }

  /** A limit that is gone limits nothing; nobody takes of it any more. */
  private openMissing(rows: readonly Row[], after: Row[]): void {
    const isThere = new Set(rows.map(({ id }) => id));
    after.forEach((row, number) => {
      if (isThere.has(row.id) || row.segments.length === 0) return;
      const gone = { ...row, segments: [{ width: Number.POSITIVE_INFINITY, slope: 0 }] };
      if (isSameRow(row, gone)) return;
      setRow(this.live, number, gone);
      after[number] = gone;
    });
  }
}

/** Can any row be another after these changes? A mentor without a shared function takes nothing of his unit’s contract beforehand. */
export function areRowsTouched(
  { before, after, units, mentors, budgets }: CaseChanges,
  law: RuleSet,
  now: RuleSet,
): boolean {
  return (
    units.length + budgets.length > 0 ||
    before.weights !== after.weights ||
    law !== now ||
    mentors.some((change) => change.before?.sharedFunction !== undefined || change.after?.sharedFunction !== undefined)
  );
}

function isSameRow(a: Row, b: Row): boolean {
  return (
    a.denominator === b.denominator &&
    a.segments.length === b.segments.length &&
    a.segments.every(({ width, slope }, at) => width === b.segments[at]!.width && slope === b.segments[at]!.slope)
  );
}
