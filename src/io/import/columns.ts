/** The tables an import knows, column by column: Danish header, other spellings, and how the cell is read. docs/import.md mirrors it. */
import {
  BENEFITS,
  LAWS,
  MEASURES,
  MEETING_MODES,
  MEETING_PLACES,
  MENTOR_KINDS,
  NEED_ROLES,
  SEXES,
  TASK_TYPES,
  TASK_WEIGHTS,
  TRAVEL_MODES,
  UNIT_KINDS,
  VISITATION_GROUPS,
} from '../../model/labels.ts';
import { date, list, listOf, number, oneOf, text, time, yesNo } from './cells.ts';
import { CITIZEN, column, kroner, NEED, personKey, required, weekday } from './column.ts';
import { BUDGETS, GROUPS, PINS, PRIOR_MENTORS, SUPPORT_PERSONS, VETOES } from './officeColumns.ts';

const WORKING_HOURS = {
  only: { da: 'kun arbejdstid', en: 'working hours only' },
  mostly: { da: 'mest arbejdstid', en: 'mostly working hours' },
  mostlyOutside: { da: 'mest udenfor arbejdstid', en: 'mostly outside working hours' },
  onlyOutside: { da: 'kun udenfor arbejdstid', en: 'only outside working hours' },
  unknown: { da: 'ukendt', en: 'unknown' },
} as const;

const PLACEMENT_KINDS = {
  company: UNIT_KINDS.company,
  education: UNIT_KINDS.education,
  offer: UNIT_KINDS.offer,
} as const;

const HOURS_ALSO = ['timer', 'ugentlige timer', 'bevilgede timer', 'timer ugentligt', 'hours', 'hours a week'];
const hoursGranted = number('hours a week', 0, 100, 60);
const latitude = column('breddegrad', number('degrees', 54, 58, 1, false), ['latitude', 'lat']);
const longitude = column('længdegrad', number('degrees', 7, 16, 1, false), ['longitude', 'lon', 'lng']);
const overhead = column('overheadfaktor', number('times', 1, 4, 100), ['overhead', 'overhead factor']);

export const UNITS = {
  id: column('enhedsnøgle', text, ['enhedsnr', 'enheds-id', 'unit id']),
  name: required('enhedsnavn', text, ['navn', 'leverandørnavn', 'korps', 'unit name', 'name']),
  kind: required('enhedstype', oneOf(UNIT_KINDS, { leverandør: 'externalProvider', korps: 'internalCorps' }), [
    'type',
    'unit kind',
  ]),
  law: column('lov', oneOf(LAWS), ['law']),
  overhead,
  price: column('timepris', kroner(10_000), ['pris pr. time', 'pris', 'price', 'hourly price']),
  startFee: column('startgebyr', kroner(100_000), ['start fee']),
  unnamedSeats: column('ubenævnte pladser', yesNo, ['sælger pladser', 'unnamed seats']),
  places: column('pladser', number('places', 0, 10_000), ['antal pladser', 'places']),
  contractHours: column('kontrakttimer pr. uge', number('hours a week', 0, 10_000, 60), [
    'kontrakttimer',
    'contract hours',
  ]),
  onlyOverflow: column('kun overløb', yesNo, ['overløb', 'only overflow']),
  departments: column('afdelinger', list, ['betjener afdelinger', 'departments']),
  ageLeast: column('alder fra', number('years', 0, 120), ['age from']),
  ageMost: column('alder til', number('years', 0, 120), ['age to']),
  benefits: column('ydelser', listOf(oneOf(BENEFITS)), ['benefits']),
  competences: column('kompetencer', list, ['competences']),
  languages: column('sprog', list, ['languages']),
  leadTimeWeeks: column('leveringstid i uger', number('weeks', 0, 52), ['leveringstid', 'lead time']),
  latitude,
  longitude,
} as const;

