import { createHash } from 'node:crypto';

/**
 * A mail's HTML made showable under a policy without unsafe styles: every style attribute becomes a rule in one style
 * element, and the policy names the hashes of exactly those elements. Only for mails the portal made itself.
 */
export function showable(html: string): Readonly<{ html: string; policy: string }> {
  const rules: string[] = [];
  const bare = html.replace(/ style="([^"]*)"/g, (_, style: string) => {
    rules.push(
      `[data-look="${rules.length}"]{${style.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'")}}`,
    );
    return ` data-look="${rules.length - 1}"`;
  });
  // First the looks, then the mail's own rules, so that its dark colours still win.
  const whole = bare.replace(/<head>/, () => `<head><base target="_top"><style>${rules.join('')}</style>`);
  const hashes = [...whole.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    ([, css]) => `'sha256-${createHash('sha256').update(css!).digest('base64')}'`,
  );
  return {
    html: whole,
    policy: `default-src 'none'; style-src ${hashes.join(' ')}; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; sandbox allow-top-navigation-by-user-activation allow-popups`,
  };
}
