import { readerOf } from '../../../access/audience.ts';
import { inOneFlight, type CustomerScope } from '../../../access/scopes.ts';
import type { Language } from '../../../platform/text/language.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { Portal } from '../../../portal.ts';
import { newsPlace } from './place.ts';
import { newsFeed } from './feeds.ts';
import { listNews } from './queries.ts';
import { newsOf } from './rules.ts';
import { newsTexts } from './texts.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'now'>;

/** The news this person may read, as RSS 2.0. */
export async function newsRss(portal: Parts, scope: CustomerScope, language: Language): Promise<string> {
  const [rows] = await inOneFlight(scope, listNews(readerOf(scope.actor, dayOf(portal.now()))));
  return newsFeed(
    rows.map((row) => newsOf(row, language)),
    {
      title: `${newsPlace[language]} · ${portal.config.brand.name}`,
      description: newsTexts[language].newsLead,
      baseUrl: portal.baseUrl,
      language,
    },
  );
}
