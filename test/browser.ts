import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Where Chromium is: CHROMIUM, else the system's, else the one from npm (unpacked once, with the libraries it needs).
 */
export async function findChromium(): Promise<string> {
  const present = [process.env['CHROMIUM'] ?? '', ...places].find((place) => place !== '' && existsSync(place));
  if (present !== undefined) return present;
  // The package unpacks its own NSS libraries only where it believes to run as a function in the cloud.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}

/** A real, headless Chromium. Close it after the test. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: flags });
}
