import type { Language } from '../platform/text/language.ts';
import { number } from './format.ts';
import { Icon } from './icon.tsx';
import { componentTexts } from './texts.ts';

/** "1 t/m 25 van 340" with links to the page before and after. Pages start at 1; `href(n)` is the address of page n. */
export function Pager(props: {
  page: number;
  perPage: number;
  total: number;
  href: (page: number) => string;
  language: Language;
}) {
  const { page, perPage, total, href, language } = props;
  const t = componentTexts[language];
  const last = Math.max(1, Math.ceil(total / perPage));
  if (total === 0) return null;
  const from = (page - 1) * perPage + 1;
  const to = Math.min(total, page * perPage);
  return (
    <nav class="pager" aria-label={t.pages}>
      <p>{t.shown(number(from, language), number(to, language), number(total, language))}</p>
      {last > 1 && (
        <ul>
          {page > 1 && (
            <li>
              <a class="button" rel="prev" href={href(page - 1)}>
                <Icon name="chevron-left" />
                {t.previous}
              </a>
            </li>
          )}
          {page < last && (
            <li>
              <a class="button" rel="next" href={href(page + 1)}>
                {t.next}
                <Icon name="chevron-right" />
              </a>
            </li>
          )}
        </ul>
      )}
    </nav>
  );
}
