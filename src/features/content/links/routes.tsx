import type { FastifyInstance } from 'fastify';
import { readerOf } from '../../../access/audience.ts';
import { asCustomer } from '../../../access/request-scope.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { choose } from '../../../platform/text/choose.ts';
import type { Language } from '../../../platform/text/language.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { PageParts, Portal } from '../../../portal.ts';
import { languageOf, sendPage } from '../../../ui/respond.tsx';
import { newestSource } from '../../../ui/source.ts';
import { linksPlace } from './place.ts';
import { listLinks } from './queries.ts';
import { linkTexts } from './texts.ts';
import { LinksPage, type Link } from './views.tsx';

type Parts = PageParts & Pick<Portal, 'database' | 'now'>;

export function linkRoutes(app: FastifyInstance, portal: Parts): void {
  app.get('/handige-links', { config: { needs: 'contact' } }, async (request, reply) => {
    const scope = asCustomer(portal, request);
    const language = languageOf(request);
    const [rows] = await inOneFlight(scope, listLinks(readerOf(scope.actor, dayOf(portal.now()))));
    const links = rows.filter((row) => !row.service_desk).map((row) => linkOf(row, language));
    const desk = rows.find((row) => row.service_desk);
    const serviceDesk =
      desk === undefined ? serviceDeskOf(portal.config.brand.serviceDeskUrl, language) : linkOf(desk, language);
    return sendPage(
      portal,
      request,
      reply,
      { title: linksPlace[language], lead: linkTexts[language].lead, current: '/handige-links' },
      <LinksPage {...{ language, serviceDesk, links }} source={rows.length === 0 ? null : newestSource(rows)} />,
    );
  });
}

type Row = {
  id: string;
  title_nl: string;
  title_en: string | null;
  explanation_nl: string | null;
  explanation_en: string | null;
  url: string;
};

function linkOf(row: Row, language: Language): Link {
  const title = choose(language, row.title_nl, row.title_en);
  const explanation = choose(language, row.explanation_nl ?? '', row.explanation_en);
  return {
    id: row.id,
    title: title.text,
    explanation: explanation.text,
    url: row.url,
    host: hostOf(row.url),
    lang: title.lang,
  };
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '');

// The shortcut is there even before anybody filled the list: its address is a setting.
function serviceDeskOf(url: string | null, language: Language): Link | null {
  if (url === null) return null;
  const t = linkTexts[language];
  return {
    id: 'servicedesk',
    title: t.serviceDesk,
    explanation: t.serviceDeskText,
    url,
    host: hostOf(url),
    lang: undefined,
  };
}
