import type { EInvoice, Party } from '../invoice.ts';
import { nlcius } from '../write-ubl.ts';

const nobody: Party = {
  name: null, legalId: null, legalIdScheme: null, vatId: null, taxId: null, endpointId: null, endpointScheme: null, ids: [], street: null,
  additionalStreet: null, city: null, postalCode: null, country: null, contactName: null, phone: null, mail: null,
};

const supplier: Party = {
  ...nobody, name: 'Voorbeeld Beheer B.V.', legalId: '90000001', legalIdScheme: '0106', vatId: 'NL000099998B57', endpointId: '90000001', endpointScheme: '0106',
  street: 'Voorbeeldweg 1', city: 'Leusden', postalCode: '3830 AA', country: 'NL', contactName: 'Noor de Wit', phone: '+31 33 000 00 00', mail: 'facturen@beheer.example',
};

const customer: Party = {
  ...nobody, name: 'Bakkerij Zonnig & Zn. B.V.', legalId: '90000002', legalIdScheme: '0106', vatId: 'NL000099999B45', endpointId: '90000002', endpointScheme: '0106',
  ids: [{ scheme: null, id: 'D-1042' }], street: 'Broodstraat 12', additionalStreet: 'Achterom', city: 'Utrecht', postalCode: '3511 ZZ', country: 'NL',
};

/** A smallest PDF that opens: one empty page. */
const page = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'
  + '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
export const samplePdf: Uint8Array = new Uint8Array(Buffer.from(page, 'latin1'));

/** An invented invoice with a little of everything, whose amounts add up. */
export const sampleInvoice: EInvoice = {
  syntax: 'ubl', kind: 'invoice', typeCode: '380', ...nlcius, number: '2026/0042', issueDate: '2026-11-01', dueDate: '2026-12-01',
  paymentTerms: 'Wij schrijven rond 9 november af.', currency: 'EUR', taxCurrency: null, taxTotalAccounting: null, periodStart: '2026-11-01', periodEnd: '2026-11-30',
  notes: ['Vooruit gefactureerd'], buyerReference: 'ICT', orderReference: 'PO-77', contractReference: 'C-9', precedingInvoices: [],
  supplier, customer, payeeName: null,
  paymentMeans: [{ code: '59', iban: 'NL00EXAM0123456789', bic: null, accountName: null, reference: '2026-0042', mandate: 'M-1042', debitedIban: 'NL00EXAM0987654321', dueDate: null }],
  lineExtension: '116.30', taxExclusive: '121.30', taxTotal: '25.47', taxInclusive: '146.77', allowanceTotal: null, chargeTotal: '5.00', prepaid: null, rounding: null, payable: '146.77',
  vat: [{ category: 'S', rate: '21', taxable: '121.30', tax: '25.47', exemptionReason: null }],
  allowances: [{ charge: true, amount: '5.00', base: null, percent: null, reason: 'Administratie', reasonCode: null, vatCategory: 'S', vatRate: '21' }],
  lines: [
    {
      id: '1', name: 'Microsoft 365 Business Standard', description: 'Per gebruiker, vooruit', note: null, sellersItemId: 'M365-BS', buyersItemId: null, standardItemId: null,
      quantity: '10', unit: 'C62', price: '10.83', baseQuantity: '1', net: '103.30', vatCategory: 'S', vatRate: '21', periodStart: '2026-11-01', periodEnd: '2026-11-30',
      orderLine: '1', objectId: 'S-1', costCentre: '4400',
      allowances: [{ charge: false, amount: '5.00', base: null, percent: null, reason: 'Welkomstkorting', reasonCode: null, vatCategory: null, vatRate: null }],
    },
    {
      id: '2', name: 'Belminuten oktober', description: null, note: 'Nagekomen', sellersItemId: null, buyersItemId: null, standardItemId: null,
      quantity: '1000', unit: 'MIN', price: '1.3', baseQuantity: '100', net: '13.00', vatCategory: 'S', vatRate: '21', periodStart: null, periodEnd: null,
      orderLine: null, objectId: null, costCentre: null, allowances: [],
    },
  ],
  attachments: [
    { id: 'factuur', description: 'Factuur als PDF', filename: '2026-0042.pdf', statedType: 'application/pdf', bytes: samplePdf, externalUrl: null, type: 'pdf' },
    { id: 'specificatie', description: null, filename: null, statedType: null, bytes: null, externalUrl: 'https://beheer.example/specificatie', type: null },
  ],
};

/** The same, credited. */
export const sampleCreditNote: EInvoice = {
  ...sampleInvoice, kind: 'credit-note', typeCode: '381', number: '2026/0043', dueDate: null, precedingInvoices: ['2026/0042'], attachments: [],
};
