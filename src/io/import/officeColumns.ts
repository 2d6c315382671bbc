/** Tables of what a job centre agrees beside its orders: who is around a citizen, groups, refusals, promises and budget frames. */

import { type Labels, MEETING_PLACES, MENTOR_KINDS } from '../../model/labels.ts';
import type { MentorKind } from '../../model/vocabulary.ts';
import { date, list, number, oneOf, text, time } from './cells.ts';
import { CITIZEN, column, kroner, NEED, personKey, required, weekday } from './column.ts';

/** The largest frame a case can hold. */
const MOST_KRONER = 1_000_000_000;

const SUPPORT_KINDS: Labels<MentorKind | 'skp' | 'coordinatingCaseworker'> = {
  ...MENTOR_KINDS,
  skp: { da: 'støtte- og kontaktperson', en: 'support and contact person' },
  coordinatingCaseworker: { da: 'koordinerende sagsbehandler', en: 'coordinating caseworker' },
};
const BASES: Labels<'spending' | 'refund'> = {
  spending: { da: 'udgiften', en: 'spending' },
  refund: { da: 'refusionen', en: 'refund' },
};
const HARDNESS: Labels<'soft' | 'hard'> = {
  soft: { da: 'tilladt', en: 'allowed' },
  hard: { da: 'kun ret og pligt', en: 'right and duty only' },
};

export const SUPPORT_PERSONS = {
  citizen: personKey('borger', CITIZEN, true),
  kind: required('støtteperson', oneOf(SUPPORT_KINDS, { bostøtte: 'bostoette', mentor: 'internalSocial' }), [
    'art',
    'support person',
  ]),
  mentor: personKey('mentor', ['mentornavn', 'mentornøgle']),
  from: required('fra', date, ['siden', 'from']),
  until: column('til', date, ['til og med', 'until']),
} as const;

export const PRIOR_MENTORS = {
  citizen: personKey('borger', CITIZEN, true),
  mentor: personKey('tidligere mentor', ['forrige mentor', 'prior mentor'], true),
  ended: required('ophørt', date, ['sluttet', 'ended']),
  outcome: column(
    'udfald',
    oneOf({
      completed: { da: 'gennemført', en: 'completed' },
      released: { da: 'fritaget', en: 'released' },
      unknown: { da: 'ukendt', en: 'unknown' },
    } as const),
    ['outcome'],
  ),
} as const;

export const GROUPS = {
  id: column('gruppenøgle', text, ['gruppenr', 'group id']),
  name: required('gruppenavn', text, ['gruppe', 'group name']),
  leader: personKey('gruppeleder', ['leder', 'group leader'], true),
  least: required('mindst deltagere', number('citizens', 0, 60), ['min deltagere', 'fewest']),
  most: required('højst deltagere', number('citizens', 0, 60), ['max deltagere', 'most']),
  weekday: required('ugedag', weekday, ['dag', 'weekday']),
  start: required('klokken', time, ['kl.', 'tidspunkt', 'start']),
  minutes: required('varighed i minutter', number('minutes', 15, 480), ['varighed', 'minutes']),
  everyWeeks: column('hver n. uge', number('weeks', 1, 4), ['every weeks']),
  firstDate: required('første gang', date, ['første dato', 'first date']),
  place: column('mødested', oneOf(MEETING_PLACES), ['meeting place']),
} as const;

export const VETOES = {
  citizen: personKey('borger', CITIZEN, true),
  seat: personKey('fravalgt', ['fravalgt mentor', 'vetoed'], true),
  by: column(
    'fravalgt af',
    oneOf({
      citizen: { da: 'borgeren', en: 'citizen' },
      mentor: { da: 'mentoren', en: 'mentor' },
      caseworker: { da: 'sagsbehandleren', en: 'caseworker' },
    } as const),
    ['vetoed by'],
  ),
  reason: column('årsag', text, ['begrundelse', 'reason']),
} as const;

export const PINS = {
  need: column('behov', text, NEED),
  citizen: personKey('borger', CITIZEN),
  seat: personKey('fast mentor', ['fast hos', 'låst til', 'pinned to'], true),
} as const;

export const BUDGETS = {
  id: required('ramme', text, ['rammenøgle', 'budget', 'frame']),
  cap: required('loft', kroner(MOST_KRONER), ['loft i kroner', 'cap']),
  used: column('brugt', kroner(MOST_KRONER), ['brugt i kroner', 'used']),
  basis: required('loftet gælder', oneOf(BASES, { udgift: 'spending', refusion: 'refund' }), ['basis']),
  hardness: column('over loftet', oneOf(HARDNESS, { blød: 'soft', hård: 'hard' }), ['hardness']),
  departments: column('afdelinger', list, ['departments']),
} as const;
