import type { FastifyRequest } from 'fastify';
import { madeFor } from '../access/made-for.ts';
import type { Language } from '../platform/text/language.ts';
import type { ShellNotice } from './shell.ts';
import { componentTexts } from './texts.ts';

/**
 * Tells that a page shows what was typed before and not taken, or that it was typed for another organisation of this
 * person.
 */
export function keptNotice(request: FastifyRequest, language: Language): ShellNotice | null {
  const kept = request.kept ?? [];
  const t = componentTexts[language].kept;
  if (kept.some((form) => form.madeFor === madeFor(request.actor)))
    return kept.every(({ reason }) => reason === 'language')
      ? null
      : { tone: 'info', title: t.title, text: kept.some(({ files }) => files) ? `${t.text} ${t.files}` : t.text };
  return kept.length === 0
    ? null
    : {
        tone: 'warning',
        title: t.otherTitle,
        text: t.otherText,
        href: '/organisatie-wisselen',
        linkLabel: t.otherLink,
      };
}
