import { texts } from '../../platform/text/language.ts';

export const errorTexts = texts(
  {
    notFound: { title: 'Deze pagina is er niet', text: 'Het adres klopt niet, de pagina is verhuisd, of je mag haar niet zien.' },
    refused: { title: 'Dat lukt zo niet', text: 'We konden je verzoek niet verwerken. Ga terug en probeer het opnieuw.' },
    tooLarge: { title: 'Dit is te groot', text: 'Wat je stuurt, is groter dan we aannemen. Kies een kleiner bestand en probeer het opnieuw.' },
    tooOften: { title: 'Even wachten', text: 'Je hebt het te vaak geprobeerd. Wacht een paar minuten en probeer het opnieuw.' },
    busy: { title: 'Even geduld', text: 'Het portaal is er nu niet bij. Probeer het over een paar tellen opnieuw. Je gegevens zijn veilig.' },
    broken: { title: 'Er ging bij ons iets mis', text: 'Het ligt niet aan jou. We hebben de fout vastgelegd. Probeer het later opnieuw.' },
    reference: 'Neem je contact op? Noem dan dit nummer:',
    home: 'Naar het overzicht',
  },
  {
    notFound: { title: 'This page is not here', text: 'The address is wrong, the page has moved, or you may not see it.' },
    refused: { title: 'That did not work', text: 'We could not handle your request. Go back and try again.' },
    tooLarge: { title: 'This is too large', text: 'What you sent is larger than we accept. Choose a smaller file and try again.' },
    tooOften: { title: 'Please wait', text: 'You tried too often. Wait a few minutes and try again.' },
    busy: { title: 'One moment please', text: 'The portal is not available right now. Try again in a few seconds. Your information is safe.' },
    broken: { title: 'Something went wrong on our side', text: 'It is not your fault. We have logged the error. Please try again later.' },
    reference: 'When you contact us, mention this number:',
    home: 'To the overview',
  },
);
