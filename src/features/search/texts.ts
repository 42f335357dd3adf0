import { texts } from '../../platform/text/language.ts';

export const searchTexts = texts(
  {
    title: 'Zoeken', label: 'Waar zoek je naar?', button: 'Zoek', landmark: 'Zoek in het hele portaal',
    kinds: {
      invoice: 'Facturen', service: 'Diensten', contact: 'Contactpersonen', 'cloud-user': 'Cloudgebruikers', licence: 'Licenties', location: 'Locaties',
      document: 'Documenten', faq: 'Veelgestelde vragen', news: 'Nieuws', event: 'Agenda', message: 'Berichten',
    },
    found: (n: string, one: boolean, asked: string) => (one ? `1 resultaat voor ‘${asked}’` : `${n} resultaten voor ‘${asked}’`),
    alike: (asked: string) => `Niets past precies bij ‘${asked}’. Dit lijkt erop.`,
    didYouMean: 'Bedoel je', goTo: 'Ga naar',
    more: (kind: string, n: string) => `Alle ${kind} (${n})`, everything: (n: string) => `Alle resultaten (${n})`,
    many: (n: string) => `Dit zijn de eerste ${n}. Maak je zoekvraag preciezer om minder te zien.`,
    allKinds: 'Zoek in alles',
    nothing: (asked: string) => `We vonden niets voor ‘${asked}’.`,
    tips: ['Controleer de spelling, of probeer een ander woord.', 'Zoek op één woord of nummer.', 'Zoek je een bedrag? Typ het zoals op de factuur: 1.234,50.'],
    notAllowed: 'Je vindt alleen wat je met jouw rol mag zien.',
    ask: 'Stel je vraag',
    canFind: 'Dit kun je zoeken', examples: 'Bijvoorbeeld',
    about: {
      invoice: 'op nummer, bedrag of maand', service: 'op naam, nummer of telefoonnummer', contact: 'op naam of e-mailadres', 'cloud-user': 'op naam of gebruikersnaam', licence: 'op product',
      location: 'op naam of plaats', document: 'op woorden in de tekst', faq: 'op vraag of antwoord', news: 'op onderwerp', event: 'op onderwerp of plaats', message: 'op onderwerp',
    },
    faqTitle: 'Vaak gevraagd', faqMore: 'Alle veelgestelde vragen',
    invoice: 'Factuur', credit: 'Creditfactuur', contract: 'Contract', manual: 'Handleiding', blocked: 'Geblokkeerd', guest: 'Gast', shared: 'Gedeeld postvak',
    inUse: (used: string, bought: string) => `${used} van ${bought} in gebruik`, closed: 'Afgerond', profile: 'Profiel', past: 'Geweest',
  },
  {
    title: 'Search', label: 'What are you looking for?', button: 'Search', landmark: 'Search the whole portal',
    kinds: {
      invoice: 'Invoices', service: 'Services', contact: 'Contact persons', 'cloud-user': 'Cloud users', licence: 'Licences', location: 'Sites',
      document: 'Documents', faq: 'Frequent questions', news: 'News', event: 'Agenda', message: 'Messages',
    },
    found: (n, one, asked) => (one ? `1 result for ‘${asked}’` : `${n} results for ‘${asked}’`),
    alike: (asked) => `Nothing fits ‘${asked}’ exactly. This comes near.`,
    didYouMean: 'Do you mean', goTo: 'Go to',
    more: (kind, n) => `All ${kind} (${n})`, everything: (n) => `All results (${n})`,
    many: (n) => `These are the first ${n}. Search more precisely to see fewer.`,
    allKinds: 'Search everything',
    nothing: (asked) => `We found nothing for ‘${asked}’.`,
    tips: ['Check the spelling, or try another word.', 'Search for one word or number.', 'Looking for an amount? Type it as on the invoice: 1,234.50.'],
    notAllowed: 'You only find what your role may see.',
    ask: 'Ask your question',
    canFind: 'What you can search for', examples: 'For example',
    about: {
      invoice: 'by number, amount or month', service: 'by name, number or phone number', contact: 'by name or e-mail address', 'cloud-user': 'by name or user name', licence: 'by product',
      location: 'by name or town', document: 'by words in the text', faq: 'by question or answer', news: 'by subject', event: 'by subject or place', message: 'by subject',
    },
    faqTitle: 'Often asked', faqMore: 'All frequent questions',
    invoice: 'Invoice', credit: 'Credit note', contract: 'Contract', manual: 'Manual', blocked: 'Blocked', guest: 'Guest', shared: 'Shared mailbox',
    inUse: (used, bought) => `${used} of ${bought} in use`, closed: 'Closed', profile: 'Profile', past: 'Past',
  },
);
