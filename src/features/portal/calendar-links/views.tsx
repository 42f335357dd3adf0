import type { Language } from '../../../platform/text/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, Cards, Section } from '../../../ui/card.tsx';
import { Copy } from '../../../ui/copy.tsx';
import { Form } from '../../../ui/form.tsx';
import { longDate, moment } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Once } from '../../../ui/once.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import { dayOf } from '../../../platform/text/today.ts';
import type { LinkKind, LinkRow } from './queries.ts';
import { calendarTexts } from './texts.ts';

type LinksProps = Readonly<{
  links: readonly LinkRow[];
  kinds: readonly LinkKind[];
  made: string | null;
  language: Language;
}>;

/** Make a link, see it once, withdraw it. */
export function CalendarLinks({ links, kinds, made, language }: LinksProps) {
  const t = calendarTexts[language];
  return (
    <>
      {made !== null && <Made address={made} language={language} />}
      <Cards wide>
        {kinds.map((kind) => (
          <Card key={kind} title={t.kinds[kind]}>
            <div class="stack">
              <p>{t.about[kind]}</p>
              <Form action="/profiel/agenda-links" plain>
                <Once />
                <Button name="soort" value={kind} icon={kind === 'news' ? 'rss' : 'calendar-days'}>
                  {t.make}
                  <span class="hidden">: {t.kinds[kind]}</span>
                </Button>
              </Form>
            </div>
          </Card>
        ))}
      </Cards>
      <Section title={t.yours}>
        {links.length === 0 ? <p class="soft">{t.none}</p> : <Links links={links} language={language} />}
      </Section>
    </>
  );
}

function Made({ address, language }: Readonly<{ address: string; language: Language }>) {
  const t = calendarTexts[language];
  return (
    <Notice tone="success" title={t.madeTitle} announce>
      <div class="stack">
        <p>{t.made}</p>
        <p>
          <Copy text={address} label={t.link} language={language} />
        </p>
        <p>
          {t.how} {t.secret}
        </p>
      </div>
    </Notice>
  );
}

function Links({ links, language }: Pick<LinksProps, 'links' | 'language'>) {
  const t = calendarTexts[language];
  const columns: Column<LinkRow>[] = [
    { key: 'kind', label: t.kind, cell: ({ kind }) => t.kinds[kind] },
    { key: 'since', label: t.since, cell: ({ createdAt }) => longDate(dayOf(createdAt), language) },
    {
      key: 'used',
      label: t.used,
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? t.never : moment(lastUsedAt, language)),
    },
    {
      key: 'end',
      label: t.withdraw,
      quietLabel: true,
      align: 'end',
      cell: (link) => <Withdraw link={link} language={language} />,
    },
  ];
  return <Table caption={t.yours} columns={columns} rows={links} rowKey={({ id }) => id} />;
}

function Withdraw({ link, language }: Readonly<{ link: LinkRow; language: Language }>) {
  const t = calendarTexts[language];
  return (
    <Form action={`/profiel/agenda-links/${link.id}/intrekken`} plain>
      <Button>
        {t.withdraw}
        <span class="hidden">
          : {t.kinds[link.kind]}, {longDate(dayOf(link.createdAt), language)}
        </span>
      </Button>
    </Form>
  );
}
