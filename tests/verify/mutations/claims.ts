/** What a plan says of itself beside its rows: why needs wait, what would help, what was missed, what to notice, that it is the best. */
import type { Plan, Unlock } from '../../../src/model/plan.ts';
import { dropMeeting, type Mutation, meeting, mentor } from './edits.ts';

/** n7 waits: Anne and the supplier have room, Bent has not. */
const reasons = (plan: Plan) => plan.waiting[0]!.reasons;

/** Five minutes more of Bent’s time: what n7 lacks there. */
export const anUnlock = (change: Partial<Unlock>): Unlock => ({
  kind: 'hours',
  seatId: 'm2',
  amount: 5,
  subject: '',
  also: [],
  points: 80,
  isProven: false,
  ...change,
});

const UNLOCKS: readonly [string, Partial<Unlock>][] = [
  ['an unlock with an unknown mentor', { seatId: 'm99' }],
  ['an unlock of no hours', { amount: 0 }],
  ['an unlock of too few hours', { amount: 4 }],
  ['an unlock of hours on a seat that is not allowed', { seatId: 'm3' }],
  ['an unlock at another price', { points: 81 }],
  ['an unlock of hours in a contract without any', { seatId: 'm1', subject: 'corps' }],
  ['an unlock by an unknown competence', { kind: 'competence', amount: 0, subject: 'flyvning' }],
  ['an unlock by a wish nobody has', { kind: 'dropWish', amount: 0, subject: 'language:so' }],
  ['an unlock by a veto nobody gave', { kind: 'veto', amount: 0, subject: 'm2' }],
  ['an unlock by a start that is not later', { kind: 'date', amount: 0, subject: '2026-03-02' }],
  ['an unlock by a frame that is not hard', { kind: 'budget', subject: 'soft' }],
  ['an unlock by an unknown switch', { kind: 'policy', amount: 0, subject: 'moon=full' }],
  ['an unlock by a smaller group on a mentor', { kind: 'groupSize', amount: 1 }],
  ['an unlock by a new mentor nowhere', { kind: 'newSeat', seatId: null, subject: 'nowhere' }],
  [
    'an unlock with a second change that names nothing',
    { also: [{ kind: 'pin', seatId: 'x', amount: 0, subject: '' }] },
  ],
];

