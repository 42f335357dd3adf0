import type { Clock } from './dates.ts';
import type { Contact, CustomerPlan, ServicePlan, Site } from './world.ts';

const tenant = 'zilverlinde.example.org';

const sites: readonly Site[] = [
  { key: 'kantoor', name: 'Bestuurskantoor', street: 'Voorbeeldlaan 100', postalCode: '3811 AA', city: 'Amersfoort', phone: '0855550400' },
  { key: 'lindehof', name: 'De Lindehof', street: 'Hofvoorbeeld 2', postalCode: '3815 BB', city: 'Amersfoort', phone: '0855550410' },
  { key: 'molenzicht', name: 'Molenzicht', street: 'Molenvoorbeeld 31', postalCode: '3862 CC', city: 'Nijkerk', phone: '0855550420' },
  { key: 'eemstaete', name: 'Eemstaete', street: 'Eemvoorbeeld 9', postalCode: '3741 DD', city: 'Baarn', phone: '0855550430' },
  { key: 'heideroos', name: 'Heideroos', street: 'Heidevoorbeeld 55', postalCode: '3768 EE', city: 'Soest', phone: '0855550440' },
  { key: 'thuiszorg', name: 'Thuiszorg Regio Eemland', street: 'Stadsvoorbeeld 14', postalCode: '3812 FF', city: 'Amersfoort', phone: '0855550450' },
];

/** Four hundred people on six sites: a care organisation. */
export function zilverlinde(clock: Clock): CustomerPlan {
  return {
    number: '10108', slug: 'zilverlinde', name: 'Stichting Zorggroep Zilverlinde', domain: tenant,
    kvk: '41181190', vatId: 'NL819472311B01', iban: 'NL92TEST0000123456', mandate: null, termDays: 30,
    phone: '0855550400', accountManager: 'ruben.vanderheijden@contict.example.nl', buyerReference: 'KPL-7100',
    billing: { street: 'Postbus 2040', postalCode: '3800 CA', city: 'Amersfoort' },
    sites,
    contacts: contacts(clock),
    services: [...cloud(clock), ...voice(clock), ...connectivity(clock), ...rest(clock)],
    cloud: {
      members: 400,
      departments: ['Wonen en zorg', 'Thuiszorg', 'Behandeling', 'Financiën', 'HR', 'ICT', 'Facilitair', 'Kwaliteit'],
      positions: ['Verzorgende', 'Verpleegkundige', 'Teamleider', 'Activiteitenbegeleider', 'Fysiotherapeut', 'Planner', 'Medewerker administratie', 'Adviseur kwaliteit'],
      used: { 'M365-PREMIUM': 118, 'M365-BASIC': 266, 'EXO-1': 13, 'TEAMS-PHONE': 57 },
      shared: ['receptie', 'planning', 'hr', 'crediteuren', 'lindehof', 'molenzicht', 'eemstaete', 'heideroos', 'thuiszorg', 'klachten', 'ict', 'kwaliteit'],
      guests: [['Dr. A. Vermeer (huisarts)', 'vermeer@huisartsen-eemvoorbeeld.example.com'], ['Noor Peeters (adviseur)', 'noor@peetersadvies.example.com'], ['Apotheek De Vijzel', 'balie@devijzel.example.org'], ['Sjoerd Dijkstra (bouw)', 'sjoerd@dijkstrabouw.example.com']],
    },
  };
}

