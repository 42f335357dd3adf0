import { texts } from '../../../platform/text/language.ts';

export const helpTexts = texts(
  {
    title: 'Hulp en contact',
    lead: 'Zoek eerst zelf, of vraag het meteen aan een mens.',
    search: 'Zoek een vraag of antwoord',
    contactText: 'Stuur een bericht of laat je terugbellen.',
    linksText: 'De servicedesk en andere plekken die je vaak nodig hebt.',
    documentsText: 'Handleidingen van onze diensten.',
    newsText: 'Wat er verandert, en wat je eraan hebt.',
    urgent: 'Een storing?',
    urgentText: 'Bel ons: dat gaat het snelst.',
  },
  {
    title: 'Help and contact',
    lead: 'Search first, or ask a human right away.',
    search: 'Search questions and answers',
    contactText: 'Send a message or let us call you back.',
    linksText: 'The service desk and other places you often need.',
    documentsText: 'Manuals of our services.',
    newsText: 'What is changing, and what it means for you.',
    urgent: 'An outage?',
    urgentText: 'Call us: that is the fastest way.',
  },
);
