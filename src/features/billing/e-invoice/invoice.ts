/**
 * An e-invoice as plain data, the same shape whether the document was UBL or CII. Field meanings follow the semantic
 * model of EN 16931 (BT/BG numbers in the comments). Nothing here is interpreted: amounts, dates and names are the
 * document's own words, trimmed.
 */

/** A decimal string exactly as the document has it, trimmed: "331.25", "-0", "1325". */
export type Amount = string;

/** Seller or buyer (BG-4, BG-7). */
export type Party = Readonly<{
  /** Legal name (BT-27/BT-44), else the trading name. */
  name: string | null;
  /**
   * Legal registration such as a KVK number or OIN (BT-30/BT-47); the scheme is an ISO 6523 code ("0106" = KVK, "0190"
   * = OIN).
   */
  legalId: string | null;
  legalIdScheme: string | null;
  vatId: string | null;
  /** Local tax registration that is not a VAT number (BT-32). */
  taxId: string | null;
  /** Electronic address, for instance a Peppol id (BT-34/BT-49). */
  endpointId: string | null;
  endpointScheme: string | null;
  ids: readonly Readonly<{ scheme: string | null; id: string }>[];
  street: string | null;
  additionalStreet: string | null;
  city: string | null;
  postalCode: string | null;
  /** ISO 3166-1 alpha-2, as in the document. */
  country: string | null;
  contactName: string | null;
  phone: string | null;
  mail: string | null;
}>;

/** One way to pay (BG-16 to BG-19). */
export type PaymentMeans = Readonly<{
  code: string | null;
  iban: string | null;
  bic: string | null;
  accountName: string | null;
  /** Remittance information, "betalingskenmerk" (BT-83). */
  reference: string | null;
  /** Direct debit mandate (BT-89). */
  mandate: string | null;
  /** The customer's account that is debited (BT-91). */
  debitedIban: string | null;
  dueDate: string | null;
}>;

/** Allowance or charge of the document or of a line (BG-20, BG-21, BG-27, BG-28). */
export type AllowanceCharge = Readonly<{
  charge: boolean;
  amount: Amount | null;
  base: Amount | null;
  percent: Amount | null;
  reason: string | null;
  reasonCode: string | null;
  vatCategory: string | null;
  vatRate: Amount | null;
}>;

/** A part of the amount to pay with a day of its own: so much, or so many percent of the whole. */
export type Instalment = Readonly<{ dueDate: string; amount: Amount | null; percent: Amount | null }>;

/** One row of the VAT breakdown (BG-23). */
export type VatRow = Readonly<{
  category: string | null;
  rate: Amount | null;
  taxable: Amount | null;
  tax: Amount | null;
  exemptionReason: string | null;
}>;

/** One invoice line (BG-25). */
export type InvoiceLine = Readonly<{
  id: string | null;
  name: string | null;
  description: string | null;
  note: string | null;
  sellersItemId: string | null;
  buyersItemId: string | null;
  standardItemId: string | null;
  quantity: Amount | null;
  unit: string | null;
  price: Amount | null;
  baseQuantity: Amount | null;
  net: Amount | null;
  vatCategory: string | null;
  vatRate: Amount | null;
  periodStart: string | null;
  periodEnd: string | null;
  orderLine: string | null;
  /** What the line bills, for instance a subscription number (BT-128). */
  objectId: string | null;
  /** Buyer's accounting reference, "kostenplaats" (BT-133). */
  costCentre: string | null;
  allowances: readonly AllowanceCharge[];
}>;

/** What an attachment really is, told from its first bytes; the stated type is never trusted. */
export type AttachmentType = 'pdf' | 'png' | 'jpeg' | 'csv' | 'xlsx' | 'ods';

/** A supporting document (BG-24). `type` null means: keep it if you like, never serve it. */
export type Attachment = Readonly<{
  id: string | null;
  description: string | null;
  /** Cleaned: no path, no control characters, at most 120 characters. */
  filename: string | null;
  statedType: string | null;
  bytes: Uint8Array | null;
  externalUrl: string | null;
  type: AttachmentType | null;
}>;

export type EInvoice = Readonly<{
  syntax: 'ubl' | 'cii';
  kind: 'invoice' | 'credit-note';
  typeCode: string | null;
  customization: string | null;
  profile: string | null;
  number: string;
  issueDate: string;
  dueDate: string | null;
  paymentTerms: string | null;
  /**
   * Paying in parts, earliest first; then `dueDate` is the day of the last. Absent in documents kept before it was
   * read.
   */
  instalments?: readonly Instalment[];
  currency: string;
  taxCurrency: string | null;
  periodStart: string | null;
  periodEnd: string | null;
  notes: readonly string[];
  buyerReference: string | null;
  orderReference: string | null;
  contractReference: string | null;
  precedingInvoices: readonly string[];
  supplier: Party;
  customer: Party;
  payeeName: string | null;
  paymentMeans: readonly PaymentMeans[];
  lineExtension: Amount | null;
  taxExclusive: Amount | null;
  taxTotal: Amount | null;
  /** The VAT once more, in the currency of the supplier's accounts (BT-111; article 230 of the VAT directive). */
  taxTotalAccounting: Amount | null;
  taxInclusive: Amount | null;
  allowanceTotal: Amount | null;
  chargeTotal: Amount | null;
  prepaid: Amount | null;
  rounding: Amount | null;
  payable: Amount;
  vat: readonly VatRow[];
  allowances: readonly AllowanceCharge[];
  lines: readonly InvoiceLine[];
  attachments: readonly Attachment[];
}>;

/** A document as read, before anybody said that it is an invoice one can store. */
export type InvoiceDraft = Omit<EInvoice, 'number' | 'issueDate' | 'currency' | 'payable'> &
  Readonly<{ number: string | null; issueDate: string | null; currency: string | null; payable: Amount | null }>;

/** What is wrong, where, and what to do. `code` is stable: a rule id of EN 16931, Peppol or NLCIUS, or one of ours. */
export type Problem = Readonly<{
  code: string;
  path: string;
  severity: 'fatal' | 'warning';
  message: string;
  /** The same in Dutch. */
  nl: string;
}>;

export type ReadResult =
  | Readonly<{ ok: true; invoice: EInvoice; problems: readonly Problem[] }>
  | Readonly<{ ok: false; problems: readonly Problem[] }>;

/** Ceilings that bound time and memory, whatever is sent. */
export type Limits = Readonly<{
  /** Size of the whole document. */
  bytes: number;
  depth: number;
  elements: number;
  attributes: number;
  /** Attributes of one element. */
  attributesPerElement: number;
  /** Characters of one text, attachments apart. */
  textLength: number;
  /** Character references and predefined entities. */
  entities: number;
  attachments: number;
  /** Decoded size of one attachment, and of all together. */
  attachmentBytes: number;
  attachmentsBytes: number;
  lines: number;
  /** Rows of the VAT breakdown, and allowances and charges of the document, each. */
  groups: number;
  problems: number;
}>;

export const defaultLimits: Limits = Object.freeze({
  bytes: 25_000_000,
  depth: 40,
  elements: 150_000,
  attributes: 1_000_000,
  attributesPerElement: 1_000,
  textLength: 100_000,
  entities: 100_000,
  attachments: 50,
  attachmentBytes: 15_000_000,
  attachmentsBytes: 18_000_000,
  lines: 10_000,
  groups: 1_000,
  problems: 200,
});
