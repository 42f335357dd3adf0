import { texts } from '../../../platform/text/language.ts';

export const siteTexts = texts(
  {
    title: 'Over deze site',
    lead: (name: string, company: string) => `${name} is het klantenportaal van ${company}.`,
    privacy: 'Privacy',
    privacyText: (company: string) => [
      `Het portaal laat zien wat jouw organisatie bij ${company} afneemt en wie daarover gaat. Daarvoor gebruiken we je naam, functie, e-mailadres en telefoonnummer.`,
      'Ook leggen we vast wie wat doet: inloggen, bestanden downloaden, gegevens wijzigen. Zo is later te zien wat er is gebeurd.',
      'We verkopen je gegevens niet. Er kijkt geen ander bedrijf mee: het portaal laadt niets van andere sites en meet geen bezoek.',
    ],
    cookies: 'Cookies',
    cookiesText: 'We gebruiken alleen cookies die nodig zijn. Er is dus niets om toestemming voor te vragen.',
    cookieList: [
      'sessie: dat je bent ingelogd, hoogstens 30 dagen',
      'toestel: dat je hier eerder inlogde, 1 jaar',
      'taal: Nederlands of Engels, 1 jaar',
      'concept: de sleutel tot tekst die je nog niet verstuurde, 1 uur',
    ],
    privacyAsk: 'Wil je jouw gegevens inzien, verbeteren of laten wissen? Mail naar',
    accessibility: 'Toegankelijkheid',
    accessibilityText: [
      'Iedereen moet dit portaal kunnen gebruiken. We bouwen het daarom volgens de richtlijnen WCAG 2.2, niveau AA.',
      'Het werkt met alleen een toetsenbord, met een schermlezer en zonder scripts. Het volgt de kleuren en tekstgrootte van je apparaat.',
    ],
    accessibilityAsk: 'Lukt er iets niet? Mail naar',
    vulnerability: 'Kwetsbaarheid melden',
    vulnerabilityMail: 'Heb je een zwakke plek in de beveiliging gevonden? Mail naar',
    vulnerabilityText: [
      'Beschrijf wat je zag en hoe wij dat kunnen nadoen. Binnen één werkdag krijg je antwoord.',
      'Kijk niet verder dan nodig en verander niets. Deel het met niemand tot het is opgelost. Dan doen wij geen aangifte.',
      'Is de zwakke plek ernstig? Dan lossen we haar binnen zeven dagen op. Als je wilt, noemen we jouw naam erbij.',
    ],
  },
  {
    title: 'About this site',
    lead: (name: string, company: string) => `${name} is the customer portal of ${company}.`,
    privacy: 'Privacy',
    privacyText: (company: string) => [
      `The portal shows what your organisation buys from ${company} and who decides about it. For that we use your name, position, e-mail address and phone number.`,
      'We also keep who does what: signing in, downloading files, changing information. So it can be seen later what happened.',
      'We do not sell your information. No other company looks along: the portal loads nothing from other sites and measures no visits.',
    ],
    cookies: 'Cookies',
    cookiesText: 'We only use cookies that are needed. So there is nothing to ask your consent for.',
    cookieList: [
      'sessie: that you are signed in, 30 days at most',
      'toestel: that you signed in here before, 1 year',
      'taal: Dutch or English, 1 year',
      'concept: the key to text you have not sent yet, 1 hour',
    ],
    privacyAsk: 'Do you want to see, correct or delete your information? Mail',
    accessibility: 'Accessibility',
    accessibilityText: [
      'Everyone must be able to use this portal. That is why we build it to the WCAG 2.2 guidelines, level AA.',
      'It works with a keyboard alone, with a screen reader and without scripts. It follows the colours and text size of your device.',
    ],
    accessibilityAsk: 'Does something not work for you? Mail',
    vulnerability: 'Report a vulnerability',
    vulnerabilityMail: 'Did you find a weak spot in our security? Mail',
    vulnerabilityText: [
      'Describe what you saw and how we can repeat it. You get an answer within one working day.',
      'Look no further than needed, change nothing and share it with nobody until it is solved. Then we will not press charges.',
      'Is the weak spot serious? Then we solve it within seven days. If you like, we name you with it.',
    ],
  },
);
