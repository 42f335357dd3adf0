import type { ComponentChildren } from 'preact';
import { texts, type Language } from '../platform/text/language.ts';
import { ButtonLink } from './button.tsx';

export type ErrorKind =
  | 'not-found'
  | 'refused'
  | 'too-large'
  | 'too-often'
  | 'broken'
  | 'busy'
  | 'away'
  | 'full'
  | 'in-use'
  | 'too-slow'
  | 'offline';

export const errorTexts = texts(
  {
    home: 'Naar het overzicht',
    help: 'Neem contact op',
    code: 'Noem bij vragen deze code:',
    'not-found': {
      title: 'Deze pagina is er niet',
      text: 'Misschien is het adres verkeerd getypt of is de pagina verplaatst. Zoek via het menu of ga naar het overzicht.',
    },
    refused: {
      title: 'Dat lukt zo niet',
      text: 'We konden je verzoek niet verwerken. Ga terug en probeer het opnieuw.',
    },
    'too-large': {
      title: 'Dit is te groot',
      text: 'Wat je stuurt, is groter dan we aannemen. Kies een kleiner bestand en probeer het opnieuw.',
    },
    'too-often': {
      title: 'Even wachten',
      text: 'Je hebt het te vaak geprobeerd. Wacht een paar minuten en probeer het opnieuw.',
    },
    broken: {
      title: 'Er ging iets mis bij ons',
      text: 'Het ligt niet aan jou. Probeer het over een minuut opnieuw. Blijft het misgaan? Laat het ons weten.',
    },
    busy: {
      title: 'Het is nu erg druk',
      text: 'Wacht een halve minuut en laad de pagina opnieuw. Wat je hebt opgeslagen, is bewaard.',
    },
    away: {
      title: 'We kunnen even niet bij je gegevens',
      text: 'Het ligt niet aan jou. Wacht een halve minuut en laad de pagina opnieuw. Wat je hebt opgeslagen, is bewaard.',
    },
    full: {
      title: 'Opslaan lukt nu niet',
      text: 'Het ligt niet aan jou: bij ons is even geen plaats om iets te bewaren. Probeer het later opnieuw. Wat je eerder opsloeg, is er nog.',
    },
    'in-use': {
      title: 'Iemand anders is hiermee bezig',
      text: 'Wat je net deed, is niet bewaard. Wacht een paar tellen en probeer het opnieuw.',
    },
    'too-slow': {
      title: 'Dit duurde te lang',
      text: 'We zijn ermee gestopt en hebben niets gewijzigd. Probeer het over een minuut opnieuw, of vraag om minder tegelijk.',
    },
    notSent: 'Wat je net verstuurde, is niet bewaard. Ga terug en verstuur het opnieuw.',
    maybeSent: 'Wat je net verstuurde, is misschien toch bewaard. Kijk dat eerst na, voordat je het opnieuw verstuurt.',
    offline: { title: 'Je hebt geen verbinding', text: 'Controleer je internet en laad de pagina opnieuw.' },
  },
  {
    home: 'Go to the overview',
    help: 'Contact us',
    code: 'Mention this code when you contact us:',
    'not-found': {
      title: 'This page does not exist',
      text: 'The address may be mistyped, or the page has moved. Use the menu, or go to the overview.',
    },
    refused: { title: 'That did not work', text: 'We could not handle your request. Go back and try again.' },
    'too-large': {
      title: 'This is too large',
      text: 'What you sent is larger than we accept. Choose a smaller file and try again.',
    },
    'too-often': { title: 'Please wait', text: 'You tried too often. Wait a few minutes and try again.' },
    broken: {
      title: 'Something went wrong on our side',
      text: 'It is not your fault. Try again in a minute. Does it keep failing? Let us know.',
    },
    busy: {
      title: 'It is very busy right now',
      text: 'Wait half a minute and reload the page. What you saved is safe.',
    },
    away: {
      title: 'We cannot reach your data right now',
      text: 'It is not your fault. Wait half a minute and reload the page. What you saved is safe.',
    },
    full: {
      title: 'Saving does not work right now',
      text: 'It is not your fault: we have no room to store anything at the moment. Try again later. What you saved before is still there.',
    },
    'in-use': {
      title: 'Somebody else is working on this',
      text: 'What you just did was not saved. Wait a few seconds and try again.',
    },
    'too-slow': {
      title: 'This took too long',
      text: 'We stopped and changed nothing. Try again in a minute, or ask for less at once.',
    },
    notSent: 'What you just sent was not saved. Go back and send it again.',
    maybeSent: 'What you just sent may have been saved after all. Check that before you send it again.',
    offline: { title: 'You are offline', text: 'Check your internet connection and reload the page.' },
  },
);

/**
 * What became of a form: one refused at the door was not looked at, one without room was undone; when the database or
 * we failed halfway, it may have been stored before. Others say so themselves.
 */
const ofForm: Readonly<Partial<Record<ErrorKind, 'notSent' | 'maybeSent'>>> = {
  busy: 'notSent',
  full: 'notSent',
  away: 'maybeSent',
  broken: 'maybeSent',
};

/**
 * What an error page says below its heading (`errorTexts[language][kind].title`). `contact`: the address of the
 * contact page; null for who cannot write to us there. `form`: somebody sent something and wants to know what became of it.
 */
export function ErrorContent(props: {
  kind: ErrorKind;
  language: Language;
  requestId?: string | null;
  contact: string | null;
  form?: boolean;
  children?: ComponentChildren;
}) {
  const t = errorTexts[props.language];
  const of = props.form === true ? ofForm[props.kind] : undefined;
  return (
    <div class="stack measure">
      <p>{t[props.kind].text}</p>
      {of !== undefined && <p>{t[of]}</p>}
      {props.children}
      {props.requestId && (
        <p class="soft">
          {t.code} <code>{props.requestId}</code>
        </p>
      )}
      {props.kind !== 'offline' && (
        <p class="actions">
          <ButtonLink kind="primary" href="/">
            {t.home}
          </ButtonLink>
          {props.contact !== null && <ButtonLink href={props.contact}>{t.help}</ButtonLink>}
        </p>
      )}
    </div>
  );
}
