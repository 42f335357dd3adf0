import { limits } from './rules.ts';

/** What one person wrote in the last hour: `since` is the moment of the first of it. */
export type HourSoFar = Readonly<{ messages: number; bytes: number; since: Date | null }>;
export type TooMuch = Readonly<{ thread: null; until: Date }>;
/** So many of the files that waited in the form are there no more. */
export type Gone = Readonly<{ thread: null; gone: number }>;
export type NotSent = TooMuch | Gone;
/**
 * What became of a message: its thread, or why it was not sent. `again`: it was sent before; `left`: keys of files that
 * were left out of it.
 */
export type Sent = Readonly<{ thread: string; again: boolean; left: readonly string[] }> | NotSent;

/**
 * Until when somebody has to wait before they may send this as well, or null. The first message of the hour is the
 * first that no longer counts.
 */
export function tooMuch(soFar: HourSoFar, more: Readonly<{ messages: number; bytes: number }>): TooMuch | null {
  const fits = soFar.messages + more.messages <= limits.hour.messages && soFar.bytes + more.bytes <= limits.hour.bytes;
  return fits || soFar.since === null ? null : { thread: null, until: new Date(soFar.since.getTime() + 3_600_000) };
}
