import { texts, type Language } from '../platform/text/language.ts';

export const takeAlongTexts = texts(
  {
    take: 'Neem mee:',
    year: (year: number) => `Alles van ${year} (zip)`,
    statement: (year: number) => `Rekeningoverzicht ${year} (PDF)`,
    calendar: 'Opzegdata in je agenda',
  },
  {
    take: 'Download:',
    year: (year) => `Everything of ${year} (zip)`,
    statement: (year) => `Statement of account ${year} (PDF)`,
    calendar: 'Last days to cancel in your calendar',
  },
);

export type TakeLink = Readonly<{ label: string; href: string }>;

/** Under a list: the same list as CSV and Excel (`list` is its export address), and what else one can take along. */
export function TakeAlong(props: { list?: string; more?: readonly TakeLink[]; language: Language }) {
  const { list, more = [], language } = props;
  const form = (word: string) => `${list}${list?.includes('?') ? '&' : '?'}vorm=${word}`;
  const lists =
    list === undefined
      ? []
      : [
          { label: 'CSV', href: form('csv') },
          { label: 'Excel', href: form('xlsx') },
        ];
  return (
    <p>
      {takeAlongTexts[language].take}{' '}
      {[...lists, ...more].map(({ label, href }, at) => (
        <>
          {at > 0 && ' · '}
          <a class="nowrap" href={href}>
            {label}
          </a>
        </>
      ))}
    </p>
  );
}
