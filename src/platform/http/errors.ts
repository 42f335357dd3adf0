/** An expected refusal on the way to an answer. `code` is stable, for machines; the message is for people. */
export class Refusal extends Error {
  readonly statusCode: number;
  readonly code: string;
  readonly retryAfter: number | null;
  constructor(statusCode: number, code: string, message: string, retryAfter: number | null = null) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** Not there, or not yours: the same to whoever asks. */
export const notFound = () => new Refusal(404, 'not_found', 'There is nothing at this address.');
export const badRequest = (code: string, message: string) => new Refusal(400, code, message);
export const busy = (seconds: number) =>
  new Refusal(503, 'busy', 'The portal is busy. Try again in a moment.', seconds);
