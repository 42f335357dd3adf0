import type { Language } from '../../../platform/text/language.ts';
import type { Brand } from '../../../ui/brand/brand.ts';
import { Card, Cards } from '../../../ui/card.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { TextField } from '../../../ui/form.tsx';
import { phone } from '../../../ui/identifiers.ts';
import { documentsPlace } from '../../content/documents/index.ts';
import { linksPlace } from '../../content/links/index.ts';
import { newsPlace } from '../../content/news/index.ts';
import { contactPlace } from '../../conversations/messages/index.ts';
import { helpTexts } from './texts.ts';

export function HelpPage(props: { language: Language; brand: Brand }) {
  const { language, brand } = props;
  const t = helpTexts[language];
  const number = brand.phone === null ? null : phone(brand.phone, language);
  const hours = brand.openingHours?.[language];
  const ways = [
    { place: contactPlace, text: t.contactText },
    { place: linksPlace, text: t.linksText },
    { place: documentsPlace, text: t.documentsText },
    { place: newsPlace, text: t.newsText },
  ];
  return (
    <>
      <Filters search action="/veelgestelde-vragen" language={language}>
        <TextField name="zoek" label={t.search} type="search" maxLength={100} />
      </Filters>
      <Cards wide>
        {ways.map(({ place, text }) => (
          <Card key={place.href} title={place[language]} href={place.href}>
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
