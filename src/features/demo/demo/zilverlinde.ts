import type { Clock } from './dates.ts';
import type { CustomerPlan } from './world.ts';
import { contacts } from './zilverlinde-contacts.ts';
import { cloud, connectivity, rest, voice } from './zilverlinde-services.ts';
import { sites, tenant } from './zilverlinde-sites.ts';

/** Four hundred people on six sites: a care organisation. */
export function zilverlinde(clock: Clock): CustomerPlan {
  return {
    number: '10108',
    slug: 'zilverlinde',
    name: 'Stichting Zorggroep Zilverlinde',
    domain: tenant,
    kvk: '41181190',
    vatId: 'NL819472311B01',
    iban: 'NL92TEST0000123456',
    mandate: null,
    termDays: 30,
    phone: '0855550400',
    accountManager: 'ruben.vanderheijden@contict.example.nl',
    buyerReference: 'KPL-7100',
    billing: { street: 'Postbus 2040', postalCode: '3800 CA', city: 'Amersfoort' },
    sites,
    contacts: contacts(clock),
    services: [...cloud(clock), ...voice(clock), ...connectivity(clock), ...rest(clock)],
    cloud: {
      members: 400,
      departments: ['Wonen en zorg', 'Thuiszorg', 'Behandeling', 'Financiën', 'HR', 'ICT', 'Facilitair', 'Kwaliteit'],
      positions: [
        'Verzorgende',
        'Verpleegkundige',
        'Teamleider',
        'Activiteitenbegeleider',
        'Fysiotherapeut',
        'Planner',
        'Medewerker administratie',
        'Adviseur kwaliteit',
      ],
      used: { 'M365-PREMIUM': 118, 'M365-BASIC': 266, 'EXO-1': 13, 'TEAMS-PHONE': 57 },
      shared: [
        'receptie',
        'planning',
        'hr',
        'crediteuren',
        'lindehof',
        'molenzicht',
        'eemstaete',
        'heideroos',
        'thuiszorg',
        'klachten',
        'ict',
        'kwaliteit',
      ],
      guests: [
        ['Dr. A. Vermeer (huisarts)', 'vermeer@huisartsen-eemvoorbeeld.example.com'],
        ['Noor Peeters (adviseur)', 'noor@peetersadvies.example.com'],
        ['Apotheek De Vijzel', 'balie@devijzel.example.org'],
        ['Sjoerd Dijkstra (bouw)', 'sjoerd@dijkstrabouw.example.com'],
      ],
    },
  };
}
