import type { Clock } from './dates.ts';
import type { Contact, CustomerPlan, ServicePlan } from './world.ts';

const slug = 'windvaan';

/** A bookkeeper from outside, who works for two of the sample customers under one mail address. */
export const bookkeeper: Contact = {
  givenName: 'Petra',
  prefix: 'van der',
  surname: 'Laan',
  position: 'Boekhouder (extern)',
  mail: 'petra@vanderlaan-administratie.example.org',
  phone: '0855550390',
  roles: ['financieel'],
};

/** Four people: an architects' office. */
export function windvaan(clock: Clock): CustomerPlan {
  return {
    number: '10017',
    slug,
    name: 'Bureau Windvaan Architecten',
    domain: 'windvaan.example.nl',
    kvk: '09018827',
    vatId: 'NL801548238B01',
    iban: 'NL13TEST0123456789',
    mandate: 'M-10017-1',
    termDays: 14,
    phone: '0855550210',
    accountManager: 'sanne.de.wit@contict.example.nl',
    buyerReference: 'WV-ICT',
    billing: null,
    sites: [
      {
        key: 'utrecht',
        name: 'Utrecht',
        street: 'Voorbeeldgracht 18',
        postalCode: '3511 AB',
        city: 'Utrecht',
        phone: '0855550210',
      },
    ],
    contacts: contacts(clock),
    services: services(clock),
    cloud: {
      members: 4,
      departments: ['Ontwerp'],
      positions: ['Architect'],
      used: { 'M365-PREMIUM': 3, 'M365-BASIC': 1, 'EXO-1': 1, 'BACKUP-365': 0 },
      shared: ['info'],
      guests: [['Bas Kuiper (constructeur)', 'bas@kuiper-constructie.example.com']],
    },
  };
}

function contacts(clock: Clock): readonly Contact[] {
  const site = 'utrecht';
  return [
    {
      givenName: 'Marijke',
      prefix: 'de',
      surname: 'Bruin',
      position: 'Directeur en architect',
      site,
      mail: 'marijke',
      mobile: '0612345601',
      roles: ['tekenbevoegd', 'portalbeheerder'],
    },
    {
      givenName: 'Fatima',
      surname: 'El Amrani',
      position: 'Officemanager',
      site,
      mail: 'fatima',
      phone: '0855550211',
      mobile: '0612345602',
      roles: ['financieel', 'besteller:250.00', 'melder'],
    },
    {
      givenName: 'Joost',
      surname: 'Hendriks',
      position: 'Architect',
      site,
      mail: 'joost',
      mobile: '0612345603',
      roles: ['lezen'],
    },
    {
      givenName: 'Daan',
      surname: 'Visser',
      position: 'Bouwkundig tekenaar',
      site,
      mail: 'daan',
      roles: [],
      activeFrom: clock.ago(5, 15),
    },
    bookkeeper,
  ];
}

function services({ ago, days }: Clock): readonly ServicePlan[] {
  const tenant = 'windvaan.example.nl';
  const site = 'utrecht';
  return [
    {
      product: 'M365-PREMIUM',
      steps: [
        [ago(38, 1), 3],
        [ago(9, 12), 4],
      ],
      termMonths: 12,
      details: { tenant, sku: 'SPB' },
    },
    {
      product: 'M365-BASIC',
      steps: [[ago(5, 15), 1]],
      termMonths: 1,
      details: { tenant, sku: 'O365_BUSINESS_ESSENTIALS' },
    },
    {
      product: 'EXO-1',
      variant: 'Postvak info',
      steps: [[ago(38, 1), 1]],
      termMonths: 12,
      details: { tenant, sku: 'EXCHANGESTANDARD' },
    },
    {
      product: 'BACKUP-365',
      steps: [
        [ago(20, 1), 3],
        [ago(5, 15), 4],
      ],
      termMonths: 12,
      details: { tenant },
    },
    { product: 'DOMEIN-NL', variant: 'windvaan.example.nl', steps: [[ago(40, 8), 1]], termMonths: 12 },
    {
      product: 'HOSTED-PLUS',
      site,
      steps: [[ago(30, 1), 3]],
      termMonths: 36,
      minutes: 95,
      details: {
        extension: '201–203',
        numbers: ['0855550211', '0855550212', '0855550213'],
        device: 'Bureautoestel met kleurenscherm',
      },
    },
    {
      product: 'VAST-MOBIEL',
      site,
      variant: 'Marijke de Bruin',
      steps: [[ago(14, 18), 1]],
      termMonths: 24,
      details: { numbers: ['0612345601'] },
    },
    {
      product: 'NUMMER-10',
      site,
      steps: [[ago(30, 1), 1]],
      termMonths: 36,
      details: { numberRange: '085 555 02 10 – 085 555 02 19' },
    },
    {
      product: 'VDSL',
      site,
      steps: [[ago(44, 1), 1]],
      endsOn: ago(12, 20),
      status: 'ended',
      termMonths: 12,
      details: { circuitId: 'WV-VD-20311', down: 100, up: 30, sla: 'Standaard' },
    },
    {
      product: 'GLAS-100',
      site,
      steps: [[ago(12, 9), 1]],
      termMonths: 36,
      details: { circuitId: 'WV-GL-48120', down: 100, up: 100, ipRange: '192.0.2.16/29', sla: 'Standaard' },
    },
    {
      product: 'BACKUP-5G',
      site,
      steps: [[days(12), 1]],
      orderedOn: days(-9),
      plannedOn: days(12),
      status: 'ordered',
      termMonths: 12,
      details: { down: 150, up: 50 },
    },
    {
      product: 'WERKPLEK',
      site,
      steps: [
        [ago(26, 1), 3],
        [ago(5, 15), 4],
      ],
      termMonths: 36,
      details: { device: 'Laptop 14 inch' },
    },
    { product: 'WIFI-AP', site, steps: [[ago(12, 9), 2]], termMonths: 36, details: { sla: 'Standaard' } },
  ];
}
