/**
 * How many tries a key gets. From try `free` on each one makes the next wait: `firstDelay`, doubled each time, at most
 * `longestDelay`. At `cap` tries it waits `capDelay`. Counting starts anew when `forgetAfter` has passed since the last
 * try ('quiet') or since the first ('window'). All times in ms.
 */
export type Limit = Readonly<{
  name: string;
  free: number;
  firstDelay: number;
  longestDelay: number;
  cap: number;
  capDelay: number;
  forgetAfter: number;
  since: 'quiet' | 'window';
}>;

const seconds = 1000;
const minutes = 60 * seconds;
const days = 24 * 60 * minutes;

const perAddress = (name: string, cap: number): Limit => ({
  name,
  free: cap,
  firstDelay: 15 * minutes,
  longestDelay: 15 * minutes,
  cap,
  capDelay: 15 * minutes,
  forgetAfter: 15 * minutes,
  since: 'window',
});

/** At most 100 guesses at one account, as NIST SP 800-63B asks; the fifth one starts the waiting. */
const guesses = (name: string): Limit => ({
  name,
  free: 5,
  firstDelay: 5 * seconds,
  longestDelay: 15 * minutes,
  cap: 100,
  capDelay: 30 * days,
  forgetAfter: 30 * days,
  since: 'quiet',
});

export const limits = Object.freeze({
  account: guesses('account'),
  device: guesses('device'),
  address: perAddress('address', 50),
  linkAccount: {
    name: 'link',
    free: 3,
    firstDelay: 5 * minutes,
    longestDelay: 60 * minutes,
    cap: 20,
    capDelay: 60 * minutes,
    forgetAfter: 120 * minutes,
    since: 'quiet',
  } satisfies Limit,
  linkAddress: perAddress('link-address', 60),
  codeAddress: perAddress('code-address', 60),
  keptForm: perAddress('kept-form', 60),
});
