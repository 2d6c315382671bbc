/** Everything the checker can find wrong, in one table: docs/verify.md lists the same codes and sentences, and a test keeps them equal. */

export const VIOLATION_CODES = {
  MALFORMED_PLAN: 'The plan does not have the shape of a plan; nothing else was checked.',
  WRONG_CASE: 'The plan names another municipality or plan date than the case; nothing else was checked.',

  NEED_UNKNOWN: 'A need of the plan is not in the case.',
  SEAT_UNKNOWN: 'A seat of the plan is not in the case.',
  NEED_MISSING: 'A need is neither assigned nor waiting.',
  NEED_TWICE: 'A need is listed more than once among assignments and waiting needs.',
  PAIR_INELIGIBLE: 'A rule forbids this need on this seat; the message names the rules.',
  PIN_BROKEN: 'A pinned need is elsewhere than on its pinned seat.',
  WRONG_PARTIES: 'The citizen, unit or mentor of a row does not belong to its need or seat.',
  WRONG_STATUS: 'The status of an assignment does not follow from its relation and seat.',
  WRONG_GRANTED: 'The granted minutes differ from what the caseworker awarded.',
  WRONG_MENTOR_MINUTES: 'The mentor minutes differ from those the case gives.',
  WRONG_POINTS: 'The points of an assignment or a waiting need differ from those the case gives.',
  WRONG_BREAKDOWN: 'The parts of an assignment’s points differ from those the case gives.',
  WRONG_MONEY: 'The gross price or the budget frame of an assignment differs from what the case gives.',
  WRONG_MUST_SERVE: 'A waiting need is marked must-serve and is not, or the other way round.',
  REASON_WRONG: 'A reason of a waiting need is not true of the case and the plan.',
  REASON_MISSING: 'What keeps a waiting need off a seat it may have is not among its reasons.',
  WRONG_MISSING_MINUTES: 'The missing minutes of a waiting need differ from what its nearest seat is short of.',
  UNLOCK_WRONG: 'An unlock names what is not in the case or what its kind cannot change, or makes too little room.',

  SEAT_OVER_HOURS: 'A seat holds more mentor minutes than it has.',
  SEAT_OVER_CASELOAD: 'A seat holds more needs than its caseload.',
  GROUP_TOO_SMALL: 'A group runs with fewer citizens than its least.',
  CONTRACT_OVER_MINUTES:
    'The seats of a unit hold more mentor minutes than its contract leaves beside its shared functions.',
  CONTRACT_OVER_PLACES: 'The seats of a unit hold more courses than its contract has places.',
  FRAME_OVERSPENT:
    'Courses that are neither must-serve nor pinned spend more of a hard frame than those leave, or pins spend more than it holds.',

  OBJECTIVE_WRONG: 'The claimed objective differs from the one added up from the case.',
  WAITING_MUST_SERVE_WRONG: 'The claimed number of waiting must-serve needs differs from the one counted.',
  PRICE_MISSING: 'The certificate has no price for a need.',
  PRICE_UNKNOWN: 'The certificate prices something that is not in the case.',
  PRICE_OUT_OF_RANGE: 'The price of a row, or of one more must-serve need left waiting, is below 0.',
  BRANCH_UNKNOWN: 'A branch chooses about or prices something that is not in the case.',
  BRANCHES_INCOMPLETE: 'Some plan is in none of the branches, or they are not the leaves of one tree of questions.',
  BOUND_NOT_PROVEN: 'The claimed bound is higher than its prices and branches prove.',
  BOUND_ABOVE_OBJECTIVE: 'The claimed bound is higher than the objective.',
  MUST_SERVE_BOUND_NOT_PROVEN: 'The claimed least number of waiting must-serve needs is higher than its prices prove.',
  MUST_SERVE_BOUND_ABOVE_COUNT:
    'The claimed least number of waiting must-serve needs is higher than the number that waits.',
  NOT_OPTIMAL:
    'The plan is called the best, and leaves more must-serve needs waiting than it proves, or another seat for one need, or for two, makes a better one.',

  MEETING_ID_REPEATED: 'Two meetings have the same id.',
  MEETING_ID_WRONG: 'The id of a meeting is not that of its need, week and number.',
  MEETING_WITHOUT_ASSIGNMENT: 'A meeting is for a need that is not assigned to its seat.',
  MEETING_OUTSIDE_PLAN: 'A meeting lies outside the planned weeks or outside the dates of its course.',
  MEETING_OFF_GRID: 'A meeting does not start and end on the 15-minute grid within one day.',
  MEETING_NOT_AS_ORDERED: 'The length, mode or place of a meeting differs from what the course asks for.',
  MENTOR_NOT_FREE: 'The mentor is not free for the whole meeting.',
  CITIZEN_NOT_FREE: 'The citizen is not free for the whole meeting.',
  CASEWORKER_NOT_FREE: 'The caseworker of a start meeting is not free for the whole meeting.',
  MENTOR_TWO_MEETINGS: 'Two meetings of one mentor overlap.',
  CITIZEN_TWO_MEETINGS: 'Two meetings of one citizen overlap.',
  CASEWORKER_TWO_MEETINGS: 'Two start meetings of one caseworker overlap.',
  TRAVEL_TOO_SHORT: 'A mentor has no free time for a journey or the pause after a meeting.',
  BREAK_MISSING: 'A mentor’s day with meetings has no room for the lunch break.',
  ROOM_FULL: 'More meetings are in a unit’s office at once than it has rooms.',
  TWO_MEETINGS_A_DAY: 'A need has two meetings on one day.',
  EVENT_WRONG: 'A group session or duty of the plan does not follow from the case.',
  EVENT_MISSING: 'A group session or duty of the case is not in the plan.',
  START_MEETING_WRONG:
    'A start meeting is not the first of a new course that asked for one, or has another caseworker.',
  START_MEETING_MISSING:
    'A new course asked for a start meeting, has none, and neither a missed meeting nor a notice says why.',
  CADENCE_EXCEEDED: 'A need has more meetings, held and missed, in a period than its cadence asks for.',
  CADENCE_SHORT:
    'A need has fewer meetings in a period than its cadence asks for, and the rest is not named as missed.',
  MISSED_WRONG: 'A missed meeting names a need without planned meetings or a week outside its course.',
  MISSED_HAS_ROOM: 'A meeting is called missed in a week that has room for it beside everything the plan holds.',
  MISSED_CODE_WRONG: 'The code of a missed meeting does not name what was in the way.',
  WEEKLY_DUTY_UNNAMED: 'A must-serve need has a week without a meeting that counts that is not named as a breach.',
  BREACH_WRONG: 'A missed meeting is marked as a breach of the weekly duty and is not one.',

  NOTICE_WRONG: 'Nothing in the case and the plan gives a notice of the plan.',
  NOTICE_MISSING: 'A notice that the case and the plan give is not in the plan.',

  KPI_WRONG: 'A key figure differs from the one counted.',
} as const;
export type ViolationCode = keyof typeof VIOLATION_CODES;

/** One thing wrong: what, where in the plan (or the case), and the figures. */
export interface Violation {
  readonly code: ViolationCode;
  readonly path: string;
  readonly message: string;
}

/** Takes down one violation. Every check is handed one and returns nothing: all faults are found, not only the first. */
export type Report = (code: ViolationCode, path: string, message: string) => void;
