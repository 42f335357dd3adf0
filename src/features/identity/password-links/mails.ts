import type { Language } from '../../../platform/text/language.ts';
import type { Brand } from '../../../ui/brand/brand.ts';
import { composeMail } from '../../../ui/mail.tsx';
import { oneLine } from '../../../ui/mail-text.ts';
import type { Purpose } from './links.ts';
import { linkMailTexts } from './texts.ts';

type Finished = ReturnType<typeof composeMail>;
type LinkMail = Readonly<{
  language: Language;
  purpose: Purpose;
  reason: 'asked' | 'invited';
  name: string | null;
  about: readonly string[];
  code: string;
  brand: Brand;
  baseUrl: string;
}>;

/** The mail with the link to set a password. */
export function linkMail({ language, about, purpose, reason, name, code, brand, baseUrl }: LinkMail): Finished {
  const t = linkMailTexts[language];
  return composeMail(brand, baseUrl, {
    language,
    about,
    subject: purpose === 'first' ? t.firstSubject(brand.name) : t.resetSubject(brand.name),
    reason: `${t.hello(oneLine(name ?? ''))} ${reason === 'invited' ? t.invited(brand.name) : t.asked(brand.name)}`,
    parts: [
      { kind: 'text', text: purpose === 'first' ? t.firstText : t.resetText },
      { kind: 'button', label: t.button, href: `${baseUrl}/wachtwoord-instellen?code=${code}` },
      { kind: 'small', text: reason === 'invited' ? t.notExpected : t.notYou },
    ],
  });
}

type ChangedMail = Readonly<{
  language: Language;
  about: readonly string[];
  first: boolean;
  /** Calendar links that ended with the old password. */ links: number;
  at: string;
  brand: Brand;
  baseUrl: string;
}>;

/** Tells the owner that the password was set or changed, so that they notice if it was somebody else. */
export function changedMail({ language, about, first, links, at, brand, baseUrl }: ChangedMail): Finished {
  const t = linkMailTexts[language];
  return composeMail(brand, baseUrl, {
    language,
    about,
    subject: first ? t.setSubject(brand.name) : t.changedSubject(brand.name),
    reason: first ? t.setReason(brand.name, at) : t.changedReason(brand.name, at),
    parts: [
      { kind: 'text', text: t.endedEverywhere },
      ...(links === 0
        ? []
        : [
            { kind: 'text', text: t.linksEnded } as const,
            { kind: 'link', href: `${baseUrl}/profiel/agenda-links` } as const,
          ]),
      { kind: 'text', text: t.changedNotYou(brand.supportMail !== null) },
      { kind: 'button', label: t.toPortal(brand.name), href: `${baseUrl}/aanmelden` },
    ],
  });
}
