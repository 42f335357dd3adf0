import { randomUUID } from 'node:crypto';
import { isRecordId } from '../platform/http/address.ts';
import { textOf } from '../platform/http/forms.ts';

/**
 * The one-time key of a form: posted twice, by two clicks or a reload, it does its work once. `value`: the key of a
 * form that was refused and did nothing yet.
 */
export const Once = ({ value = randomUUID() }: { value?: string }) => (
  <input type="hidden" name="eenmalig" value={value} />
);

/** The key of one form as it was shown; null when somebody left it out or made one up. */
export function onceOf(fields: unknown): string | null {
  const once = textOf(fields, 'eenmalig', 40);
  return isRecordId(once) ? once : null;
}
