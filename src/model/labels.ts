/**
 * What the closed lists of the model are called, Danish first: read by imports, written by exports, said in explanations. Typed over
 * those lists, so that a new code without a label does not compile. Reasons, parts and notices have their words in src/explain.
 */
import type { z } from 'zod';
import type { Mentor } from './mentor.ts';
import type { Assignment, Kpis, Meeting } from './plan.ts';
import type {
  Benefit,
  Law,
  Measure,
  MeetingMode,
  MeetingPlace,
  MentorKind,
  NeedRole,
  Sex,
  TaskType,
  TaskWeight,
  TravelMode,
  UnitKind,
  VisitationGroup,
} from './vocabulary.ts';

export interface Label {
  readonly da: string;
  readonly en: string;
}
export type Labels<K extends string> = Readonly<Record<K, Label>>;
export type Language = keyof Label;

const label = (da: string, en: string): Label => ({ da, en });

export const UNIT_KINDS: Labels<UnitKind> = {
  internalCorps: label('eget mentorkorps', 'own corps'),
  externalProvider: label('ekstern leverandør', 'external provider'),
  bostoette: label('bostøtte', 'housing support'),
  volunteerPool: label('frivillige', 'volunteers'),
  company: label('virksomhed', 'company'),
  education: label('uddannelsesinstitution', 'educational institution'),
  offer: label('tilbud', 'offer'),
};

export const MENTOR_KINDS: Labels<MentorKind> = {
  internalSocial: label('social mentor i kommunen', 'social mentor, municipal'),
  company: label('virksomhedsmentor', 'company mentor'),
  external: label('ekstern mentor', 'external mentor'),
  bostoette: label('bostøttemedarbejder', 'housing support worker'),
  businessConsultant: label('virksomhedskonsulent', 'business consultant'),
  education: label('uddannelsesmentor', 'education mentor'),
  caseworker: label('sagsbehandler', 'caseworker'),
  offer: label('mentor ved tilbud', 'mentor at an offer'),
  selfEmployed: label('selvstændig mentor', 'self-employed mentor'),
  volunteer: label('frivillig', 'volunteer'),
  peer: label('peer-mentor', 'peer mentor'),
  workplace: label('arbejdspladsmentor', 'workplace mentor'),
  integration: label('integrationsmentor', 'integration mentor'),
  senior: label('seniormentor', 'senior mentor'),
  housingArea: label('boligområdementor', 'housing area mentor'),
  digital: label('digital mentor', 'digital mentor'),
};

export const BENEFITS: Labels<Benefit> = {
  selvforsoergelse: label('selvforsørgelse', 'self-supporting'),
  su: label('SU', 'student grant'),
  aDagpenge: label('a-dagpenge', 'unemployment benefit'),
  kontanthjaelp: label('kontanthjælp', 'cash benefit'),
  uddannelseshjaelp: label('uddannelseshjælp', 'education benefit'),
  revalidering: label('revalidering', 'rehabilitation benefit'),
  sygedagpenge: label('sygedagpenge', 'sickness benefit'),
  ledighedsydelse: label('ledighedsydelse', 'unemployment allowance, flex job'),
  fleksjob: label('fleksjob', 'flex job'),
  ressourceforloeb: label('ressourceforløb', 'resource course'),
  foertidspension: label('førtidspension', 'disability pension'),
  andre: label('anden ydelse', 'other benefit'),
  beskaeftiget: label('beskæftiget', 'employed'),
};

export const VISITATION_GROUPS: Labels<z.infer<typeof VisitationGroup>> = {
  jobparat: label('jobparat', 'ready for work'),
  aktivitetsparat: label('aktivitetsparat', 'ready for activity'),
  aabenlystUddannelsesparat: label('åbenlyst uddannelsesparat', 'clearly ready for education'),
  uddannelsesparat: label('uddannelsesparat', 'ready for education'),
  ikkeKategoriseret: label('ikke kategoriseret', 'not categorised'),
};

