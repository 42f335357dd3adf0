import type { Language } from '../platform/text/language.ts';
import { shellTexts } from './texts.ts';

/** Opened by public/js/portal.js two minutes before the session ends; without script it stays closed. */
export function SessionWarning(props: {
  endsAt: number;
  who?: string | null | undefined;
  address: string;
  language: Language;
}) {
  const t = shellTexts[props.language];
  return (
    <dialog
      id="session"
      class="dialog"
      data-ends-at={props.endsAt}
      data-who={props.who}
      aria-labelledby="session-title"
    >
      <form action="/sessie/verlengen" method="post">
        <h2 id="session-title">{t.sessionTitle}</h2>
        <p>{t.sessionText}</p>
        <input type="hidden" name="terug" value={props.address} />
        <button class="button primary">{t.sessionStay}</button>
      </form>
    </dialog>
  );
}
