import { isIP } from 'node:net';
import { textOf } from './forms.ts';

export type Choices = Readonly<Record<string, string | number | null | undefined>>;

// These stand for themselves in a query; a list writes a dozen of them for each that has to be encoded.
const plain = /^[\w.-]*$/;
const encoded = (text: string) => (plain.test(text) ? text : new URLSearchParams([['', text]]).toString().slice(1));

/** A path with what was chosen behind it; what is empty is left out, so that every view has one address. */
export function addressOf(path: string, choices: Choices): string {
  let query = '';
  for (const [name, value] of Object.entries(choices)) {
    if (value !== null && value !== undefined && value !== '')
      query += `${query === '' ? '?' : '&'}${encoded(name)}=${encoded(String(value))}`;
  }
  return path + query;
}

/** The page number in an address, from 1; nonsense is page 1. */
export function pageOf(query: unknown, name = 'pagina'): number {
  const text = textOf(query, name, 6);
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}

/**
 * Path and query of a request line, the only parts of it that may come back in an answer: a client can write a whole
 * address there, or two slashes that a browser takes for the begin of a host.
 */
export function pathAndQuery(line: string): string {
  const own = /^[a-z][a-z\d+.-]*:/i.test(line)
    ? URL.canParse(line)
      ? new URL(line).pathname + new URL(line).search
      : '/'
    : line.split('#', 1)[0]!;
  return `/${own.replace(/^[/\\\s]+/, '')}`;
}

// What a sentence may leave behind a link in it: as it was typed, and as a browser or a mail program writes it.
const strayEnd =
  /(?:[.,;:!?'"’”»›…()[\]{}<>*|\u00a0]|&(?:gt|quot|#39);?|%(?:2[0-27-9ace]|3[abcef]|5[bd]|7[bd])|%c2%(?:a0|bb)|%e2%80%(?:99|9d|ba|a6))$/i;
const mostStray = 8;

/**
 * What is left of an address, or of its last value, when the stops, brackets and quotes behind it go one by one; the
 * longest first. Behind more of them than a sentence ever has, nothing was meant.
 */
export function withoutStrayEnds(text: string): readonly string[] {
  const left: string[] = [];
  for (let shorter = text.replace(strayEnd, ''); shorter !== text; shorter = text.replace(strayEnd, '')) {
    if (left.length === mostStray) return [];
    left.push(shorter);
    text = shorter;
  }
  return left;
}

/** One of the allowed words in an address, or null. */
export function choiceOf<const T extends string>(query: unknown, name: string, allowed: readonly T[]): T | null {
  const text = textOf(query, name, 60);
  return allowed.find((one) => one === text) ?? null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a part of an address can be the id of a record at all. */
export const isRecordId = (text: string): boolean => uuid.test(text);

/**
 * The bare network address in what a connection or a proxy says, without zone and port ("[::1]:443", "fe80::1%eth0");
 * null when it is none.
 */
export function networkAddress(said: string | null): string | null {
  const [, inBrackets] = /^\[(.+)\](?::\d+)?$/.exec(said ?? '') ?? [];
  const bare = (inBrackets ?? said ?? '').replace(/%.*$/, '').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return isIP(bare) === 0 ? null : bare;
}