export const MEASURES: Labels<Measure> = {
  vejledningOpkvalificering: label('vejledning og opkvalificering', 'guidance and upskilling'),
  ordinaerUddannelse: label('ordinær uddannelse', 'ordinary education'),
  loentilskudPrivat: label('løntilskud, privat', 'wage subsidy, private'),
  loentilskudOffentlig: label('løntilskud, offentlig', 'wage subsidy, public'),
  virksomhedspraktikPrivat: label('virksomhedspraktik, privat', 'work placement, private'),
  virksomhedspraktikOffentlig: label('virksomhedspraktik, offentlig', 'work placement, public'),
  nytteindsats: label('nytteindsats', 'community service job'),
  ressourceforloeb: label('ressourceforløb', 'resource course'),
  fleksjob: label('fleksjob', 'flex job'),
  skaanejob: label('skånejob', 'sheltered job'),
  passiv: label('passiv', 'none'),
  selvforsoergelse: label('selvforsørgelse', 'self-supporting'),
};

export const LAWS: Labels<Law> = {
  lab: label('LAB', 'active employment act'),
  retOgPligt: label('ret og pligt', 'right and duty'),
  serviceloven: label('serviceloven', 'social services act'),
  integration: label('integrationsloven', 'integration act'),
  none: label('ingen', 'none'),
};

/** Who pays, by the law of the course (src/planning/accounts.ts). */
export const PAYERS: Labels<'jobcentre' | 'social' | 'integration' | 'other'> = {
  jobcentre: label('jobcentret (LAB)', 'the job centre (employment act)'),
  social: label('socialforvaltningen (serviceloven)', 'the social administration (social services act)'),
  integration: label('integrationsindsatsen (integrationsloven)', 'the integration effort (integration act)'),
  other: label('andre', 'others'),
};

export const MENTOR_EDUCATIONS: Labels<NonNullable<Mentor['education']>> = {
  ingen: label('ingen uddannelse ud over skolen', 'no education beyond school'),
  erhvervsfaglig: label('erhvervsfaglig uddannelse', 'vocational education'),
  andenFaglig: label('anden faglig uddannelse', 'other vocational education'),
  kvu: label('kort videregående uddannelse', 'short higher education'),
  mvu: label('mellemlang videregående uddannelse', 'medium higher education'),
  lvu: label('lang videregående uddannelse', 'long higher education'),
};

export const TASK_TYPES: Labels<z.infer<typeof TaskType>> = {
  socialBarriers: label('sociale barrierer', 'social barriers'),
  retention: label('fastholdelse', 'retention'),
  companyTraining: label('oplæring i virksomhed', 'training at a company'),
};

export const TASK_WEIGHTS: Labels<z.infer<typeof TaskWeight>> = {
  light: label('let', 'light'),
  ordinary: label('almindelig', 'ordinary'),
  heavy: label('tung', 'heavy'),
};

export const NEED_ROLES: Labels<z.infer<typeof NeedRole>> = {
  professional: label('professionel', 'professional'),
  volunteer: label('frivillig', 'volunteer'),
  peer: label('peer', 'peer'),
  group: label('gruppe', 'group'),
};

export const SEXES: Labels<z.infer<typeof Sex>> = { woman: label('kvinde', 'woman'), man: label('mand', 'man') };

export const MEETING_MODES: Labels<MeetingMode> = {
  faceToFace: label('fysisk', 'face to face'),
  phone: label('telefon', 'phone'),
  digital: label('digitalt', 'digital'),
};

export const MEETING_PLACES: Labels<MeetingPlace> = {
  home: label('hjemme', 'at home'),
  office: label('kontor', 'office'),
  company: label('virksomhed', 'company'),
  institution: label('institution', 'institution'),
  outside: label('ude', 'outside'),
  remote: label('på afstand', 'remote'),
};

export const TRAVEL_MODES: Labels<TravelMode> = {
  walk: label('gang', 'walking'),
  bike: label('cykel', 'bicycle'),
  transit: label('offentlig transport', 'public transport'),
  car: label('bil', 'car'),
};

export const ASSIGNMENT_STATUSES: Labels<Assignment['status']> = {
  active: label('fortsætter', 'continues'),
  proposed: label('forslag', 'proposed'),
  pendingSupplier: label('afventer leverandør', 'awaits supplier'),
};

export const MEETING_KINDS: Labels<Meeting['kind']> = {
  meeting: label('Mentormøde', 'Mentor meeting'),
  startMeeting: label('Opstartsmøde', 'Start meeting'),
  group: label('Gruppemøde', 'Group meeting'),
  duty: label('Intern opgave', 'Internal duty'),
};

