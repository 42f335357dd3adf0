import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';
import { headersOf, type Answers } from './headers.ts';

type Broken = Error & Readonly<{ code?: string }>;
type Answer = Readonly<{ status: string; code: string; message: string }>;

const unreadable: Answer = { status: '400 Bad Request', code: 'bad_request', message: 'This request cannot be read.' };
const answers: Readonly<Record<string, Answer>> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    code: 'headers_too_large',
    message: 'The headers of this request are too large. Remove the cookies of this site and try again.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    code: 'request_timeout',
    message: 'This request took too long to arrive. Try again.',
  },
};

const jsonOf = ({ code, message }: Answer) => JSON.stringify({ error: { code, message } });

/**
 * Answers what Node could not read as a request (Fastify's `clientErrorHandler`), with the headers that every answer
 * has.
 */
export function refuseBroken(given: Answers) {
  const head = Object.entries(headersOf(given))
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  return (error: Broken, socket: Socket): void => {
    // In the middle of an answer another one would be taken for a part of it.
    const { _httpMessage: under } = socket as Socket & { _httpMessage?: { headersSent: boolean } | null };
    if (error.code === 'ECONNRESET' || !socket.writable || under?.headersSent) return void socket.destroy(error);
    const answer = answers[error.code ?? ''] ?? unreadable;
    const body = jsonOf(answer);
    socket.end(
      `HTTP/1.1 ${answer.status}\r\n${head}content-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
      () => socket.destroy(),
    );
  };
}

/** An expectation other than 100-continue (RFC 9110, 10.1.1) is refused, with the headers that every answer has. */
export function refuseExpectations(app: FastifyInstance, given: Answers): void {
  const body = jsonOf({
    status: '417',
    code: 'expectation_failed',
    message: 'The portal does not know this expectation. Leave out the header Expect.',
  });
  app.server.on(
    'checkExpectation',
    (_request, response) =>
      void response
        .writeHead(417, { ...headersOf(given), 'content-type': 'application/json; charset=utf-8' })
        .end(body),
  );
}
