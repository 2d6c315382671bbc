import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyPlan } from '../../src/verify/index.ts';
import { townCase, townPlan } from './town.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The checker as one script for a page, its exports under the global name `Checker`. */
async function bundle(): Promise<string> {
  const output = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'src/verify/index.ts', formats: ['iife'], name: 'Checker', fileName: 'checker' },
    },
  });
  const [result] = Array.isArray(output) ? output : [output];
  if (result === undefined || !('output' in result)) throw new Error('vite built nothing');
  return result.output[0].code;
}

describe('src/verify in a browser', () => {
  let script = '';
  beforeAll(async () => {
    script = await bundle();
  });

  it('should bundle without anything of Node', () => {
    expect(script).not.toMatch(/\bnode:|__vite-browser-external|\brequire\(/);
  });

  it('should give the same verdict in a context without Node’s globals', () => {
    const town = townCase();
    const plan = townPlan(town);
    const spoiled = { ...plan, assignments: plan.assignments.slice(1) };
    const page = createContext({ input: JSON.stringify([town, plan, spoiled]) });
    expect(runInContext('typeof process + typeof require + typeof Buffer', page)).toBe('undefinedundefinedundefined');
    const ask =
      'const [town, plan, spoiled] = JSON.parse(input); JSON.stringify([Checker.verifyPlan(town, plan), Checker.verifyPlan(town, spoiled)])';
    const answer: unknown = JSON.parse(runInContext(`${script}\n${ask}`, page));
    expect(answer).toEqual([verifyPlan(town, plan), verifyPlan(town, spoiled)]);
  });
});
