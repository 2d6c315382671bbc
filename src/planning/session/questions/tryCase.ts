/** A changed case tried out: the session follows it, the answer is read off, and everything is taken back. */
import type { Case } from '../../../model/case.ts';
import type { Difference } from '../difference.ts';
import type { Session } from '../session.ts';

/** @throws MakkerError INVALID_CASE when pins cannot be kept in the changed case; the session is then as before too. */
export function tryCase<Answer>(session: Session, next: Case, look: (difference: Difference) => Answer): Answer {
  return session.ask(() => {
    const difference = session.moveTo(next);
    try {
      return look(difference);
    } finally {
      session.undo();
    }
  });
}
