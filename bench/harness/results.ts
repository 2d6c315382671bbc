/**
 * Measurements are kept as JSON beside the Markdown that shows them, so that a benchmark may be run size by size. A row measured again
 * replaces the old one; rows of another machine are left out, because a table of two machines compares nothing.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandLine, commitHere, describeMachine, loadNow, type Machine, machineHere } from './machine.ts';
import { progress } from './options.ts';

/** A row with the circumstances it was measured in. */
export type Measured<Row> = Row & {
  readonly key: string;
  readonly command: string;
  readonly commit: string;
  /** Load of the machine when the run began. */
  readonly load: number;
};

interface Stored<Row> {
  readonly machine: Machine;
  readonly rows: readonly Measured<Row>[];
}

export class Ledger<Row extends object> {
  private readonly file: string;
  private readonly machine = machineHere();
  private readonly commit = commitHere();
  private readonly isResuming: boolean;
  private kept = new Map<string, Measured<Row>>();

  constructor(name: string, options: { readonly out: string; readonly resume: boolean }) {
    mkdirSync(options.out, { recursive: true });
    this.file = path.join(options.out, name);
    this.isResuming = options.resume;
    progress(`${describeMachine(this.machine)}, load ${loadNow()}\n${commandLine()}`);
    if (!existsSync(`${this.file}.json`)) return;
    const stored = JSON.parse(readFileSync(`${this.file}.json`, 'utf8')) as Stored<Row>;
    if (describeMachine(stored.machine) === describeMachine(this.machine))
      this.kept = new Map(stored.rows.map((row) => [row.key, row]));
    else progress(`${this.file}.json is of another machine; it is started anew.`);
  }

  /** Measures a row and writes it down at once. A resumed benchmark keeps what it has of this commit. */
  async measure(key: string, work: () => Promise<Row>): Promise<void> {
    if (this.isResuming && this.kept.get(key)?.commit === this.commit) return;
    const load = loadNow();
    progress(`${key} … (load ${load})`);
    const row = await work();
    progress(`  ${JSON.stringify(row).slice(0, 400)}`);
    this.kept.set(key, { ...row, key, load, command: commandLine(), commit: this.commit });
    const stored: Stored<Row> = { machine: this.machine, rows: [...this.kept.values()] };
    writeFileSync(`${this.file}.json`, `${JSON.stringify(stored, null, 1)}\n`);
  }

  rows(): readonly Measured<Row>[] {
    return [...this.kept.values()];
  }

  /** Writes the Markdown: title, circumstances, then the body. */
  publish(title: string, body: string): void {
    const distinct = (of: (row: Measured<Row>) => string) => [...new Set(this.rows().map(of))];
    const loads = this.rows().map((row) => row.load);
    const circumstances = [
      `Machine: ${describeMachine(this.machine)}. Load when a run began: ${Math.min(...loads)} to ${Math.max(...loads)}.`,
      `Commit: ${distinct((row) => row.commit).join(', ')} (+ = with changes not committed).`,
      ['```sh', ...distinct((row) => row.command), '```'].join('\n'),
    ];
    writeFileSync(`${this.file}.md`, `# ${title}\n\n${circumstances.join('\n\n')}\n\n${body.trimEnd()}\n`);
    progress(`written to ${this.file}.md`);
  }
}
