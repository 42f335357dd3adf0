import type { Statement } from '../database/flight.ts';

/** What the database says of a session: the person as JSON, or null. */
export type SessionAnswer = Readonly<{ who: string | null }>;

/**
 * The way in of a page whose reader is known from an earlier request. The first flight of the page asks the database
 * whose session this is and reads the page behind the wall that follows from the answer; only when the answer is the
 * same as before does anybody see it.
 */
export type Entry = Readonly<{
  /** Asks for the session and puts up the wall; goes first in the flight. */
  statement: Statement<SessionAnswer>;
  /**
   * Goes last in that flight, when it is time: notes that the session is used. Last, so that its row is held for no
   * page.
   */
  last: Statement<unknown> | null;
  isConfirmed(): boolean;
  /** Whether the database says of this session what we remembered. */
  isStill(who: string | null): boolean;
  /** Throws SessionChanged when this is not what we remembered. */
  confirm(answer: SessionAnswer | undefined): void;
}>;

/**
 * What a form of somebody who is signed in stands on. It may take as long to come in as its sender likes, so every
 * flight of it asks again whether the session is what it was when it began. `hold`: until the transaction ends, nobody
 * ends this access.
 */
export type Standing = Readonly<{ statement(hold: boolean): Statement<unknown> }>;

/** The session ended, or its person has other rights than a moment ago: what was read is for nobody. */
export class SessionChanged extends Error {
  override name = 'SessionChanged';
}

export function entryFor(
  statement: Statement<SessionAnswer>,
  remembered: string,
  last: Statement<unknown> | null = null,
): Entry {
  let confirmed = false;
  return {
    statement,
    last,
    isConfirmed: () => confirmed,
    isStill: (who) => who === remembered,
    confirm(answer) {
      confirmed = answer?.who === remembered;
      if (!confirmed) throw new SessionChanged('The session is not what it was.');
    },
  };
}

/**
 * The error of a flight or a transaction, in our words where the database says that the session is not what it was
 * (app.session_stands).
 */
export const asChanged = (error: unknown): unknown =>
  (error as { code?: unknown } | null)?.code === 'PS001'
    ? new SessionChanged('The session is not what it was.')
    : error;
