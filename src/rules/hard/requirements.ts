/** Requirements (krav): wishes somebody marked as required. What is not known to hold does not meet them. */
import type { Need, Wish } from '../../model/need.ts';
import type { PairContext } from '../context.ts';
import { DELAY_READS, latestStart } from '../opening.ts';
import { type Block, type NeedAlone, type Rule, rule } from '../rule.ts';
import { COMPETENCE_READS, holdsCompetence, speaks } from '../seatFacts.ts';

const NONE: readonly Wish[] = [];

/** Does the need require anything of this kind? Few needs do. */
function requires(kind: Wish['kind']) {
  return ({ need: { wishes } }: NeedAlone): boolean => {
    if (typeof wishes === 'string') return false;
    for (const wish of wishes) if (wish.required && wish.kind === kind) return true;
    return false;
  };
}

/** The required wishes of one kind. */
function required({ wishes }: Need, kind: Wish['kind']): readonly Wish[] {
  return typeof wishes === 'string' ? NONE : wishes.filter((wish) => wish.required && wish.kind === kind);
}

function lacksCompetence(context: PairContext): Block | undefined {
  for (const { value } of required(context.need, 'competence')) {
    const held = holdsCompetence(context.seat, value, latestStart(context));
    if (held === 'has') continue;
    return typeof held === 'string' ? { subjects: [value] } : { subjects: [value], from: held.later };
  }
  return undefined;
}

const competence = rule(
  {
    number: 'H20',
    code: 'competence',
    name: 'The seat holds every required competence',
    about: 'seat',
    reads: ['need.wishes', ...COMPETENCE_READS, ...DELAY_READS],
    mayBlockNeed: requires('competence'),
  },
  lacksCompetence,
);

/** An unnamed seat passes: the supplier can be told whom not to send. A named mentor has to be known to lack it. */
const notCompetence = rule(
  {
    number: 'H21',
    code: 'notCompetence',
    name: 'The mentor has no competence that was ruled out',
    about: 'seat',
    reads: ['need.wishes', 'mentor.competences', ...DELAY_READS],
    mayBlockNeed: requires('notCompetence'),
    mayBlockSeat: ({ seat: { mentor } }) => mentor !== undefined && mentor.competences.length > 0,
  },
  (context) => {
    if (context.seat.mentor === undefined) return undefined;
    const wrong = required(context.need, 'notCompetence').find(
      ({ value }) => holdsCompetence(context.seat, value, latestStart(context)) !== 'no',
    );
    return wrong === undefined ? undefined : { subjects: [wrong.value] };
  },
);

const language = rule(
  {
    number: 'H22',
    code: 'language',
    name: 'The seat speaks every required language',
    about: 'seat',
    reads: ['need.wishes', 'mentor.languages', 'unit.languages'],
    mayBlockNeed: requires('language'),
  },
  ({ need, seat }) => {
    const missing = required(need, 'language').find(({ value }) => !speaks(seat, value));
    return missing === undefined ? undefined : { subjects: [missing.value] };
  },
);

const sex = rule(
  {
    number: 'H23',
    code: 'sex',
    name: 'The mentor is of the required sex',
    about: 'seat',
    reads: ['need.wishes', 'mentor.sex'],
    mayBlockNeed: requires('sex'),
  },
  ({ need, seat }) => {
    const missing = required(need, 'sex').find(({ value }) => seat.mentor?.sex !== value);
    return missing === undefined ? undefined : { subjects: [missing.value] };
  },
);

/** Two required mentors cannot both serve one need, so naming several means any of them; likewise with units. */
const wishedMentor = rule(
  {
    number: 'H24',
    code: 'wishedMentor',
    name: 'The mentor is a required one',
    about: 'seat',
    reads: ['need.wishes'],
    mayBlockNeed: requires('mentor'),
  },
  ({ need, seat }) => {
    const mentors = required(need, 'mentor');
    if (mentors.length === 0 || mentors.some(({ value }) => value === seat.mentor?.id)) return undefined;
    return { subjects: mentors.map(({ value }) => value) };
  },
);

const wishedUnit = rule(
  {
    number: 'H25',
    code: 'wishedUnit',
    name: 'The unit is a required one',
    about: 'unit',
    reads: ['need.wishes'],
    mayBlockNeed: requires('unit'),
  },
  ({ need, seat }) => {
    const units = required(need, 'unit');
    if (units.length === 0 || units.some(({ value }) => value === seat.unit.id)) return undefined;
    return { subjects: units.map(({ value }) => value) };
  },
);

export const REQUIREMENT_RULES: readonly Rule[] = [competence, notCompetence, language, sex, wishedMentor, wishedUnit];
