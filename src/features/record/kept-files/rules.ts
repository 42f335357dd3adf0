import { isRecordId } from '../../../platform/http/address.ts';

/** A file that waits in its form, as the form lists it. */
export type KeptFile = Readonly<{ id: string; name: string; bytes: number }>;

/** `ofPerson`: over all forms that somebody has open at one organisation. */
export const limits = Object.freeze({ ofForm: 5, ofPerson: 20, ms: 3_600_000 });

/** One copy of a form: where it is sent, and the key it was shown with. */
export const copyOf = (action: string, once: string): string => `${action} ${once}`;

const prefix = 'meesturen_';
export const pickName = (id: string): string => `${prefix}${id}`;

/** The ids of the kept files whose box is ticked. */
export function pickedIn(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const ids = Object.keys(fields)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
  return ids.filter(isRecordId).slice(0, limits.ofForm);
}

type Sized = Readonly<{ stored: Readonly<{ bytes: number }> }>;
export type Room = Readonly<{ ofForm: number; ofPerson: number; bytes: number }>;

/** Which of these files may wait, in their order: as many as there is room for. */
export function thatFit<F extends Sized>(files: readonly F[], room: Room): readonly F[] {
  let left = room.bytes;
  const fitting: F[] = [];
  for (const file of files) {
    if (fitting.length >= Math.min(room.ofForm, room.ofPerson) || file.stored.bytes > left) continue;
    fitting.push(file);
    left -= file.stored.bytes;
  }
  return fitting;
}
