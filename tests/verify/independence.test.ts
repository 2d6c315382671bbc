import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Import and re-export declarations, which start a line, and dynamic imports. */
const IMPORT = /^(?:import|export)\s[^;'`]*?\bfrom '([^']+)';$|\bimport\s*\(?'([^']+)'/gm;

/** Every file and package reached from a file, types included. */
function reached(start: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const open = [resolve(ROOT, start)];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    const name = relative(ROOT, file);
    if (files.has(name)) continue;
    files.add(name);
    for (const [, declared, dynamic] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const target = declared ?? dynamic!;
      if (target.startsWith('.')) open.push(join(dirname(file), target));
      else packages.add(target);
    }
  }
  return { files, packages };
}

describe('src/verify', () => {
  const { files, packages } = reached('src/verify/index.ts');

  it('should share no code with the solver or the planning', () => {
    const folders = new Set([...files].map((file) => file.split('/').slice(0, 2).join('/')));
    expect([...folders].sort()).toEqual(['src/fit', 'src/model', 'src/rules', 'src/time', 'src/verify']);
  });

  it('should need no package but zod, and nothing of Node', () => {
    expect([...packages]).toEqual(['zod']);
  });
});
