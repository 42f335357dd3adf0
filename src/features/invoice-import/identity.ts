import { cut } from '../../platform/text/cut.ts';
import { visibleKey } from '../../platform/text/invisible.ts';
import type { EInvoice, Party } from '../e-invoice/index.ts';

const plainName = (name: string) => visibleKey(name).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
const plainId = (id: string) => visibleKey(id).toUpperCase().replace(/[\s.-]/g, '');

// ISO 6523 codes and the words of SI-UBL 1.
const schemes: Readonly<Record<string, IdKind>> = { '0106': 'kvk', 'NL:KVK': 'kvk', '0190': 'oin', 'NL:OIN': 'oin', '9944': 'vat', 'NL:VAT': 'vat' };

/** What a registration is: as its scheme says, else as a number of that form can only be. */
function kindOf(scheme: string | null, id: string): IdKind | null {
  if (scheme !== null) return schemes[scheme.toUpperCase()] ?? null;
  const plain = plainId(id);
  return /^\d{8}$/.test(plain) ? 'kvk' : /^\d{20}$/.test(plain) ? 'oin' : /^(?:NL)?\d{9}B\d{2}$/.test(plain) ? 'vat' : null;
}

export type SupplierIds = Readonly<{ supplier_key: string; supplier_vat: string | null }>;

/**
 * Who sent the invoice, as one text: legal registration, else btw-id, else electronic address, else the name, each in one notation
 * however the document writes it. With the invoice number it is the identity of an invoice. The btw-id stands beside it: an invoice that
 * names only that may be of a supplier we know by its registration.
 */
export function supplierIds({ legalId, legalIdScheme, vatId, endpointId, endpointScheme, ids, name }: Party): SupplierIds {
  const legal = legalId ? { scheme: legalIdScheme, id: legalId } : ids.find(({ scheme, id }) => scheme !== null && ['kvk', 'oin'].includes(kindOf(scheme, id) ?? ''));
  const kind = legal ? kindOf(legal.scheme, legal.id) : null;
  const vat = vatId ?? (kind === 'vat' ? legal!.id : null);
  const supplier_vat = vat ? cut(normal('vat', vat), 200) : null;
  const key = () => {
    if (legal && kind !== 'vat') return kind ? `${kind}:${normal(kind, legal.id)}` : `${legal.scheme ?? 'legal'}:${plainId(legal.id)}`;
    if (supplier_vat) return `vat:${supplier_vat}`;
    if (!endpointId) return `name:${plainName(name ?? '')}`;
    const known = endpointScheme ? kindOf(endpointScheme, endpointId) : null;
    return known ? `${known}:${normal(known, endpointId)}` : `${endpointScheme ?? 'endpoint'}:${plainId(endpointId)}`;
  };
  return { supplier_key: cut(key(), 200), supplier_vat };
}

/** Are these two one supplier? Each may be known by its registration, or by its btw-id only; companies of one fiscal unit share a btw-id but no registration. */
export function isSameSupplier(one: SupplierIds, other: SupplierIds): boolean {
  if (one.supplier_key === other.supplier_key) return true;
  const vat = `vat:${one.supplier_vat}`;
  return one.supplier_vat !== null && one.supplier_vat === other.supplier_vat && [one.supplier_key, other.supplier_key].includes(vat);
}

/** The identity of an invoice as one text. */
export const keyOf = ({ supplier_key, number }: Readonly<{ supplier_key: string; number: string }>) => `${supplier_key}\u0000${number}`;

/** By what a customer may be found. Each list holds normalised ids, without doubles. */
export type BuyerIds = Readonly<{ kvk: readonly string[]; vat: readonly string[]; oin: readonly string[]; peppol: readonly string[]; number: readonly string[] }>;
export type IdKind = keyof BuyerIds;

/** Everything in a document that may name its receiver. */
export function buyerIds({ customer, buyerReference }: Pick<EInvoice, 'customer' | 'buyerReference'>): BuyerIds {
  const found: Record<IdKind, Set<string>> = { kvk: new Set(), vat: new Set(), oin: new Set(), peppol: new Set(), number: new Set() };
  const add = (kind: IdKind, id: string | null) => {
    const read = cut(normal(kind, id ?? ''), 200);
    if (read !== '') found[kind].add(read);
  };
  const byScheme = (scheme: string | null, id: string) => {
    const kind = schemes[(scheme ?? '').toUpperCase()];
    if (kind) add(kind, id);
  };
  if (customer.legalId) {
    byScheme(customer.legalIdScheme, customer.legalId);
    if (customer.legalIdScheme === null && /^\d{8}$/.test(plainId(customer.legalId))) add('kvk', customer.legalId);
  }
  add('vat', customer.vatId);
  if (customer.endpointId) {
    byScheme(customer.endpointScheme, customer.endpointId);
    if (customer.endpointScheme) add('peppol', `${customer.endpointScheme}:${customer.endpointId}`);
  }
  for (const { scheme, id } of customer.ids) {
    byScheme(scheme, id);
    if (scheme) add('peppol', `${scheme}:${id}`);
    else add('number', id);
  }
  add('number', buyerReference);
  return { kvk: [...found.kvk], vat: [...found.vat], oin: [...found.oin], peppol: [...found.peppol], number: [...found.number] };
}

/** The form in which two ids that mean the same are the same text. */
export function normal(kind: IdKind, id: string): string {
  if (kind === 'number') return visibleKey(id);
  if (kind === 'peppol') return visibleKey(id).toLowerCase().replace(/\s/g, '');
  const plain = plainId(id);
  if (kind === 'vat' && /^\d{9}B\d{2}$/.test(plain)) return `NL${plain}`;
  return kind === 'kvk' && /^\d{1,8}$/.test(plain) ? plain.padStart(8, '0') : plain;
}
