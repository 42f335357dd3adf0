import type { Site } from './world.ts';

export const tenant = 'zilverlinde.example.org';

export const sites: readonly Site[] = [
  {
    key: 'kantoor',
    name: 'Bestuurskantoor',
    street: 'Voorbeeldlaan 100',
    postalCode: '3811 AA',
    city: 'Amersfoort',
    phone: '0855550400',
  },
  {
    key: 'lindehof',
    name: 'De Lindehof',
    street: 'Hofvoorbeeld 2',
    postalCode: '3815 BB',
    city: 'Amersfoort',
    phone: '0855550410',
  },
  {
    key: 'molenzicht',
    name: 'Molenzicht',
    street: 'Molenvoorbeeld 31',
    postalCode: '3862 CC',
    city: 'Nijkerk',
    phone: '0855550420',
  },
  {
    key: 'eemstaete',
    name: 'Eemstaete',
    street: 'Eemvoorbeeld 9',
    postalCode: '3741 DD',
    city: 'Baarn',
    phone: '0855550430',
  },
  {
    key: 'heideroos',
    name: 'Heideroos',
    street: 'Heidevoorbeeld 55',
    postalCode: '3768 EE',
    city: 'Soest',
    phone: '0855550440',
  },
  {
    key: 'thuiszorg',
    name: 'Thuiszorg Regio Eemland',
    street: 'Stadsvoorbeeld 14',
    postalCode: '3812 FF',
    city: 'Amersfoort',
    phone: '0855550450',
  },
];
