/** How many requests may be worked on at once: by anybody, and by people we do not know. */
export type Room = Readonly<{ all: number; strangers: number }>;

/** A third of the room is for people who are signed in: a crowd at the door does not push them out. */
export const roomFor = (all: number): Room => ({ all, strangers: Math.max(1, Math.ceil((all * 2) / 3)) });

/** Whether one more may come in. */
export const mayEnter = (inProgress: number, { all, strangers }: Room, isKnown: () => boolean): boolean =>
  inProgress < strangers || (inProgress < all && isKnown());

/**
 * Who watches over the portal, its style and scripts, and what waits in a queue of its own (signing in, machines):
 * outside the count.
 */
export const isOutside = (method: string, url: string): boolean =>
  url.startsWith('/assets/') ||
  url.startsWith('/api/') ||
  url === '/healthz' ||
  url === '/readyz' ||
  (method === 'POST' && url.startsWith('/aanmelden'));
