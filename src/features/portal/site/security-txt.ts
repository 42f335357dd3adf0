const halfYear = 180 * 24 * 3_600_000;

/**
 * /.well-known/security.txt after RFC 9116. It expires half a year from now, so a portal that nobody runs any more says
 * so.
 */
export function securityTxt({ baseUrl, mail, now }: { baseUrl: string; mail: string | null; now: Date }): string {
  const expires = `${new Date(now.getTime() + halfYear).toISOString().slice(0, 10)}T00:00:00.000Z`;
  return [
    `Contact: ${mail === null ? `${baseUrl}/over#kwetsbaarheid` : `mailto:${mail}`}`,
    `Expires: ${expires}`,
    'Preferred-Languages: nl, en',
    `Canonical: ${baseUrl}/.well-known/security.txt`,
    `Policy: ${baseUrl}/over#kwetsbaarheid`,
    '',
  ].join('\n');
}
