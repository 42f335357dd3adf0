import type { Language } from '../../../platform/text/language.ts';
import { Empty } from '../../../ui/empty.tsx';
import { moment } from '../../../ui/format.ts';
import { Table } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { MailLink } from '../../../ui/breakable.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { phone } from '../../../ui/identifiers.ts';
import type { Thread, Writer as WriterFacts } from './rules.ts';
import { messageTexts } from './texts.ts';
import { untranslated } from '../../../ui/untranslated.ts';

type StaffThread = Thread & Readonly<{ customer: string; customerNumber: string }>;

export function StaffThreads(props: { language: Language; threads: readonly StaffThread[]; closed: boolean }) {
  const { language, threads, closed } = props;
  const t = messageTexts[language];
  return (
    <>
      <Tabs
        label={t.threads}
        tabs={[
          { label: t.staff.openTab, href: '/beheer/berichten', current: !closed },
          { label: t.staff.closedTab, href: '/beheer/berichten?status=afgerond', current: closed },
        ]}
      />
      {threads.length === 0 ? (
        <Empty text={closed ? t.staff.noneClosed : t.staff.none} />
      ) : (
        <Table
          caption={t.threads}
          rows={threads}
          rowKey={(thread) => thread.id}
          columns={[
            {
              key: 'subject',
              label: t.subject,
              cell: (thread) => <a href={`/beheer/berichten/${thread.id}`}>{thread.subject}</a>,
            },
            { key: 'customer', label: t.staff.customer, cell: (thread) => thread.customer },
            { key: 'by', label: t.staff.who, cell: (thread) => <span {...untranslated}>{thread.by}</span> },
            { key: 'kind', label: t.kind, cell: (thread) => t.kinds[thread.kind] },
            {
              key: 'last',
              label: t.lastAt,
              fit: true,
              cell: (thread) => <time datetime={thread.lastAt.toISOString()}>{moment(thread.lastAt, language)}</time>,
            },
          ]}
        />
      )}
    </>
  );
}

function Number({ value, language }: { value: string; language: Language }) {
  const { text, href } = phone(value, language);
  return href === null ? <>{text}</> : <a href={href}>{text}</a>;
}

/** Above a thread: the number to call back and when, then who wrote and how to reach them. */
export function Writer({ language, writer }: { language: Language; writer: WriterFacts }) {
  const t = messageTexts[language].staff;
  const { callBack, phones, mail, roles } = writer;
  return (
    <Facts
      facts={[
        callBack?.phone == null
          ? null
          : { label: t.callAt, value: <Number value={callBack.phone} language={language} />, strong: true },
        callBack?.when == null ? null : { label: t.callWhen, value: callBack.when },
        ...phones.map(({ kind, number }) => ({ label: t[kind], value: <Number value={number} language={language} /> })),
        mail === null ? null : { label: t.mail, value: <MailLink mail={mail} /> },
        { label: t.roles, value: roles[language].length === 0 ? t.noRoles : roles[language].join(', ') },
      ]}
    />
  );
}
