import { partyId, type EInvoice, type Party } from '../e-invoice/index.ts';
import type { BodyRow } from './queries.ts';

type Kept = Omit<EInvoice, 'lines' | 'attachments'>;

const party = (one: Party) => ({ name: one.name, id: partyId(one) });

/**
 * An invoice as the API tells of it. Amounts are decimal strings, word for word those of the document; null is absent.
 */
export function invoiceBody(row: BodyRow) {
  // Stored by this code as an EInvoice; to the database it is JSON.
  const document = row.document as unknown as Kept;
  const page = `/facturen/${encodeURIComponent(row.address)}`;
  return {
    id: row.id,
    number: row.number,
    customer: row.customer,
    customerName: row.customer_name,
    kind: row.kind,
    typeCode: row.type_code,
    customization: document.customization ?? null,
    supplier: party(document.supplier),
    buyer: party(document.customer),
    issueDate: document.issueDate,
    dueDate: document.dueDate,
    instalments: document.instalments ?? [],
    periodStart: document.periodStart,
    periodEnd: document.periodEnd,
    currency: document.currency,
    lineCount: row.line_count,
    lineExtension: document.lineExtension,
    allowanceTotal: document.allowanceTotal,
    chargeTotal: document.chargeTotal,
    taxExclusive: document.taxExclusive,
    taxTotal: document.taxTotal,
    taxInclusive: document.taxInclusive,
    prepaid: document.prepaid,
    rounding: document.rounding,
    payable: document.payable,
    vat: document.vat.map(({ category, rate, taxable, tax }) => ({ category, rate, taxable, tax })),
    files: fileBodies(row, page),
    problems: problemsBody(row.problems),
    page,
  };
}

/** What a customer can download. Without a PDF of the sender there is one that we make when it is first asked for. */
function fileBodies({ files, number }: BodyRow, page: string) {
  const all = files ?? [];
  const address = (id: string, role: string) =>
    role === 'source' ? `${page}/ubl` : role === 'attachment' ? `${page}/bijlagen/${id}` : `${page}/pdf`;
  const listed = all.map(({ id, name, type, bytes, role }) => ({
    name,
    type,
    bytes,
    role,
    address: address(id, role),
  }));
  const readable = all.some(({ role }) => role === 'pdf' || role === 'made-pdf');
  return readable
    ? listed
    : [
        ...listed,
        { name: `${number}.pdf`, type: 'application/pdf', bytes: null, role: 'made-pdf', address: `${page}/pdf` },
      ];
}

/** Problems for machines: the stable code, the place and what to do. */
export function problemsBody(
  problems: readonly Readonly<{ code: string; path: string; severity: string; message: string }>[],
) {
  return problems.map(({ code, path, severity, message }) => ({ code, path, severity, message }));
}