function contacts({ ago, days }: Clock): readonly Contact[] {
  const at = (site: string, department: string) => ({ site, department });
  const office = (department: string) => at('kantoor', department);
  return [
    { givenName: 'Cornelia', prefix: 'van', surname: 'Dongen', position: 'Bestuurder', ...office('Bestuur'), mail: 'c.vandongen', phone: '0855550401', mobile: '0612345631', roles: ['tekenbevoegd'] },
    { givenName: 'Johanna Wilhelmina Antoinette', prefix: 'van', surname: 'Oldenbarnevelt-Schimmelpenninck van der Oye', position: 'Directeur bedrijfsvoering', ...office('Bestuur'), mail: 'j.vanoldenbarnevelt', phone: '0855550402', roles: ['tekenbevoegd'] },
    { givenName: 'Maarten', surname: 'Postma', position: 'Manager ICT', ...office('ICT'), mail: 'm.postma', phone: '0855550405', mobile: '0612345632', roles: ['portalbeheerder', 'besteller:2500.00', 'security'] },
    { givenName: 'Aïcha', surname: 'Benali', position: 'Functioneel beheerder', ...office('ICT'), mail: 'a.benali', phone: '0855550406', roles: ['functioneel', 'portalbeheerder'] },
    { givenName: 'Stefan', prefix: 'de', surname: 'Graaf', position: 'Systeembeheerder', ...office('ICT'), mail: 's.degraaf', mobile: '0612345633', roles: ['technisch', 'wachtdienst'] },
    { givenName: 'Wouter', surname: 'Kramer', position: 'Netwerkbeheerder', ...office('ICT'), mail: 'w.kramer', mobile: '0612345634', roles: ['technisch', 'wachtdienst'] },
    { givenName: 'Nadia', surname: 'Rahimi', position: 'Medewerker servicedesk', ...office('ICT'), mail: 'n.rahimi', phone: '0855550407', roles: ['melder', 'functioneel'] },
    { givenName: 'Ruth', surname: 'Abraham', position: 'Functionaris gegevensbescherming', ...office('Kwaliteit'), mail: 'r.abraham', phone: '0855550408', roles: ['security'] },
    { givenName: 'Gerard', prefix: 'van den', surname: 'Berg', position: 'Manager financiën', ...office('Financiën'), mail: 'g.vandenberg', phone: '0855550403', roles: ['financieel', 'besteller:1000.00'] },
    { givenName: 'Marloes', surname: 'Timmer', position: 'Medewerker crediteuren', ...office('Financiën'), mail: 'm.timmer', phone: '0855550404', roles: ['financieel'] },
    { givenName: 'Yusuf', surname: 'Demir', position: 'Controller', ...office('Financiën'), mail: 'y.demir', roles: ['financieel', 'lezen'] },
    { givenName: 'Els', prefix: 'in ’t', surname: 'Veld', position: 'Inkoper', ...office('Facilitair'), mail: 'e.intveld', phone: '0855550409', roles: ['besteller:1500.00'] },
    { givenName: 'Pieter', surname: 'Schouten', position: 'Hoofd facilitair', ...office('Facilitair'), mail: 'p.schouten', mobile: '0612345635', roles: ['locatie', 'melder'] },
    { givenName: 'Hanneke', prefix: 'ter', surname: 'Horst', position: 'Locatiemanager', ...at('lindehof', 'Wonen en zorg'), mail: 'h.terhorst', phone: '0855550411', roles: ['locatie', 'melder'] },
    { givenName: 'Samir', surname: 'Haddad', position: 'Locatiemanager', ...at('molenzicht', 'Wonen en zorg'), mail: 's.haddad', phone: '0855550421', roles: ['locatie', 'melder'] },
    { givenName: 'Truus', surname: 'Bosch', position: 'Locatiemanager', ...at('eemstaete', 'Wonen en zorg'), mail: 't.bosch', phone: '0855550431', roles: ['locatie', 'melder'] },
    { givenName: 'Jeroen', prefix: 'van', surname: 'Leeuwen', position: 'Locatiemanager', ...at('heideroos', 'Wonen en zorg'), mail: 'j.vanleeuwen', phone: '0855550441', roles: ['locatie', 'melder'] },
    { givenName: 'Linda', surname: 'Meijer', position: 'Manager thuiszorg', ...at('thuiszorg', 'Thuiszorg'), mail: 'l.meijer', phone: '0855550451', mobile: '0612345636', roles: ['locatie', 'melder'] },
    { givenName: 'Bart', surname: 'Koster', position: 'Technische dienst', ...at('lindehof', 'Facilitair'), mail: 'b.koster', mobile: '0612345637', roles: ['wachtdienst', 'melder'] },
    { givenName: 'Sonja', surname: 'Prins', position: 'Planner', ...at('thuiszorg', 'Thuiszorg'), mail: 's.prins', phone: '0855550452', roles: ['melder'] },
    { givenName: 'Vincent', surname: 'Ammerlaan', position: 'HR-adviseur', ...office('HR'), mail: 'v.ammerlaan', roles: ['lezen'] },
    { givenName: 'Carla', prefix: 'den', surname: 'Ouden', position: 'Projectleider nieuwbouw', ...office('Facilitair'), mail: 'c.denouden', roles: ['lezen', 'melder'], activeUntil: days(75) },
    { givenName: 'Iris', surname: 'Vos', position: 'Managementassistent', ...office('Bestuur'), mail: 'i.vos', phone: '0855550400', roles: ['lezen'] },
    { givenName: 'Ahmed', surname: 'Ouali', position: 'Applicatiebeheerder ECD', ...office('ICT'), mail: 'a.ouali', roles: ['functioneel'], activeFrom: ago(2, 1) },
    { givenName: 'Tessa', surname: 'Hoekstra', position: 'Communicatieadviseur', ...office('HR'), mail: 't.hoekstra', roles: [] },
    { givenName: 'Wim', surname: 'Dekker', position: 'Manager ICT', ...office('ICT'), mail: 'w.dekker', roles: ['portalbeheerder'], activeUntil: ago(14, 31) },
  ];
}

