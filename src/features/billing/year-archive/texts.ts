import { texts } from '../../../platform/text/language.ts';

export const archiveTexts = texts(
  {
    folder: 'facturen',
    list: 'lijst',
    missingList: 'ontbreekt',
    busyTitle: 'Er loopt al een download',
    busyText: 'Je haalt al een jaar met facturen op. Wacht tot dat klaar is en probeer het dan opnieuw.',
    back: 'Terug naar de facturen',
    missing: 'Deze bestanden konden we niet meegeven. Probeer het later opnieuw of vraag ze aan ons.',
  },
  {
    folder: 'invoices',
    list: 'list',
    missingList: 'missing',
    busyTitle: 'A download is already running',
    busyText: 'You are already downloading a year of invoices. Wait until that is ready and try again.',
    back: 'Back to the invoices',
    missing: 'We could not add these files. Try again later or ask us for them.',
  },
);
