import { cut } from '../../../platform/text/cut.ts';
import { badRequest } from '../../../platform/http/errors.ts';
import { isSource } from './command-arguments.ts';

export type Wishes = Readonly<{
  source: string;
  dryRun: boolean;
  strict: boolean;
  force: boolean;
  wholeSet: boolean | undefined;
}>;

const flags = ['dryRun', 'strict', 'force', 'wholeSet'] as const;

/** Reads the part of the address behind the `?`. A word we do not know is refused: a misspelt dryRun must not store. */
export function readWishes(query: unknown, keyName: string, allowed: readonly string[]): Wishes {
  const given = Object.entries((query ?? {}) as Record<string, unknown>);
  for (const [name, value] of given) {
    if (!allowed.includes(name))
      throw badRequest('unknown_parameter', `There is no parameter "${cut(name, 60)}". Use ${allowed.join(', ')}.`);
    if (typeof value !== 'string') throw badRequest('double_parameter', `Send "${name}" once.`);
  }
  const found = Object.fromEntries(given) as Record<string, string | undefined>;
  const [dryRun, strict, force, wholeSet] = flags.map((name) => readFlag(name, found[name]));
  const source = found.source ?? keyName;
  if (!isSource(source)) throw badRequest('source_name', 'A source has at most 60 letters, digits, dots or hyphens.');
  return { source, dryRun: dryRun === true, strict: strict === true, force: force === true, wholeSet };
}

function readFlag(name: string, text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (text === '1' || text === 'true') return true;
  if (text === '0' || text === 'false') return false;
  throw badRequest('not_yes_or_no', `"${name}" is 1 or 0.`);
}
