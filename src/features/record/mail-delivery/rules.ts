/** What a mail server said about one mail, as nodemailer gives it. */
type Said = Readonly<{ responseCode?: number; command?: string; response?: string; message?: string }>;

/** How long tries go on: a mail server that is away over a long weekend loses nothing. */
export const daysOfTrying = 5;

/**
 * The server's own words when it refused this mail or its address for good (RFC 5321: a reply of 5xx to RCPT or DATA).
 * A 5xx to anything else (sign-in, sender, encryption) tells of the portal's settings: those are mended, and the mail
 * may still go.
 */
export function refusalOf(error: unknown): string | null {
  const { responseCode = 0, command = '', response, message = '' } = (error ?? {}) as Said;
  if (responseCode < 500 || responseCode > 599 || !/^(RCPT|DATA)/.test(command)) return null;
  return (response ?? message).replace(/\s+/g, ' ').slice(0, 300);
}

/** Words of a mail server without the addresses in them: they end in the log. */
export const withoutAddresses = (text: string): string => text.replace(/[^\s<>@:"']+@[^\s<>@:"']+/g, '…');

/** Mail that waits for an hour tells of a mail server that is away, or of a portal that does not run. */
export const waitsTooLong = (waiting: readonly Readonly<{ since: Date }>[], now: Date): boolean =>
  waiting.some(({ since }) => now.getTime() - since.getTime() > 3_600_000);
