/** Changes to a case that the generated events bring too seldom to meet here: shared rooms, sessions, caseworkers, offices and dates. */
import type { Case } from '../../../../src/model/case.ts';
import { addDays, mondayOf, timeOfDay } from '../../../../src/time/calendar.ts';

type Edit = (current: Case, random: () => number) => Case;

const drawFrom = <T>(list: readonly T[], random: () => number): number => Math.floor(random() * list.length);

const change = <T>(list: readonly T[], at: number, edit: (entry: T) => T): T[] =>
  list.map((entry, other) => (other === at ? edit(entry) : entry));

/** Some hours of one day within the planned weeks. */
function hours({ planDate, planWeeks }: Case, random: () => number) {
  const date = addDays(mondayOf(planDate), Math.floor(random() * planWeeks * 7));
  const start = 8 * 60 + 15 * Math.floor(random() * 20);
  return { date, start: timeOfDay(start), end: timeOfDay(start + 120 + 15 * Math.floor(random() * 8)) };
}

const busyCaseworker: Edit = (current, random) => {
  const at = drawFrom(current.caseworkers, random);
  return {
    ...current,
    caseworkers: change(current.caseworkers, at, (person) => ({
      ...person,
      appointments: [...person.appointments, hours(current, random), hours(current, random)],
    })),
  };
};

const busyMentor: Edit = (current, random) => {
  const at = drawFrom(current.mentors, random);
  const appointment = hours(current, random);
  return {
    ...current,
    mentors: change(current.mentors, at, (person) => ({
      ...person,
      appointments: [...person.appointments, appointment],
    })),
  };
};

const awayCitizen: Edit = (current, random) => {
  const { date } = hours(current, random);
  const absence = { from: date, until: addDays(date, Math.floor(random() * 9)) };
  return {
    ...current,
    citizens: change(current.citizens, drawFrom(current.citizens, random), (person) => ({
      ...person,
      absences: random() < 0.3 ? [] : [...person.absences, absence],
    })),
  };
};

const movedSession: Edit = (current, random) => {
  const start = timeOfDay(9 * 60 + 15 * Math.floor(random() * 16));
  const weekday = 1 + Math.floor(random() * 5);
  return {
    ...current,
    groups: change(current.groups, drawFrom(current.groups, random), (group) => ({ ...group, weekday, start })),
  };
};

const movedOffice: Edit = (current, random) => {
  const base = current.citizens[drawFrom(current.citizens, random)]?.home;
  if (base === undefined) return current;
  return {
    ...current,
    mentors: change(current.mentors, drawFrom(current.mentors, random), (mentor) => ({ ...mentor, base })),
  };
};

const askedStart: Edit = (current, random) => ({
  ...current,
  needs: change(current.needs, drawFrom(current.needs, random), (need) => ({
    ...need,
    startMeetingWithCaseworker: !need.startMeetingWithCaseworker,
  })),
});

const shortCourse: Edit = (current, random) => ({
  ...current,
  needs: change(current.needs, drawFrom(current.needs, random), ({ grant: _, ...need }) => ({
    ...need,
    courseWeeks: 1 + Math.floor(random() * 5),
  })),
});

/** What is new becomes a running relation, as after the weekly meeting; its slots are another hour than the plan’s. */
const startedRelation: Edit = (current, random) => {
  const need = current.needs[drawFrom(current.needs, random)]!;
  const mentor = current.mentors[drawFrom(current.mentors, random)]!;
  const slots = [{ weekday: 1 + Math.floor(random() * 5), start: timeOfDay(9 * 60 + 30 * Math.floor(random() * 10)) }];
  const others = current.relations.filter(({ needId }) => needId !== need.id);
  const before = current.relations.find(({ needId }) => needId === need.id);
  const seatId = before?.seatId ?? mentor.id;
  return {
    ...current,
    relations: [...others, { needId: need.id, seatId, since: current.planDate, slots, status: 'active' }],
  };
};

const otherRooms: Edit = (current, random) => ({
  ...current,
  policy: { ...current.policy, officeRooms: 1 + Math.floor(random() * 3) },
});

const otherDay: Edit = (current, random) => ({
  ...current,
  policy: {
    ...current.policy,
    breakMinutes: 15 * Math.floor(random() * 2),
    lunchBreakMinutes: 15 + 15 * Math.floor(random() * 3),
  },
});

const laterPlan: Edit = (current, random) => ({
  ...current,
  planDate: addDays(current.planDate, random() < 0.5 ? 7 : 1 + Math.floor(random() * 9)),
});

const longerPlan: Edit = (current, random) => ({ ...current, planWeeks: 2 + Math.floor(random() * 4) });

const EDITS: readonly Edit[] = [
  busyCaseworker,
  busyCaseworker,
  busyMentor,
  busyMentor,
  awayCitizen,
  awayCitizen,
  movedSession,
  movedSession,
  movedOffice,
  askedStart,
  askedStart,
  shortCourse,
  startedRelation,
  startedRelation,
  otherRooms,
  otherDay,
  laterPlan,
  longerPlan,
];

export function anyEdit(random: () => number): (current: Case) => Case {
  const edit = EDITS[drawFrom(EDITS, random)]!;
  return (current) => edit(current, random);
}

/** The town with two groups more, that many of its citizens ask for. */
export function withGroups(town: Case): Case {
  const leaders = town.mentors.filter(({ capacityMinutes }) => capacityMinutes > 0).slice(0, 2);
  const groups = leaders.map(({ id }, at): Case['groups'][number] => ({
    id: `g-${id}`,
    mentorId: id,
    name: `Group of ${id}`,
    citizensLeast: 1,
    citizensMost: 12,
    weekday: 2 + at,
    start: '10:00',
    minutes: 90,
    everyWeeks: 1 + at,
    firstDate: town.planDate,
    place: 'office',
  }));
  const asking = town.needs.filter(({ role }, at) => role === 'professional' && at % 2 === 0).slice(0, 14);
  const needs = asking.flatMap((need, at) => {
    const { grant: _, handPickedMentorId: __, recommendedMentorId: ___, unitKinds: ____, ...rest } = need;
    const order = { ...rest, id: `${need.id}-g`, role: 'group' as const, wishes: 'none' as const };
    return at % 4 === 0 ? [order, { ...order, id: `${need.id}-h` }] : [order];
  });
  return { ...town, groups: [...town.groups, ...groups], needs: [...town.needs, ...needs] };
}
