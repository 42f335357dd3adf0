import { connect, type Socket } from 'node:net';

/** Where requests go: a port of this machine, and whole requests as bytes, taken in turn. */
export type Target = Readonly<{ port: number; requests: readonly Buffer[] }>;
export type Sample = Readonly<{
  seconds: number;
  answers: number;
  refused: number;
  bytes: number;
  /** Milliseconds, sorted. */ latencies: readonly number[];
}>;

export const requestFor = (path: string, cookie: string | null, accept = 'gzip, deflate, br, zstd'): Buffer =>
  Buffer.from(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: ${accept}\r\n${cookie === null ? '' : `Cookie: __Host-sessie=${cookie}\r\n`}\r\n`,
  );

/**
 * Asks one after the other over each of a few connections, for so many seconds. Refused is every answer but 200.
 * Throws when a connection is lost.
 */
export async function drive(
  { port, requests }: Target,
  { connections = 12, seconds = 1 }: { connections?: number; seconds?: number } = {},
): Promise<Sample> {
  const latencies: number[] = [];
  const [counts, began] = [{ refused: 0, bytes: 0, next: 0 }, performance.now()];
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const line = await open(port);
      while (performance.now() < until) {
        const asked = performance.now();
        const { status, bytes } = await line.ask(requests[counts.next++ % requests.length]!);
        latencies.push(performance.now() - asked);
        counts.bytes += bytes;
        if (status !== 200) counts.refused++;
      }
      line.socket.destroy();
    }),
  );
  return {
    seconds: (performance.now() - began) / 1000,
    answers: latencies.length,
    refused: counts.refused,
    bytes: counts.bytes,
    latencies: latencies.sort((a, b) => a - b),
  };
}

type Reply = Readonly<{ status: number; bytes: number; body: Buffer }>;
type Line = Readonly<{ socket: Socket; ask(request: Buffer): Promise<Reply> }>;

/**
 * A connection that reads answers with a Content-Length and nothing else: it must cost less than any server it
 * measures.
 */
export function open(port: number): Promise<Line> {
  return new Promise((resolve, reject) => {
    let parts: Buffer[] = [];
    let answer: (reply: Reply) => void = () => {};
    let fail: (error: Error) => void = reject;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.on('connect', () =>
      resolve({
        socket,
        ask: (request) =>
          new Promise((done, lost) => {
            [answer, fail] = [done, lost];
            socket.write(request);
          }),
      }),
    );
    socket.on('error', (error) => fail(error));
    socket.on('close', () => fail(new Error('The server closed the connection.')));
    socket.on('data', (part) => {
      parts.push(part);
      const reply = wholeReply(parts.length === 1 ? part : Buffer.concat(parts));
      if (reply === null) return;
      parts = [];
      answer(reply);
    });
  });
}

function wholeReply(bytes: Buffer): Reply | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  if (bytes.length < end + 4 + length) return null;
  return { status: Number(head.slice(9, 12)), bytes: bytes.length, body: bytes.subarray(end + 4) };
}
