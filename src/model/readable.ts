/**
 * What can be read of a case that has faults of shape, so that ids used twice and references into nothing are told of in the same
 * answer. What cannot be read is absent; an item of a list stays in its place, because faults are named by it.
 */
import { z } from 'zod';
import { Case } from './case.ts';

/** Any part may be absent; objects in a list are there, if only empty. */
export type Readable<T> = T extends readonly (infer Item)[]
  ? readonly (Item extends object ? Readable<Item> : Item | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Readable<T[K]> | undefined }
    : T;

/** The sound parts of a case whose shape is not. Ids are kept as written: who refers to a wrong one does not refer to nothing. */
export function readableCase(json: unknown): Readable<Case> {
  return readableObject(Case, json) as Readable<Case>;
}

function readableObject(schema: z.ZodObject, json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return {};
  const given = json as Record<string, unknown>;
  const read: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    read[name] = readablePart(field as z.ZodType, Object.hasOwn(given, name) ? given[name] : undefined);
  }
  if (typeof given.id === 'string') read.id = given.id;
  return read;
}

function readablePart(schema: z.ZodType, value: unknown): unknown {
  const inner = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  const choices = inner instanceof z.ZodUnion ? inner.options : [inner];
  const list = choices.find((choice) => choice instanceof z.ZodArray);
  if (list !== undefined && Array.isArray(value))
    return value.map((item) => readablePart(list.element as z.ZodType, item));
  const whole = schema.safeParse(value);
  if (whole.success) return whole.data;
  return inner instanceof z.ZodObject ? readableObject(inner, value) : undefined;
}
