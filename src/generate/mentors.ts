/** The named mentors of a town, unit by unit. */
import type { z } from 'zod';
import { Mentor } from '../model/mentor.ts';
import { addDays } from '../time/calendar.ts';
import { baseMinutes, type Capacity, scaledMinutes } from './capacity.ts';
import { heldCompetences } from './competences.ts';
import type { Dice } from './dice.ts';
import { MENTORS, NO_ADVICE_PERCENT } from './distributions/survey.ts';
import { homeIn } from './geography.ts';
import { KIND_PROFILES, type MentorKind } from './kinds.ts';
import { mentorLanguages } from './languages.ts';
import { personName, phoneNumber } from './names.ts';
import type { Traits } from './options.ts';
import type { UnitPlan } from './units.ts';
import { mentorWindows, volunteerWindows } from './windows.ts';

type MentorDraft = z.input<typeof Mentor>;

export interface MentorSetting {
  readonly dice: Dice;
  readonly plans: readonly UnitPlan[];
  readonly planDate: string;
  readonly traits: Traits;
  /** What the named mentors together should have left after duties, minutes a week. */
  readonly wantedMinutes: number;
  /** Own minutes a week an average course takes, for caseloads. */
  readonly courseMinutes: number;
  /** Shared functions: granted minutes and most citizens of each, dealt to company mentors in turn. */
  readonly sharedFunctions: readonly { readonly minutes: number; readonly citizensMost: number }[];
}

export function drawMentors(setting: MentorSetting): Mentor[] {
  const { dice, plans } = setting;
  const places = plans.flatMap((plan) => Array.from({ length: plan.mentorCount }, (_, at) => ({ plan, at })));
  const duties = places.map(({ plan, at }) => dutiesOf(setting, plan, at));
  const capacities: Capacity[] = places.map(({ plan }, at) => ({
    kind: plan.kind,
    base: baseMinutes(dice, plan.kind),
    dutyMinutes: duties[at]!.reduce((sum, duty) => sum + duty.minutes / duty.everyWeeks, 0),
  }));
  const minutes = scaledMinutes(capacities, setting.wantedMinutes);
  let functionAt = 0;
  return places.map(({ plan }, at) => {
    const isCompany = plan.kind === 'company';
    // Every second company mentor first, so that a company keeps an ordinary one beside its shared function.
    const shared = isCompany && places[at]!.at === 0 ? setting.sharedFunctions[functionAt++] : undefined;
    const capacity = { minutes: minutes[at]!, dutyMinutes: capacities[at]!.dutyMinutes };
    return Mentor.parse({
      ...person(setting, plan, at),
      ...workingWeek(setting, plan.kind, capacity),
      duties: duties[at]!,
      ...(shared === undefined ? {} : { sharedFunction: shared }),
    });
  });
}

/** In a combined corps one in three is a bostøtte by trade, and takes courses under either act out of the same hours. */
const BOSTOETTE_SHARE = 1 / 3;

function kindOf({ dice, traits }: MentorSetting, plan: UnitPlan): MentorKind {
  const isCombined = traits.isCombinedCorps && plan.kind === 'internalSocial';
  return isCombined && dice.chance(BOSTOETTE_SHARE) ? 'bostoette' : plan.kind;
}

function person(setting: MentorSetting, plan: UnitPlan, at: number): Omit<MentorDraft, 'capacityMinutes' | 'caseload'> {
  const { dice } = setting;
  const { unit, district } = plan;
  const kind = kindOf(setting, plan);
  const { employer } = KIND_PROFILES[kind];
  const sex = dice.chance(MENTORS[employer].menPercent / 100) ? 'man' : 'woman';
  const languages = mentorLanguages(dice, kind === 'integration' || kind === 'housingArea');
  return {
    id: `m-${String(at + 1).padStart(4, '0')}`,
    unitId: unit.id,
    kind,
    displayName: kind === 'digital' ? `Digital mentor ${at + 1}` : personName(dice, sex),
    phone: phoneNumber(dice),
    sex,
    competences: heldCompetences(dice, kind),
    languages,
    ...(kind === 'integration' ? { languageAssessed: languages.slice(0, 2) } : {}),
    ...(unit.organisationId === undefined ? {} : { organisationId: unit.organisationId }),
    ...(kind === 'housingArea' ? { areas: unit.scope.areas ?? [] } : {}),
    ...(kind === 'selfEmployed' || kind === 'volunteer' ? { base: homeIn(dice, district) } : {}),
    travelMode: dice.weighted([
      ['car', 45],
      ['bike', 40],
      ['transit', 15],
    ]),
    ...(dice.chance(NO_ADVICE_PERCENT[employer] / 100)
      ? {}
      : { adviceContact: unit.adviceContact ?? 'Erfaren mentor' }),
  };
}

