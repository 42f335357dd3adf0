// The yardsticks: node:http and nothing else. Without queries it sends one finished page (L0); with them it asks what
// the portal asks and fills a template (L1). Told what to do by a message; one page per process.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';
import { zstd } from '../src/platform/http/compress.ts';
import { dayOf } from '../src/platform/text/today.ts';
import { asText, type Recording } from './record.ts';
import { fill, learn, type Template } from './template.ts';

export type BareTask = Readonly<{ databaseUrl: string; recording: Recording; queries: boolean }>;

const pack = (page: string) => zstd(Buffer.from(page));
let answerRequest: (request: IncomingMessage, response: ServerResponse) => void = (_, response) =>
  void response.writeHead(503).end();

function send(response: ServerResponse, body: Buffer): void {
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-encoding': 'zstd',
      'content-length': body.length,
      'cache-control': 'private, no-store',
    })
    .end(body);
}

process.on('message', (task: BareTask | 'usage') => {
  if (task === 'usage') return;
  const { recording, databaseUrl, queries } = task;
  const prebuilt = pack(recording.html);
  answerRequest = queries ? fromDatabase(databaseUrl, recording) : (_, response) => send(response, prebuilt);
  process.send?.('ready');
});

/** What the database says of a session, as the values of one row. */
const facts = (json: string): readonly unknown[] =>
  Object.values(JSON.parse(json) as object).map((value: unknown) =>
    typeof value === 'number' ? String(value) : value,
  );

/** The session first, then everything else of the page at once, as named statements over a pool. */
function fromDatabase(connectionString: string, { asked, html }: Recording) {
  const pool = new pg.Pool({ connectionString, max: 10, options: '-c timezone=UTC' });
  const statements = asked.map(({ text, values }, index) => ({ ...asText, name: `q${index}`, text, values }));
  const mine = facts(asked[0]!.rows[0]![0] as string);
  const template: Template = learn(html, [[mine], ...asked.slice(1).map(({ rows }) => rows)]);
  const [session, ...rest] = statements;
  return async (request: IncomingMessage, response: ServerResponse) => {
    try {
      const token = /__Host-sessie=([\w-]{43})/.exec(request.headers.cookie ?? '')?.[1] ?? '';
      const now = new Date();
      const {
        rows: [said],
      } = await pool.query<(string | null)[]>({
        ...session!,
        values: [createHash('sha256').update(token).digest(), now, dayOf(now)],
      });
      if (said?.[0] == null) return void response.writeHead(401).end();
      const person = facts(said[0]);
      const theirs = new Map(mine.map((value, index) => [value, person[index]]));
      const own = (value: unknown) =>
        typeof value === 'string' || typeof value === 'number' ? (theirs.get(String(value)) ?? value) : value;
      const answers = await Promise.all(
        rest.map((one) => pool.query<unknown[]>({ ...one, values: one.values.map(own) })),
      );
      send(response, pack(fill(template, [[person], ...answers.map(({ rows }) => rows)])));
    } catch {
      response.writeHead(500, { 'content-length': 0 }).end();
    }
  };
}

createServer((request, response) => {
  if (request.url === '/readyz') return void response.writeHead(200, { 'content-length': 0 }).end();
  answerRequest(request, response);
}).listen(Number(process.env['PORT']), '127.0.0.1');
