/** Markdown tables and the numbers in them. */

type Cell = string | number;

/** Numbers are set to the right, words to the left. */
export function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const isNumber = heads.map((_, at) => rows.every((row) => /^[-–\d.,\s%×]*$/.test(String(row[at] ?? ''))));
  return [
    `| ${heads.join(' | ')} |`,
    `| ${isNumber.map((right) => (right ? '---:' : '---')).join(' | ')} |`,
    ...rows.map((row) => `| ${row.map((cell) => (typeof cell === 'number' ? whole(cell) : cell)).join(' | ')} |`),
  ].join('\n');
}

/** 1234567.8 → 1,234,568. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

export function seconds(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1);
}

/** How far a plan may be above the bound, as a share of the plan, in percent. */
export function gapPercent(objective: number, bound: number): number {
  return (100 * (objective - bound)) / Math.max(1, Math.abs(objective));
}

export function percent(value: number, digits = 3): string {
  return value.toFixed(digits);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : mean([sorted[middle - 1]!, sorted[middle]!]);
}
