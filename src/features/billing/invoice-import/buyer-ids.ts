import { cut } from '../../../platform/text/cut.ts';
import type { EInvoice } from '../e-invoice/index.ts';
import { type BuyerIds, type IdKind, kindOf, labelled, normal, plainId } from './identity.ts';

/** Everything in a document that may name its receiver. */
export function buyerIds({ customer, buyerReference }: Pick<EInvoice, 'customer' | 'buyerReference'>): BuyerIds {
  const found: Record<IdKind, Set<string>> = {
    kvk: new Set(),
    vat: new Set(),
    oin: new Set(),
    peppol: new Set(),
    number: new Set(),
  };
  const add = (kind: IdKind, id: string | null) => {
    const read = cut(normal(kind, id ?? ''), 200);
    if (read !== '') found[kind].add(read);
  };
  const byScheme = (scheme: string | null, id: string) => {
    const kind = scheme === null && !labelled.test(plainId(id)) ? null : kindOf(scheme, id);
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
  return {
    kvk: [...found.kvk],
    vat: [...found.vat],
    oin: [...found.oin],
    peppol: [...found.peppol],
    number: [...found.number],
  };
}