type Week = Pick<
  MentorDraft,
  'capacityMinutes' | 'caseload' | 'overheadPercent' | 'availability' | 'absences' | 'trainedOn'
>;

function workingWeek(
  setting: MentorSetting,
  kind: MentorKind,
  { minutes, dutyMinutes }: { readonly minutes: number; readonly dutyMinutes: number },
): Week {
  const { dice } = setting;
  const availability = kind === 'volunteer' || kind === 'peer' ? volunteerWindows(dice) : mentorWindows(dice, minutes);
  const fits = Math.ceil(((minutes - dutyMinutes) / setting.courseMinutes) * (1.1 + 0.6 * dice.next()));
  return {
    capacityMinutes: minutes,
    caseload: kind === 'volunteer' ? dice.whole(1, 2) : Math.min(60, Math.max(2, fits)),
    // A few need more time for each granted hour than their unit reckons with, or less.
    ...(kind === 'internalSocial' && dice.chance(0.25) ? { overheadPercent: dice.pick([100, 105, 120, 133]) } : {}),
    ...(availability === undefined ? {} : { availability }),
    absences: absences(setting),
    ...training(setting, kind),
  };
}

/** A holiday in the planned weeks for some; a long illness for very few. */
function absences({ dice, planDate }: MentorSetting) {
  const draw = dice.next();
  if (draw > 0.07) return [];
  const from = addDays(planDate, draw < 0.012 ? 0 : dice.whole(1, 20));
  return [{ from, until: addDays(from, draw < 0.012 ? dice.whole(30, 80) : dice.whole(2, 10)) }];
}

/** Volunteers are trained, all but a few who are booked on the next course; others by the share of T4.1. */
function training({ dice, planDate }: MentorSetting, kind: MentorKind): Pick<MentorDraft, 'trainedOn'> {
  const { tookCoursePercent } = MENTORS[KIND_PROFILES[kind].employer];
  const isVolunteer = kind === 'volunteer' || kind === 'integration' || kind === 'peer';
  if (isVolunteer && dice.chance(0.1)) return { trainedOn: addDays(planDate, dice.whole(14, 42)) };
  return isVolunteer || dice.chance(tookCoursePercent / 100)
    ? { trainedOn: addDays(planDate, -dice.whole(30, 1500)) }
    : {};
}

type DutyDraft = NonNullable<MentorDraft['duties']>[number];

/** Supervision at one of the cadences met in the interviews; a weekly team meeting in a corps; a network for company mentors. */
function dutiesOf({ dice, planDate }: MentorSetting, plan: UnitPlan, at: number): DutyDraft[] {
  const { kind } = plan;
  if (kind === 'company' || kind === 'workplace' || kind === 'senior') {
    return at === 0 ? [{ kind: 'network', minutes: 120, everyWeeks: 8 }] : [];
  }
  if (KIND_PROFILES[kind].minutes[1] < 1000) return [];
  const supervision = dice.pick([undefined, 4, 4, 6, 26, 2] as const);
  const duties: DutyDraft[] =
    supervision === undefined ? [] : [{ kind: 'supervision', minutes: 120, everyWeeks: supervision }];
  if (kind !== 'internalSocial') return duties;
  const fixedSlot = { weekday: 3, start: '08:00', firstDate: addDays(planDate, 2 - 28) };
  return [...duties, { kind: 'teamMeeting', minutes: 60, everyWeeks: 1, fixedSlot }];
}
