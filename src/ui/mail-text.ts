import { oneStop, texts, type Language } from '../platform/text/language.ts';
import type { Brand } from './brand/brand.ts';

/** One piece of a mail. Texts are plain; whatever draws them escapes them. */
export type MailPart =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'button'; label: string; href: string }>
  | Readonly<{ kind: 'link'; href: string }>
  | Readonly<{ kind: 'facts'; facts: readonly Readonly<{ label: string; value: string }>[] }>
  | Readonly<{ kind: 'quote'; text: string; from?: string }>
  | Readonly<{ kind: 'small'; text: string }>;

/** A mail in words: its HTML and its plain text both follow from this. */
export type MailWords = Readonly<{
  language: Language;
  /** The organisations it is about, by name. Somebody may work for several, and reads all their mail in one mailbox. */
  about: readonly string[];
  subject: string;
  /** The first line: why this person gets this mail. */
  reason: string;
  parts: readonly MailPart[];
}>;

export const mailTexts = texts(
  {
    automatic: (company: string) => `${company} stuurt deze e-mail automatisch.`,
    trouble: 'Vraag of hulp nodig? Mail naar',
    link: 'Werkt de knop niet? Kopieer dan dit adres:',
    wrote: (name: string) => `${name} schreef:`,
    andMore: (n: number) => `nog ${n}`,
  },
  {
    automatic: (company: string) => `${company} sends this e-mail automatically.`,
    trouble: 'A question, or need help? Mail',
    link: 'Does the button not work? Copy this address:',
    wrote: (name: string) => `${name} wrote:`,
    andMore: (n: number) => `${n} more`,
  },
);

/** Our own sentences with one full stop at their end. What somebody else wrote stays as it was. */
export function withOneStop(words: MailWords): MailWords {
  const parts = words.parts.map((part): MailPart =>
    part.kind === 'text' || part.kind === 'small' ? { ...part, text: oneStop(part.text) } : part,
  );
  return { ...words, reason: oneStop(words.reason), parts };
}

const mostNamed = 3;

/** "Veld B.V., Kade en nog 2": the organisations a mail is about, in one line. */
export function aboutLine({ about, language }: Pick<MailWords, 'about' | 'language'>): string {
  const more = about.length - mostNamed;
  const named = more <= 1 ? about : [...about.slice(0, mostNamed), mailTexts[language].andMore(more)];
  return oneLine(new Intl.ListFormat(language, { type: 'conjunction' }).format(named));
}

/** Header fields hold one line: no line breaks, no control characters. */
export const oneLine = (text: string) =>
  text
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

/**
 * The mail as plain text, for whoever reads it so. A link has a line of its own: mail programs take what stands behind
 * it for a part of it.
 */
export function mailText(brand: Brand, baseUrl: string, { language, about, reason, parts }: MailWords): string {
  const t = mailTexts[language];
  const help = brand.supportMail === null ? [] : [`${t.trouble} ${brand.supportMail}`];
  const address = brand.addressLines.length === 0 ? [] : [brand.addressLines.join(', ')];
  const head = [brand.name, aboutLine({ about, language })].filter(Boolean).join(' · ');
  const foot = [...help, `${brand.name}:`, `${baseUrl}/`, ...address, t.automatic(brand.company)];
  return `${[head, reason, ...parts.map((part) => partText(part, language)), `-- \n${foot.join('\n')}`].join('\n\n')}\n`;
}

function partText(part: MailPart, language: Language): string {
  switch (part.kind) {
    case 'text':
    case 'small':
      return part.text;
    case 'button':
      return `${part.label}:\n${part.href}`;
    case 'link':
      return part.href;
    case 'facts':
      return part.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'quote':
      return [
        ...(part.from === undefined ? [] : [mailTexts[language].wrote(part.from)]),
        ...part.text.split('\n').map((line) => `> ${line}`),
      ].join('\n');
  }
}
