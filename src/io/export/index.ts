/** A plan out, as calendars, CSV, a workbook or a page to print. The same case and plan give the same bytes. */
import { type Fault, MakkerError } from '../../errors.ts';
import type { Case } from '../../model/case.ts';
import type { Plan } from '../../model/plan.ts';
import type { NamedFile } from '../files.ts';
import { csvFile } from './csv.ts';
import { type ExportOptions, type Facts, factsOf } from './facts.ts';
import { htmlFile } from './html/page.ts';
import { icsFiles } from './ics.ts';
import { planTables } from './tables.ts';
import { xlsxFile } from './xlsx.ts';

export type ExportFormat = 'ics' | 'csv' | 'xlsx' | 'html';

/** @throws MakkerError INVALID_PLAN when the plan names needs or seats the case does not have. */
export async function exportPlan(
  input: Case,
  plan: Plan,
  format: ExportFormat,
  options: ExportOptions = {},
): Promise<{ files: NamedFile[] }> {
  const facts = factsOf(input, plan, options);
  checkPlanOfCase(facts);
  switch (format) {
    case 'ics':
      return { files: icsFiles(facts) };
    case 'csv':
      return { files: planTables(facts).map(csvFile) };
    case 'xlsx':
      return { files: [await xlsxFile(planTables(facts))] };
    case 'html':
      return { files: [htmlFile(facts)] };
  }
}

/** Everything a page looks up must be there; whether the plan is right is for src/verify to say. */
function checkPlanOfCase({ plan, index }: Facts): void {
  const faults: Fault[] = [];
  const check = (path: string, what: string, id: string, known: boolean) => {
    if (known) return;
    const message = `The case has no ${what} "${id}". Export the plan with the case it was made from.`;
    faults.push({ code: 'INVALID_PLAN', path, message });
  };
  const need = (path: string, id: string) => check(path, 'need', id, index.needById.has(id));
  plan.assignments.forEach(({ needId, seatId }, at) => {
    need(`assignments[${at}].needId`, needId);
    check(`assignments[${at}].seatId`, 'seat', seatId, index.seatById.has(seatId));
  });
  plan.waiting.forEach(({ needId }, at) => need(`waiting[${at}].needId`, needId));
  plan.meetings.forEach(({ needIds, seatId }, at) => {
    for (const id of needIds) need(`meetings[${at}].needIds`, id);
    check(`meetings[${at}].seatId`, 'seat', seatId, index.seatById.has(seatId));
  });
  plan.missedMeetings.forEach(({ needId }, at) => need(`missedMeetings[${at}].needId`, needId));
  if (faults.length === 0) return;
  throw new MakkerError('INVALID_PLAN', 'The plan does not belong to this case.', faults);
}
