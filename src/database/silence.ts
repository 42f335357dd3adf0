import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/**
 * In ms: how long a server that was asked something may say nothing before it is looked for, and how long that look may
 * take.
 */
export type Patience = Readonly<{ lookAfterMs: number; connectWithinMs: number; onAway?: () => void }>;

type Inside = pg.ClientBase &
  Readonly<{ readyForQuery?: boolean; processID: number; connection: Readonly<{ stream: Socket }> }>;

/** What everybody hears while the database is silent. */
const silent = () => Object.assign(new Error('The database does not answer.'), { code: 'ETIMEDOUT' });

/**
 * The way out of a connection that will never answer: its questions fail at once. Waiting for its goodbye would be
 * waiting for ever.
 */
const cut = (client: Inside) => void client.connection.stream.destroy(silent());

/**
 * While it is away one knocks at a time: where only the way back is broken, each knock leaves the server a connection
 * to clear up. It waits a little longer each time, for a server that is only slow. In ms.
 */
const knocking = Object.freeze({ pauseMs: 500, firstMs: 1_000, moreMs: 500, mostMs: 5_000 });

export type Silence = Readonly<{
  /** Call with each new connection. */
  watch(client: pg.ClientBase): void;
  /** Why no new connection is worth a try right now; null when one is. */
  away(): Error | null;
  /** Nobody came in within the time there is for it: finds out whether that is the network. */
  suspect(): void;
  /** Waits until all said goodbye, and cuts those that did not within `ms`. */
  closed(ms: number): Promise<void>;
}>;

/**
 * Watches connections for silence. A network that swallows everything gives no error: a question would wait for a
 * quarter of an hour. When one has waited `lookAfterMs` without a byte, another connection is tried. If that fails, the
 * database is gone, and every connection is cut; until somebody who knocks is let in again, nobody else waits at the
 * door. If it gets in, it tells whether the question is still worked on; if not, it or its answer was lost, and only
 * its connection is cut. Costs nothing per question: Node keeps the time of the last byte by itself.
 */
export function watchSilence(
  config: pg.ClientConfig,
  { lookAfterMs, connectWithinMs, onAway = () => {} }: Patience,
): Silence {
  const open = new Set<Inside>();
  let [looking, isAway, isClosing] = [false, false, false];

  async function look(client: Inside | null, silentMs: number): Promise<void> {
    // One look at a time tells enough: when it finds nobody, all are cut; else this one's turn comes again.
    if (looking || isAway || isClosing) return;
    looking = true;
    const found = await knock({ ...config, connectionTimeoutMillis: connectWithinMs }, client?.processID ?? 0);
    looking = false;
    if (found === 'nobody') return leave();
    if (found === 'at rest' && client !== null && silentMs > lookAfterMs && client.readyForQuery === false) cut(client);
  }

  async function leave(): Promise<void> {
    isAway = true;
    for (const one of open) cut(one);
    onAway();
    for (let patience: number = knocking.firstMs; ; patience = Math.min(patience + knocking.moreMs, knocking.mostMs)) {
      await pause(knocking.pauseMs, undefined, { ref: false });
      if (isClosing) return;
      if ((await knock({ ...config, connectionTimeoutMillis: patience }, 0)) !== 'nobody') return void (isAway = false);
    }
  }

  return {
    watch(given) {
      const client = given as Inside;
      const { stream } = client.connection;
      let [bytes, silentMs] = [-1, 0];
      open.add(client);
      stream.once('close', () => open.delete(client));
      stream.setTimeout(lookAfterMs, () => {
        // Nothing was asked: it may be silent as long as it likes. The next question starts the clock again.
        if (client.readyForQuery !== false) return void (silentMs = 0);
        silentMs = stream.bytesRead === bytes ? silentMs + lookAfterMs : lookAfterMs;
        bytes = stream.bytesRead;
        stream.setTimeout(lookAfterMs);
        void look(client, silentMs);
      });
    },
    away: () => (isAway ? silent() : null),
    suspect: () => void look(null, 0),
    async closed(ms) {
      isClosing = true;
      for (const until = Date.now() + ms; open.size > 0 && Date.now() < until;) await pause(5);
      for (const one of open) cut(one);
    },
  };
}

type Found = 'nobody' | 'at work' | 'at rest';

/**
 * Whether a server answers there, and whether it still works on the question of that process. A refusal in words is an
 * answer too.
 */
async function knock(config: pg.ClientConfig, processId: number): Promise<Found> {
  const client = new pg.Client({ ...config, query_timeout: config.connectionTimeoutMillis });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ resting: boolean }>(
      `select state like 'idle%' as resting from pg_stat_activity where pid = $1`,
      [processId],
    );
    // A pooler gives numbers of its own: then nothing is known of the question, and the time limit of the server
    // counts.
    return rows[0]?.resting ? 'at rest' : 'at work';
  } catch (error) {
    return 'severity' in (error as Error) ? 'at work' : 'nobody';
  } finally {
    // pg keeps its socket to itself, and ending politely waits for the server.
    (client as unknown as Inside).connection.stream.destroy();
  }
}