export const CLAIMS: readonly Mutation[] = [
  {
    name: 'a seat with room called full',
    change: (plan) => {
      reasons(plan).push({ code: 'capacity', subjects: ['m1'] });
    },
    codes: ['REASON_WRONG'],
  },
  {
    name: 'a full seat said to have been too dear',
    change: (plan) => {
      reasons(plan).push({ code: 'price', subjects: ['m2'] });
    },
    codes: ['REASON_WRONG'],
  },
  {
    name: 'weeks called full at a supplier',
    change: (plan) => {
      reasons(plan).push({ code: 'weekFull', subjects: ['sup'] });
    },
    codes: ['REASON_WRONG'],
  },
  {
    name: 'weeks called full that have room',
    change: (plan) => {
      reasons(plan).push({ code: 'weekFull', subjects: ['m1'] });
    },
    codes: ['REASON_WRONG'],
  },
  {
    name: 'a rule that stands in nobody’s way',
    change: (plan) => {
      reasons(plan).push({ code: 'language', subjects: ['so'] });
    },
    codes: ['REASON_WRONG'],
  },
  {
    name: 'a rule with a date that is not its',
    change: (plan) => {
      reasons(plan).push({ code: 'role', subjects: [], from: '2026-05-01' });
    },
    codes: ['REASON_WRONG'],
  },
  {
    name: 'a reason no code names',
    change: (plan) => {
      reasons(plan).push({ code: 'mood', subjects: [] });
    },
    codes: ['REASON_WRONG'],
  },
  {
    name: 'no seat where there are seats',
    change: (plan) => {
      reasons(plan).push({ code: 'noSeat', subjects: [] });
    },
    codes: ['REASON_WRONG'],
  },
  {
    name: 'priority given to somebody on a seat that is not allowed',
    change: (plan) => {
      reasons(plan).push({ code: 'lowerPriority', subjects: ['n9'] });
    },
    codes: ['REASON_WRONG'],
  },
  {
    name: 'a limit without anybody whose it is',
    change: (plan) => {
      reasons(plan).push({ code: 'places', subjects: [] });
    },
    codes: ['REASON_WRONG'],
  },
  {
    name: 'a reason given twice',
    change: (plan) => {
      reasons(plan).push({ ...reasons(plan)[0]! });
    },
    codes: ['REASON_WRONG'],
  },
  {
    name: 'a seat named twice',
    change: (plan) => {
      reasons(plan)[0]!.subjects.push('m1');
    },
    codes: ['REASON_WRONG'],
  },
  {
    name: 'a full seat kept quiet',
    change: (plan) => {
      plan.waiting[0]!.reasons = reasons(plan).filter(({ code }) => code !== 'capacity');
    },
    codes: ['REASON_MISSING'],
  },
  {
    name: 'a seat with room kept quiet',
    change: (plan) => {
      plan.waiting[0]!.reasons = reasons(plan).filter(({ code }) => code !== 'searchStopped');
    },
    codes: ['REASON_MISSING'],
  },
  {
    name: 'more missing minutes than are short',
    change: (plan) => {
      plan.waiting[0]!.missingMinutes = 60;
    },
    codes: ['WRONG_MISSING_MINUTES'],
  },
  ...UNLOCKS.map(
    ([name, change]): Mutation => ({
      name,
      change: (plan) => {
        plan.waiting[0]!.unlock = anUnlock(change);
      },
      codes: ['UNLOCK_WRONG'],
    }),
  ),
  {
    name: 'the best plan, with a need waiting beside a free seat',
    change: (plan) => {
      plan.certificate.isOptimal = true;
    },
    codes: ['NOT_OPTIMAL'],
  },
  {
    name: 'a notice made up',
    change: (plan) => {
      plan.notices.push({ code: 'grantExpired', subjects: ['n1', '2026-01-31'] });
    },
    codes: ['NOTICE_WRONG'],
  },
  {
    name: 'a notice given twice',
    change: (plan) => {
      plan.notices.push({ ...plan.notices[0]! });
    },
    codes: ['NOTICE_WRONG'],
  },
  {
    name: 'a notice kept quiet',
    change: (plan) => {
      plan.notices = plan.notices.filter(({ code }) => code !== 'reviewDue');
    },
    codes: ['NOTICE_MISSING'],
  },
  {
    name: 'own time that falls without a word',
    change: (_plan, town) => {
      mentor(town, 'm1').capacityFrom.push({ from: '2026-03-09', minutes: 60 });
    },
    codes: ['NOTICE_MISSING'],
  },
  {
    name: 'a caseworker said to have no time who has',
    change: (plan) => {
      Object.assign(meeting(plan, 'n2.2026-W10.1'), { kind: 'meeting', withCaseworkerId: null });
      plan.notices.push({ code: 'START_MEETING_WITHOUT_CASEWORKER', subjects: ['n2'] });
    },
    codes: ['NOTICE_WRONG'],
  },
  {
    name: 'a start meeting said to be missing that is held',
    change: (plan) => {
      plan.notices.push({ code: 'START_MEETING_WITHOUT_CASEWORKER', subjects: ['n2'] });
    },
    codes: ['NOTICE_WRONG'],
  },
  {
    name: 'a meeting left out of a week with room',
    change: (plan) => {
      dropMeeting(plan, 'n1.2026-W11.1');
      plan.missedMeetings.push({ needId: 'n1', week: '2026-03-09', code: 'weekFull', breachOfWeeklyDuty: false });
    },
    codes: ['MISSED_HAS_ROOM', 'KPI_WRONG'],
  },
  {
    name: 'a weekly duty left out of a week with room',
    change: (plan) => {
      dropMeeting(plan, 'n3.2026-W10.1');
      plan.missedMeetings.push({ needId: 'n3', week: '2026-03-02', code: 'roomFull', breachOfWeeklyDuty: true });
    },
    codes: ['MISSED_HAS_ROOM', 'KPI_WRONG'],
  },
  {
    name: 'all meetings left out for full weeks',
    change: (plan) => {
      const ours = plan.meetings.filter(({ kind }) => kind === 'meeting' || kind === 'startMeeting');
      for (const { id, needIds, date } of ours) {
        dropMeeting(plan, id);
        const week = date < '2026-03-09' ? '2026-03-02' : '2026-03-09';
        const breachOfWeeklyDuty = needIds[0] === 'n3';
        plan.missedMeetings.push({ needId: needIds[0]!, week, code: 'weekFull', breachOfWeeklyDuty });
      }
    },
    codes: ['MISSED_HAS_ROOM', 'KPI_WRONG'],
  },
  {
    name: 'an absence called a full week',
    change: (plan) => {
      plan.missedMeetings[0]!.code = 'weekFull';
    },
    codes: ['MISSED_CODE_WRONG'],
  },
  {
    name: 'an absence called a holiday',
    change: (plan) => {
      plan.missedMeetings[0]!.code = 'holiday';
    },
    codes: ['MISSED_CODE_WRONG'],
  },
];
