import { texts } from '../../platform/text/language.ts';

export const organisationTexts = texts(
  {
    details: 'Gegevens', number: 'Klantnummer', kvk: 'KVK-nummer', vatId: 'Btw-id', oin: 'OIN', peppolId: 'Peppol-id', address: 'Adres', billing: 'Factuuradres', phone: 'Telefoon', website: 'Website', parent: 'Onderdeel van klant',
    payment: 'Betalen', paymentTerm: 'Betaaltermijn', days: (n: number) => (n === 1 ? '1 dag' : `${n} dagen`), iban: 'Jullie IBAN', mandate: 'Machtiging', invoiceMail: 'Facturen gaan naar',
    locations: 'Locaties', main: 'Hoofdlocatie', noLocations: 'Er zijn nog geen locaties bekend. Geef ze aan ons door.', location: 'Locatie', name: 'Naam',
    manager: 'Jouw contactpersoon', managerTitle: 'Accountmanager', noManager: 'Je hebt nog geen vaste contactpersoon. Onze servicedesk helpt je graag.', message: 'Stuur een bericht',
    wrong: 'Klopt er iets niet?', wrongText: 'Geef het door. Dan passen we het aan.', report: 'Geef een wijziging door',
    contactsLead: 'De mensen van je organisatie die wij kennen.', position: 'Functie', department: 'Afdeling', roles: 'Rollen', reach: 'Bereiken', mail: 'E-mail', mobile: 'Mobiel',
    search: 'Zoek op naam of functie', role: 'Rol', allRoles: 'Alle rollen', noRole: 'Zonder rol', you: 'Jij',
    noneFound: 'Niemand gevonden. Probeer een andere naam of wis de filters.', clear: 'Wis alle filters', nobody: 'Er zijn nog geen contactpersonen bekend. Geef ze aan ons door.', ask: 'Neem contact op', pageGone: 'Deze pagina van de lijst is leeg.', firstPage: 'Naar de eerste pagina',
    view: (name: string) => `Bekijk ${name}`, about: 'Gegevens', ownNumber: 'zelf ingevuld', ownNone: 'zelf leeg gelaten', holds: 'Rollen', holdsNone: 'Deze persoon heeft nog geen rol. Nieuws, handleidingen en vragen stellen kan wel.', mayTitle: 'Wat mag deze persoon?', whoMayWhat: 'Wie mag wat',
    upTo: (amount: string) => `tot ${amount} per maand`, atMost: (amount: string) => `Maximaal ${amount} per maand.`,
    cloudUser: 'Ook cloudgebruiker', cloudUserText: 'Deze persoon heeft een account in jullie Microsoft 365.', cloudUserLink: 'Bekijk account en licenties',
  },
  {
    details: 'Details', number: 'Customer number', kvk: 'Chamber of Commerce number', vatId: 'VAT ID', oin: 'OIN', peppolId: 'Peppol ID', address: 'Address', billing: 'Billing address', phone: 'Phone', website: 'Website', parent: 'Part of customer',
    payment: 'Paying', paymentTerm: 'Payment term', days: (n: number) => (n === 1 ? '1 day' : `${n} days`), iban: 'Your IBAN', mandate: 'Mandate', invoiceMail: 'Invoices are sent to',
    locations: 'Locations', main: 'Main location', noLocations: 'No locations are known yet. Please tell us about them.', location: 'Location', name: 'Name',
    manager: 'Your contact person', managerTitle: 'Account manager', noManager: 'You have no contact person of your own yet. Our service desk is happy to help.', message: 'Send a message',
    wrong: 'Is something wrong?', wrongText: 'Tell us, and we will correct it.', report: 'Report a change',
    contactsLead: 'The people of your organisation whom we know.', position: 'Position', department: 'Department', roles: 'Roles', reach: 'Reach', mail: 'E-mail', mobile: 'Mobile',
    search: 'Search name or position', role: 'Role', allRoles: 'All roles', noRole: 'No role', you: 'You',
    noneFound: 'Nobody was found. Try another name or clear the filters.', clear: 'Clear all filters', nobody: 'No contact persons are known yet. Please tell us about them.', ask: 'Contact us', pageGone: 'This page of the list is empty.', firstPage: 'Go to the first page',
    view: (name: string) => `View ${name}`, about: 'Details', ownNumber: 'entered by this person', ownNone: 'left empty by this person', holds: 'Roles', holdsNone: 'This person has no role yet. They can read news and manuals and ask questions.', mayTitle: 'What may this person do?', whoMayWhat: 'Who may do what',
    upTo: (amount: string) => `up to ${amount} a month`, atMost: (amount: string) => `At most ${amount} a month.`,
    cloudUser: 'Also a cloud user', cloudUserText: 'This person has an account in your Microsoft 365.', cloudUserLink: 'See account and licences',
  },
);

