/** What one version of the law says: the fields every rule set fills in. */
import type { Benefit, Law, Measure, VisitationGroup } from '../model/vocabulary.ts';

type VisitationGroupName = ReturnType<typeof VisitationGroup.parse>;

/** Who may have mentor support under the employment act. A citizen qualifies by any one of the four. */
export interface EligibleGroups {
  /** Everybody the act covers; the other fields are then not asked. */
  readonly everybody: boolean;
  readonly benefits: readonly Benefit[];
  readonly measures: readonly Measure[];
  /** Students younger than this who start an ordinary education; undefined = none. */
  readonly studentsBelowAge: number | undefined;
}

/** Ret og pligt: whom the municipality must serve, until an active offer has begun. */
export interface DutyToServe {
  readonly benefits: readonly Benefit[];
  readonly visitationGroups: readonly VisitationGroupName[];
  readonly activeOffers: readonly Measure[];
  readonly weeklyMeeting: boolean;
}

/** Support to a psychiatric in-patient, counted in calendar months from the planned discharge. */
interface PsychiatricWindow {
  readonly monthsBefore: number;
  readonly monthsTotal: number;
}

/**
 * State refund of the gross price, in percent. `everybody` is the rule of the time before 2014: one rate, which the sources do not
 * give, so it is the municipality’s parameter. `byGroup`: nothing for `noneFor`; else the visitation group decides where it is
 * listed, then the benefit.
 */
export type RefundRule =
  | { readonly kind: 'everybody' }
  | {
      readonly kind: 'byGroup';
      readonly noneFor: readonly Benefit[];
      readonly percentOfGroup: Readonly<Partial<Record<VisitationGroupName, number>>>;
      readonly percentOfBenefit: Readonly<Partial<Record<Benefit, number>>>;
    };

export type AgreementField =
  | 'purpose'
  | 'tasks'
  | 'qualifications'
  | 'mentorName'
  | 'mentorPhone'
  | 'complaintGuidance';

/** One version of the law, in force from `from` until the next one begins. */
export interface RuleSet {
  readonly from: string;
  readonly name: string;
  /** Source of the version, as cited in docs/model.md. */
  readonly source: string;
  /** Fields kept from the version before, because our sources say nothing newer. */
  readonly carriedOver: readonly string[];
  readonly groups: EligibleGroups;
  /** Mentors at a place of education serve only citizens younger than this; undefined = no limit. */
  readonly educationBelowAge: number | undefined;
  readonly dutyToServe: DutyToServe | undefined;
  /** Longest block of a grant, in months; undefined = no limit in law. */
  readonly grantMonthsMost: number | undefined;
  readonly psychiatricWindow: PsychiatricWindow | undefined;
  readonly refund: RefundRule;
  /** Refund in percent while `refund.kind` is `everybody`; a parameter of the municipality, never a figure from the law. */
  readonly refundPercentForEverybody: number;
  /** Laws whose refunded courses count towards the mentor frame (mentorramme); empty = no frame yet. */
  readonly frameLaws: readonly Law[];
  /** Refund in percent of everything under the frame, up to its cap. */
  readonly frameRefundPercent: number;
  readonly agreementFields: readonly AgreementField[];
}