/** What a citizen was asked and answered; unknown where nobody wrote it down. */
export const ANSWERS: Labels<'yes' | 'maybe' | 'no' | 'unknown'> = {
  yes: label('ja', 'yes'),
  maybe: label('måske', 'maybe'),
  no: label('nej', 'no'),
  unknown: label('ukendt', 'unknown'),
};

export const PARTICIPANT = label('deltager', 'participant');
export const PARTICIPANTS = label('deltagere', 'participants');

/** Shown where there are no wishes to show: nobody asked, or the citizen has none. */
export const NO_WISHES: Labels<'unknown' | 'none'> = {
  unknown: label('ukendt', 'unknown'),
  none: label('ingen', 'none'),
};

/** Monday to Sunday. */
export const WEEKDAYS: readonly Label[] = [
  label('mandag', 'Monday'),
  label('tirsdag', 'Tuesday'),
  label('onsdag', 'Wednesday'),
  label('torsdag', 'Thursday'),
  label('fredag', 'Friday'),
  label('lørdag', 'Saturday'),
  label('søndag', 'Sunday'),
];

/** Beside the hours used of the capacity, where a supplier names the mentor later. */
export const UNNAMED_HOURS = label(
  'Desuden hos leverandører uden navngiven mentor, timer pr. uge',
  'Also at suppliers without a named mentor, hours a week',
);

/** The figures of the summary, in the order they are read out, each with the unit it is shown in. */
export const KPI_LABELS: Readonly<Record<keyof Kpis, Label & { readonly unit: 'count' | 'hours' | 'kroner' }>> = {
  needs: { ...label('Forløb i alt', 'Needs'), unit: 'count' },
  assigned: { ...label('Har fået mentor', 'Assigned'), unit: 'count' },
  waiting: { ...label('Venter', 'Waiting'), unit: 'count' },
  waitingMustServe: { ...label('Venter trods ret og pligt', 'Waiting despite the duty to serve'), unit: 'count' },
  relationsKept: { ...label('Relationer bevaret', 'Relations kept'), unit: 'count' },
  relationsBroken: { ...label('Relationer brudt', 'Relations ended'), unit: 'count' },
  wishesStated: { ...label('Ønsker udtrykt', 'Wishes stated'), unit: 'count' },
  wishesMet: { ...label('Ønsker opfyldt', 'Wishes met'), unit: 'count' },
  wishesUnknown: { ...label('Forløb med ukendte ønsker', 'Needs with unknown wishes'), unit: 'count' },
  capacityMinutes: { ...label('Kapacitet, mentortimer pr. uge', 'Capacity, mentor hours a week'), unit: 'hours' },
  mentorMinutes: { ...label('Brugt, mentortimer pr. uge', 'Used, mentor hours a week'), unit: 'hours' },
  contactCapacityMinutes: {
    ...label('Kapacitet, kontakttimer pr. uge', 'Capacity, contact hours a week'),
    unit: 'hours',
  },
  grossOere: { ...label('Bruttoudgift', 'Gross cost'), unit: 'kroner' },
  refundOere: { ...label('Refusion', 'Refund'), unit: 'kroner' },
  netOere: { ...label('Nettoudgift', 'Net cost'), unit: 'kroner' },
  overCapOere: { ...label('Over rammen', 'Above the frame'), unit: 'kroner' },
  meetings: { ...label('Møder lagt', 'Meetings placed'), unit: 'count' },
  meetingsMissed: { ...label('Møder uden plads', 'Meetings not placed'), unit: 'count' },
  weeklyDutyBreaches: { ...label('Uger uden lovpligtigt møde', 'Weeks without the required meeting'), unit: 'count' },
  meetingsInWorkingHours: { ...label('Møder i arbejdstiden', 'Meetings in working hours'), unit: 'count' },
  mentorWeeks: { ...label('Mentoruger planlagt', 'Mentor weeks planned'), unit: 'count' },
  mentorWeeksProven: { ...label('Heraf bevist bedste', 'Of these, proven best'), unit: 'count' },
  newContactPersons: { ...label('Nye personer om borgerne', 'New persons around citizens'), unit: 'count' },
};
