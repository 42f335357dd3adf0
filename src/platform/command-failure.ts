import type { Writable } from 'node:stream';

type More = Readonly<{ exit?: 1 | 2; usage?: string; more?: Readonly<Record<string, unknown>> }>;

/**
 * A command that ends without its work. `code` is stable, for machines; the message is for people. `exit` 2: it
 * was used wrongly.
 */
export class CommandFailure extends Error {
  readonly code: string;
  readonly exit: 1 | 2;
  readonly usage: string | null;
  readonly more: Readonly<Record<string, unknown>>;
  constructor(code: string, message: string, { exit = 1, usage, more = {} }: More = {}) {
    super(message);
    this.code = code;
    this.exit = exit;
    this.usage = usage ?? null;
    this.more = more;
  }
}

/** Words that make no sense: what is wrong with them, and how the command is used. */
export const usedWrongly = (message: string, usage: string): CommandFailure =>
  new CommandFailure('wrong_usage', message, { exit: 2, usage });

/**
 * An error with a code of its own when it has none that a machine may hold on to, such as one of the system or the
 * database.
 */
export function named(error: unknown, code: string): Error {
  const known = error instanceof Error ? error : new Error(String(error));
  return hasCode(known) ? known : new CommandFailure(code, known.message);
}

const hasCode = (error: unknown): error is Error & { code: string } => {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'string' && /^[a-z][a-z_]*$/.test(code);
};

/**
 * Whether an answer is for a machine: then all of it is one JSON object on standard output, also when it is a
 * failure.
 */
export const asksJson = (args: readonly string[]): boolean => args.includes('--json');

/** A failure as the command says it: a sentence, or an object in the shape that the API has for errors. */
export function failureText(error: unknown, json: boolean): string {
  const failure = named(error, 'failed') as Error & Partial<CommandFailure>;
  if (!json) return `${failure.message}\n${failure.usage ? `Usage: ${failure.usage}\n` : ''}`;
  return `${JSON.stringify({ error: { code: failure.code, message: failure.message }, ...failure.more }, null, 2)}\n`;
}

export const failureExit = (error: unknown): 1 | 2 => (error instanceof CommandFailure ? error.exit : 1);

/** Does the work of a command and answers its exit code. An expected failure is said on `out`; surprises are thrown. */
export async function endWell(args: readonly string[], out: Writable, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!hasCode(error)) throw error;
    out.write(failureText(error, asksJson(args)));
    return failureExit(error);
  }
}
