import { isValidIBAN } from 'ibantools';
import type qrcode from 'qrcode';
import { later } from '../../../platform/later.ts';

const qr = later<typeof qrcode>('qrcode');

export type Transfer = Readonly<{ name: string; iban: string; bic: string | null; cents: number; reference: string }>;

const plain = (text: string, most: number) =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, most);

/**
 * The text of a SEPA credit transfer code (EPC069-12, version 2), which bank apps read from a QR code. Null when it
 * could not be paid so: no valid IBAN, nothing to pay, or more than the scheme takes.
 */
export function transferText({ name, iban, bic, cents, reference }: Transfer): string | null {
  const account = iban.replace(/\s/g, '').toUpperCase();
  if (!isValidIBAN(account) || cents < 1 || cents > 99_999_999_999 || plain(name, 70) === '') return null;
  const structured = /^RF\d{2}[A-Z0-9]{1,21}$/.test(reference);
  const bank = bic !== null && /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic) ? bic : '';
  const amount = `EUR${(cents / 100).toFixed(2)}`;
  return [
    'BCD',
    '002',
    '1',
    'SCT',
    bank,
    plain(name, 70),
    account,
    amount,
    '',
    structured ? reference : '',
    structured ? '' : plain(reference, 140),
  ].join('\n');
}

/** The dark squares of the code as one SVG path, and how many squares a side has. */
export function qrPath(text: string): Readonly<{ path: string; size: number }> {
  const { modules } = qr().create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      let run = 0;
      while (x + run < modules.size && modules.get(y, x + run)) run += 1;
      if (run > 0) path += `M${x} ${y}h${run}v1h-${run}z`;
      x += run;
    }
  }
  return { path, size: modules.size };
}
