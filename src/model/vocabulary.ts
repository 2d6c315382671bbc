/**
 * The closed lists of the domain. Danish legal terms keep their Danish names (docs/glossary.md); sources are the register tables of
 * SFI 15:10.
 */
import { z } from 'zod';

/** Ydelse: what the citizen lives on (table 3.1 of SFI 15:10, plus ordinary employment). */
export const Benefit = z.enum([
  'selvforsoergelse',
  'su',
  'aDagpenge',
  'kontanthjaelp',
  'uddannelseshjaelp',
  'revalidering',
  'sygedagpenge',
  'ledighedsydelse',
  'fleksjob',
  'ressourceforloeb',
  'foertidspension',
  'andre',
  'beskaeftiget',
]);
export type Benefit = z.infer<typeof Benefit>;

/** Visitation groups from 2014 on (Fig 3.1). */
export const VisitationGroup = z.enum([
  'jobparat',
  'aktivitetsparat',
  'aabenlystUddannelsesparat',
  'uddannelsesparat',
  'ikkeKategoriseret',
]);

/** Match categories up to 2013 (T3.7). */
export const MatchCategory = z.enum(['jobklar', 'indsatsklar', 'midlertidigtPassiv', 'ikkeKategoriseret']);

/** Concurrent measure (T3.2). The first seven are active offers in the sense of the duty to serve. */
export const Measure = z.enum([
  'vejledningOpkvalificering',
  'ordinaerUddannelse',
  'loentilskudPrivat',
  'loentilskudOffentlig',
  'virksomhedspraktikPrivat',
  'virksomhedspraktikOffentlig',
  'nytteindsats',
  'ressourceforloeb',
  'fleksjob',
  'skaanejob',
  'passiv',
  'selvforsoergelse',
]);
export type Measure = z.infer<typeof Measure>;

/** The law a course is granted under: LAB § 31 b, ret og pligt § 93, serviceloven § 85, the integration act, or none. */
export const Law = z.enum(['lab', 'retOgPligt', 'serviceloven', 'integration', 'none']);
export type Law = z.infer<typeof Law>;

export const UnitKind = z.enum([
  'internalCorps',
  'externalProvider',
  'bostoette',
  'volunteerPool',
  'company',
  'education',
  'offer',
]);
export type UnitKind = z.infer<typeof UnitKind>;

/** What sort of mentor (T4.3 and the other seeds). */
export const MentorKind = z.enum([
  'internalSocial',
  'company',
  'external',
  'bostoette',
  'businessConsultant',
  'education',
  'caseworker',
  'offer',
  'selfEmployed',
  'volunteer',
  'peer',
  'workplace',
  'integration',
  'senior',
  'housingArea',
  'digital',
]);
export type MentorKind = z.infer<typeof MentorKind>;

/** Task types A, B and C (004:2716-2746). */
export const TaskType = z.enum(['socialBarriers', 'retention', 'companyTraining']);

/** How much a need asks of whoever takes it: volunteers take light tasks alone. */
export const TaskWeight = z.enum(['light', 'ordinary', 'heavy']);

/** Whom the need is for: each citizen may have one professional and, beside it, others with different tasks. */
export const NeedRole = z.enum(['professional', 'volunteer', 'peer', 'group']);

export const Sex = z.enum(['woman', 'man']);
export const MeetingMode = z.enum(['faceToFace', 'phone', 'digital']);
export type MeetingMode = z.infer<typeof MeetingMode>;
export const MeetingPlace = z.enum(['home', 'office', 'company', 'institution', 'outside', 'remote']);
export type MeetingPlace = z.infer<typeof MeetingPlace>;
export const TravelMode = z.enum(['walk', 'bike', 'transit', 'car']);
export type TravelMode = z.infer<typeof TravelMode>;
