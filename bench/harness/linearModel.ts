/**
 * Linear programs with whole-number variables ≥ 0, as packages without a reader of LP files need them: read from the text that
 * src/planning/lpFile.ts writes, so that every peer solves the exported file and nothing else.
 */

interface LinearRow {
  readonly name: string;
  readonly relation: '<=' | '>=' | '=';
  readonly limit: number;
}

interface LinearVariable {
  readonly name: string;
  readonly cost: number;
  /** Coefficient by number of the row. */
  readonly uses: readonly (readonly [row: number, coefficient: number])[];
}

export interface LinearModel {
  readonly rows: readonly LinearRow[];
  /** Every variable is a whole number. An upper limit of 1 follows from the rows: each need is on one seat or waits. */
  readonly variables: readonly LinearVariable[];
}

/** What any linear solver answers. `values` leaves out variables that are 0. */
export interface LinearAnswer {
  readonly status: 'optimal' | 'feasible' | 'none';
  readonly why: string;
  readonly values: Readonly<Record<string, number>>;
  /** Of the model, must-serve factor included. */
  readonly objective: number | null;
  readonly bound: number | null;
  /** From the text to the answer; starting the process and loading the package are not counted. */
  readonly seconds: number;
}

interface Draft {
  cost: number;
  readonly uses: [number, number][];
}

/** Reads the part of the LP format that lpFile writes; anything else is refused. */
export function readLinearModel(text: string): LinearModel {
  const sections = sectionsOf(text);
  const drafts = new Map<string, Draft>();
  const draft = (name: string): Draft => {
    const known = drafts.get(name) ?? { cost: 0, uses: [] };
    drafts.set(name, known);
    return known;
  };
  for (const name of [...sections.Binaries, ...sections.Generals]) draft(name.trim());
  for (const [coefficient, name] of termsOf(sections.Minimize.join(' ').replace(/^\s*obj:/, '')))
    draft(name).cost += coefficient;
  const rows = statements(sections['Subject To']).map((statement, at): LinearRow => {
    const [, name, terms, relation, limit] = /^\s*(\w+):(.*?)(<=|>=|=)\s*(\S+)\s*$/.exec(statement) ?? [];
    if (name === undefined || terms === undefined) throw new Error(`Not a constraint: ${statement.slice(0, 80)}`);
    for (const [coefficient, variable] of termsOf(terms)) draft(variable).uses.push([at, coefficient]);
    return { name, relation: relation as LinearRow['relation'], limit: finite(limit ?? '') };
  });
  return { rows, variables: [...drafts].map(([name, { cost, uses }]) => ({ name, cost, uses })) };
}

type Section = 'Minimize' | 'Subject To' | 'Binaries' | 'Generals' | 'End';

function sectionsOf(text: string): Record<Section, string[]> {
  const sections: Record<Section, string[]> = { Minimize: [], 'Subject To': [], Binaries: [], Generals: [], End: [] };
  let current: Section = 'End';
  for (const line of text.split('\n')) {
    if (line.startsWith('\\') || line.trim() === '') continue;
    if (line in sections) current = line as Section;
    else if (current === 'End') throw new Error(`Not in any section: ${line.slice(0, 80)}`);
    else sections[current].push(line);
  }
  return sections;
}

/** A constraint starts with its name and a colon; the lines after it belong to it. */
function statements(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    if (/^\s*\w+:/.test(line)) whole.push(line);
    else whole[whole.length - 1] += ` ${line.trim()}`;
  }
  return whole;
}

function termsOf(text: string): [number, string][] {
  const words = text.trim().split(/\s+/);
  if (words.length === 1 && words[0] === '') return [];
  const terms: [number, string][] = [];
  let sign = 1;
  let coefficient = 1;
  for (const word of words) {
    if (word === '+' || word === '-') sign = word === '-' ? -1 : 1;
    else if (/^[\d.]/.test(word)) coefficient = finite(word);
    else {
      terms.push([sign * coefficient, word]);
      [sign, coefficient] = [1, 1];
    }
  }
  return terms;
}

function finite(text: string): number {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) throw new Error(`"${text}" is not a number.`);
  return value;
}

/** Adds a solution up again: its objective, or the first row it breaks. Limits are compared with a millionth of slack. */
export function addUp(
  model: LinearModel,
  values: Readonly<Record<string, number>>,
): { objective: number; broken?: string } {
  const sums = new Float64Array(model.rows.length);
  let objective = 0;
  for (const { name, cost, uses } of model.variables) {
    const value = values[name] ?? 0;
    if (Math.abs(value - Math.round(value)) > 1e-6 || value < -1e-6) return { objective, broken: `${name} = ${value}` };
    objective += cost * value;
    for (const [row, coefficient] of uses) sums[row]! += coefficient * value;
  }
  const broken = model.rows.find(({ relation, limit }, at) => {
    const slack = 1e-6 * Math.max(1, Math.abs(limit));
    const over = sums[at]! - limit;
    return relation === '=' ? Math.abs(over) > slack : relation === '<=' ? over > slack : over < -slack;
  });
  return broken === undefined ? { objective } : { objective, broken: broken.name };
}
