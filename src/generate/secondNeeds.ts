/** Needs beside the professional course: a volunteer for the light tasks, an integration volunteer, a peer, a group. */
import type { z } from 'zod';
import type { Citizen } from '../model/citizen.ts';
import type { Group } from '../model/mentor.ts';
import { Need } from '../model/need.ts';
import { addDays } from '../time/calendar.ts';
import type { Dice } from './dice.ts';
import type { MentorKind } from './kinds.ts';

type NeedDraft = z.input<typeof Need>;

export interface SecondSetting {
  readonly dice: Dice;
  readonly planDate: string;
  readonly counts: ReadonlyMap<MentorKind, number>;
  readonly groups: readonly Group[];
}

/** Needs of each sort for each mentor of the kind: a little more than they can take. */
const NEEDS_A_VOLUNTEER = 1.4;
const NEEDS_A_PEER = 2;

/** The cost of a light task is the volunteer’s time, so these have no grant of their own. */
export function secondNeeds(setting: SecondSetting, citizens: readonly Citizen[]): Need[] {
  const { dice, counts } = setting;
  const waiting = dice.shuffled(citizens);
  const take = (count: number, fits: (citizen: Citizen) => boolean = () => true) => {
    const taken: Citizen[] = [];
    for (let at = 0; at < waiting.length && taken.length < count; ) {
      if (fits(waiting[at]!)) taken.push(...waiting.splice(at, 1));
      else at++;
    }
    return taken;
  };
  const most = (kind: MentorKind, each: number) =>
    Math.min(citizens.length, Math.round((counts.get(kind) ?? 0) * each));
  const isForeign = ({ origin }: Citizen) => origin?.startsWith('immigrant') ?? false;
  return [
    ...take(most('integration', NEEDS_A_VOLUNTEER), isForeign).map((citizen) => integration(setting, citizen)),
    ...take(most('volunteer', NEEDS_A_VOLUNTEER)).map((citizen) => volunteer(setting, citizen)),
    ...take(most('peer', NEEDS_A_PEER)).map((citizen) => peer(setting, citizen)),
    ...setting.groups.flatMap((group) => take(group.citizensMost).map((citizen) => inGroup(setting, citizen, group))),
  ];
}

function second(setting: SecondSetting, citizen: Citizen, suffix: string, draft: Partial<NeedDraft>): Need {
  const { dice, planDate } = setting;
  return Need.parse({
    id: `n-${citizen.id.slice(2)}-${suffix}`,
    citizenId: citizen.id,
    taskWeight: 'light',
    orderedOn: addDays(planDate, -dice.whole(3, 60)),
    start: planDate,
    courseWeeks: dice.whole(12, 52),
    grantedMinutes: 60,
    urgency: 0,
    purpose: 'At få et netværk ved siden af indsatsen',
    ...draft,
  });
}

function volunteer(setting: SecondSetting, citizen: Citizen): Need {
  const { dice } = setting;
  return second(setting, citizen, 'frivillig', {
    role: 'volunteer',
    tasks: [dice.pick(['Følge til idræt', 'Følge til forening', 'Gå ture og drikke kaffe'])],
    grantedMinutes: dice.pick([60, 60, 90, 120]),
    competences: dice.chance(0.5) ? ['netvaerk'] : [],
    cadence: { count: 1, everyWeeks: dice.pick([1, 1, 2]), minutes: dice.pick([60, 90]), place: 'outside' },
  });
}

function integration(setting: SecondSetting, citizen: Citizen): Need {
  const { dice, planDate } = setting;
  const spoken = citizen.languages.find((language) => language !== 'da' && language !== 'en');
  const id = `b-${citizen.id.slice(2)}-integration`;
  return second(setting, citizen, 'integration', {
    role: 'volunteer',
    tasks: ['Øve dansk og vise rundt i foreningslivet'],
    competences: ['integration'],
    ...(spoken === undefined ? {} : { wishes: [{ kind: 'language', value: spoken, from: 'caseworker' }] }),
    grant: { id, law: 'integration', start: planDate, end: addDays(planDate, 150) },
    cadence: { count: 1, everyWeeks: dice.pick([1, 2]), minutes: 60, place: 'outside' },
  });
}

/** The client chooses hours inside the range. */
function peer(setting: SecondSetting, citizen: Citizen): Need {
  const minutes = setting.dice.pick([60, 90, 120]);
  return second(setting, citizen, 'makker', {
    role: 'peer',
    tasks: ['Dele egne erfaringer med at komme videre'],
    grantedMinutes: minutes,
    grantedRange: { least: 30, most: 180 },
    competences: ['brugererfaring'],
    cadence: { count: 1, everyWeeks: 1, minutes: 60, place: 'outside' },
  });
}

function inGroup(setting: SecondSetting, citizen: Citizen, group: Group): Need {
  return second(setting, citizen, 'gruppe', {
    role: 'group',
    tasks: ['Jobklub'],
    grantedMinutes: group.minutes,
    cadence: {
      count: 1,
      everyWeeks: 1,
      minutes: group.minutes,
      place: group.place,
    },
  });
}
