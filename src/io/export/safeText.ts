/**
 * Text of people in files that other programs interpret. A spreadsheet runs what begins like a formula (OWASP, "CSV Injection"), and a
 * calendar or a table breaks on a stray line; none of it may come from a name.
 */

/** What starts a formula in Excel, LibreOffice or Google Sheets, with the full-width forms Excel also accepts. */
const FORMULA = /^'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * One line of well-formed text: control characters and line separators become a space, halves of characters and code points that XML
 * or its writers cannot hold become □.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\ufffd\p{Noncharacter_Code_Point}]/gu, '□');
}

/** A cell no spreadsheet takes for a formula: what begins like one gets an apostrophe in front. */
export function neutralised(text: string): string {
  const line = oneLine(text);
  return FORMULA.test(line) ? `'${line}` : line;
}

/** The text as it was before `neutralised` put an apostrophe in front. */
export function restored(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** Names Windows keeps for devices, whatever the ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** File names that are plain, and different even where case does not count. */
export class FileNames {
  private readonly taken = new Set<string>();

  next(text: string, ending: string): string {
    const plain = text
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}_-]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80);
    const base = plain === '' || RESERVED.test(plain) ? `fil-${plain}` : plain;
    for (let number = 1; ; number++) {
      const name = `${number === 1 ? base : `${base}-${number}`}.${ending}`;
      if (this.taken.has(name.toLowerCase())) continue;
      this.taken.add(name.toLowerCase());
      return name;
    }
  }
}
