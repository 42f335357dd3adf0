import type { Language } from '../../../platform/text/language.ts';
import type { Brand } from '../../../ui/brand/brand.ts';
import { Card, Cards } from '../../../ui/card.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { TextField } from '../../../ui/form.tsx';
import { phone } from '../../../ui/identifiers.ts';
import { places } from '../../../ui/site-map.ts';
import { helpTexts } from './texts.ts';

export function HelpPage(props: { language: Language; brand: Brand }) {
  const { language, brand } = props;
  const t = helpTexts[language];
  const words = places[language];
  const number = brand.phone === null ? null : phone(brand.phone, language);
  const hours = brand.openingHours?.[language];
  const ways = [
    { label: words.contact, href: '/contact', text: t.contactText },
    { label: words.links, href: '/handige-links', text: t.linksText },
    { label: words.documents, href: '/documenten', text: t.documentsText },
    { label: words.news, href: '/nieuws', text: t.newsText },
  ];
  return (
    <>
      <Filters search action="/veelgestelde-vragen" language={language}>
        <TextField name="zoek" label={t.search} type="search" maxLength={100} />
      </Filters>
      <Cards wide>
        {ways.map(({ label, href, text }) => (
          <Card key={href} title={label} href={href}>
            <p>{text}</p>
          </Card>
        ))}
      </Cards>
      {number !== null && (
        <p class="section">
          <b>{t.urgent}</b> {t.urgentText}{' '}
          {number.href === null ? number.text : <a href={number.href}>{number.text}</a>}
          {hours !== undefined && ` · ${hours}`}
        </p>
      )}
    </>
  );
}
