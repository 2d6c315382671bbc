import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sameWord } from '../../../src/io/import/cells.ts';
import type { Columns } from '../../../src/io/import/column.ts';
import { TABLES } from '../../../src/io/import/columns.ts';

const DOCUMENT = readFileSync(new URL('../../../docs/import.md', import.meta.url), 'utf8');
const tables = Object.values(TABLES) as readonly { title: string; columns: Columns }[];

describe('columns', () => {
  it('should have headers and spellings that are unique in their table', () => {
    for (const { title, columns } of tables) {
      const words = Object.values(columns).flatMap(({ header, also }) => [header, ...also].map(sameWord));
      expect(
        words.filter((word, at) => words.indexOf(word) !== at),
        title,
      ).toEqual([]);
    }
  });

  it('should stand in docs/import.md, one line each', () => {
    for (const { title, columns } of tables) {
      const start = DOCUMENT.indexOf(`\n## ${title[0]!.toUpperCase()}${title.slice(1)}`);
      const section = DOCUMENT.slice(start, DOCUMENT.indexOf('\n## ', start + 1));
      const lines = Object.values(columns).map(({ header, also, required, kind }) => {
        const note = kind.note.replaceAll('|', '\\|');
        return `| ${header}${required ? ' *' : ''} | ${also.join(' · ')} | ${note} |`;
      });
      expect(start, title).toBeGreaterThan(0);
      expect(
        section
          .split('\n')
          .filter((line) => line.startsWith('| ') && !line.startsWith('| column') && !line.startsWith('| ---')),
      ).toEqual(lines);
    }
  });
});
