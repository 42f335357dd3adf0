import { texts } from '../../../platform/text/language.ts';

export const sessionTexts = texts(
  {
    switchTitle: 'Kies een organisatie',
    switchLead: 'Je bent contactpersoon van meer organisaties. Welke wil je bekijken?',
    switchLabel: 'Organisatie',
    switchButton: 'Openen',
    switchStaff: (company: string) => `${company}: beheer`,
    switchNumber: (number: string) => `Klantnummer ${number}`,
    switchMissing: 'Kies een van de organisaties.',
    here: 'Hier ben je nu',
    elsewhereTitle: 'Deze pagina hoort bij een andere organisatie',
    elsewhereLead: (there: string, here: string) => `De pagina hoort bij ${there}. Je bekijkt nu ${here}.`,
    switchAndOpen: 'Wissel en open',
    stayHere: 'Naar het overzicht',
  },
  {
    switchTitle: 'Choose an organisation',
    switchLead: 'You are a contact person of several organisations. Which one do you want to see?',
    switchLabel: 'Organisation',
    switchButton: 'Open',
    switchStaff: (company: string) => `${company}: management`,
    switchNumber: (number: string) => `Customer number ${number}`,
    switchMissing: 'Choose one of the organisations.',
    here: 'You are here now',
    elsewhereTitle: 'This page belongs to another organisation',
    elsewhereLead: (there, here) => `The page belongs to ${there}. You are currently viewing ${here}.`,
    switchAndOpen: 'Switch and open',
    stayHere: 'Go to the overview',
  },
);
