/** Runs another benchmark of this folder as a program of its own and returns what it printed, repeating it on stderr as it comes. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** `script` is a URL as import.meta.resolve gives it. Throws when it does not end well. */
export function printedBy(script: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(script), ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      process.stderr.write(text);
    });
    child.on('close', (code) => {
      if (code === 0) resolve(out);
      else reject(new Error(`${fileURLToPath(script)} ended with ${code ?? 'a signal'}.`));
    });
  });
}
