/** The case while it is put together: what each table has added so far, and the names under which rows refer to each other. */
import type { CaseInput } from '../../../model/case.ts';
import { DEFAULT_COMPETENCES } from '../../../model/defaultCompetences.ts';
import { sameWord } from '../cells.ts';
import type { TableName } from '../columns.ts';
import { type ImportLog, quoted, type Where } from '../log.ts';
import { languageCode, Names, toId } from '../names.ts';

type ListOf<K extends keyof CaseInput> = NonNullable<CaseInput[K]>;
/** Where two cells stand that belong together. */
type Both = readonly [Where, Where];
type Entry<K extends keyof CaseInput> = ListOf<K> extends readonly (infer T)[] ? T : never;

export class Draft {
  readonly planDate: string;
  readonly log: ImportLog;
  /** By id, or for relations by need, in the order the rows came. */
  readonly units = new Map<string, Entry<'units'>>();
  readonly mentors = new Map<string, Entry<'mentors'>>();
  readonly citizens = new Map<string, Entry<'citizens'>>();
  readonly needs = new Map<string, Entry<'needs'>>();
  readonly relations = new Map<string, Entry<'relations'>>();
  readonly groups = new Map<string, Entry<'groups'>>();
  readonly budgets = new Map<string, Entry<'budgets'>>();
  readonly pins = new Map<string, Entry<'pins'>>();
  readonly vetoes: Entry<'vetoes'>[] = [];
  /** Needs of each citizen, by id. */
  readonly needsOfCitizen = new Map<string, string[]>();
  /** Citizens of whom a need was refused. */
  readonly needsRefusedOf = new Set<string>();
  readonly departments: Entry<'departments'>[] = [];
  readonly caseworkers: Entry<'caseworkers'>[] = [];
  readonly competences: Entry<'competences'>[] = [...DEFAULT_COMPETENCES];
  readonly unitNames = new Names();
  readonly mentorNames = new Names();
  readonly citizenNames = new Names();
  readonly needNames = new Names();
  readonly groupNames = new Names();
  readonly budgetNames = new Names();
  private readonly competenceNames = new Names();
  private readonly departmentNames = new Names();
  private readonly caseworkerNames = new Names();
  private readonly defaulted = new Map<string, { where: Where; value: string; rows: number }>();

  constructor(planDate: string, log: ImportLog) {
    this.planDate = planDate;
    this.log = log;
    for (const { id, labelDa, labelEn } of DEFAULT_COMPETENCES) {
      // "Misbrug, alkohol" is also known as "Misbrug"; so are the parts of "Sprog, kultur og integration".
      this.competenceNames.add(id, labelDa, labelEn, labelDa.split(/,| og /)[0]);
    }
  }

  /** A table that could not be read. */
  lose(table: TableName): void {
    const lost: Partial<Record<TableName, readonly Names[]>> = {
      units: [this.unitNames],
      mentors: [this.mentorNames],
      groups: [this.groupNames],
      citizens: [this.citizenNames],
      needs: [this.needNames],
      register: [this.citizenNames, this.needNames],
    };
    for (const names of lost[table] ?? []) names.isComplete = false;
  }

  addNeed(need: Entry<'needs'>): void {
    this.needs.set(need.id, need);
    this.needNames.add(need.id);
    const others = this.needsOfCitizen.get(need.citizenId);
    if (others === undefined) this.needsOfCitizen.set(need.citizenId, [need.id]);
    else others.push(need.id);
  }

  /** A key for a new entry, from its key column or else its name; undefined with a fault when taken or unusable. */
  newId(given: string | undefined, name: string | undefined, taken: Names, where: Where): string | undefined {
    const id = toId(given ?? name ?? '');
    if (id === '') {
      if (given !== undefined || name !== undefined)
        this.log.fault(where, 'The key has no letters or digits. Use some.');
      return undefined;
    }
    if (!taken.has(id)) return id;
    this.log.fault(where, `The key ${quoted(id)} is already used in an earlier row. Give each its own key.`);
    return undefined;
  }

  /** The id a cell refers to; undefined with a fault when there is none, or with none when the cell is empty. */
  refer(text: string | undefined, names: Names, what: string, where: Where): string | undefined {
    if (text === undefined) return undefined;
    const found = names.find(text) ?? names.find(toId(text));
    if (found !== undefined && found !== 'ambiguous') return found.id;
    if (found === undefined && names.mayBeRefused(text)) return undefined;
    const advice =
      found === 'ambiguous'
        ? 'names several; use the key'
        : `is not in the table of ${what}s; add it or correct the name`;
    this.log.fault(where, `${what[0]!.toUpperCase()}${what.slice(1)} ${quoted(text)} ${advice}.`);
    return undefined;
  }

  /** The seat a cell names: a mentor, a group, or a unit that sells places; undefined with a fault when it is none. */
  seatId(text: string | undefined, where: Where): string | undefined {
    if (text === undefined) return undefined;
    const all = [this.mentorNames, this.groupNames, this.unitNames];
    const found = all.map((names) => names.find(text) ?? names.find(toId(text))).find((name) => name !== undefined);
    if (found === undefined && all.some((names) => names.mayBeRefused(text))) return undefined;
    if (found === undefined || found === 'ambiguous') {
      const advice =
        found === 'ambiguous' ? 'names several; use the key' : 'is in no table; add it or correct the name';
      this.log.fault(where, `Mentor ${quoted(text)} ${advice}.`);
      return undefined;
    }
    if (this.units.get(found.id)?.unnamedSeats === false) {
      this.log.fault(where, `Unit ${quoted(text)} sells no unnamed places. Name one of its mentors.`);
      return undefined;
    }
    return found.id;
  }

