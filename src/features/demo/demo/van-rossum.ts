import type { Clock } from './dates.ts';
import { cloud, lines, rest, tenant } from './van-rossum-services.ts';
import type { CustomerPlan } from './world.ts';
import { contacts } from './van-rossum-contacts.ts';

/** Forty people on two sites: a wholesaler with its own transport. */
export function vanRossum(clock: Clock): CustomerPlan {
  return {
    number: '10042',
    slug: 'van-rossum',
    name: 'Van Rossum & Kley Groothandel B.V.',
    domain: tenant,
    kvk: '18076543',
    vatId: 'NL002188478B01',
    iban: 'NL05TEST0417164300',
    mandate: 'M-10042-2',
    termDays: 14,
    phone: '0855550300',
    accountManager: 'sanne.de.wit@contict.example.nl',
    buyerReference: 'INK-2200',
    billing: { street: 'Postbus 120', postalCode: '5000 AA', city: 'Tilburg' },
    sites: [
      {
        key: 'tilburg',
        name: 'Tilburg',
        street: 'Voorbeeldweg 44',
        postalCode: '5015 AB',
        city: 'Tilburg',
        phone: '0855550300',
      },
      {
        key: 'waalwijk',
        name: 'Waalwijk (magazijn)',
        street: 'Havenvoorbeeld 7',
        postalCode: '5145 CD',
        city: 'Waalwijk',
        phone: '0855550350',
      },
    ],
    contacts: contacts(clock),
    services: [...cloud(clock), ...lines(clock), ...rest(clock)],
    cloud: {
      members: 40,
      departments: ['Verkoop', 'Magazijn', 'Transport', 'Administratie', 'Inkoop'],
      positions: [
        'Accountmanager',
        'Magazijnmedewerker',
        'Planner',
        'Chauffeur',
        'Medewerker administratie',
        'Inkoper',
      ],
      used: { 'M365-STANDARD': 21, 'M365-BASIC': 18, 'EXO-1': 2, 'TEAMS-PHONE': 6, 'M365-PREMIUM': 1 },
      shared: ['verkoop', 'orders', 'administratie'],
      guests: [
        ['Erik Mulder (vervoerder)', 'erik@muldertransport.example.org'],
        ['Petra van der Laan', 'petra@vanderlaan-administratie.example.org'],
      ],
    },
  };
}
