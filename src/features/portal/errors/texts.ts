import { texts } from '../../../platform/text/language.ts';

export const elsewhereTexts = texts(
  {
    title: (there: string) => `Dit formulier is voor ${there}`,
    titleOther: 'Dit formulier is van iemand anders',
    otherOrganisation: (there: string, here: string) => `Je vulde dit in voor ${there}, maar je bekijkt nu ${here}.`,
    notYours: 'Dit formulier hoort bij iemand anders, of bij een organisatie die je niet kunt openen.',
    nothingDone: 'Er is niets verstuurd of gewijzigd.',
    kept: 'Je tekst is bewaard.',
    keptFiles: 'Bijlagen kies je opnieuw.',
    keptForThem: 'De tekst is een uur bewaard voor wie hem schreef.',
    goOn: (there: string) => `Ga verder bij ${there}`,
    stay: (here: string) => `Blijf bij ${here}`,
  },
  {
    title: (there: string) => `This form is for ${there}`,
    titleOther: 'This form is someone else’s',
    otherOrganisation: (there: string, here: string) =>
      `You filled this in for ${there}, but you are now looking at ${here}.`,
    notYours: 'This form belongs to someone else, or to an organisation that you cannot open.',
    nothingDone: 'Nothing was sent or changed.',
    kept: 'Your text has been kept.',
    keptFiles: 'Choose your attachments again.',
    keptForThem: 'The text is kept for an hour for whoever wrote it.',
    goOn: (there: string) => `Go on at ${there}`,
    stay: (here: string) => `Stay at ${here}`,
  },
);
