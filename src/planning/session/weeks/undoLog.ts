/** What an update has changed, so that it can be told, and taken back: the last change first. */
export class UndoLog {
  private readonly steps: Step[] = [];
  /** Lists that this update has made: nobody else holds them yet, so they are written to. */
  private readonly made = new Set<object>();

  own<List extends object>(list: List): List {
    this.made.add(list);
    return list;
  }

  owns(list: object): boolean {
    return this.made.has(list);
  }

  /** Sets an entry, or deletes it where there is no value. */
  set<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
    const before = map.get(key);
    if (before === value) return;
    this.steps.push({ map, key, before });
    put(map, key, value);
  }

  /** What the changed entries of a map were before the first change; undefined where there was none. */
  before<K, V>(map: Map<K, V>): Map<K, V | undefined> {
    const values = new Map<K, V | undefined>();
    for (const step of this.steps) {
      if (step.map === map && !values.has(step.key as K)) values.set(step.key as K, step.before as V | undefined);
    }
    return values;
  }

  undo(): void {
    for (let at = this.steps.length - 1; at >= 0; at--) {
      const { map, key, before } = this.steps[at]!;
      put(map, key, before);
    }
    this.steps.length = 0;
  }
}

interface Step {
  // biome-ignore lint/suspicious/noExplicitAny: maps of many kinds share one log
  readonly map: Map<any, any>;
  readonly key: unknown;
  readonly before: unknown;
}

function put<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
