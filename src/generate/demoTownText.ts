/** A case as a file people read and compare: one entry of a list a line. */
import type { Case } from '../model/case.ts';

export function demoTownText(town: Case): string {
  const fields = Object.entries(town).map(([name, value]) => `  ${JSON.stringify(name)}: ${fieldText(value)}`);
  return `{\n${fields.join(',\n')}\n}\n`;
}

function fieldText(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`;
}