function cloud({ ago, days }: Clock): readonly ServicePlan[] {
  const costCentre = '7110 Werkplek en software';
  return [
    { product: 'M365-PREMIUM', steps: [[ago(30, 1), 110], [ago(17, 1), 118], [ago(6, 14), 125]], termMonths: 12, costCentre, details: { tenant, sku: 'SPB' } },
    { product: 'M365-BASIC', steps: [[ago(30, 1), 240], [ago(18, 9), 250], [ago(12, 1), 262], [ago(3, 20), 272], [ago(1, 12), 268]], termMonths: 12, costCentre, details: { tenant, sku: 'O365_BUSINESS_ESSENTIALS' } },
    { product: 'EXO-1', variant: 'Gedeelde postvakken', steps: [[ago(30, 1), 10], [ago(10, 5), 12]], termMonths: 12, costCentre, details: { tenant, sku: 'EXCHANGESTANDARD' } },
    { product: 'TEAMS-PHONE', steps: [[ago(20, 1), 40], [ago(9, 23), 60]], termMonths: 12, costCentre, details: { tenant, sku: 'MCOEV' } },
    { product: 'BACKUP-365', steps: [[ago(28, 1), 360], [ago(6, 14), 400]], termMonths: 12, costCentre, details: { tenant } },
    { product: 'VPS-M', variant: 'Rooster- en planningssysteem', steps: [[ago(35, 1), 2]], termMonths: 36, costCentre },
    { product: 'VPS-M', variant: 'Koppelingen ECD', steps: [[ago(11, 7), 1]], termMonths: 12, costCentre },
    { product: 'DOMEIN-NL', variant: 'zilverlinde.example.nl', steps: [[ago(70, 20), 1]], termMonths: 12, costCentre },
    { product: 'DOMEIN-NL', variant: 'werkenbijzilverlinde.example.nl', steps: [[ago(26, 11), 1]], termMonths: 12, costCentre },
    { product: 'DOMEIN-NL', variant: 'delindehof.example.nl', steps: [[ago(49, 2), 1]], endsOn: ago(1, 1), status: 'ended', termMonths: 12, costCentre },
    { product: 'EDR', steps: [[days(20), 130]], orderedOn: days(-5), plannedOn: days(20), status: 'ordered', termMonths: 12, costCentre },
  ];
}

function voice({ ago, days }: Clock): readonly ServicePlan[] {
  const costCentre = '7120 Telefonie';
  const seats = (site: string, product: string, from: string, quantity: number, extension: string, more: Partial<ServicePlan> = {}): ServicePlan => ({
    product, site, steps: [[from, quantity]], termMonths: 36, costCentre, minutes: 48, details: { extension, device: 'Draadloos toestel' }, ...more,
  });
  return [
    { product: 'SIP-TRUNK', site: 'kantoor', steps: [[ago(33, 1), 1]], termMonths: 36, costCentre, details: { channels: 20, numberRange: '085 555 04 00 – 085 555 04 99' } },
    { product: 'SIP-KANAAL', site: 'kantoor', steps: [[ago(33, 1), 16], [ago(13, 10), 20]], termMonths: 36, costCentre, minutes: 420, details: { channels: 20 } },
    seats('lindehof', 'HOSTED-BASIS', ago(29, 1), 18, '410–427'),
    seats('molenzicht', 'HOSTED-BASIS', ago(29, 1), 14, '430–443'),
    seats('eemstaete', 'HOSTED-BASIS', ago(15, 12), 12, '450–461'),
    seats('heideroos', 'HOSTED-BASIS', ago(29, 1), 16, '470–485'),
    seats('thuiszorg', 'HOSTED-PRO', ago(21, 3), 6, '490–495', { minutes: 310, details: { extension: '490–495', device: 'Headset en wallboard' } }),
    { product: 'VAST-MOBIEL', site: 'thuiszorg', variant: 'Wijkteams', steps: [[ago(23, 1), 30], [ago(10, 18), 34], [ago(2, 6), 36]], termMonths: 24, costCentre, minutes: 40, details: { numberRange: '06 1234 56 40 – 06 1234 56 75' } },
    { product: 'NUMMER-100', site: 'kantoor', steps: [[ago(33, 1), 1]], termMonths: 36, costCentre, details: { numberRange: '085 555 04 00 – 085 555 04 99' } },
    { product: 'NUMMER-10', site: 'eemstaete', variant: 'Oude nummers', steps: [[ago(40, 1), 1]], endsOn: days(58), status: 'cancelled', termMonths: 36, costCentre, details: { numberRange: '085 555 05 00 – 085 555 05 09' } },
  ];
}

