/**
 * Weaknesses that others had (docs/security), each with the test that would find it here: `file › part of the name of
 * the test`.
 */
export type Class = Readonly<
  { name: string; tests: readonly string[] } | { name: string; absent: string; signs: RegExp }
>;

const here = 'test/known-classes.test.ts';
const isolation = 'test/isolation.test.ts';
const odd = 'test/odd-requests.test.ts';
const signIn = 'src/features/identity/sign-in/sign-in.test.ts';
const guessing = 'src/features/identity/sign-in/guessing.test.ts';
const links = 'src/features/identity/password-links/links.test.ts';
const hostile = 'src/features/billing/e-invoice/hostile.test.ts';

/**
 * `absent`: the portal has no such part; `signs` finds the dependency that would bring it in, and then this must become
 * a test.
 */
export const classes: Readonly<Record<number, Class>> = Object.freeze({
  1: { name: 'an id of somebody else', tests: [`${isolation} › with an id of another customer answers the same`] },
  2: {
    name: 'many records at once without a check of each',
    tests: [
      'src/features/intake/imports/kinds.test.ts › do not move to another customer',
      `${here} › a key of a machine is the only way to write many records`,
    ],
  },
  3: { name: 'empty, null or nothing skips the check', tests: [`${here} › empty is never more`] },
  4: {
    name: 'withdrawn, but still works',
    tests: [
      'src/features/identity/sessions/session-end.test.ts › at once when its contact leaves',
      `${here} › a role that is withdrawn`,
    ],
  },
  5: {
    name: 'a token of one purpose used for another',
    tests: [`${links} › is no session and no session or known browser is a link`],
  },
  6: {
    name: 'a reset link that works twice or too long',
    tests: [`${links} › works once`, `${links} › not a moment longer`, `${links} › works only while it is the newest`],
  },
  7: { name: 'one-time link, many at once', tests: [`${links} › of twenty people at once, one wins`] },
  8: {
    name: 'the host a request claims',
    tests: ['src/features/identity/password-links/asking.test.ts › whatever host a request claims'],
  },
  9: { name: 'a mail scanner uses up the link', tests: [`${links} › survives the scanners`] },
  10: {
    name: 'markup in mail',
    tests: [
      'src/ui/mail.test.ts › adds a tag to a mail',
      'src/features/identity/password-links/asking.test.ts › a name with markup or line breaks',
    ],
  },
  11: {
    name: 'who has an account',
    tests: [
      `${signIn} › get the same answer, byte for byte`,
      'src/features/identity/password-links/asking.test.ts › gets the same answer for a known, an unknown and a former contact',
    ],
  },
  12: { name: 'session fixation', tests: [`${signIn} › a session token that was there before signing in`] },
  13: {
    name: 'a session that outlives its reason',
    tests: [
      `${links} › ends every session of the account`,
      'src/features/identity/sessions/session-end.test.ts › when its person signs out',
    ],
  },
  14: {
    name: 'a form sent from another site',
    tests: [`${isolation} › no form can be sent from another site`, `${here} › a form that another site sends`],
  },
  15: { name: 'odd content type skips the check', tests: [`${odd} › pages take forms only`] },
  16: {
    name: 'stored script',
    tests: [
      'src/ui/escape.test.ts › shows markup as text',
      'src/features/content/news/news.test.ts › HTML in it stays text',
      'test/known-classes-content.test.ts › data that looks like an element',
      'test/known-classes-content.test.ts › no address that runs a script',
    ],
  },
  17: {
    name: 'a file that runs in the browser',
    tests: [
      'src/features/conversations/messages/messages.test.ts › files are judged by their bytes',
      'test/known-classes-content.test.ts › a file is sent so that nothing in it can run',
    ],
  },
  18: {
    name: 'an upload that runs on the server',
    tests: ['test/known-classes-content.test.ts › no address leads to a file of the server'],
  },
  19: {
    name: 'a path out of the folder',
    tests: [
      'test/known-classes-content.test.ts › no address leads to a file of the server',
      `${odd} › an odd part in an address`,
      'src/features/intake/imports/documents.test.ts › never read a file outside their folder',
    ],
  },
  20: { name: 'XML entities', tests: [`${hostile} › a DOCTYPE is refused before anything is parsed`] },
  21: {
    name: 'bombs and lying sizes',
    tests: [
      `${hostile} › bombs are refused in bounded time`,
      'src/features/billing/e-invoice/attachments.test.ts › attachments are bounded in size',
    ],
  },
  22: {
    name: 'formulas in a spreadsheet',
    tests: ['src/platform/sheets/csv.test.ts › of 10,000 rows no cell is a formula'],
  },
  23: {
    name: 'a request that the server is made to send',
    tests: ['test/known-classes-content.test.ts › the portal asks nothing of the internet'],
  },
  24: {
    name: 'fields that nobody may send',
    tests: [
      `${here} › fields that nobody may send change nothing`,
      'src/features/customers/profile/profile.test.ts › changes nothing that a person may not change',
    ],
  },
  25: {
    name: 'a role that gives itself more',
    tests: [`${here} › a role in the database gives only rights that the portal knows`],
  },
  26: {
    name: 'a route outside the list',
    tests: [
      `${isolation} › a contact has no way into the staff side`,
      `${here} › a route that does not say who may use it`,
    ],
  },
  27: {
    name: 'a way back to another site',
    tests: ['src/features/identity/sign-in/way-back.test.ts › two hundred nasty forms'],
  },
  28: {
    name: 'a made-up address of origin',
    tests: [
      `${guessing} › from made-up addresses`,
      'src/features/identity/throttle/throttle.test.ts › all addresses of one IPv6 connection',
    ],
  },
  29: {
    name: 'a limit that misses a way in',
    tests: [
      'src/features/identity/throttle/throttle.test.ts › exactly five are made',
      'src/features/customers/profile/profile.test.ts › tries at it are counted',
      'src/features/identity/password-links/asking.test.ts › guessing codes stops',
    ],
  },
  30: { name: 'a one-time code used twice', absent: 'no second factor yet', signs: /otp|totp/i },
  31: { name: 'passkeys', absent: 'no passkeys yet', signs: /webauthn|fido/i },
  32: {
    name: 'accounts joined by sign-in elsewhere',
    absent: 'no sign-in elsewhere yet',
    signs: /openid|oauth|oidc|msal|passport|saml/i,
  },
  33: {
    name: 'tokens with a chosen algorithm',
    absent: 'sessions and links are random, nothing is signed',
    signs: /^(jsonwebtoken|jose|jws|.*\bjwt\b.*|paseto)$/i,
  },
  34: { name: 'a cache that mixes people up', tests: [`${here} › no answer of a person is kept`] },
  35: { name: 'acting as somebody else', tests: [`${here} › nobody can act as somebody else`] },
  36: {
    name: 'code in templates',
    absent: 'texts are data: nothing that people write is a template',
    signs: /handlebars|mustache|liquid|^ejs$|nunjucks|^pug$|eta$/i,
  },
  37: {
    name: 'around row level security',
    tests: [
      'test/walls.test.ts › RESET ROLE changes nothing',
      'test/walls.test.ts › in every table',
      'test/known-classes-content.test.ts › functions that work as their owner',
    ],
  },
  38: {
    name: 'slow and endless requests',
    tests: ['test/known-classes-content.test.ts › a request has a largest size and a longest time'],
  },
  39: {
    name: 'objects where a text is asked',
    tests: [`${signIn} › odd bodies are refused`, `${odd} › odd forms are refused`],
  },
  40: {
    name: 'secrets in logs and addresses',
    tests: [
      'src/features/identity/password-links/asking.test.ts › no code, password or mail address gets into the log',
      `${links} › lies in the database only as a hash`,
    ],
  },
});
