/** Citizens and the needs ordered for them, from their tables. */
import type { CaseInput } from '../../../model/case.ts';
import { addDays, addMonths } from '../../../time/calendar.ts';
import { sameWord } from '../cells.ts';
import type { CITIZENS, NEEDS, REGISTER } from '../columns.ts';
import { quoted } from '../log.ts';
import { toId } from '../names.ts';
import type { Row } from '../recognise.ts';
import type { Draft } from './draft.ts';
import { placeOf } from './supply.ts';

type CitizenInput = CaseInput['citizens'][number];
type NeedInput = CaseInput['needs'][number];
type Grant = NonNullable<NeedInput['grant']>;

/** Ordinary length of a course where the table does not say: the six-month block. */
const USUAL_WEEKS = 26;

export function addCitizens(rows: readonly Row<typeof CITIZENS>[], draft: Draft): void {
  for (const { values, where } of rows) {
    if (values.id === undefined) continue;
    const id = draft.newId(values.id, undefined, draft.citizenNames, where('id'));
    if (id === undefined || values.age === undefined || values.benefit === undefined) {
      draft.citizenNames.refuse(values.id);
      continue;
    }
    // Only the key, never the name: two citizens may share a name.
    draft.citizenNames.add(id, values.id);
    const away = draft.period(values.awayFrom, values.awayUntil, [where('awayFrom'), where('awayUntil')]);
    const departmentId = draft.departmentId(values.department);
    draft.citizens.set(id, {
      id,
      displayName: values.name,
      age: values.age,
      sex: values.sex,
      benefit: values.benefit,
      visitationGroup: values.visitationGroup,
      measure: values.measure,
      retOgPligt: values.rightAndDuty === true ? { reason: 'personalReasons' } : undefined,
      psychiatricDischarge: values.dischargedOn,
      departmentId,
      caseworkerId: draft.caseworkerId(values.caseworker, departmentId),
      placement: placementOf({ values, where }, draft),
      home: placeOf(values, draft, [where('latitude'), where('longitude')]),
      area: values.area === undefined ? undefined : toId(values.area),
      languages: draft.languageCodes(values.languages, where('languages')),
      workingHours: values.workingHours,
      travelMode: values.travelMode,
      absences: away === undefined ? [] : [away],
    });
  }
}

/** Where the citizen works or learns: a unit of the case by key or name, whose kind is then known, or the key of any other place. */
function placementOf(
  { values, where }: Pick<Row<typeof CITIZENS>, 'values' | 'where'>,
  draft: Draft,
): CitizenInput['placement'] {
  const { placedAt, placedFrom, placedUntil } = values;
  const placed = draft.together(
    placedAt,
    placedFrom,
    [where('placedAt'), where('placedFrom')],
    'the place and the first day there',
  );
  if (placed === undefined) {
    if (placedAt === undefined && (placedUntil ?? values.placementKind) !== undefined)
      draft.log.faultBetween(
        [where('placedAt'), where('placedFrom')],
        'A placement is given without its place. Fill in the column "placeret hos".',
      );
    return undefined;
  }
  const found = draft.unitNames.find(placed[0]) ?? draft.unitNames.find(toId(placed[0]));
  if (found === 'ambiguous') {
    draft.log.fault(where('placedAt'), `Unit ${quoted(placed[0])} names several; use the key.`);
    return undefined;
  }
  if (found === undefined && draft.unitNames.mayBeRefused(placed[0])) return undefined;
  const unit = found === undefined ? undefined : draft.units.get(found.id);
  const kind = values.placementKind ?? unit?.kind;
  if (kind !== 'company' && kind !== 'education' && kind !== 'offer') {
    draft.log.faultBetween([where('placementKind')], 'Say whether the place is a company, an institution or an offer.');
    return undefined;
  }
  if (
    placedUntil !== undefined &&
    draft.period(placed[1], placedUntil, [where('placedFrom'), where('placedUntil')]) === undefined
  )
    return undefined;
  return { organisationId: unit?.organisationId ?? toId(placed[0]), kind, from: placed[1], until: placedUntil };
}

/** A citizen known only from register rows, which may carry age and benefit; a fault where they do not. */
export function citizenOfRegister({ values, where }: Row<typeof REGISTER>, draft: Draft): string | undefined {
  if (values.citizen === undefined) return undefined;
  const found = draft.citizenNames.find(values.citizen);
  if (found !== undefined && found !== 'ambiguous') return found.id;
  if (found === undefined && draft.citizenNames.mayBeRefused(values.citizen)) return undefined;
  if (values.age === undefined || values.benefit === undefined) {
    draft.citizenNames.refuse(values.citizen); // once, however many rows he has
    const who = quoted(values.citizen);
    draft.log.faultBetween(
      [where('citizen'), where('age'), where('benefit')],
      `Citizen ${who} is not in the table of citizens, and the row has no age and benefit. Add them.`,
    );
    return undefined;
  }
  const id = draft.newId(values.citizen, undefined, draft.citizenNames, where('citizen'));
  if (id === undefined) return undefined;
  draft.citizenNames.add(id, values.citizen);
  draft.citizens.set(id, { id, age: values.age, benefit: values.benefit });
  return id;
}

