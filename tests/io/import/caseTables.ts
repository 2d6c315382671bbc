/** A case written as the tables an import reads: the way there, so that tests can make the way there and back. */
import type { Columns } from '../../../src/io/import/column.ts';
import { TABLES, type TableName } from '../../../src/io/import/columns.ts';
import type { Case } from '../../../src/model/case.ts';
import type { Wish } from '../../../src/model/need.ts';

export type Cell = string | number | undefined;
export type Table = readonly (readonly Cell[])[];

/** A row by the names of its columns, as src/io/import/columns.ts has them. */
type Row = Readonly<Record<string, Cell>>;

const hours = (minutes: number | undefined) => (minutes === undefined ? undefined : minutes / 60);
const kroner = (oere: number | undefined) => (oere === undefined ? undefined : oere / 100);
const list = (values: readonly string[] | undefined) => (values?.length ? values.join('|') : undefined);
const yes = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'ja' : 'nej');
const place = (at: { latitude: number; longitude: number } | undefined) => ({
  latitude: at?.latitude,
  longitude: at?.longitude,
});

/** Every table with its header and rows; columns nobody fills are left out of the header. */
export function tablesOf(input: Case): ReadonlyMap<TableName, Table> {
  const tables = new Map<TableName, Table>();
  for (const [name, rows] of Object.entries(rowsOf(input)) as [TableName, Row[]][]) {
    if (rows.length === 0) continue;
    const columns: Columns = TABLES[name].columns;
    const used = Object.keys(columns).filter((key) => rows.some((row) => row[key] !== undefined));
    tables.set(name, [used.map((key) => columns[key]!.header), ...rows.map((row) => used.map((key) => row[key]))]);
  }
  return tables;
}