  /** A need by its key, or by the citizen where he has only one; undefined with a fault. */
  needId(
    values: { readonly need: string | undefined; readonly citizen: string | undefined },
    where: (column: 'need' | 'citizen') => Where,
  ): string | undefined {
    if (values.need !== undefined) return this.refer(values.need, this.needNames, 'need', where('need'));
    const citizenId = this.refer(values.citizen, this.citizenNames, 'citizen', where('citizen'));
    if (citizenId === undefined) {
      if (values.citizen === undefined)
        this.log.faultBetween(
          [where('need'), where('citizen')],
          'The row names neither a need nor a citizen. Give one.',
        );
      return undefined;
    }
    const needs = this.needsOfCitizen.get(citizenId) ?? [];
    if (needs.length === 1) return needs[0]!;
    if (needs.length === 0 && (this.needsRefusedOf.has(citizenId) || !this.needNames.isComplete)) return undefined;
    const has = needs.length === 0 ? 'no need' : 'several needs';
    this.log.fault(where('citizen'), `The citizen has ${has}. Name the need in the column "behov".`);
    return undefined;
  }

  /** A cell that names one twice means it once. */
  competenceIds(texts: readonly string[] | undefined, where: Where): string[] {
    return [...new Set((texts ?? []).flatMap((text) => this.competenceId(text, where) ?? []))];
  }

  competenceId(text: string | undefined, where: Where): string | undefined {
    if (text === undefined) return undefined;
    const found = this.competenceNames.find(text);
    if (found !== undefined && found !== 'ambiguous') return found.id;
    const id = toId(text.toLowerCase());
    if (id === '') {
      this.log.fault(where, `${quoted(text)} is not a competence. Write words.`);
      return undefined;
    }
    this.competences.push({ id, labelDa: text, labelEn: text });
    this.competenceNames.add(id, text);
    this.log.warn(where, 'NEW_COMPETENCE', `Competence ${quoted(text)} is not on the list; added. Check the spelling.`);
    return id;
  }

  languageCodes(texts: readonly string[] | undefined, where: Where): string[] | undefined {
    return texts?.flatMap((text) => this.language(text, where) ?? []);
  }

  language(text: string | undefined, where: Where): string | undefined {
    if (text === undefined) return undefined;
    const code = languageCode(text);
    if (code === undefined)
      this.log.fault(where, `Language ${quoted(text)} is not known. Use its two-letter code, e.g. so.`);
    return code;
  }

  /** Departments and caseworkers need no table of their own: naming one makes it. */
  departmentId(text: string | undefined): string | undefined {
    return this.nameToId(text, this.departmentNames, (id, name) => this.departments.push({ id, name }));
  }

  caseworkerId(text: string | undefined, departmentId: string | undefined): string | undefined {
    return this.nameToId(text, this.caseworkerNames, (id, displayName) =>
      this.caseworkers.push(departmentId === undefined ? { id, displayName } : { id, displayName, departmentId }),
    );
  }

  private nameToId(
    text: string | undefined,
    names: Names,
    add: (id: string, name: string) => void,
  ): string | undefined {
    if (text === undefined || sameWord(text) === '') return undefined;
    const found = names.find(text);
    if (found !== undefined && found !== 'ambiguous') return found.id;
    const id = toId(text);
    names.add(id, text);
    add(id, text);
    return id;
  }

  /** A value the table does not give; all rows that lack it make one warning. */
  orDefault<T extends string | number>(value: T | undefined, fallback: T, where: Where, shown = String(fallback)): T {
    if (value !== undefined) return value;
    const key = `${where.file}\n${where.column}`;
    const seen = this.defaulted.get(key);
    if (seen === undefined) this.defaulted.set(key, { where, value: shown, rows: 1 });
    else seen.rows++;
    return fallback;
  }

  warnOfDefaults(): void {
    for (const { where, value, rows } of this.defaulted.values()) {
      const subject = rows === 1 ? '1 row has' : `${rows} rows have`;
      this.log.warn(where, 'DEFAULT_USED', `${subject} no value; ${value} is used. The first is row ${where.row}.`);
    }
  }

  /** Both or neither of two columns that belong together; undefined, and a fault when only one is filled. */
  together<A, B>(a: A | undefined, b: B | undefined, where: Both, what: string): readonly [A, B] | undefined {
    if (a !== undefined && b !== undefined) return [a, b];
    if (a !== undefined || b !== undefined)
      this.log.faultBetween(where, `Only one of ${what} is given. Give both or neither.`);
    return undefined;
  }

  /** A period of two date columns; undefined, and a fault when it is half given or ends before it starts. */
  period(
    from: string | undefined,
    until: string | undefined,
    where: Both,
  ): { from: string; until: string } | undefined {
    const both = this.together(from, until, where, 'the first and the last day');
    if (both === undefined) return undefined;
    if (both[1] >= both[0]) return { from: both[0], until: both[1] };
    this.log.fault(where[0], `The period ends ${both[1]}, before it starts ${both[0]}. Correct the dates.`);
    return undefined;
  }
}
