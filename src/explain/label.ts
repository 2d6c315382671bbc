/** Words of the catalogues: one label by family, code and language, and the filling of its blanks. */
import { DA } from './catalogue.da.ts';
import { EN } from './catalogue.en.ts';

export type Family = keyof typeof DA;
/** Any catalogue: the families and codes of the Danish one, each with its text. */
export type Catalogue = { readonly [F in Family]: Readonly<Record<keyof (typeof DA)[F], string>> };
export type Code<F extends Family> = keyof (typeof DA)[F];
export type Language = 'da' | 'en';

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { da: DA, en: EN };

/** The text of a code; the code itself where a newer part of the product knows one the catalogue does not. */
export function label(family: Family, code: string, language: Language): string {
  const texts: Readonly<Record<string, string>> = CATALOGUES[language][family];
  return Object.hasOwn(texts, code) ? texts[code]! : code;
}

/** A phrase with its blanks filled in. */
export function phrase(
  code: Code<'phrase'>,
  language: Language,
  blanks: Readonly<Record<string, string | number>> = {},
): string {
  return fill(CATALOGUES[language].phrase[code], blanks);
}

/**
 * Replaces every `{name}`; a sentence that has nothing to name loses the blank and the colon before it. What ends in a full stop of its
 * own, as “Freja V.” does, takes no second.
 */
export function fill(template: string, blanks: Readonly<Record<string, string | number>>): string {
  return template
    .replace(/\{(\w+)\}(\.?)/g, (_, name: string, stop: string) => {
      const text = String(blanks[name] ?? '');
      return text.endsWith('.') ? text : `${text}${stop}`;
    })
    .replace(/[ :]+$/, '')
    .trim();
}