function rowsOf(input: Case): Readonly<Partial<Record<TableName, Row[]>>> {
  return {
    units: input.units.map((unit) => ({
      id: unit.id,
      name: unit.name,
      kind: unit.kind,
      law: unit.law,
      overhead: unit.overheadPercent / 100,
      price: kroner(unit.priceOere),
      startFee: kroner(unit.startFeeOere),
      unnamedSeats: yes(unit.unnamedSeats),
      places: unit.contract.places,
      contractHours: hours(unit.contract.minutes),
      onlyOverflow: yes(unit.onlyOverflowOrSpecial),
      departments: list(unit.scope.departmentIds),
      ageLeast: unit.scope.ageLeast,
      ageMost: unit.scope.ageMost,
      benefits: list(unit.scope.benefits),
      competences: list(unit.competences),
      languages: list(unit.languages),
      leadTimeWeeks: unit.leadTimeWeeks,
      ...place(unit.place),
    })),
    mentors: input.mentors.map((mentor) => ({
      id: mentor.id,
      name: mentor.displayName,
      unit: mentor.unitId,
      kind: mentor.kind,
      phone: mentor.phone,
      sex: mentor.sex,
      capacity: hours(mentor.capacityMinutes),
      caseload: mentor.caseload,
      competences: list(mentor.competences.map(({ competenceId }) => competenceId)),
      languages: list(mentor.languages),
      trainedOn: mentor.trainedOn,
      overhead: mentor.overheadPercent === undefined ? undefined : mentor.overheadPercent / 100,
      price: kroner(mentor.priceOere),
      awayFrom: mentor.absences[0]?.from,
      awayUntil: mentor.absences[0]?.until,
      organisation: mentor.organisationId,
      travelMode: mentor.travelMode,
      ...place(mentor.base),
    })),
    groups: input.groups.map((group) => ({
      id: group.id,
      name: group.name,
      leader: group.mentorId,
      least: group.citizensLeast,
      most: group.citizensMost,
      weekday: group.weekday,
      start: group.start,
      minutes: group.minutes,
      everyWeeks: group.everyWeeks,
      firstDate: group.firstDate,
      place: group.place,
    })),
    citizens: input.citizens.map((citizen) => ({
      id: citizen.id,
      name: citizen.displayName,
      age: citizen.age,
      sex: citizen.sex,
      benefit: citizen.benefit,
      visitationGroup: citizen.visitationGroup,
      measure: citizen.measure,
      rightAndDuty: yes(citizen.retOgPligt !== undefined),
      department: citizen.departmentId,
      caseworker: citizen.caseworkerId,
      area: citizen.area,
      languages: list(citizen.languages),
      workingHours: citizen.workingHours,
      travelMode: citizen.travelMode,
      dischargedOn: citizen.psychiatricDischarge,
      awayFrom: citizen.absences[0]?.from,
      awayUntil: citizen.absences[0]?.until,
      placedAt: citizen.placement?.organisationId,
      placementKind: citizen.placement?.kind,
      placedFrom: citizen.placement?.from,
      placedUntil: citizen.placement?.until,
      ...place(citizen.home),
    })),
    needs: input.needs.map((need) => ({
      id: need.id,
      citizen: need.citizenId,
      role: need.role,
      orderedOn: need.orderedOn,
      hours: hours(need.grantedMinutes),
      start: need.start,
      weeks: need.courseWeeks,
      law: need.grant?.law,
      grantStart: need.grant?.start,
      grantEnd: need.grant?.end,
      urgency: need.urgency,
      taskType: need.taskType,
      taskWeight: need.taskWeight,
      purpose: need.purpose,
      tasks: list(need.tasks),
      competences: list(need.competences),
      wishes: need.wishes === 'none' ? 'ingen' : undefined,
      ...wishCells(Array.isArray(need.wishes) ? need.wishes : []),
      handPicked: need.handPickedMentorId,
      unitKinds: list(need.unitKinds),
      meetings: need.cadence.count,
      everyWeeks: need.cadence.everyWeeks,
      meetingMinutes: need.cadence.minutes,
      mode: need.cadence.mode,
      place: need.cadence.place,
    })),
    relations: input.relations.flatMap(({ needId, seatId, since, slots, lastMeeting }) =>
      (slots.length === 0 ? [undefined] : slots).map((slot) => ({
        need: needId,
        seat: seatId,
        since,
        weekday: slot?.weekday,
        start: slot?.start,
        lastMeeting,
      })),
    ),
    availability: [
      ...input.citizens.flatMap((citizen) => timesOf({ citizen: citizen.id }, citizen)),
      ...input.mentors.flatMap((mentor) => timesOf({ mentor: mentor.id }, mentor)),
    ],
    supportPersons: input.citizens.flatMap(({ id, supportPersons }) =>
      supportPersons.map(({ kind, mentorId, from, until }) => ({ citizen: id, kind, mentor: mentorId, from, until })),
    ),
    priorMentors: input.citizens.flatMap(({ id, priorMentors }) =>
      priorMentors.map(({ mentorId, ended, outcome }) => ({ citizen: id, mentor: mentorId, ended, outcome })),
    ),
    vetoes: input.vetoes.map(({ citizenId, seatId, by, reason }) => ({ citizen: citizenId, seat: seatId, by, reason })),
    pins: input.pins.map(({ needId, seatId }) => ({ need: needId, seat: seatId })),
    budgets: input.budgets.map((frame) => ({
      id: frame.id,
      cap: kroner(frame.capOere),
      used: kroner(frame.usedOere),
      basis: frame.basis,
      hardness: frame.hardness,
      departments: list(frame.departmentIds),
    })),
  };
}

/** One wish of each kind has a column; others have none. */
function wishCells(wishes: readonly Wish[]): Row {
  const value = (kind: Wish['kind'], required: boolean) =>
    wishes.find((wish) => wish.kind === kind && wish.required === required)?.value;
  return {
    wishSex: value('sex', false),
    wishLanguage: value('language', false),
    wishCompetence: value('competence', false),
    wishMentor: value('mentor', false),
    mustSex: value('sex', true),
    mustLanguage: value('language', true),
    mustCompetence: value('competence', true),
  };
}

function timesOf(
  who: Row,
  { availability, appointments }: Pick<Case['citizens'][number], 'availability' | 'appointments'>,
) {
  return [
    ...(availability ?? []).map(({ weekday, start, end }) => ({ ...who, weekday, start, end })),
    ...appointments.map(({ date, start, end }) => ({ ...who, busyOn: date, start, end })),
  ];
}
