/**
 * Every measured run is a process of its own: its memory is its own, a run before it cannot have warmed it up, and one that does not
 * come back is ended. The job reads its input from its argument and answers with one JSON line, its last.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type JobEnd<Answer> =
  | { readonly end: 'answered'; readonly answer: Answer }
  | { readonly end: 'outOfTime' | 'crashed'; readonly why: string };

const MARK = 'answer ';
/** Enough of a crash to name it. */
const MOST_WHY = 300;

/** Runs a job; `job` is a URL as import.meta.resolve gives it. Ended after `hardLimitSeconds`. */
export function runJob<Answer>(job: string, input: unknown, hardLimitSeconds: number): Promise<JobEnd<Answer>> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(job), JSON.stringify(input)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let complaint = '';
    let isLate = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-10_000);
    });
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, hardLimitSeconds * 1000);
    child.on('close', (code) => {
      clearTimeout(timer);
      const line = out.trimEnd().split('\n').at(-1) ?? '';
      if (isLate) resolve({ end: 'outOfTime', why: `no answer within ${hardLimitSeconds} s` });
      else if (code === 0 && line.startsWith(MARK))
        resolve({ end: 'answered', answer: JSON.parse(line.slice(MARK.length)) as Answer });
      else resolve({ end: 'crashed', why: whyOf(complaint, code) });
    });
  });
}

/** The line of the error, not the source that Node prints above it. */
function whyOf(complaint: string, code: number | null): string {
  const lines = complaint.split('\n').map((line) => line.trim());
  const error = lines.find((line) => /Error|FATAL|out of memory/i.test(line)) ?? lines.find((line) => line !== '');
  return `${error ?? `ended with ${code ?? 'a signal'}`}`.slice(0, MOST_WHY);
}

/** For the job’s own file: does the work on the input it was given and answers. */
export async function answerJob<Input, Answer>(work: (input: Input) => Answer | Promise<Answer>): Promise<void> {
  const answer = await work(JSON.parse(process.argv[2] ?? 'null') as Input);
  process.stdout.write(`\n${MARK}${JSON.stringify(answer ?? null)}\n`);
}

/** The answer, or an error that stops the benchmark: for our own runs, which must not fail. */
export function mustAnswer<Answer>(what: string, ended: JobEnd<Answer>): Answer {
  if (ended.end === 'answered') return ended.answer;
  throw new Error(`${what}: ${ended.end}, ${ended.why}`);
}
