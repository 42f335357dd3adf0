import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';

/** Those of these keys that a record names. */
export const keysInUse = (keys: readonly string[]): Statement<{ key: string }> =>
  plain(
    'select storage_key as key from file where storage_key = any($1) union select storage_key from kept_file where storage_key = any($1) union select photo_key from staff_member where photo_key = any($1)',
    keys,
  );
