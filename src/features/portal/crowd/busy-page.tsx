import { chooseWay } from '../../../platform/http/compress.ts';
import type { Language } from '../../../platform/text/language.ts';
import type { Portal } from '../../../portal.ts';
import { ErrorContent, errorTexts } from '../../../ui/error-page.tsx';
import { Page, renderPage } from '../../../ui/page.tsx';

type Parts = Pick<Portal, 'config' | 'assets'>;

type Packed = Readonly<{ body: Buffer; encoding: string | null }>;

/**
 * The page for who cannot be helped right now, as bytes and packed: the same for everybody, made once a language and
 * way, so that it costs next to nothing. `form`: for who sent one.
 */
export function busyPages(portal: Parts): (language: Language, accepted: string | undefined, form: boolean) => Packed {
  const made = new Map<string, Packed>();
  return (language, accepted, form) => {
    const way = chooseWay(accepted);
    const name = `${language} ${way?.name} ${form}`;
    const known = made.get(name);
    if (known !== undefined) return known;
    const page = Buffer.from(renderPage(pageIn(portal, language, form)));
    const packed = { body: way?.pack(page) ?? page, encoding: way?.name ?? null };
    made.set(name, packed);
    return packed;
  };
}

function pageIn({ config, assets }: Parts, language: Language, form: boolean) {
  const { title } = errorTexts[language].busy;
  const around = {
    language,
    brand: config.brand,
    title,
    area: 'public',
    demo: config.demo,
    person: null,
    nav: [],
    contact: null,
    current: '',
    address: '/',
    assets: assets.address,
    favicon: assets.favicon,
    starter: assets.starter,
  } as const;
  return (
    <Page shell={around} heading={title}>
      <ErrorContent kind="busy" language={language} contact={null} form={form} />
    </Page>
  );
}
