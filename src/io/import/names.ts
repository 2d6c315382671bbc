/** Keys and names: tables written by people refer to a mentor or a unit by either, and spell both in several ways. */
import { sameWord } from './cells.ts';

/** What stands in a table as a key of the model: no spaces, at most 64 characters. '' when nothing usable is left. */
export function toId(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .replace(/\s+/gu, '-')
    .replace(/[^\p{L}\p{N}._:-]/gu, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 64);
}

/** Ids by every spelling they are known under. */
export class Names {
  private readonly ids = new Map<string, string>();
  private readonly exact = new Set<string>();
  private readonly ambiguous = new Set<string>();
  private readonly refused = new Set<string>();
  /** False where a whole table was refused: any name may have stood there. */
  isComplete = true;

  add(id: string, ...names: readonly (string | undefined)[]): void {
    this.exact.add(id);
    for (const name of [id, ...names]) {
      const word = sameWord(name ?? '');
      if (word === '') continue;
      const other = this.ids.get(word);
      if (other !== undefined && other !== id) this.ambiguous.add(word);
      else this.ids.set(word, id);
    }
  }

  /** Keys and names of a row that was refused: the fault has been told of, and who refers to the row makes no other. */
  refuse(...names: readonly (string | undefined)[]): void {
    for (const name of names) if (name !== undefined) this.refused.add(name).add(sameWord(name));
  }

  /** Whether the text may name what was refused; asked where nothing is found. */
  mayBeRefused(text: string): boolean {
    const word = sameWord(text);
    return !this.isComplete || this.refused.has(text) || (word !== '' && this.refused.has(word));
  }

  has(id: string): boolean {
    return this.exact.has(id);
  }

  /** The id behind a key or a name; 'ambiguous' when the name belongs to several. */
  find(text: string): { readonly id: string } | 'ambiguous' | undefined {
    if (this.exact.has(text)) return { id: text };
    const word = sameWord(text);
    if (this.ambiguous.has(word)) return 'ambiguous';
    const id = this.ids.get(word);
    return id === undefined ? undefined : { id };
  }
}

/** ISO 639-1 of the languages Danish job centres name most; others are written as their code. */
const LANGUAGES: Readonly<Record<string, string>> = {
  albansk: 'sq',
  arabisk: 'ar',
  bosnisk: 'bs',
  bulgarsk: 'bg',
  dansk: 'da',
  dari: 'fa',
  engelsk: 'en',
  farsi: 'fa',
  fransk: 'fr',
  færøsk: 'fo',
  grønlandsk: 'kl',
  hindi: 'hi',
  italiensk: 'it',
  kinesisk: 'zh',
  kroatisk: 'hr',
  kurdisk: 'ku',
  litauisk: 'lt',
  norsk: 'no',
  pashto: 'ps',
  persisk: 'fa',
  polsk: 'pl',
  portugisisk: 'pt',
  rumænsk: 'ro',
  russisk: 'ru',
  serbisk: 'sr',
  somali: 'so',
  somalisk: 'so',
  spansk: 'es',
  svensk: 'sv',
  swahili: 'sw',
  tamil: 'ta',
  thai: 'th',
  tigrinya: 'ti',
  tyrkisk: 'tr',
  tysk: 'de',
  ukrainsk: 'uk',
  urdu: 'ur',
  vietnamesisk: 'vi',
};
const LANGUAGE_OF = new Map(Object.entries(LANGUAGES).map(([name, code]) => [sameWord(name), code]));

export function languageCode(text: string): string | undefined {
  const word = sameWord(text);
  return LANGUAGE_OF.get(word) ?? (/^[a-z]{2}$/.test(word) ? word : undefined);
}
