/**
 * Keys written twice in one object of a JSON text. JSON.parse keeps the last without a word, and what the first said is lost (RFC
 * 8259, section 4, leaves the meaning open). For text that JSON.parse has read: nothing is checked twice. Looks at brackets, commas
 * and strings alone, and keeps its own stack, so that a large file costs little and deep nesting nothing.
 */

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** An object or a list that is open. `keys`: those seen so far, undefined in a list. `at`: the key or the place read last. */
interface Level {
  readonly keys: Set<string> | undefined;
  expectsKey: boolean;
  at: string | number;
}

/** The path of every key that stands in its object already, e.g. `needs[3].citizenId`, in the order of the text. */
export function duplicateKeys(text: string): string[] {
  const found: string[] = [];
  const open: Level[] = [];
  let level: Level | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) {
      const end = closingQuote(text, at);
      if (level?.keys !== undefined && level.expectsKey) {
        level.at = keyOf(text.slice(at + 1, end));
        level.expectsKey = false;
        if (level.keys.has(level.at)) found.push(pathOf(open));
        else level.keys.add(level.at);
      }
      at = end;
    } else if (char === COMMA) {
      if (typeof level!.at === 'number') level!.at++;
      else level!.expectsKey = true;
    } else if (char === OPEN_OBJECT || char === OPEN_LIST) {
      level = char === OPEN_LIST ? { keys: undefined, expectsKey: false, at: 0 } : newObject();
      open.push(level);
    } else if (char === CLOSE_OBJECT || char === CLOSE_LIST) {
      open.pop();
      level = open.at(-1);
    }
  }
  return found;
}

function newObject(): Level {
  return { keys: new Set(), expectsKey: true, at: '' };
}

/** The quote that ends the string opened at `start`: the first with an even number of backslashes before it. */
function closingQuote(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let slash = end;
    while (text.charCodeAt(slash - 1) === BACKSLASH) slash--;
    if ((end - slash) % 2 === 0) return end;
  }
}

/** "n\u0061me" and "name" are one key. */
function keyOf(written: string): string {
  return written.includes('\\') ? (JSON.parse(`"${written}"`) as string) : written;
}

function pathOf(open: readonly Level[]): string {
  const path = open.map(({ at }) => (typeof at === 'number' ? `[${at}]` : `.${at}`)).join('');
  return path.replace(/^\./, '');
}
