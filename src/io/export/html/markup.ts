/** HTML without accidents: text is escaped by the tag that holds it, and only `Markup` passes as it is. */
import type { Label, Language } from '../../../model/labels.ts';
import { oneLine } from '../safeText.ts';

/** A piece of finished HTML. */
export class Markup {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}
export type Piece = Markup | string | number;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe as content and inside a quoted attribute. */
function escaped(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** Template tag: every value is escaped unless it is Markup or a list of it. */
export function html(strings: TemplateStringsArray, ...values: readonly (Piece | readonly Piece[])[]): Markup {
  let joined = strings[0]!;
  values.forEach((value, at) => {
    joined += (Array.isArray(value) ? value : [value]).map(written).join('') + strings[at + 1]!;
  });
  return new Markup(joined);
}

function written(piece: Piece): string {
  return piece instanceof Markup ? piece.html : escaped(String(piece));
}

/** The same in both languages; the style sheet shows the one that is chosen. Written once where both are equal. */
export function both(text: Label): Markup {
  if (text.da === text.en) return html`${text.da}`;
  return html`<span lang="da">${text.da}</span><span lang="en">${text.en}</span>`;
}

export const label = (da: string, en: string): Label => ({ da, en });
/** The same sentence written in both languages. */
export const inBoth = (write: (language: Language) => string): Label => ({ da: write('da'), en: write('en') });

export function section(title: Label, content: Markup): Markup {
  return html`<section>
<h2>${both(title)}</h2>
${content}</section>
`;
}

/** A table people and screen readers can read: caption, column headers, and the first cell of each row as its header. */
export function table(caption: Label, header: readonly Label[], rows: readonly (readonly Piece[])[]): Markup {
  const heads = header.map((title) => html`<th scope="col">${both(title)}</th>`);
  const lines = rows.map((row) => {
    const [first, ...rest] = row;
    return html`<tr><th scope="row">${first!}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>\n`;
  });
  return html`<table>
<caption>${both(caption)}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${lines}</tbody>
</table>
`;
}
