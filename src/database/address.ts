/** Where the database is, as its owner. The portal itself works as two lesser roles. */
export type DatabaseAddress = Readonly<{
  host?: string;
  port?: number;
  user?: string;
  password?: string;
  database?: string;
  connectionString?: string;
}>;

// What DATABASE_URL says counts for more than what we ask pg for. These are ours to say, for the pools that answer
// people.
const ours = new Set([
  'options',
  'statement_timeout',
  'lock_timeout',
  'idle_in_transaction_session_timeout',
  'query_timeout',
  'application_name',
  'fallback_application_name',
]);

/**
 * The address and the options it carries itself (`?options=-c …`), apart: pg would let those replace ours, and with
 * them the role and the time limits. Ours go behind them, and what comes last counts.
 */
export function apart(address: DatabaseAddress): Readonly<{ address: DatabaseAddress; options: string }> {
  const { connectionString } = address;
  const at = connectionString?.indexOf('?') ?? -1;
  if (connectionString === undefined || at < 0) return { address, options: '' };
  const parts = connectionString.slice(at + 1).split('&');
  const named = (part: string) => [...new URLSearchParams(part).keys()][0] ?? '';
  const options = parts
    .filter((part) => named(part) === 'options')
    .map((part) => new URLSearchParams(part).get('options')!);
  const left = parts.filter((part) => !ours.has(named(part)));
  return {
    address: {
      ...address,
      connectionString: connectionString.slice(0, at) + (left.length > 0 ? `?${left.join('&')}` : ''),
    },
    options: options.join(' '),
  };
}
