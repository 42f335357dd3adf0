import type { Clock } from './dates.ts';
import type { ServicePlan } from './world.ts';
import { sites, tenant } from './zilverlinde-sites.ts';

export function cloud({ ago, days }: Clock): readonly ServicePlan[] {
  const costCentre = '7110 Werkplek en software';
  return [
    {
      product: 'M365-PREMIUM',
      steps: [
        [ago(30, 1), 110],
        [ago(17, 1), 118],
        [ago(6, 14), 125],
      ],
      termMonths: 12,
      costCentre,
      details: { tenant, sku: 'SPB' },
    },
    {
      product: 'M365-BASIC',
      steps: [
        [ago(30, 1), 240],
        [ago(18, 9), 250],
        [ago(12, 1), 262],
        [ago(3, 20), 272],
        [ago(1, 12), 268],
      ],
      termMonths: 12,
      costCentre,
      details: { tenant, sku: 'O365_BUSINESS_ESSENTIALS' },
    },
    {
      product: 'EXO-1',
      variant: 'Gedeelde postvakken',
      steps: [
        [ago(30, 1), 10],
        [ago(10, 5), 12],
      ],
      termMonths: 12,
      costCentre,
      details: { tenant, sku: 'EXCHANGESTANDARD' },
    },
    {
      product: 'TEAMS-PHONE',
      steps: [
        [ago(20, 1), 40],
        [ago(9, 23), 60],
      ],
      termMonths: 12,
      costCentre,
      details: { tenant, sku: 'MCOEV' },
    },
    {
      product: 'BACKUP-365',
      steps: [
        [ago(28, 1), 360],
        [ago(6, 14), 400],
      ],
      termMonths: 12,
      costCentre,
      details: { tenant },
    },
    { product: 'VPS-M', variant: 'Rooster- en planningssysteem', steps: [[ago(35, 1), 2]], termMonths: 36, costCentre },
    { product: 'VPS-M', variant: 'Koppelingen ECD', steps: [[ago(11, 7), 1]], termMonths: 12, costCentre },
    { product: 'DOMEIN-NL', variant: 'zilverlinde.example.nl', steps: [[ago(70, 20), 1]], termMonths: 12, costCentre },
    {
      product: 'DOMEIN-NL',
      variant: 'werkenbijzilverlinde.example.nl',
      steps: [[ago(26, 11), 1]],
      termMonths: 12,
      costCentre,
    },
    {
      product: 'DOMEIN-NL',
      variant: 'delindehof.example.nl',
      steps: [[ago(49, 2), 1]],
      endsOn: ago(1, 1),
      status: 'ended',
      termMonths: 12,
      costCentre,
    },
    {
      product: 'EDR',
      steps: [[days(20), 130]],
      orderedOn: days(-5),
      plannedOn: days(20),
      status: 'ordered',
      termMonths: 12,
      costCentre,
    },
  ];
}

export function voice({ ago, days }: Clock): readonly ServicePlan[] {
  const costCentre = '7120 Telefonie';
  const seats = (
    site: string,
    product: string,
    from: string,
    quantity: number,
    extension: string,
    more: Partial<ServicePlan> = {},
  ): ServicePlan => ({
    product,
    site,
    steps: [[from, quantity]],
    termMonths: 36,
    costCentre,
    minutes: 48,
    details: { extension, device: 'Draadloos toestel' },
    ...more,
  });
  return [
    {
      product: 'SIP-TRUNK',
      site: 'kantoor',
      steps: [[ago(33, 1), 1]],
      termMonths: 36,
      costCentre,
      details: { channels: 20, numberRange: '085 555 04 00 – 085 555 04 99' },
    },
    {
      product: 'SIP-KANAAL',
      site: 'kantoor',
      steps: [
        [ago(33, 1), 16],
        [ago(13, 10), 20],
      ],
      termMonths: 36,
      costCentre,
      minutes: 420,
      details: { channels: 20 },
    },
    seats('lindehof', 'HOSTED-BASIS', ago(29, 1), 18, '410–427'),
    seats('molenzicht', 'HOSTED-BASIS', ago(29, 1), 14, '430–443'),
    seats('eemstaete', 'HOSTED-BASIS', ago(15, 12), 12, '450–461'),
    seats('heideroos', 'HOSTED-BASIS', ago(29, 1), 16, '470–485'),
    seats('thuiszorg', 'HOSTED-PRO', ago(21, 3), 6, '490–495', {
      minutes: 310,
      details: { extension: '490–495', device: 'Headset en wallboard' },
    }),
    {
      product: 'VAST-MOBIEL',
      site: 'thuiszorg',
      variant: 'Wijkteams',
      steps: [
        [ago(23, 1), 30],
        [ago(10, 18), 34],
        [ago(2, 6), 36],
      ],
      termMonths: 24,
      costCentre,
      minutes: 40,
      details: { numberRange: '06 1234 56 40 – 06 1234 56 75' },
    },
    {
      product: 'NUMMER-100',
      site: 'kantoor',
      steps: [[ago(33, 1), 1]],
      termMonths: 36,
      costCentre,
      details: { numberRange: '085 555 04 00 – 085 555 04 99' },
    },
    {
      product: 'NUMMER-10',
      site: 'eemstaete',
      variant: 'Oude nummers',
      steps: [[ago(40, 1), 1]],
      endsOn: days(58),
      status: 'cancelled',
      termMonths: 36,
      costCentre,
      details: { numberRange: '085 555 05 00 – 085 555 05 09' },
    },
  ];
}

