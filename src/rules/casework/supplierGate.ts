/** The two-stage order at a supplier: a seat first, then a person. Nobody becomes active without a real name and telephone. */
import type { Relation } from '../../model/case.ts';
import type { Reason } from '../../model/plan.ts';

/** What registers hold in place of a name, letters only (the first two are from the evaluation of 2015, the rest are their like). */
const PLACEHOLDER_NAMES = new Set([
  ...['ikkeopgivet', 'callcenter', 'ikkeoplyst', 'uoplyst', 'ukendt', 'ingen', 'mangler'],
  ...['mentor', 'navn', 'nn', 'na', 'tba', 'xx'],
]);

/** A name has two letters at least, and is not one of the placeholders, whatever their case, spaces and punctuation. */
export function isRealName(name: string): boolean {
  const letters = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return (letters.match(/\p{L}/gu) ?? []).length >= 2 && !PLACEHOLDER_NAMES.has(letters);
}

/** Eight digits, with or without +45 and spaces; one digit repeated, or counting up, is a filler. */
export function isRealPhone(phone: string): boolean {
  const digits = phone.replace(/[\s.-]/g, '').replace(/^(\+45|0045)(?=\d{8}$)/, '');
  return /^\d{8}$/.test(digits) && !/^(\d)\1+$/.test(digits) && digits !== '12345678';
}

export interface NamedPerson {
  readonly displayName: string;
  readonly phone: string;
}

/** Why the supplier’s answer is not accepted; empty when it is. */
export function supplierAnswerFaults(person: NamedPerson): Reason[] {
  const faults: Reason[] = [];
  if (!isRealName(person.displayName)) faults.push({ code: 'placeholderName', subjects: [person.displayName] });
  if (!isRealPhone(person.phone)) faults.push({ code: 'placeholderPhone', subjects: [person.phone] });
  return faults;
}

/** The relation after the supplier’s answer: active with the person, or unchanged beside the reasons. */
export function confirmSupplierMentor(
  relation: Relation,
  person: NamedPerson,
): { relation: Relation; faults: Reason[] } {
  const faults = supplierAnswerFaults(person);
  if (faults.length > 0) return { relation, faults };
  return { relation: { ...relation, status: 'active', supplierMentor: { ...person } }, faults };
}
