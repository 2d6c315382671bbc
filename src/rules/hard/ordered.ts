/** The order: which sort of seat the need is for, and what the caseworker asked for by name. */
import type { Seat } from '../../model/caseIndex.ts';
import type { Need } from '../../model/need.ts';
import { type Rule, rule } from '../rule.ts';
import { isVolunteer, VOLUNTEER_READS } from '../seatFacts.ts';

/** The one role a seat serves: groups, peers and volunteers each have their own; everybody else is a professional. */
function roleOfSeat(seat: Seat): Need['role'] {
  if (seat.kind === 'group') return 'group';
  if (seat.mentor?.kind === 'peer') return 'peer';
  return isVolunteer(seat) ? 'volunteer' : 'professional';
}

const role = rule(
  {
    number: 'H6',
    code: 'role',
    name: 'A need goes to a seat of its own role',
    about: 'seat',
    reads: ['need.role', ...VOLUNTEER_READS],
  },
  ({ need, seat }) => (roleOfSeat(seat) === need.role ? undefined : { subjects: [need.role] }),
);

const unitKind = rule(
  {
    number: 'H7',
    code: 'unitKind',
    name: 'Only the kinds of unit that were ordered',
    about: 'unit',
    waivedFor: ['pin'],
    reads: ['need.unitKinds', 'unit.kind'],
    mayBlockNeed: ({ need }) => need.unitKinds !== undefined,
  },
  ({ need, seat }) =>
    need.unitKinds === undefined || need.unitKinds.includes(seat.unit.kind)
      ? undefined
      : { subjects: [seat.unit.kind] },
);

/** The caseworker’s own mentor, or a place at his unit, which will be asked to send him later. */
function isPickedSeat(seat: Seat, pickedUnitId: string | undefined, pickedMentorId: string): boolean {
  if (seat.mentor?.id === pickedMentorId) return true;
  return seat.kind === 'unnamed' && seat.unit.id === pickedUnitId;
}

const handPicked = rule(
  {
    number: 'H8',
    code: 'handPicked',
    name: 'A hand-picked need goes to that mentor or to an unnamed seat of his unit',
    about: 'seat',
    waivedFor: ['pin'],
    reads: ['need.handPickedMentorId', 'pickedMentor.unitId'],
    mayBlockNeed: ({ need }) => need.handPickedMentorId !== undefined,
  },
  ({ index, need, seat }) => {
    const picked = need.handPickedMentorId;
    if (picked === undefined) return undefined;
    return isPickedSeat(seat, index.mentorById.get(picked)?.unitId, picked) ? undefined : { subjects: [picked] };
  },
);

export const ORDERED_RULES: readonly Rule[] = [role, unitKind, handPicked];
