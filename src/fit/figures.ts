/** The figures that a plan is made of beside the points of its pairs, with the fields each of them reads. */
import { MUST_SERVE_READS } from '../rules/index.ts';
import { type Field, readersAmong } from '../rules/reads.ts';
import { CAPACITY_READS, CASELOAD_READS, CONTRACT_LEFT_READS, MENTOR_MINUTES_READS } from './load.ts';
import { FRAME_READS, GROSS_READS, OPEN_READS } from './money.ts';
import { FAIR_READS, WAITING_READS } from './waiting.ts';

export const FIGURE_READS = {
  mentorMinutes: MENTOR_MINUTES_READS,
  contractMinutes: [...MENTOR_MINUTES_READS, ...CONTRACT_LEFT_READS],
  grossOere: GROSS_READS,
  /** Which frame it is: what the frame says beside its departments is read by whoever gets it. */
  frameOf: FRAME_READS,
  isMustServe: MUST_SERVE_READS,
  waitingPoints: WAITING_READS,
  capacityMinutes: CAPACITY_READS,
  fairMinutes: FAIR_READS,
  caseload: CASELOAD_READS,
  contractLeft: CONTRACT_LEFT_READS,
  seatLimits: [...CAPACITY_READS, ...CASELOAD_READS, ...CONTRACT_LEFT_READS],
  openOere: OPEN_READS,
  openPoints: ['weights.netCostPercent', ...OPEN_READS],
} as const satisfies Readonly<Record<string, readonly Field[]>>;

/** A figure, by the name of the function that works it out. */
export type Figure = keyof typeof FIGURE_READS;

const FIGURES = Object.keys(FIGURE_READS) as Figure[];
const numbersReading = readersAmong(FIGURES.map((figure) => ({ reads: FIGURE_READS[figure] })));

/** The figures that can notice a change of these fields. */
export function figuresReading(changed: ReadonlySet<Field>): readonly Figure[] {
  return numbersReading(changed).map((number) => FIGURES[number]!);
}