export function connectivity({ ago, days }: Clock): readonly ServicePlan[] {
  const costCentre = '7130 Verbindingen';
  const fibre = (
    site: string,
    product: string,
    from: string,
    circuitId: string,
    speed: number,
    ipRange: string,
    more: Partial<ServicePlan> = {},
  ): ServicePlan => ({
    product,
    site,
    steps: [[from, 1]],
    termMonths: 36,
    costCentre,
    details: { circuitId, down: speed, up: speed, ipRange, sla: '24×7' },
    ...more,
  });
  return [
    fibre('kantoor', 'GLAS-1000', ago(34, 1), 'ZL-GL-10001', 1000, '203.0.113.0/27'),
    fibre('lindehof', 'GLAS-200', ago(46, 1), 'ZL-GL-10002', 200, '203.0.113.32/29'),
    fibre('molenzicht', 'GLAS-200', ago(46, 1), 'ZL-GL-10003', 200, '203.0.113.40/29'),
    fibre('eemstaete', 'GLAS-100', ago(15, 12), 'ZL-GL-10004', 100, '203.0.113.48/29'),
    fibre('heideroos', 'GLAS-100', ago(46, 1), 'ZL-GL-10005', 100, '203.0.113.56/29', {
      endsOn: days(38),
      status: 'cancelled',
    }),
    fibre('heideroos', 'GLAS-200', days(31), 'ZL-GL-10011', 200, '203.0.113.72/29', {
      orderedOn: days(-30),
      plannedOn: days(31),
      status: 'installing',
    }),
    fibre('thuiszorg', 'GLAS-100', ago(21, 3), 'ZL-GL-10006', 100, '203.0.113.64/29'),
    {
      product: 'VDSL',
      site: 'eemstaete',
      steps: [[ago(60, 1), 1]],
      endsOn: ago(15, 31),
      status: 'ended',
      termMonths: 12,
      costCentre,
      details: { circuitId: 'ZL-VD-08812', down: 100, up: 30, sla: 'Standaard' },
    },
    ...['kantoor', 'lindehof', 'molenzicht', 'eemstaete'].map((site): ServicePlan => ({
      product: 'BACKUP-5G',
      site,
      steps: [[ago(12, 1), 1]],
      termMonths: 24,
      costCentre,
      details: { down: 150, up: 50 },
    })),
    {
      product: 'IP-VPN',
      steps: [
        [ago(46, 1), 5],
        [ago(15, 12), 6],
      ],
      termMonths: 36,
      costCentre,
      details: { sla: '24×7' },
    },
  ];
}

export function rest({ ago, days }: Clock): readonly ServicePlan[] {
  const costCentre = '7140 Beheer';
  const points = [
    ['kantoor', 12],
    ['lindehof', 34],
    ['molenzicht', 28],
    ['eemstaete', 22],
    ['heideroos', 26],
    ['thuiszorg', 6],
  ] as const;
  return [
    {
      product: 'WERKPLEK',
      steps: [
        [ago(30, 1), 96],
        [ago(17, 1), 104],
        [ago(6, 14), 110],
      ],
      termMonths: 36,
      costCentre,
      details: { device: 'Laptop 14 inch' },
    },
    ...sites.map((site): ServicePlan => ({
      product: 'FIREWALL',
      site: site.key,
      steps: [[ago(34, 1), 1]],
      termMonths: 36,
      costCentre,
      details: { sla: '24×7' },
    })),
    ...points.map(([site, quantity]): ServicePlan => ({
      product: 'WIFI-AP',
      site,
      steps: [[ago(27, 1), quantity]],
      termMonths: 36,
      costCentre,
    })),
    {
      product: 'SLA-24X7',
      steps: [[ago(35, 1), 1]],
      termMonths: 36,
      costCentre,
      details: { sla: 'Dag en nacht, reactie binnen 30 minuten' },
      status: 'change-planned',
      plannedOn: days(90),
      plannedChange: 'Nieuwe termijn van 36 maanden, nog te tekenen',
    },
  ];
}
