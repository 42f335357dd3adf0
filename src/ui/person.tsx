import type { ComponentChildren } from 'preact';
import type { Language } from '../platform/text/language.ts';
import { MailLink } from './breakable.tsx';
import { Icon } from './icon.tsx';
import { phone } from './identifiers.ts';
import { componentTexts } from './texts.ts';
import { untranslated } from './untranslated.ts';

/** "Sanne van der Berg" → "SB": the first letter of the first and of the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}

type Person = Readonly<{
  name: string;
  role?: string | null;
  photo?: string | null;
  phone?: string | null;
  mail?: string | null;
  hours?: string | null;
}>;

/** A human with a name, a number and an address. `children` is for one more action, such as "Bel mij terug". */
export function PersonCard(props: { person: Person; language: Language; children?: ComponentChildren }) {
  const { person } = props;
  const t = componentTexts[props.language];
  const number = person.phone ? phone(person.phone, props.language) : null;
  return (
    <div class="person">
      {person.photo ? (
        <img class="photo" src={person.photo} alt="" width="56" height="56" loading="lazy" />
      ) : (
        <span class="initials photo" aria-hidden="true">
          {initials(person.name)}
        </span>
      )}
      <div>
        <p class="person-name" {...untranslated}>
          {person.name}
        </p>
        {person.role && <p class="soft">{person.role}</p>}
        <ul class="reach">
          {number !== null && (
            <li>
              <Icon name="phone" />
              {number.href === null ? number.text : <a href={number.href}>{number.text}</a>}
            </li>
          )}
          {person.mail && (
            <li>
              <Icon name="mail" />
              <MailLink mail={person.mail} />
            </li>
          )}
          {person.hours && (
            <li>
              <Icon name="clock" />
              <span>
                <span class="hidden">{t.reachable}: </span>
                {person.hours}
              </span>
            </li>
          )}
        </ul>
        {props.children}
      </div>
    </div>
  );
}
