/** Units and mentors, from their tables. */
import type { MentorKind, UnitKind } from '../../../model/vocabulary.ts';
import type { MENTORS, UNITS } from '../columns.ts';
import { quoted } from '../log.ts';
import { toId } from '../names.ts';
import type { Row } from '../recognise.ts';
import type { Draft } from './draft.ts';

/** Citizens a mentor takes at a time where the table does not say: what a full-time social mentor usually has room for. */
const USUAL_CASELOAD = 20;

const USUAL_MENTOR: Readonly<Record<UnitKind, MentorKind>> = {
  internalCorps: 'internalSocial',
  externalProvider: 'external',
  bostoette: 'bostoette',
  volunteerPool: 'volunteer',
  company: 'company',
  education: 'education',
  offer: 'offer',
};

export function addUnits(rows: readonly Row<typeof UNITS>[], draft: Draft): void {
  for (const { values, where } of rows) {
    const id = draft.newId(values.id, values.name, draft.unitNames, where('name'));
    if (id === undefined || values.kind === undefined || values.name === undefined) {
      draft.unitNames.refuse(values.id, values.name);
      continue;
    }
    draft.unitNames.add(id, values.name);
    const place = placeOf(values, draft, [where('latitude'), where('longitude')]);
    draft.units.set(id, {
      id,
      name: values.name,
      kind: values.kind,
      ...(values.kind === 'company' || values.kind === 'education' || values.kind === 'offer'
        ? { organisationId: id }
        : {}),
      place,
      scope: {
        departmentIds: values.departments?.map((name) => draft.departmentId(name)!).filter(Boolean),
        ageLeast: values.ageLeast,
        ageMost: values.ageMost,
        benefits: values.benefits,
      },
      law: values.law,
      overheadPercent: values.overhead,
      priceOere: values.price,
      startFeeOere: values.startFee,
      unnamedSeats: values.unnamedSeats,
      contract: { minutes: values.contractHours, places: values.places },
      onlyOverflowOrSpecial: values.onlyOverflow,
      competences: draft.competenceIds(values.competences, where('competences')),
      languages: draft.languageCodes(values.languages, where('languages')),
      leadTimeWeeks: values.leadTimeWeeks,
    });
  }
}

export function addMentors(rows: readonly Row<typeof MENTORS>[], draft: Draft): void {
  const hasUnits = draft.units.size > 0;
  for (const row of rows) {
    const { values, where } = row;
    const id = draft.newId(values.id, values.name, draft.mentorNames, where('name'));
    if (values.unit !== undefined && !hasUnits) addUnitOf(values.unit, row, draft);
    const unitId = draft.refer(values.unit, draft.unitNames, 'unit', where('unit'));
    if (id === undefined || unitId === undefined || values.name === undefined || values.capacity === undefined) {
      draft.mentorNames.refuse(values.id, values.name);
      continue;
    }
    draft.mentorNames.add(id, values.name);
    const unit = draft.units.get(unitId)!;
    const kind = values.kind ?? USUAL_MENTOR[unit.kind];
    const away = draft.period(values.awayFrom, values.awayUntil, [where('awayFrom'), where('awayUntil')]);
    const place = placeOf(values, draft, [where('latitude'), where('longitude')]);
    draft.mentors.set(id, {
      id,
      unitId,
      kind,
      displayName: values.name,
      phone: values.phone?.slice(0, 20),
      sex: values.sex,
      competences: draft
        .competenceIds(values.competences, where('competences'))
        .map((competenceId) => ({ competenceId })),
      languages: draft.languageCodes(values.languages, where('languages')),
      capacityMinutes: values.capacity,
      caseload: draft.orDefault(values.caseload, USUAL_CASELOAD, where('caseload')),
      overheadPercent: values.overhead,
      priceOere: values.price,
      organisationId: values.organisation === undefined ? unit.organisationId : toId(values.organisation),
      trainedOn: values.trainedOn,
      duties: dutiesOf(row, draft),
      absences: away === undefined ? [] : [away],
      base: place,
      travelMode: values.travelMode,
    });
  }
}

/** Without a table of units, naming a unit makes it; what it is follows from its first mentor. */
function addUnitOf(name: string, { values, where }: Row<typeof MENTORS>, draft: Draft): void {
  if (draft.unitNames.find(name) !== undefined) return;
  const id = toId(name);
  const kinds = Object.keys(USUAL_MENTOR) as UnitKind[];
  const kind = kinds.find((candidate) => USUAL_MENTOR[candidate] === values.kind) ?? 'internalCorps';
  draft.unitNames.add(id, name);
  draft.units.set(id, { id, name, kind });
  draft.log.warn(
    where('unit'),
    'NEW_UNIT',
    `Unit ${quoted(name)} is made from the mentors, without price or contract. Add a table of units.`,
  );
}

function dutiesOf({ values, where }: Row<typeof MENTORS>, draft: Draft) {
  const supervision = draft.together(
    values.supervisionHours,
    values.supervisionWeeks,
    [where('supervisionHours'), where('supervisionWeeks')],
    'hours and weeks of supervision',
  );
  if (supervision === undefined) return [];
  return [{ kind: 'supervision' as const, minutes: supervision[0], everyWeeks: supervision[1] }];
}

export function placeOf(
  values: { readonly latitude: number | undefined; readonly longitude: number | undefined },
  draft: Draft,
  where: Parameters<Draft['together']>[2],
) {
  const place = draft.together(values.latitude, values.longitude, where, 'latitude and longitude');
  return place === undefined ? undefined : { latitude: place[0], longitude: place[1] };
}
