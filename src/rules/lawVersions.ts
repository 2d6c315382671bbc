/**
 * The versions of the law, oldest first. Numbers L1–L18 and their sources are in docs/model.md. Each version spells out what it
 * changes; `carriedOver` names what it keeps only because our sources stop in 2019.
 */
import type { AgreementField, DutyToServe, EligibleGroups, RefundRule, RuleSet } from './ruleSet.ts';

/** Before 2014 the act listed its groups; people in the contact course (kontaktforløb) are known by their benefit. */
const GROUPS_2010: EligibleGroups = {
  everybody: false,
  benefits: [
    'aDagpenge',
    'kontanthjaelp',
    'uddannelseshjaelp',
    'revalidering',
    'sygedagpenge',
    'ledighedsydelse',
    'fleksjob',
    'beskaeftiget',
    'selvforsoergelse',
  ],
  measures: [
    'vejledningOpkvalificering',
    'loentilskudPrivat',
    'loentilskudOffentlig',
    'virksomhedspraktikPrivat',
    'virksomhedspraktikOffentlig',
    'nytteindsats',
    'fleksjob',
    'skaanejob',
  ],
  studentsBelowAge: 30,
};

const EVERYBODY: EligibleGroups = { everybody: true, benefits: [], measures: [], studentsBelowAge: undefined };

const DUTY_2014: DutyToServe = {
  benefits: ['kontanthjaelp', 'uddannelseshjaelp'],
  visitationGroups: ['aktivitetsparat'],
  activeOffers: [
    'vejledningOpkvalificering',
    'ordinaerUddannelse',
    'loentilskudPrivat',
    'loentilskudOffentlig',
    'virksomhedspraktikPrivat',
    'virksomhedspraktikOffentlig',
    'nytteindsats',
  ],
  weeklyMeeting: true,
};

/**
 * The source names the groups with 50 % and with nothing; it is silent on the four benefits listed last, which we read as 50 %
 * because their recipients are neither job-ready nor employed. Everybody not listed gets nothing.
 */
const REFUND_2014: RefundRule = {
  kind: 'byGroup',
  noneFor: ['aDagpenge', 'beskaeftiget', 'fleksjob'],
  percentOfGroup: { aktivitetsparat: 50, jobparat: 0, uddannelsesparat: 0, aabenlystUddannelsesparat: 0 },
  percentOfBenefit: { sygedagpenge: 50, revalidering: 50, ledighedsydelse: 50, ressourceforloeb: 50 },
};

const AGREEMENT_2014: readonly AgreementField[] = ['purpose', 'tasks', 'mentorName', 'mentorPhone'];

const VERSION_2010: RuleSet = {
  from: '2010-01-01',
  name: 'LAB before the reform, with the youth package',
  source: 'L3–L6; SFI 15:10, 004:209-212, 004:700-755',
  carriedOver: [],
  groups: GROUPS_2010,
  educationBelowAge: 30,
  dutyToServe: undefined,
  grantMonthsMost: undefined,
  psychiatricWindow: undefined,
  refund: { kind: 'everybody' },
  refundPercentForEverybody: 50,
  frameLaws: [],
  frameRefundPercent: 0,
  agreementFields: ['tasks'],
};

const VERSION_2013: RuleSet = {
  ...VERSION_2010,
  from: '2013-01-01',
  name: 'Resource courses and the content of the agreement',
  source: 'L4, L9; SFI 15:10, 004:706-722, 004:744-749',
  groups: {
    ...GROUPS_2010,
    benefits: [...GROUPS_2010.benefits, 'ressourceforloeb'],
    measures: [...GROUPS_2010.measures, 'ressourceforloeb'],
  },
  agreementFields: ['purpose', 'tasks', 'mentorName', 'mentorPhone', 'complaintGuidance'],
};

const VERSION_2014: RuleSet = {
  from: '2014-01-01',
  name: 'Cash benefit reform: right and duty, one act for everybody',
  source: 'L1, L10–L15; SFI 15:10, 004:774-823',
  carriedOver: [],
  groups: EVERYBODY,
  educationBelowAge: undefined,
  dutyToServe: DUTY_2014,
  grantMonthsMost: 6,
  psychiatricWindow: { monthsBefore: 3, monthsTotal: 6 },
  refund: REFUND_2014,
  refundPercentForEverybody: 50,
  frameLaws: ['lab', 'retOgPligt'],
  frameRefundPercent: 50,
  agreementFields: AGREEMENT_2014,
};

const VERSION_2020: RuleSet = {
  ...VERSION_2014,
  from: '2020-01-01',
  name: 'LAB recast, after the audit of 2019',
  source: 'L17; STAR audit 2019, 003:9-18; the rest as 2014',
  carriedOver: ['groups', 'dutyToServe', 'grantMonthsMost', 'psychiatricWindow', 'refund', 'frameLaws'],
  agreementFields: ['purpose', 'tasks', 'qualifications', 'mentorName', 'mentorPhone', 'complaintGuidance'],
};

/** Dates that changed since, Store Bededag among them, are a matter of time and live in src/time. */
const VERSION_2026: RuleSet = {
  ...VERSION_2020,
  from: '2026-01-01',
  name: 'As 2020; to be read against the act in force',
  source: 'as 2020',
  carriedOver: [...VERSION_2020.carriedOver, 'agreementFields'],
};

export const LAW_VERSIONS: readonly RuleSet[] = [VERSION_2010, VERSION_2013, VERSION_2014, VERSION_2020, VERSION_2026];
