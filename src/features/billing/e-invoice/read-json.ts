import { isSound } from './is-sound.ts';
import { kindOf } from './derived.ts';
import { wrongSums } from './sums.ts';
import type {
  AllowanceCharge,
  EInvoice,
  InvoiceDraft,
  InvoiceLine,
  Party,
  PaymentMeans,
  Problem,
  VatRow,
} from './invoice.ts';
import { amount, day, flag, key, line as oneLine, listOf, oneOf, shaped, text, type Shape } from './json-fields.ts';
import { fatal } from './refusals.ts';

/** An invoice from JSON, and the customer number it may name. */
export type JsonResult = Readonly<
  | { ok: true; invoice: EInvoice; problems: readonly Problem[]; customerNumber: string | null }
  | { ok: false; problems: readonly Problem[] }
>;

const name = oneLine(300);
const id = key(300);
const party = shaped<Party>({
  name,
  legalId: id,
  legalIdScheme: id,
  vatId: id,
  taxId: id,
  endpointId: id,
  endpointScheme: id,
  ids: listOf(shaped<Party['ids'][number]>({ scheme: id, id }), 20),
  street: name,
  additionalStreet: name,
  city: name,
  postalCode: name,
  country: id,
  contactName: name,
  phone: name,
  mail: name,
});
const allowance = shaped<AllowanceCharge>({
  charge: flag,
  amount,
  base: amount,
  percent: amount,
  reason: name,
  reasonCode: id,
  vatCategory: id,
  vatRate: amount,
});
const line = shaped<InvoiceLine>({
  id,
  name: text(1000),
  description: text(5000),
  note: text(5000),
  sellersItemId: id,
  buyersItemId: id,
  standardItemId: id,
  quantity: amount,
  unit: id,
  price: amount,
  baseQuantity: amount,
  net: amount,
  vatCategory: id,
  vatRate: amount,
  periodStart: day,
  periodEnd: day,
  orderLine: id,
  objectId: id,
  costCentre: id,
  allowances: listOf(allowance, 100),
});

/** Every field of a JSON invoice; the same names as in the answer of the API. */
const jsonShape = Object.freeze({
  customer: id,
  kind: oneOf('invoice', 'credit-note'),
  typeCode: id,
  number: id,
  issueDate: day,
  dueDate: day,
  paymentTerms: text(5000),
  currency: id,
  periodStart: day,
  periodEnd: day,
  notes: listOf(text(5000), 50),
  buyerReference: id,
  orderReference: id,
  contractReference: id,
  precedingInvoices: listOf(id, 50),
  supplier: party,
  buyer: party,
  payeeName: name,
  paymentMeans: listOf(
    shaped<PaymentMeans>({
      code: id,
      iban: id,
      bic: id,
      accountName: name,
      reference: id,
      mandate: id,
      debitedIban: id,
      dueDate: day,
    }),
    10,
  ),
  lineExtension: amount,
  taxExclusive: amount,
  taxTotal: amount,
  taxTotalAccounting: amount,
  taxInclusive: amount,
  allowanceTotal: amount,
  chargeTotal: amount,
  prepaid: amount,
  rounding: amount,
  payable: amount,
  vat: listOf(shaped<VatRow>({ category: id, rate: amount, taxable: amount, tax: amount, exemptionReason: name }), 50),
  allowances: listOf(allowance, 200),
  lines: listOf(line, 10_000),
}) satisfies Shape;

type Given = Readonly<{ [K in keyof typeof jsonShape]: unknown }>;

/**
 * Bytes of a JSON invoice → the same plain invoice that a UBL document gives, or every reason why not, with its place
 * as a JSON pointer.
 */
export function readJsonInvoice(bytes: Uint8Array): JsonResult {
  const parsed = parse(bytes);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  const problems: Problem[] = [];
  // Absent is fine for a part, not for the whole.
  if (parsed.value === null)
    return { ok: false, problems: [fatal('object_expected', '/', ['null is not an object.', 'null is geen object.'])] };
  const given = shaped<Given>(jsonShape)(
    parsed.value,
    '',
    (problem) =>
      void (problems.length < 200 && problems.push(problem.path === '' ? { ...problem, path: '/' } : problem)),
  );
  if (given === null || problems.length > 0) return { ok: false, problems };
  // `shaped` held all of it against jsonShape, which says in a value what Parts says in a type.
  const draft = draftFrom(given as unknown as Parts);
  const { sound, reasons } = isSound(draft);
  if (!sound)
    return {
      ok: false,
      problems: reasons.map((reason) => ({ ...reason, path: `/${reason.path.replace(/^\//, '')}` })),
    };
  const invoice = Object.freeze(draft as EInvoice);
  return { ok: true, invoice, problems: wrongSums(invoice), customerNumber: given.customer as string | null };
}

function parse(bytes: Uint8Array): { ok: true; value: unknown } | { ok: false; problem: Problem } {
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch (error) {
    const at = / at position \d+( \(line \d+ column \d+\))?/.exec((error as Error).message)?.[0] ?? '';
    return {
      ok: false,
      problem: fatal('not_json', '/', [`The text is not JSON in UTF-8${at}.`, `De tekst is geen JSON in UTF-8${at}.`]),
    };
  }
}

type Parts = Omit<InvoiceDraft, 'kind'> & {
  kind: EInvoice['kind'] | null;
  buyer: Party | null;
  supplier: Party | null;
};

const nobody: Party = Object.freeze({
  name: null,
  legalId: null,
  legalIdScheme: null,
  vatId: null,
  taxId: null,
  endpointId: null,
  endpointScheme: null,
  ids: [],
  street: null,
  additionalStreet: null,
  city: null,
  postalCode: null,
  country: null,
  contactName: null,
  phone: null,
  mail: null,
});
const whole = (one: Party | null): Party => (one === null ? nobody : { ...one, ids: one.ids ?? [] });
const changes = (list: readonly AllowanceCharge[] | null) =>
  (list ?? []).map((one) => ({ ...one, charge: one.charge ?? false }));

function draftFrom({ buyer, supplier, ...given }: Parts): InvoiceDraft {
  const { customer: _number, ...rest } = given as Parts;
  const kind = kindOf(rest.typeCode, rest.kind === 'credit-note');
  return {
    ...rest,
    // Not in the standard's words, but the shape is that of a UBL document.
    syntax: 'ubl',
    customization: null,
    profile: null,
    taxCurrency: null,
    kind,
    typeCode: rest.typeCode ?? (kind === 'credit-note' ? '381' : '380'),
    supplier: whole(supplier),
    customer: whole(buyer),
    notes: rest.notes ?? [],
    precedingInvoices: rest.precedingInvoices ?? [],
    paymentMeans: rest.paymentMeans ?? [],
    vat: rest.vat ?? [],
    allowances: changes(rest.allowances),
    lines: (rest.lines ?? []).map((one) => ({ ...one, allowances: changes(one.allowances) })),
    attachments: [],
  };
}