export const MENTORS = {
  id: personKey('mentornøgle', ['mentornr', 'mentor-id', 'medarbejdernr']),
  name: required('mentornavn', text, ['navn', 'mentor name', 'name']),
  unit: required('enhed', text, ['korps', 'leverandør', 'udbyder', 'arbejdssted', 'unit']),
  kind: column('mentortype', oneOf(MENTOR_KINDS), ['type', 'mentor kind']),
  phone: column('telefon', text, ['tlf', 'telefonnummer', 'mobil', 'phone']),
  sex: column('køn', oneOf(SEXES, { k: 'woman', m: 'man' }), ['sex']),
  capacity: required('kapacitet, timer pr. uge', number('hours a week', 0, 37, 60), [
    'kapacitet',
    'timer pr. uge',
    'mentortimer',
    'capacity',
    'hours a week',
  ]),
  caseload: column('højst borgere', number('citizens', 0, 60), ['max borgere', 'antal borgere', 'sagstal', 'caseload']),
  competences: column('kompetencer', list, ['competences']),
  languages: column('sprog', list, ['languages']),
  trainedOn: column('introkursus', date, ['oplært', 'oplæringsdato', 'trained on']),
  overhead,
  price: column('timepris', kroner(10_000), ['pris', 'price']),
  supervisionHours: column('supervision, timer', number('hours', 0, 37, 60), ['supervision', 'supervision hours']),
  supervisionWeeks: column('supervision hver uger', number('weeks', 1, 52), [
    'supervision hver n. uge',
    'supervision every weeks',
  ]),
  awayFrom: column('fravær fra', date, ['away from']),
  awayUntil: column('fravær til', date, ['fravær til og med', 'away until']),
  organisation: column('arbejdsplads', text, ['organisation', 'virksomhed', 'institution', 'workplace']),
  travelMode: column('transport', oneOf(TRAVEL_MODES, { bus: 'transit', tog: 'transit' }), ['travel']),
  latitude,
  longitude,
} as const;

export const CITIZENS = {
  id: personKey('borger', [...CITIZEN, 'borgernøgle', 'citizen id'], true),
  name: column('navn', text, ['borgernavn', 'fornavn', 'name']),
  age: required('alder', number('years', 0, 120), ['age']),
  sex: column('køn', oneOf(SEXES, { k: 'woman', m: 'man' }), ['sex']),
  benefit: required(
    'ydelse',
    oneOf(BENEFITS, { kh: 'kontanthjaelp', uh: 'uddannelseshjaelp', dagpenge: 'aDagpenge' }),
    ['forsørgelse', 'benefit'],
  ),
  visitationGroup: column('visitationsgruppe', oneOf(VISITATION_GROUPS), ['målgruppe', 'visitation group']),
  measure: column('aktuel indsats', oneOf(MEASURES), ['tilbud', 'indsats', 'measure']),
  rightAndDuty: column('ret og pligt', yesNo, ['§ 93', 'right and duty']),
  department: column('afdeling', text, ['team', 'department']),
  caseworker: column('sagsbehandler', text, ['rådgiver', 'caseworker']),
  area: column('boligområde', text, ['område', 'area']),
  languages: column('sprog', list, ['languages']),
  placedAt: column('placeret hos', text, ['praktiksted', 'placed at']),
  placementKind: column('placeringstype', oneOf(PLACEMENT_KINDS), ['placement kind']),
  placedFrom: column('placeret fra', date, ['placed from']),
  placedUntil: column('placeret til', date, ['placed until']),
  workingHours: column('mødetider', oneOf(WORKING_HOURS), ['working hours']),
  travelMode: column('transport', oneOf(TRAVEL_MODES, { bus: 'transit', tog: 'transit' }), ['travel']),
  dischargedOn: column('udskrives', date, ['udskrivningsdato', 'discharge']),
  awayFrom: column('fravær fra', date, ['ferie fra', 'away from']),
  awayUntil: column('fravær til', date, ['ferie til', 'away until']),
  latitude,
  longitude,
} as const;

const LEVELS = {
  '0': { da: 'kan vente', en: 'can wait' },
  '1': { da: 'almindelig', en: 'ordinary' },
  '2': { da: 'snarest', en: 'soon' },
  '3': { da: 'akut', en: 'acute' },
} as const;

