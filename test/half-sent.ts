import { once } from 'node:events';
import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestPortal, Visitor } from './portal.ts';

export type Answer = Readonly<{ status: number; headers: IncomingHttpHeaders; body: string }>;
type Sending = Readonly<{
  base: string;
  visitor: Visitor;
  url: string;
  form: Readonly<Record<string, string>>;
  files?: boolean;
  meanwhile: () => Promise<unknown>;
}>;

/**
 * Sends a form over a real socket in two halves, and does something in between, once the portal has decided who sends
 * it.
 */
export async function inTwoHalves(
  t: TestPortal,
  { base, visitor, url, form, files = false, meanwhile }: Sending,
): Promise<Answer> {
  const edge = 'grens-van-de-proef';
  const text = files
    ? Object.entries(form)
        .map(([name, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
        .join('') +
      `--${edge}\r\ncontent-disposition: form-data; name="bijlagen"; filename="meting.txt"\r\ncontent-type: text/plain\r\n\r\nde meting van vandaag\r\n--${edge}--\r\n`
    : new URLSearchParams(form).toString();
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const type = files ? `multipart/form-data; boundary=${edge}` : 'application/x-www-form-urlencoded';
  const headers = {
    cookie,
    host: 'portal.example',
    origin: 'http://portal.example',
    'content-type': type,
    'content-length': Buffer.byteLength(text),
  };
  const decided = Promise.race(
    Object.values({ app: t.portal.database.app.pg, system: t.portal.database.system.pg }).map((pool) =>
      once(pool, 'release'),
    ),
  );
  const sending = ask(new URL(url, base), { method: 'POST', headers, agent: false });
  const answered = once(sending, 'response');
  const half = Math.floor(text.length / 2);
  sending.write(text.slice(0, half));
  await decided;
  await wait(60);
  await meanwhile();
  sending.end(text.slice(half));
  const [reply] = (await answered) as [import('node:http').IncomingMessage];
  let body = '';
  for await (const part of reply.setEncoding('utf8')) body += part;
  return { status: reply.statusCode!, headers: reply.headers, body };
}
