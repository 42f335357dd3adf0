import { texts } from '../../../platform/text/language.ts';

export const linkTexts = texts(
  {
    lead: 'Snel naar de plekken die je vaak nodig hebt.',
    serviceDesk: 'Servicedesk',
    serviceDeskText: 'Meld een storing of stel een technische vraag.',
    open: 'Naar de servicedesk',
    none: 'Er zijn nog geen andere links. Mis je er een? Laat het ons weten.',
    leaves: 'Deze links openen een andere website.',
    other: 'Andere links',
  },
  {
    lead: 'Straight to the places you often need.',
    serviceDesk: 'Service desk',
    serviceDeskText: 'Report an outage or ask a technical question.',
    open: 'To the service desk',
    none: 'There are no other links yet. Are you missing one? Let us know.',
    leaves: 'These links open another website.',
    other: 'Other links',
  },
);
