import type { Clock } from './dates.ts';
import type { ServicePlan } from './world.ts';

export const tenant = 'vanrossumkley.example.com';

export function cloud({ ago, days }: Clock): readonly ServicePlan[] {
  const costCentre = '4310 Software';
  return [
    {
      product: 'M365-STANDARD',
      steps: [
        [ago(35, 1), 20],
        [ago(16, 6), 22],
        [ago(4, 19), 24],
      ],
      termMonths: 12,
      costCentre,
      details: { tenant, sku: 'O365_BUSINESS_PREMIUM' },
    },
    {
      product: 'M365-BASIC',
      steps: [
        [ago(35, 1), 14],
        [ago(19, 1), 16],
        [ago(7, 11), 18],
      ],
      termMonths: 12,
      costCentre,
      details: { tenant, sku: 'O365_BUSINESS_ESSENTIALS' },
    },
    {
      product: 'M365-PREMIUM',
      variant: 'Proef met ICT',
      steps: [[ago(2, 10), 2]],
      termMonths: 1,
      costCentre,
      details: { tenant, sku: 'SPB' },
      status: 'change-planned',
      plannedOn: days(25),
      plannedChange: 'Van 2 naar 6 gebruikers',
    },
    {
      product: 'EXO-1',
      steps: [[ago(35, 1), 3]],
      termMonths: 12,
      costCentre,
      details: { tenant, sku: 'EXCHANGESTANDARD' },
    },
    {
      product: 'TEAMS-PHONE',
      steps: [[ago(10, 21), 6]],
      termMonths: 12,
      costCentre,
      details: { tenant, sku: 'MCOEV' },
    },
    {
      product: 'BACKUP-365',
      steps: [
        [ago(24, 1), 36],
        [ago(7, 11), 40],
      ],
      termMonths: 12,
      costCentre,
      details: { tenant },
    },
    {
      product: 'VPS-M',
      variant: 'Voorraadsysteem, 4 kernen, 16 GB',
      steps: [[ago(33, 1), 1]],
      termMonths: 36,
      costCentre,
    },
    {
      product: 'VPS-M',
      variant: 'Testomgeving',
      steps: [[ago(15, 4), 1]],
      endsOn: ago(6, 30),
      status: 'ended',
      termMonths: 6,
      renewal: 'none',
      costCentre,
    },
    { product: 'DOMEIN-NL', variant: 'vanrossumkley.example.nl', steps: [[ago(50, 3), 1]], termMonths: 12, costCentre },
    {
      product: 'DOMEIN-NL',
      variant: 'rossumlogistiek.example.nl',
      steps: [[ago(21, 17), 1]],
      termMonths: 12,
      costCentre,
    },
  ];
}

export function lines({ ago, days }: Clock): readonly ServicePlan[] {
  const costCentre = '4320 Telefonie en internet';
  return [
    {
      product: 'HOSTED-BASIS',
      site: 'waalwijk',
      steps: [
        [ago(34, 1), 8],
        [ago(13, 13), 10],
      ],
      termMonths: 36,
      minutes: 55,
      costCentre,
      details: { extension: '350–359', device: 'Draadloos toestel, stofdicht' },
    },
    {
      product: 'HOSTED-PLUS',
      site: 'tilburg',
      steps: [
        [ago(34, 1), 12],
        [ago(3, 8), 14],
      ],
      termMonths: 36,
      minutes: 160,
      costCentre,
      details: {
        extension: '301–318',
        numbers: ['0855550300', '0855550310', '0855550320'],
        device: 'Bureautoestel met headset',
      },
    },
    {
      product: 'VAST-MOBIEL',
      site: 'tilburg',
      variant: 'Buitendienst',
      steps: [[ago(18, 1), 4]],
      endsOn: days(40),
      status: 'cancelled',
      termMonths: 12,
      costCentre,
      details: { numbers: ['0612345615', '0612345616', '0612345617', '0612345618'] },
    },
    {
      product: 'NUMMER-100',
      site: 'tilburg',
      steps: [[ago(34, 1), 1]],
      termMonths: 36,
      costCentre,
      details: { numberRange: '085 555 03 00 – 085 555 03 99' },
    },
    {
      product: 'GLAS-200',
      site: 'tilburg',
      steps: [[ago(34, 1), 1]],
      termMonths: 36,
      costCentre,
      details: { circuitId: 'VR-GL-30117', down: 200, up: 200, ipRange: '198.51.100.32/28', sla: 'Zakelijk' },
    },
    {
      product: 'GLAS-100',
      site: 'waalwijk',
      steps: [[ago(37, 1), 1]],
      termMonths: 36,
      costCentre,
      details: { circuitId: 'VR-GL-30118', down: 100, up: 100, ipRange: '198.51.100.64/29', sla: 'Zakelijk' },
      status: 'change-planned',
      plannedOn: days(33),
      plannedChange: 'Van 100 naar 200 Mbit/s',
    },
    {
      product: 'BACKUP-5G',
      site: 'tilburg',
      steps: [[ago(22, 15), 1]],
      termMonths: 24,
      costCentre,
      details: { down: 150, up: 50 },
    },
    {
      product: 'BACKUP-5G',
      site: 'waalwijk',
      steps: [[days(16), 1]],
      orderedOn: days(-20),
      plannedOn: days(16),
      status: 'installing',
      termMonths: 24,
      costCentre,
      details: { down: 150, up: 50 },
    },
    { product: 'IP-VPN', steps: [[ago(34, 1), 2]], termMonths: 36, costCentre, details: { sla: 'Zakelijk' } },
  ];
}

export function rest({ ago }: Clock): readonly ServicePlan[] {
  const costCentre = '4330 Beheer';
  return [
    {
      product: 'WERKPLEK',
      site: 'tilburg',
      steps: [
        [ago(28, 1), 18],
        [ago(16, 6), 20],
      ],
      termMonths: 36,
      costCentre,
      details: { device: 'Laptop 15 inch met dock' },
    },
    {
      product: 'EDR',
      steps: [
        [ago(17, 1), 24],
        [ago(4, 19), 26],
      ],
      termMonths: 12,
      costCentre,
    },
    {
      product: 'FIREWALL',
      site: 'tilburg',
      steps: [[ago(34, 1), 1]],
      termMonths: 36,
      costCentre,
      details: { sla: 'Zakelijk' },
    },
    {
      product: 'FIREWALL',
      site: 'waalwijk',
      steps: [[ago(34, 1), 1]],
      termMonths: 36,
      costCentre,
      details: { sla: 'Zakelijk' },
    },
    { product: 'WIFI-AP', site: 'tilburg', steps: [[ago(28, 1), 5]], termMonths: 36, costCentre },
    {
      product: 'WIFI-AP',
      site: 'waalwijk',
      steps: [
        [ago(28, 1), 8],
        [ago(8, 16), 11],
      ],
      termMonths: 36,
      costCentre,
    },
    {
      product: 'SLA-ZAKELIJK',
      steps: [[ago(34, 1), 1]],
      termMonths: 36,
      costCentre,
      details: { sla: 'Werkdagen 8–18 uur, reactie binnen 2 uur' },
    },
  ];
}
