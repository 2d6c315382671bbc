/** Progress of long work on stderr, when a person is watching it. */
import type { PlanProgress } from '../planning/planCase.ts';
import { danishNumber, danishPercent } from './output.ts';

const PHASE_NAMES: Readonly<Record<PlanProgress['phase'], string>> = {
  pairs: 'Finder mulige match',
  assign: 'Matcher',
  schedule: 'Lægger ugerne',
  explain: 'Forklarer',
  done: 'Færdig',
};

/** At most this often, so that the terminal is not the bottleneck. */
const REDRAW_MILLISECONDS = 100;

/** Draws one line that is overwritten; silent when stderr is not a terminal. */
export function progressLine(): (progress: PlanProgress) => void {
  if (!process.stderr.isTTY) return () => undefined;
  let drawn = 0;
  return ({ phase, assign }) => {
    const now = performance.now();
    if (assign !== undefined && now - drawn < REDRAW_MILLISECONDS) return;
    drawn = now;
    const detail = assign === undefined ? '' : detailOf(assign.objective, assign.bound);
    process.stderr.write(`\r\u001b[K${phase === 'done' ? '' : `${PHASE_NAMES[phase]} … ${detail}`}`);
  };
}

/** Draws how many events are done; silent when stderr is not a terminal. */
export function eventLine(total: number): (done: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  let drawn = 0;
  return (done) => {
    const now = performance.now();
    if (done < total && now - drawn < REDRAW_MILLISECONDS) return;
    drawn = now;
    process.stderr.write(`\r\u001b[K${done === total ? '' : `Genspiller … hændelse ${done} af ${total}`}`);
  };
}

function detailOf(objective: number, bound: number): string {
  const gap = (objective - bound) / Math.max(1, Math.abs(objective));
  return Number.isFinite(gap) ? `${danishNumber(Math.round(objective))} point, gab ${danishPercent(gap)}` : '';
}
