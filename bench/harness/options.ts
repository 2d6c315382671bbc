/** Options of a benchmark: every one a text with a default, and the two that all have. */
import path from 'node:path';
import { parseArgs } from 'node:util';

export interface CommonOptions {
  /** Folder of the results. */
  readonly out: string;
  /** Leave alone what this machine has measured at this commit. */
  readonly resume: boolean;
}

export function readOptions<Name extends string>(defaults: Record<Name, string>): Record<Name, string> & CommonOptions {
  const texts = Object.fromEntries(
    Object.entries<string>(defaults).map(([name, fallback]) => [name, { type: 'string' as const, default: fallback }]),
  );
  const known = {
    ...texts,
    out: { type: 'string' as const, default: path.join(import.meta.dirname, '../results') },
    resume: { type: 'boolean' as const, default: false },
  };
  try {
    return parseArgs({ options: known }).values as Record<Name, string> & CommonOptions;
  } catch (error) {
    progress(`${(error as Error).message.split('.')[0]}. There are: --${Object.keys(known).join(', --')}.`);
    process.exit(2);
  }
}

/** "1,2,3" → [1, 2, 3]. */
export function numbers(text: string): number[] {
  return text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const value = Number(part);
      if (!Number.isFinite(value) || value < 0) throw new Error(`"${part}" is not a number. Give a list like 1,2,3.`);
      return value;
    });
}

export interface TownSize {
  readonly citizens: number;
  readonly mentors: number;
}

/** "500x70,2500x350" → sizes. */
export function townSizes(text: string): TownSize[] {
  return text.split(',').map((part) => {
    const [citizens, mentors] = part.split(/[x×]/).map(Number);
    if (!citizens || !mentors) throw new Error(`Size "${part}" is not citizens×mentors, say 500x70.`);
    return { citizens, mentors };
  });
}

/** What happens now, on stderr. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
