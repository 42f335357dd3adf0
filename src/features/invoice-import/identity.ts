import { cut } from '../../platform/text/cut.ts';
import type { EInvoice, Party } from '../e-invoice/index.ts';

const plainName = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
const plainId = (id: string) => id.toUpperCase().replace(/[\s.-]/g, '');

/**
 * Who sent the invoice, as one text: legal registration, else btw-id, else electronic address, else the name. With the invoice
 * number it is the identity of an invoice.
 */
export function supplierKey({ legalId, legalIdScheme, vatId, endpointId, endpointScheme, name }: Party): string {
  if (legalId) return cut(`${legalIdScheme ?? 'legal'}:${plainId(legalId)}`, 200);
  if (vatId) return cut(`vat:${plainId(vatId)}`, 200);
  if (endpointId) return cut(`${endpointScheme ?? 'endpoint'}:${plainId(endpointId)}`, 200);
  return cut(`name:${plainName(name ?? '')}`, 200);
}

/** The identity of an invoice as one text. */
export const keyOf = ({ supplier_key, number }: Readonly<{ supplier_key: string; number: string }>) => `${supplier_key}\u0000${number}`;

/** By what a customer may be found. Each list holds normalised ids, without doubles. */
export type BuyerIds = Readonly<{ kvk: readonly string[]; vat: readonly string[]; oin: readonly string[]; peppol: readonly string[]; number: readonly string[] }>;
export type IdKind = keyof BuyerIds;

// ISO 6523 codes and the words of SI-UBL 1.
const schemes: Readonly<Record<string, IdKind>> = { '0106': 'kvk', 'NL:KVK': 'kvk', '0190': 'oin', 'NL:OIN': 'oin', '9944': 'vat', 'NL:VAT': 'vat' };

/** Everything in a document that may name its receiver. */
export function buyerIds({ customer, buyerReference }: Pick<EInvoice, 'customer' | 'buyerReference'>): BuyerIds {
  const found: Record<IdKind, Set<string>> = { kvk: new Set(), vat: new Set(), oin: new Set(), peppol: new Set(), number: new Set() };
  const add = (kind: IdKind, id: string | null) => void (id && found[kind].add(cut(normal(kind, id), 200)));
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
  if (kind === 'number') return id.trim();
  if (kind === 'peppol') return id.toLowerCase().replace(/\s/g, '');
  const plain = plainId(id);
  return kind === 'kvk' && /^\d{1,8}$/.test(plain) ? plain.padStart(8, '0') : plain;
}
