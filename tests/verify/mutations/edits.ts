/** Ways to spoil the town’s valid plan, or its case, and the codes each must be refused with: all of them and no others. */
import type { Case } from '../../../src/model/case.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { ViolationCode } from '../../../src/verify/index.ts';

export interface Mutation {
  readonly name: string;
  readonly change: (plan: Plan, town: Case) => void;
  readonly codes: readonly ViolationCode[];
}

export const row = (plan: Plan, needId: string) => plan.assignments.find((entry) => entry.needId === needId)!;
export const meeting = (plan: Plan, id: string) => plan.meetings.find((entry) => entry.id === id)!;
export const need = (town: Case, id: string) => town.needs.find((entry) => entry.id === id)!;
export const mentor = (town: Case, id: string) => town.mentors.find((entry) => entry.id === id)!;
export const citizen = (town: Case, id: string) => town.citizens.find((entry) => entry.id === id)!;
export const dropMeeting = (plan: Plan, id: string) => {
  plan.meetings = plan.meetings.filter((entry) => entry.id !== id);
};
