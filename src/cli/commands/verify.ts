/** `makker verify`: judge a plan from the case alone. */
import type { Command } from 'commander';
import { MakkerError } from '../../errors.ts';
import { maskCpr } from '../../io/import/cpr.ts';
import { judgePlan } from '../../publish.ts';
import { readCaseFile, readPlanFile } from '../files.ts';
import { danishNumber, printJson, printTable, say } from '../output.ts';

/** A file without the shape of a plan is bad input, and its plan is not valid either. */
function refuse(error: unknown): never {
  if (!(error instanceof MakkerError) || error.code !== 'INVALID_PLAN') throw error;
  const violations = error.faults.map(({ path, message }) => ({
    code: 'MALFORMED_PLAN',
    path: maskCpr(path),
    message: maskCpr(message),
  }));
  throw new MakkerError(error.code, error.message, error.faults, { valid: false, violations });
}

export function addVerify(makker: Command): void {
  makker
    .command('verify <case> <plan>')
    .description('Kontrollér en plan mod sagen, uafhængigt af den, der lavede den.')
    .option('--json', 'print the verdict as one JSON object')
    .action(async (casePath: string, planPath: string, options: { json?: boolean }) => {
      const verdict = judgePlan(await readCaseFile(casePath), await readPlanFile(planPath).catch(refuse));
      const violations = verdict.violations.map((each) => ({
        ...each,
        path: maskCpr(each.path),
        message: maskCpr(each.message),
      }));
      if (options.json) printJson({ ...verdict, violations });
      else {
        printTable(verdict.valid ? 'Planen er gyldig' : `Planen har ${verdict.violations.length} fejl`, [
          ['Point', danishNumber(verdict.objective)],
          ['Bevist grænse', danishNumber(verdict.bound)],
        ]);
        for (const { code, path, message } of verdict.violations) say(`  ${code} ${path}: ${message}`);
      }
      if (!verdict.valid) process.exitCode = 1;
    });
}