export const NEEDS = {
  id: column('behov', text, NEED),
  citizen: personKey('borger', CITIZEN, true),
  orderedOn: required('bestilt', date, ['bestilt den', 'bestillingsdato', 'henvist', 'ordered on']),
  hours: required('timer pr. uge', hoursGranted, HOURS_ALSO),
  start: column('ønsket start', date, ['startdato', 'start', 'wanted start']),
  weeks: column('varighed i uger', number('weeks', 1, 520), ['uger', 'antal uger', 'weeks']),
  law: column('lov', oneOf(LAWS), ['bevilget efter', 'law']),
  grantStart: column('bevilling fra', date, ['grant from']),
  grantEnd: column('bevilling til', date, ['grant until']),
  role: column('rolle', oneOf(NEED_ROLES), ['role']),
  urgency: column('haster', oneOf(LEVELS, { ja: '2', nej: '1' }), ['hastegrad', 'urgency']),
  taskType: column('opgavetype', oneOf(TASK_TYPES, { a: 'socialBarriers', b: 'retention', c: 'companyTraining' }), [
    'task type',
  ]),
  taskWeight: column('opgavetyngde', oneOf(TASK_WEIGHTS), ['tyngde', 'task weight']),
  purpose: column('formål', text, ['purpose']),
  tasks: column('opgaver', list, ['mentors opgaver', 'tasks']),
  competences: column('kompetencer', list, ['behov for kompetencer', 'competences']),
  wishes: column('ønsker', text, ['wishes']),
  wishSex: column('ønske: køn', oneOf(SEXES, { k: 'woman', m: 'man' }), ['wish: sex']),
  wishLanguage: column('ønske: sprog', text, ['wish: language']),
  wishCompetence: column('ønske: kompetence', text, ['wish: competence']),
  wishMentor: column('ønske: mentor', text, ['wish: mentor']),
  mustSex: column('krav: køn', oneOf(SEXES, { k: 'woman', m: 'man' }), ['must: sex']),
  mustLanguage: column('krav: sprog', text, ['must: language']),
  mustCompetence: column('krav: kompetence', text, ['must: competence']),
  handPicked: column('håndplukket mentor', text, ['hand-picked mentor']),
  unitKinds: column('bestilt hos', listOf(oneOf(UNIT_KINDS)), ['ordered from']),
  meetings: column('møder', number('meetings', 1, 5), ['møder pr. periode', 'antal møder', 'meetings']),
  everyWeeks: column(
    'hver n. uge',
    oneOf({
      '1': { da: '1', en: 'every week' },
      '2': { da: '2', en: 'every second week' },
      '4': { da: '4', en: 'every fourth week' },
    } as const),
    ['every weeks'],
  ),
  meetingMinutes: column('mødelængde i minutter', number('minutes', 15, 480), ['mødelængde', 'meeting minutes']),
  mode: column('mødeform', oneOf(MEETING_MODES, { møde: 'faceToFace' }), ['meeting mode']),
  place: column('mødested', oneOf(MEETING_PLACES), ['meeting place']),
} as const;

export const REGISTER = {
  citizen: personKey('borger', CITIZEN, true),
  start: required('startdato', date, ['start', 'fra', 'forløb start', 'start date']),
  end: required('slutdato', date, ['slut', 'til', 'forløb slut', 'end date']),
  hours: required('timer pr. uge', hoursGranted, HOURS_ALSO),
  mentor: column('mentor', text, ['mentornavn', 'mentors navn', 'kontaktperson']),
  phone: column('mentors telefon', text, ['telefon', 'tlf', 'phone']),
  unit: column('udbyder', text, ['leverandør', 'enhed', 'unit']),
  law: column('lov', oneOf(LAWS), ['bevilget efter', 'law']),
  age: column('alder', number('years', 0, 120), ['age']),
  benefit: column('ydelse', oneOf(BENEFITS, { kh: 'kontanthjaelp', uh: 'uddannelseshjaelp', dagpenge: 'aDagpenge' }), [
    'forsørgelse',
    'benefit',
  ]),
} as const;

export const RELATIONS = {
  need: column('behov', text, NEED),
  citizen: personKey('borger', CITIZEN),
  seat: personKey('mentor', ['mentornavn', 'mentornøgle', 'plads', 'seat'], true),
  since: required('siden', date, ['mentor siden', 'since']),
  weekday: column('ugedag', weekday, ['weekday']),
  start: column('klokken', time, ['kl.', 'tidspunkt', 'start']),
  lastMeeting: column('seneste møde', date, ['sidste møde', 'last meeting']),
} as const;

export const AVAILABILITY = {
  citizen: personKey('borger', CITIZEN),
  mentor: personKey('mentor', ['mentornavn', 'mentornøgle']),
  weekday: column('ugedag', weekday, ['dag', 'weekday']),
  busyOn: column('optaget den', date, ['optaget dato', 'aftale den', 'busy on']),
  start: required('fra kl.', time, ['fra', 'kl. fra', 'from']),
  end: required('til kl.', time, ['til', 'kl. til', 'until']),
} as const;

/** In the order ties are broken: the table with the most recognised columns wins, then the first. */
export const TABLES = {
  units: { title: 'enheder', columns: UNITS },
  mentors: { title: 'mentorer', columns: MENTORS },
  citizens: { title: 'borgere', columns: CITIZENS },
  needs: { title: 'behov', columns: NEEDS },
  register: { title: 'forløb', columns: REGISTER },
  relations: { title: 'relationer', columns: RELATIONS },
  availability: { title: 'ledige tider', columns: AVAILABILITY },
  supportPersons: { title: 'støttepersoner', columns: SUPPORT_PERSONS },
  priorMentors: { title: 'tidligere mentorer', columns: PRIOR_MENTORS },
  groups: { title: 'grupper', columns: GROUPS },
  vetoes: { title: 'fravalg', columns: VETOES },
  pins: { title: 'faste match', columns: PINS },
  budgets: { title: 'rammer', columns: BUDGETS },
} as const;
export type TableName = keyof typeof TABLES;
