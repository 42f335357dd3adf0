import { texts } from '../../../platform/text/language.ts';

export const faqTexts = texts(
  {
    lead: 'Kort antwoord op wat klanten ons vaak vragen.',
    search: 'Zoek een vraag of antwoord',
    category: 'Onderwerp',
    all: 'Alle onderwerpen',
    found: (n: number) => (n === 1 ? '1 antwoord gevonden' : `${n} antwoorden gevonden`),
    nothingFound: 'Geen antwoord gevonden. Probeer een ander woord, of stel je vraag aan ons.',
    none: 'Er staan nog geen vragen klaar. Stel je vraag gerust aan ons.',
    ask: 'Stel je vraag',
    notThere: 'Staat je vraag er niet bij?',
  },
  {
    lead: 'Short answers to what customers often ask us.',
    search: 'Search questions and answers',
    category: 'Subject',
    all: 'All subjects',
    found: (n: number) => (n === 1 ? '1 answer found' : `${n} answers found`),
    nothingFound: 'No answer found. Try another word, or ask us.',
    none: 'There are no questions here yet. Feel free to ask us.',
    ask: 'Ask your question',
    notThere: 'Is your question not here?',
  },
);
