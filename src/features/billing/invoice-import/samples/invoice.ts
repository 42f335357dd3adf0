/** A JSON invoice of € 121,00 with one line, with other values where a test wants them. */
export function jsonInvoice(fields: Readonly<Record<string, unknown>> = {}): Buffer {
  return Buffer.from(
    JSON.stringify({
      number: 'F-1',
      issueDate: '2026-11-15',
      dueDate: '2026-11-29',
      currency: 'EUR',
      periodStart: '2026-11-01',
      periodEnd: '2026-11-30',
      supplier: {
        name: 'Contict B.V.',
        legalId: '12345678',
        legalIdScheme: '0106',
        vatId: 'NL001234567B01',
        street: 'Voorbeeldkade 12',
        postalCode: '3011 AB',
        city: 'Rotterdam',
        country: 'NL',
      },
      buyer: { name: 'Afnemer B.V.', country: 'NL' },
      paymentMeans: [{ code: '30', iban: 'NL91ABNA0417164300', accountName: 'Contict B.V.', reference: 'KENMERK 1' }],
      lineExtension: '100.00',
      taxExclusive: '100.00',
      taxTotal: '21.00',
      taxInclusive: '121.00',
      payable: '121.00',
      vat: [{ category: 'S', rate: '21', taxable: '100.00', tax: '21.00' }],
      lines: [
        {
          id: '1',
          name: 'Microsoft 365 Business Premium',
          quantity: '300',
          unit: 'C62',
          price: '0.3333',
          net: '100.00',
          vatCategory: 'S',
          vatRate: '21',
        },
      ],
      ...fields,
    }),
  );
}
