import { cut } from '../../../platform/text/cut.ts';
import { visibleKey } from '../../../platform/text/invisible.ts';
import type { Party } from '../e-invoice/index.ts';

/** By what a customer may be found. Each list holds normalised ids, without doubles. */
export type BuyerIds = Readonly<{
  kvk: readonly string[];
  vat: readonly string[];
  oin: readonly string[];
  peppol: readonly string[];
  number: readonly string[];
}>;
export type IdKind = keyof BuyerIds;

const plainName = (name: string) => visibleKey(name).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
export const plainId = (id: string) =>
  visibleKey(id)
    .toUpperCase()
    .replace(/[\s.-]/g, '');

// ISO 6523 codes, the words of SI-UBL 1, and what programs make of them.
const schemes: Readonly<Record<string, IdKind>> = {
  '0106': 'kvk',
  NLKVK: 'kvk',
  KVK: 'kvk',
  '0190': 'oin',
  NLOIN: 'oin',
  OIN: 'oin',
  '9944': 'vat',
  NLVAT: 'vat',
};
const flatScheme = (scheme: string) =>
  visibleKey(scheme)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
/** The register before the number: 'KVK 12345678', 'KvK-nummer: 12345678'. */
export const labelled = /^(?:NL:?)?(KVK|OIN)(?:NUMMER|NUMBER|NR|NO)?:?(?=\d+$)/;

/**
 * What a registration is: as its scheme says; as the words before its number do; else, with no scheme, or one that
 * names no register at a Dutch company, as a number of that form can only be. A register of another country (a scheme
 * of four digits) stays its own.
 */
export function kindOf(scheme: string | null, id: string, dutch = false): IdKind | null {
  const flat = scheme === null ? null : flatScheme(scheme);
  const known = flat === null ? undefined : schemes[flat];
  if (known !== undefined) return known;
  if (flat !== null && /^\d{4}$/.test(flat)) return null;
  const plain = plainId(id);
  const said = labelled.exec(plain)?.[1];
  if (said !== undefined) return said === 'KVK' ? 'kvk' : 'oin';
  if (flat !== null && !dutch) return null;
  return /^\d{8}$/.test(plain)
    ? 'kvk'
    : /^\d{20}$/.test(plain)
      ? 'oin'
      : /^(?:NL)?\d{9}B\d{2}$/.test(plain)
        ? 'vat'
        : null;
}

const isDutch = (country: string | null, vatId: string | null) =>
  country === null ? plainId(vatId ?? '').startsWith('NL') : country.toUpperCase() === 'NL';

export type SupplierIds = Readonly<{ supplier_key: string; supplier_vat: string | null }>;

/**
 * Who sent the invoice, as one text: legal registration, else btw-id, else electronic address, else the name, each in
 * one notation however the document writes it. With the invoice number it is the identity of an invoice. The btw-id
 * stands beside it: an invoice that names only that may be of a supplier we know by its registration.
 */
export function supplierIds({
  legalId,
  legalIdScheme,
  vatId,
  endpointId,
  endpointScheme,
  ids,
  name,
  country,
}: Party): SupplierIds {
  const legal = legalId
    ? { scheme: legalIdScheme, id: legalId }
    : ids.find(({ scheme, id }) => scheme !== null && ['kvk', 'oin'].includes(kindOf(scheme, id) ?? ''));
  const kind = legal ? kindOf(legal.scheme, legal.id, legal.id === legalId && isDutch(country, vatId)) : null;
  const vat = vatId ?? (kind === 'vat' ? legal!.id : null);
  const supplier_vat = vat ? cut(normal('vat', vat), 200) : null;
  const key = () => {
    if (legal && kind !== 'vat')
      return kind ? `${kind}:${normal(kind, legal.id)}` : `${legal.scheme ?? 'legal'}:${plainId(legal.id)}`;
    if (supplier_vat) return `vat:${supplier_vat}`;
    if (!endpointId) return `name:${plainName(name ?? '')}`;
    const known = endpointScheme ? kindOf(endpointScheme, endpointId) : null;
    return known ? `${known}:${normal(known, endpointId)}` : `${endpointScheme ?? 'endpoint'}:${plainId(endpointId)}`;
  };
  return { supplier_key: cut(key(), 200), supplier_vat };
}

/**
 * Are these two one supplier? Each may be known by its registration, or by its btw-id only; companies of one fiscal
 * unit share a btw-id but no registration.
 */
export function isSameSupplier(one: SupplierIds, other: SupplierIds): boolean {
  if (one.supplier_key === other.supplier_key) return true;
  const vat = `vat:${one.supplier_vat}`;
  return (
    one.supplier_vat !== null &&
    one.supplier_vat === other.supplier_vat &&
    [one.supplier_key, other.supplier_key].includes(vat)
  );
}

/** The identity of an invoice as one text. */
export const keyOf = ({ supplier_key, number }: Readonly<{ supplier_key: string; number: string }>) =>
  `${supplier_key}\u0000${number}`;

/** The form in which two ids that mean the same are the same text. */
export function normal(kind: IdKind, id: string): string {
  if (kind === 'number') return visibleKey(id);
  if (kind === 'peppol') return visibleKey(id).toLowerCase().replace(/\s/g, '');
  const plain = plainId(id);
  if (kind === 'vat') return /^\d{9}B\d{2}$/.test(plain) ? `NL${plain}` : plain;
  const number = plain.replace(labelled, '');
  // One zero too many is a slip; a number of twelve is that of a branch, which is no KVK number.
  return kind === 'kvk' && /^(?:\d{1,8}|0\d{8})$/.test(number) ? number.slice(-8).padStart(8, '0') : number;
}
