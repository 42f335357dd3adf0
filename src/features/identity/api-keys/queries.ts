import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';

export type KeyLine = Readonly<{ name: string; created_at: Date; last_used_at: Date | null; revoked_at: Date | null }>;

/** Every key that was ever made, those that work first. Never what the key is. */
export const everyKey = (): Statement<KeyLine> =>
  plain('select name, created_at, last_used_at, revoked_at from api_key order by revoked_at is not null, name');