export const authorityTexts = texts(
  {
    lead: 'Zo weet je bij wie je moet zijn. Wij houden ons hier ook aan.', views: 'Weergave', perMatter: 'Per onderwerp', perPerson: 'Per persoon', matter: 'Onderwerp', who: 'Wie mag dit?', nobody: 'Niemand',
    person: 'Naam', roles: 'Rollen', decides: 'Mag beslissen over', sees: 'Mag inzien', further: 'Mag ook', you: 'Jij', nothing: 'Niets', noRole: 'Zonder rol',
    everyone: 'Iedereen mag nieuws en handleidingen lezen en ons een vraag stellen, ook zonder rol.', explained: 'Wat betekent elke rol?', held: (n: number) => (n === 1 ? '1 persoon' : `${n} mensen`), heldByNobody: 'nog niemand',
    matters: {
      'change:contract': 'Contracten wijzigen', 'change:cloud': 'Clouddiensten wijzigen', 'change:voice': 'Telefonie wijzigen', 'change:connectivity': 'Verbindingen wijzigen', 'report:outage': 'Storingen melden', 'invoices:read': 'Facturen inzien',
      'costs:read': 'Kosten van diensten inzien', 'contracts:read': 'Contracten inzien', 'services:read': 'Diensten inzien', 'cloud-users:read': 'Cloudgebruikers inzien', 'people:manage': 'Mensen beheren', 'roles:grant': 'Bevoegdheden geven',
    },
    short: {
      'change:contract': 'contracten', 'change:cloud': 'cloud', 'change:voice': 'telefonie', 'change:connectivity': 'verbindingen', 'report:outage': 'storingen melden', 'invoices:read': 'facturen',
      'costs:read': 'kosten', 'contracts:read': 'contracten', 'services:read': 'diensten', 'cloud-users:read': 'cloudgebruikers', 'people:manage': 'mensen beheren', 'roles:grant': 'bevoegdheden geven',
    },
  },
  {
    lead: 'So you know whom to ask. We keep to it too.', views: 'View', perMatter: 'By subject', perPerson: 'By person', matter: 'Subject', who: 'Who may do this?', nobody: 'Nobody',
    person: 'Name', roles: 'Roles', decides: 'May decide on', sees: 'May see', further: 'May also', you: 'You', nothing: 'Nothing', noRole: 'No role',
    everyone: 'Everyone above and everyone without a role may read news and manuals, and ask us a question.', explained: 'What does each role mean?', held: (n: number) => (n === 1 ? '1 person' : `${n} people`), heldByNobody: 'nobody yet',
    matters: {
      'change:contract': 'Change contracts', 'change:cloud': 'Change cloud services', 'change:voice': 'Change telephony', 'change:connectivity': 'Change connections', 'report:outage': 'Report outages', 'invoices:read': 'See invoices',
      'costs:read': 'See costs of services', 'contracts:read': 'See contracts', 'services:read': 'See services', 'cloud-users:read': 'See cloud users', 'people:manage': 'Manage people', 'roles:grant': 'Grant authority',
    },
    short: {
      'change:contract': 'contracts', 'change:cloud': 'cloud', 'change:voice': 'telephony', 'change:connectivity': 'connections', 'report:outage': 'report outages', 'invoices:read': 'invoices',
      'costs:read': 'costs', 'contracts:read': 'contracts', 'services:read': 'services', 'cloud-users:read': 'cloud users', 'people:manage': 'manage people', 'roles:grant': 'grant authority',
    },
  },
);
