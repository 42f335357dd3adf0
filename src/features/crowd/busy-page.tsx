import type { Language } from '../../platform/text/language.ts';
import type { Portal } from '../../portal.ts';
import { ErrorContent, errorTexts } from '../../ui/error-page.tsx';
import { Page, renderPage } from '../../ui/page.tsx';

/** The page for who cannot be helped right now, as bytes: the same for everybody, made once a language, so that it costs next to nothing. */
export function busyPages(portal: Portal): (language: Language) => Buffer {
  const made = new Map<Language, Buffer>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const page = Buffer.from(renderPage(pageIn(portal, language)));
    made.set(language, page);
    return page;
  };
}

function pageIn({ config, assets }: Portal, language: Language) {
  const { title } = errorTexts[language].busy;
  const around = { language, brand: config.brand, title, area: 'public', demo: config.demo, person: null, nav: [], current: '', address: '/', assets: assets.address, favicon: assets.favicon, starter: assets.starter } as const;
  return (
    <Page shell={around} heading={title}>
      <ErrorContent kind="busy" language={language} mayWrite={false} />
    </Page>
  );
}