export function addNeeds(rows: readonly Row<typeof NEEDS>[], draft: Draft): void {
  const needCount = new Map<string, number>();
  for (const row of rows) {
    const { values, where } = row;
    const citizenId = draft.refer(values.citizen, draft.citizenNames, 'citizen', where('citizen'));
    if (citizenId === undefined) {
      draft.needNames.refuse(values.id);
      continue;
    }
    const number = (needCount.get(citizenId) ?? 0) + 1;
    needCount.set(citizenId, number);
    const id = draft.newId(
      values.id ?? `${citizenId.slice(0, 58)}-b${number}`,
      undefined,
      draft.needNames,
      where('id'),
    );
    if (id === undefined || values.orderedOn === undefined || values.hours === undefined) {
      draft.needNames.refuse(id, values.id);
      draft.needsRefusedOf.add(citizenId);
      continue;
    }
    const start = values.start ?? (values.orderedOn > draft.planDate ? values.orderedOn : draft.planDate);
    const courseWeeks = draft.orDefault(values.weeks, USUAL_WEEKS, where('weeks'));
    draft.addNeed({
      id,
      citizenId,
      role: values.role,
      orderedOn: values.orderedOn,
      start,
      courseWeeks,
      grantedMinutes: values.hours,
      grant: grantOf(id, start, courseWeeks, row, draft),
      urgency: values.urgency === undefined ? undefined : Number(values.urgency),
      taskType: values.taskType,
      taskWeight: values.taskWeight,
      purpose: values.purpose,
      tasks: values.tasks,
      competences: draft.competenceIds(values.competences, where('competences')),
      wishes: wishesOf(row, draft),
      unitKinds: values.unitKinds,
      handPickedMentorId: draft.refer(values.handPicked, draft.mentorNames, 'mentor', where('handPicked')),
      cadence: cadenceOf(row, draft),
    });
  }
}

function grantOf(
  needId: string,
  start: string,
  weeks: number,
  { values, where }: Row<typeof NEEDS>,
  draft: Draft,
): Grant | undefined {
  const dates = draft.period(values.grantStart, values.grantEnd, [where('grantStart'), where('grantEnd')]);
  if (dates === undefined && values.law === undefined) return undefined;
  const blockEnd = addDays(addMonths(dates?.from ?? start, 6), -1);
  const courseEnd = addDays(start, weeks * 7 - 1);
  if (dates !== undefined && dates.until > blockEnd) {
    draft.log.warn(
      where('grantEnd'),
      'GRANT_TOO_LONG',
      `The grant runs beyond six months. End it ${blockEnd} and extend it then.`,
    );
  }
  return {
    id: `${needId.slice(0, 60)}-g1`,
    law: values.law ?? 'lab',
    start: dates?.from ?? start,
    end: dates?.until ?? (courseEnd < blockEnd ? courseEnd : blockEnd),
  };
}

function wishesOf({ values, where }: Row<typeof NEEDS>, draft: Draft): NeedInput['wishes'] {
  const asked = [
    { kind: 'sex', value: values.wishSex, required: false },
    { kind: 'sex', value: values.mustSex, required: true },
    { kind: 'language', value: draft.language(values.wishLanguage, where('wishLanguage')), required: false },
    { kind: 'language', value: draft.language(values.mustLanguage, where('mustLanguage')), required: true },
    { kind: 'competence', value: draft.competenceId(values.wishCompetence, where('wishCompetence')), required: false },
    { kind: 'competence', value: draft.competenceId(values.mustCompetence, where('mustCompetence')), required: true },
    {
      kind: 'mentor',
      value: draft.refer(values.wishMentor, draft.mentorNames, 'mentor', where('wishMentor')),
      required: false,
    },
  ] as const;
  const wishes = asked.flatMap(({ kind, value, required }) => (value === undefined ? [] : [{ kind, value, required }]));
  if (wishes.length > 0) return wishes;
  // An empty cell means nobody asked, which is not the same as having no wish.
  const word = sameWord(values.wishes ?? 'ukendt');
  if (word === 'ukendt' || word === 'unknown') return 'unknown';
  if (word === 'ingen' || word === 'none' || word === 'nej') return 'none';
  draft.log.fault(where('wishes'), 'Write "ingen" or "ukendt", and wishes in the columns "ønske: …" and "krav: …".');
  return undefined;
}

function cadenceOf({ values, where }: Row<typeof NEEDS>, draft: Draft): NeedInput['cadence'] {
  const { meetings, everyWeeks, meetingMinutes, mode, place } = values;
  if ([meetings, everyWeeks, meetingMinutes, mode, place].every((value) => value === undefined)) return undefined;
  if (meetingMinutes !== undefined && meetingMinutes % 15 !== 0) {
    draft.log.fault(
      where('meetingMinutes'),
      `A meeting of ${meetingMinutes} minutes does not fit the quarters. Use a multiple of 15.`,
    );
    return undefined;
  }
  return {
    count: meetings ?? 1,
    everyWeeks: everyWeeks === undefined ? 1 : (Number(everyWeeks) as 1 | 2 | 4),
    minutes: meetingMinutes ?? 60,
    mode,
    place: place ?? (mode === 'phone' || mode === 'digital' ? 'remote' : undefined),
  };
}
