import { Readable, type Duplex } from 'node:stream';
import type pg from 'pg';

/** What `pg` offers a query that speaks the COPY protocol itself; its own types leave this part out. */
type CopyConnection = Readonly<{
  stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}>;

const CHUNK_BYTES = 65_536;

/** Runs `COPY … TO STDOUT` and hands the bytes to `sink` as it can take them. Answers the number of rows. */
export async function copyTo(
  client: pg.ClientBase,
  sql: string,
  sink: (source: Readable) => Promise<unknown>,
): Promise<number> {
  let socket: Duplex | undefined;
  let parts: Buffer[] = [];
  let size = 0;
  const source = new Readable({
    read: () => void socket?.resume(),
    destroy(error, done) {
      // Nobody reads on: let the rest of the answer pass, so that the connection stays usable.
      socket?.resume();
      done(error);
    },
  });
  const flush = (): void => {
    if (size > 0 && !source.destroyed && !source.push(Buffer.concat(parts))) socket?.pause();
    parts = [];
    size = 0;
  };
  const rows = submit(client, sql, {
    begin: (connection) => void (socket = connection.stream),
    data(chunk) {
      // The parser reuses its buffer, so the bytes are copied.
      parts.push(Buffer.from(chunk));
      size += chunk.length;
      if (size >= CHUNK_BYTES) flush();
    },
  });
  const sent = rows.then(
    (count) => {
      flush();
      source.push(null);
      return count;
    },
    (error: Error) => {
      source.destroy(error);
      throw error;
    },
  );
  const [outcome, taken] = await Promise.allSettled([sent, sink(source)]);
  if (outcome.status === 'rejected') throw outcome.reason;
  if (taken.status === 'rejected') throw taken.reason;
  return outcome.value;
}

/** Runs `COPY … FROM STDIN` with the bytes of `source`. Answers the number of rows. */
export async function copyFrom(client: pg.ClientBase, sql: string, source: AsyncIterable<Buffer>): Promise<number> {
  let refused = false;
  const send = async (connection: CopyConnection): Promise<void> => {
    try {
      for await (const chunk of source) {
        if (refused || connection.stream.destroyed) return;
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await drained(connection.stream);
      }
      connection.endCopyFrom();
    } catch (error) {
      connection.sendCopyFail((error as Error).message);
    }
  };
  try {
    return await submit(client, sql, { ready: (connection) => void send(connection) });
  } catch (error) {
    refused = true;
    throw error;
  }
}

/** Also answers when the connection is lost: the query then fails by itself. */
function drained(stream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}

type CopyEvents = Readonly<{
  begin?: (connection: CopyConnection) => void;
  ready?: (connection: CopyConnection) => void;
  data?: (chunk: Buffer) => void;
}>;

/** A query object for `pg` that settles with the row count when the server has finished. */
function submit(client: pg.ClientBase, sql: string, events: CopyEvents): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    client.query({
      submit(connection: pg.Connection) {
        // The types of pg leave out that it speaks COPY.
        events.begin?.(connection as unknown as CopyConnection);
        connection.query(sql);
      },
      handleCopyInResponse: (connection: CopyConnection) => events.ready?.(connection),
      handleCopyData: ({ chunk }: { chunk: Buffer }) => events.data?.(chunk),
      handleCommandComplete: ({ text }: { text: string }) => void (rows = Number(text.replace('COPY ', ''))),
      handleReadyForQuery: () => resolve(rows),
      handleError: reject,
    });
  });
}
