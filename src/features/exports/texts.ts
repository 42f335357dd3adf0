import { texts } from '../../platform/text/language.ts';

export const exportTexts = texts(
  {
    files: { invoices: 'facturen', services: 'diensten', users: 'cloudgebruikers', contacts: 'contactpersonen', list: 'lijst', statement: 'rekeningoverzicht', missing: 'ontbreekt' },
    busyTitle: 'Er loopt al een download',
    busyText: 'Je haalt al een jaar met facturen op. Wacht tot dat klaar is en probeer het dan opnieuw.',
    back: 'Terug naar de facturen',
    missing: 'Deze bestanden konden we niet meegeven. Probeer het later opnieuw of vraag ze aan ons.',
    invoices: {
      number: 'Factuurnummer', kind: 'Soort', credit: 'Creditfactuur', invoice: 'Factuur', supplier: 'Leverancier', issued: 'Factuurdatum', from: 'Periode van', to: 'Periode tot en met', about: 'Omschrijving',
      due: 'Vervaldatum', currency: 'Munt', exclusive: 'Bedrag excl. btw', vat: 'Btw', inclusive: 'Bedrag incl. btw', payable: 'Te betalen', open: 'Nog open', paidOn: 'Betaald op', status: 'Status', reference: 'Jouw referentie', order: 'Ordernummer',
    },
    services: {
      number: 'Dienstnummer', group: 'Soort', product: 'Dienst', variant: 'Uitvoering', quantity: 'Aantal', unit: 'Eenheid', location: 'Locatie', status: 'Status', monthly: 'Per maand excl. btw', ordered: 'Besteld op', started: 'Loopt sinds',
      ends: 'Eindigt op', term: 'Eerste termijn (maanden)', notice: 'Opzegtermijn (maanden)', noticeDays: 'Opzegtermijn (dagen)', renewal: 'Verlenging', costCentre: 'Kostenplaats', reference: 'Referentie',
      groups: { cloud: 'Cloud', voice: 'Telefonie', connectivity: 'Verbindingen', workplace: 'Werkplek', service: 'Beheer' },
      states: { ordered: 'Besteld', installing: 'In aanleg', active: 'Actief', 'change-planned': 'Wijziging gepland', suspended: 'Geschorst', cancelled: 'Opgezegd', ended: 'Beëindigd' },
      renewals: { tacit: 'Verlengt vanzelf', none: 'Stopt vanzelf' },
    },
    users: {
      name: 'Naam', upn: 'Gebruikersnaam', kind: 'Soort', state: 'Status', enabled: 'Actief', blocked: 'Geblokkeerd', position: 'Functie', department: 'Afdeling', location: 'Locatie', licences: 'Licenties', tenant: 'Omgeving', lastSignIn: 'Laatst aangemeld',
      kinds: { member: 'Medewerker', guest: 'Gast', shared: 'Gedeeld postvak' },
    },
    contacts: { surname: 'Achternaam', prefix: 'Tussenvoegsel', givenName: 'Voornaam', position: 'Functie', department: 'Afdeling', location: 'Locatie', mail: 'E-mail', phone: 'Telefoon', mobile: 'Mobiel', roles: 'Rollen', from: 'Vanaf', until: 'Tot en met' },
    statement: {
      title: 'Rekeningoverzicht', of: (from: string, to: string) => `Van ${from} tot en met ${to}`, customer: 'Klantnummer', made: (on: string) => `Gemaakt op ${on}`, page: 'Pagina', pageOf: 'van',
      columns: ['Datum', 'Omschrijving', 'Vervaldatum', 'Bij', 'Af', 'Saldo'], opening: 'Openstaand aan het begin', closing: 'Openstaand aan het eind', invoice: (number: string) => `Factuur ${number}`, credit: (number: string) => `Creditfactuur ${number}`,
      payment: (number: string) => `Betaling op ${number}`, returned: (number: string) => `Terugbetaling bij ${number}`, settled: (number: string) => `Verrekening van ${number}`,
      openTitle: 'Openstaande facturen', openColumns: ['Factuur', 'Factuurdatum', 'Vervaldatum', 'Bedrag', 'Nog open'], nothingOpen: 'Er staat niets open.', total: 'Totaal', invoiced: 'Gefactureerd', paid: 'Betaald of verrekend',
      others: (currencies: string) => `Facturen in ${currencies} staan niet in dit overzicht.`, nothing: 'In deze periode waren er geen facturen of betalingen.',
    },
  },
  {
    files: { invoices: 'invoices', services: 'services', users: 'cloud-users', contacts: 'contact-persons', list: 'list', statement: 'statement-of-account', missing: 'missing' },
    busyTitle: 'A download is already running',
    busyText: 'You are already downloading a year of invoices. Wait until that is ready and try again.',
    back: 'Back to the invoices',
    missing: 'We could not add these files. Try again later or ask us for them.',
    invoices: {
      number: 'Invoice number', kind: 'Kind', credit: 'Credit note', invoice: 'Invoice', supplier: 'Supplier', issued: 'Invoice date', from: 'Period from', to: 'Period to', about: 'Description',
      due: 'Due date', currency: 'Currency', exclusive: 'Amount excl. VAT', vat: 'VAT', inclusive: 'Amount incl. VAT', payable: 'To pay', open: 'Open', paidOn: 'Paid on', status: 'Status', reference: 'Your reference', order: 'Order number',
    },
    services: {
      number: 'Service number', group: 'Kind', product: 'Service', variant: 'Variant', quantity: 'Quantity', unit: 'Unit', location: 'Location', status: 'Status', monthly: 'Per month excl. VAT', ordered: 'Ordered on', started: 'Runs since',
      ends: 'Ends on', term: 'First term (months)', notice: 'Notice (months)', noticeDays: 'Notice (days)', renewal: 'Renewal', costCentre: 'Cost centre', reference: 'Reference',
      groups: { cloud: 'Cloud', voice: 'Telephony', connectivity: 'Connections', workplace: 'Workplace', service: 'Management' },
      states: { ordered: 'Ordered', installing: 'Being installed', active: 'Active', 'change-planned': 'Change planned', suspended: 'Suspended', cancelled: 'Cancelled', ended: 'Ended' },
      renewals: { tacit: 'Renews by itself', none: 'Stops by itself' },
    },
    users: {
      name: 'Name', upn: 'User name', kind: 'Kind', state: 'Status', enabled: 'Active', blocked: 'Blocked', position: 'Position', department: 'Department', location: 'Location', licences: 'Licences', tenant: 'Tenant', lastSignIn: 'Last sign-in',
      kinds: { member: 'Member', guest: 'Guest', shared: 'Shared mailbox' },
    },
    contacts: { surname: 'Surname', prefix: 'Prefix', givenName: 'Given name', position: 'Position', department: 'Department', location: 'Location', mail: 'E-mail', phone: 'Phone', mobile: 'Mobile', roles: 'Roles', from: 'From', until: 'Until' },
    statement: {
      title: 'Statement of account', of: (from, to) => `From ${from} to ${to}`, customer: 'Customer number', made: (on) => `Made on ${on}`, page: 'Page', pageOf: 'of',
      columns: ['Date', 'Description', 'Due date', 'Charged', 'Paid', 'Balance'], opening: 'Open at the start', closing: 'Open at the end', invoice: (number) => `Invoice ${number}`, credit: (number) => `Credit note ${number}`,
      payment: (number) => `Payment of ${number}`, returned: (number) => `Refund for ${number}`, settled: (number) => `Settlement of ${number}`,
      openTitle: 'Open invoices', openColumns: ['Invoice', 'Invoice date', 'Due date', 'Amount', 'Open'], nothingOpen: 'Nothing is open.', total: 'Total', invoiced: 'Invoiced', paid: 'Paid or settled',
      others: (currencies) => `Invoices in ${currencies} are not in this statement.`, nothing: 'There were no invoices or payments in this period.',
    },
  },
);
