/** The command line: commands, their options, and the one place where errors become text and exit codes. */
import { Command, CommanderError } from 'commander';
import makkerPackage from '../../package.json' with { type: 'json' };
import { ERROR_CODES, MakkerError } from '../errors.ts';
import { addDemo } from './commands/demo.ts';
import { addExplain } from './commands/explain.ts';
import { addExport } from './commands/export.ts';
import { addGap } from './commands/gap.ts';
import { addGenerate } from './commands/generate.ts';
import { addImport } from './commands/import.ts';
import { addReplay } from './commands/replay.ts';
import { addSolve } from './commands/solve.ts';
import { addVerify } from './commands/verify.ts';
import { errorObject, printError, printJson } from './output.ts';

/** In the order of the help. */
const COMMANDS = [addDemo, addGenerate, addSolve, addVerify, addReplay, addExplain, addImport, addExport, addGap];

const EXIT_DONE = 0;
const EXIT_NO = 1;
const EXIT_BAD_INPUT = 2;

/** Runs one command and sets the exit code: 0 done, 1 the answer is no, 2 bad input. */
export async function main(args: readonly string[]): Promise<void> {
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', onOutputError);
  try {
    await program().parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error, args.includes('--json'));
  }
}

function program(): Command {
  const makker = new Command('makker')
    .description('Matcher borgere med mentorer, lægger ugens møder og beviser, hvor god planen er.')
    .version(makkerPackage.version)
    .exitOverride()
    // Commander’s own text for bad options goes through report(), so that it is said once and in one form.
    .configureOutput({ outputError: () => undefined })
    .showHelpAfterError();
  for (const add of COMMANDS) add(makker);
  for (const command of makker.commands) {
    const quiet = command.exitOverride().configureOutput({ outputError: () => undefined });
    refuseRepeated(quiet);
    refuseSwallowed(quiet);
  }
  return makker;
}

/** Of an option given twice, Commander takes the last and says nothing; which one was meant nobody knows. */
function refuseRepeated(command: Command): void {
  for (const option of command.options) {
    let times = 0;
    command.on(`option:${option.name()}`, () => {
      if (++times === 1) return;
      throw new CommanderError(
        EXIT_BAD_INPUT,
        'makker.repeatedOption',
        `option '${option.long}' is given more than once`,
      );
    });
  }
}

/** Commander takes whatever follows for the value, `--json` too, and then writes a file of that name. */
function refuseSwallowed(command: Command): void {
  for (const option of command.options.filter(({ required }) => required)) {
    const parse = option.parseArg ?? ((value: string) => value);
    option.argParser((value: string, previous: unknown) => {
      if (!/^--?[a-z]/i.test(value)) return parse(value, previous);
      const advice = `Give its value; a name that begins with a hyphen is written "./${value}"`;
      throw new CommanderError(
        EXIT_BAD_INPUT,
        'makker.swallowedOption',
        `option '${option.flags}' is followed by the option '${value}'. ${advice}`,
      );
    });
  }
}

/** Says what went wrong: to people on stderr, and with --json as the one object on stdout too. */
function report(error: unknown, isJson: boolean): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT_DONE;
    return report(new MakkerError('BAD_OPTION', `${messageOf(error)}. See "makker --help".`), isJson);
  }
  if (error instanceof MakkerError) {
    printError(error);
    if (isJson) printJson({ ...error.summary, error: errorObject(error) });
    return ERROR_CODES[error.code] === 'defect' ? EXIT_NO : EXIT_BAD_INPUT;
  }
  throw error;
}

function messageOf(error: CommanderError): string {
  if (error.code === 'commander.help') return 'no command given';
  return error.message.replace(/^error: /, '').replace(/\.$/, '');
}

/** A reader that has seen enough, as in `| head`, ends the run in peace; a full disk behind `>` is a sentence. */
function onOutputError(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  printError(new MakkerError('CANNOT_WRITE', `Cannot write to the output (${error.code}). Make room and try again.`));
  process.exit(EXIT_BAD_INPUT);
}
