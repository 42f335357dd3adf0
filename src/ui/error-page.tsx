import type { ComponentChildren } from 'preact';
import { texts, type Language } from '../platform/text/language.ts';
import { ButtonLink } from './button.tsx';

export type ErrorKind = 'not-found' | 'refused' | 'too-large' | 'too-often' | 'broken' | 'busy' | 'offline';

export const errorTexts = texts(
  {
    home: 'Naar het overzicht',
    help: 'Neem contact op',
    code: 'Noem bij vragen deze code:',
    'not-found': { title: 'Deze pagina is er niet', text: 'Misschien is het adres verkeerd getypt of is de pagina verplaatst. Zoek via het menu of ga naar het overzicht.' },
    refused: { title: 'Dat lukt zo niet', text: 'We konden je verzoek niet verwerken. Ga terug en probeer het opnieuw.' },
    'too-large': { title: 'Dit is te groot', text: 'Wat je stuurt, is groter dan we aannemen. Kies een kleiner bestand en probeer het opnieuw.' },
    'too-often': { title: 'Even wachten', text: 'Je hebt het te vaak geprobeerd. Wacht een paar minuten en probeer het opnieuw.' },
    broken: { title: 'Er ging iets mis bij ons', text: 'Het ligt niet aan jou. Probeer het over een minuut opnieuw. Blijft het misgaan? Laat het ons weten.' },
    busy: { title: 'Het is nu erg druk', text: 'Wacht een halve minuut en laad de pagina opnieuw. Wat je hebt opgeslagen, is bewaard.' },
    offline: { title: 'Je hebt geen verbinding', text: 'Controleer je internet en laad de pagina opnieuw.' },
  },
  {
    home: 'Go to the overview',
    help: 'Contact us',
    code: 'Mention this code when you contact us:',
    'not-found': { title: 'This page does not exist', text: 'The address may be mistyped, or the page has moved. Use the menu, or go to the overview.' },
    refused: { title: 'That did not work', text: 'We could not handle your request. Go back and try again.' },
    'too-large': { title: 'This is too large', text: 'What you sent is larger than we accept. Choose a smaller file and try again.' },
    'too-often': { title: 'Please wait', text: 'You tried too often. Wait a few minutes and try again.' },
    broken: { title: 'Something went wrong on our side', text: 'It is not your fault. Try again in a minute. Does it keep failing? Let us know.' },
    busy: { title: 'It is very busy right now', text: 'Wait half a minute and reload the page. What you saved is safe.' },
    offline: { title: 'You are offline', text: 'Check your internet connection and reload the page.' },
  },
);

/** What an error page says below its heading (`errorTexts[language][kind].title`). Without `mayWrite` (staff) there is no way to the contact page. */
export function ErrorContent(props: { kind: ErrorKind; language: Language; requestId?: string | null; mayWrite?: boolean; children?: ComponentChildren }) {
  const t = errorTexts[props.language];
  return (
    <div class="stack measure">
      <p>{t[props.kind].text}</p>
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
          {props.mayWrite !== false && <ButtonLink href="/contact">{t.help}</ButtonLink>}
        </p>
      )}
    </div>
  );
}