function connectivity({ ago, days }: Clock): readonly ServicePlan[] {
  const costCentre = '7130 Verbindingen';
  const fibre = (site: string, product: string, from: string, circuitId: string, speed: number, ipRange: string, more: Partial<ServicePlan> = {}): ServicePlan => ({
    product, site, steps: [[from, 1]], termMonths: 36, costCentre, details: { circuitId, down: speed, up: speed, ipRange, sla: '24×7' }, ...more,
  });
  return [
    fibre('kantoor', 'GLAS-1000', ago(34, 1), 'ZL-GL-10001', 1000, '203.0.113.0/27'),
    fibre('lindehof', 'GLAS-200', ago(46, 1), 'ZL-GL-10002', 200, '203.0.113.32/29'),
    fibre('molenzicht', 'GLAS-200', ago(46, 1), 'ZL-GL-10003', 200, '203.0.113.40/29'),
    fibre('eemstaete', 'GLAS-100', ago(15, 12), 'ZL-GL-10004', 100, '203.0.113.48/29'),
    fibre('heideroos', 'GLAS-100', ago(46, 1), 'ZL-GL-10005', 100, '203.0.113.56/29', { endsOn: days(38), status: 'cancelled' }),
    fibre('heideroos', 'GLAS-200', days(31), 'ZL-GL-10011', 200, '203.0.113.72/29', { orderedOn: days(-30), plannedOn: days(31), status: 'installing' }),
    fibre('thuiszorg', 'GLAS-100', ago(21, 3), 'ZL-GL-10006', 100, '203.0.113.64/29'),
    { product: 'VDSL', site: 'eemstaete', steps: [[ago(60, 1), 1]], endsOn: ago(15, 31), status: 'ended', termMonths: 12, costCentre, details: { circuitId: 'ZL-VD-08812', down: 100, up: 30, sla: 'Standaard' } },
    ...['kantoor', 'lindehof', 'molenzicht', 'eemstaete'].map((site): ServicePlan => ({ product: 'BACKUP-5G', site, steps: [[ago(12, 1), 1]], termMonths: 24, costCentre, details: { down: 150, up: 50 } })),
    { product: 'IP-VPN', steps: [[ago(46, 1), 5], [ago(15, 12), 6]], termMonths: 36, costCentre, details: { sla: '24×7' } },
  ];
}

function rest({ ago, days }: Clock): readonly ServicePlan[] {
  const costCentre = '7140 Beheer';
  const points = [['kantoor', 12], ['lindehof', 34], ['molenzicht', 28], ['eemstaete', 22], ['heideroos', 26], ['thuiszorg', 6]] as const;
  return [
    { product: 'WERKPLEK', steps: [[ago(30, 1), 96], [ago(17, 1), 104], [ago(6, 14), 110]], termMonths: 36, costCentre, details: { device: 'Laptop 14 inch' } },
    ...sites.map((site): ServicePlan => ({ product: 'FIREWALL', site: site.key, steps: [[ago(34, 1), 1]], termMonths: 36, costCentre, details: { sla: '24×7' } })),
    ...points.map(([site, quantity]): ServicePlan => ({ product: 'WIFI-AP', site, steps: [[ago(27, 1), quantity]], termMonths: 36, costCentre })),
    { product: 'SLA-24X7', steps: [[ago(35, 1), 1]], termMonths: 36, costCentre, details: { sla: 'Dag en nacht, reactie binnen 30 minuten' }, status: 'change-planned', plannedOn: days(90), plannedChange: 'Nieuwe termijn van 36 maanden, nog te tekenen' },
  ];
}
