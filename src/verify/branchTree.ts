/**
 * Whether branches hold every plan between them: whether they are the leaves of a tree in which every question, “is this need on this
 * seat?” or “does it wait?”, has both its answers.
 */
import type { Branch } from '../model/plan.ts';

type Choice = Branch['choices'][number];

/** Branches with the same answers so far: all there is of those plans. */
interface Side {
  /** Places in the certificate. */
  readonly members: readonly number[];
  /** Questions answered. */
  readonly depth: number;
}

/** What is missing, in words; nothing where every plan is in a branch. */
export function gapsOf(branches: readonly Branch[]): string[] {
  const gaps: string[] = [];
  const open: Side[] = [{ members: [...branches.keys()], depth: 0 }];
  for (let side = open.pop(); side !== undefined; side = open.pop()) {
    const { members, depth } = side;
    const choiceOf = (at: number) => branches[at]!.choices[depth];
    const asked = choiceOf(members[0]!);
    const stranger = members.find((at) => !isSameQuestion(choiceOf(at), asked));
    if (stranger !== undefined) {
      gaps.push(differing(members[0]!, asked, stranger, choiceOf(stranger)));
    } else if (asked === undefined) {
      if (members.length > 1) gaps.push(`Branches ${members[0]} and ${members[1]} make the same choices.`);
    } else {
      for (const taken of [true, false]) {
        const side = members.filter((at) => choiceOf(at)!.taken === taken);
        if (side.length > 0) open.push({ members: side, depth: depth + 1 });
        else gaps.push(`Branch ${members[0]} asks ${question(asked)}; no branch answers ${taken ? 'yes' : 'no'}.`);
      }
    }
  }
  return gaps;
}

function isSameQuestion(one: Choice | undefined, other: Choice | undefined): boolean {
  return one?.needId === other?.needId && one?.seatId === other?.seatId;
}

function differing(first: number, asked: Choice | undefined, second: number, other: Choice | undefined): string {
  const what = (choice: Choice | undefined) => (choice === undefined ? 'asks no more' : `asks ${question(choice)}`);
  return `After the same choices branch ${first} ${what(asked)} and branch ${second} ${what(other)}.`;
}

function question({ needId, seatId }: Choice): string {
  return seatId === null ? `whether need "${needId}" waits` : `whether need "${needId}" is on "${seatId}"`;
}
