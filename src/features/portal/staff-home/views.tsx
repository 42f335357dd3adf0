import type { Language } from '../../../platform/text/language.ts';
import { Status, type Tone } from '../../../ui/badge.tsx';
import { Cards, Section } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { TextField } from '../../../ui/form.tsx';
import { dayOf, moment, number, shortDate, time } from '../../../ui/format.ts';
import { Stat } from '../../../ui/stat.tsx';
import { Table } from '../../../ui/table.tsx';
import { untranslated } from '../../../ui/untranslated.ts';
import type { MailCounts, RefusedAddress } from '../../record/mail-delivery/index.ts';
import { MailStat, Refused } from './mail-view.tsx';
import { customersShown, type CustomerCounts, type CustomerRow, type MessageCounts, type RunRow } from './queries.ts';
import { staffHomeTexts } from './texts.ts';

type Props = Readonly<{
  messages: MessageCounts;
  counts: CustomerCounts;
  customers: readonly CustomerRow[];
  words: string;
  runs: readonly RunRow[];
  mail: MailCounts;
  refused: readonly RefusedAddress[];
  language: Language;
}>;

export function StaffHome({ messages, counts, customers, words, runs, mail, refused, language }: Props) {
  const t = staffHomeTexts[language];
  const [last] = runs;
  return (
    <>
      <Cards>
        <Stat
          label={t.messages}
          href="/beheer/berichten"
          value={number(messages.open, language)}
          note={waiting(messages, language)}
        />
        <Stat
          label={t.customers}
          value={number(counts.active, language)}
          note={counts.ended === 0 ? undefined : t.customersNote(number(counts.ended, language))}
        />
        {last !== undefined && (
          <Stat
            label={t.lastRun}
            value={t.states[last.state]}
            note={`${kindOf(last, language)}, ${moment(last.at, language)}`}
          />
        )}
        <MailStat mail={mail} language={language} />
      </Cards>
      {refused.length > 0 && <Refused refused={refused} language={language} />}
      <Section title={t.customers}>
        <Customers customers={customers} words={words} language={language} />
      </Section>
      <Section title={t.runs}>
        {runs.length === 0 ? <Empty text={t.noRuns} /> : <Runs runs={runs} language={language} />}
      </Section>
    </>
  );
}

function waiting({ waiting: count, since }: MessageCounts, language: Language): string {
  const t = staffHomeTexts[language];
  if (count === 0 || since === null) return t.nobodyWaits;
  return (count === 1 ? t.waiting : t.waitingMore)(number(count, language), moment(since, language));
}

function Customers({ customers, words, language }: Pick<Props, 'customers' | 'words' | 'language'>) {
  const t = staffHomeTexts[language];
  const count = (n: number) => number(n, language);
  if (customers.length === 0 && words === '') return <Empty text={t.noneYet} />;
  return (
    <>
      <Filters search action="/beheer" language={language} clearHref={words === '' ? undefined : '/beheer'}>
        <TextField name="zoek" label={t.search} type="search" value={words} maxLength={80} />
      </Filters>
      {customers.length === 0 ? (
        <Empty text={t.none}>
          <a href="/beheer">{t.clear}</a>
        </Empty>
      ) : (
        <Table
          caption={t.customers}
          rows={customers.slice(0, customersShown)}
          rowKey={(row) => row.number}
          columns={[
            { key: 'name', label: t.name, cell: (row) => <Name row={row} language={language} /> },
            { key: 'number', label: t.number, fit: true, cell: (row) => row.number },
            { key: 'city', label: t.city, cell: (row) => row.city },
            { key: 'contacts', label: t.contacts, align: 'end', cell: (row) => count(row.contacts) },
            { key: 'services', label: t.services, align: 'end', cell: (row) => count(row.services) },
            {
              key: 'threads',
              label: t.threads,
              align: 'end',
              cell: (row) =>
                row.openThreads === 0 ? count(0) : <a href="/beheer/berichten">{count(row.openThreads)}</a>,
            },
          ]}
        />
      )}
      {customers.length > customersShown && <p class="soft">{t.more(customersShown)}</p>}
    </>
  );
}

function Name({ row, language }: Readonly<{ row: CustomerRow; language: Language }>) {
  return (
    <>
      <span {...untranslated}>{row.name}</span>
      {row.status === 'ended' && <Status tone="neutral">{staffHomeTexts[language].ended}</Status>}
    </>
  );
}

const tones: Readonly<Record<RunRow['state'], Tone>> = {
  running: 'info',
  done: 'success',
  'done-with-problems': 'warning',
  refused: 'danger',
};

function Runs({ runs, language }: Pick<Props, 'runs' | 'language'>) {
  const t = staffHomeTexts[language];
  return (
    <Table
      caption={t.runs}
      rows={runs}
      rowKey={(run) => run.id}
      columns={[
        { key: 'kind', label: t.kind, cell: (run) => kindOf(run, language) },
        { key: 'source', label: t.source, cell: (run) => run.source },
        { key: 'by', label: t.by, cell: (run) => <span {...untranslated}>{run.actor}</span> },
        { key: 'changes', label: t.changes, cell: (run) => changesOf(run, language) },
        {
          key: 'state',
          label: t.state,
          cell: (run) => (
            <Status tone={tones[run.state]}>
              {run.refused > 0
                ? `${t.states[run.state]}, ${t.refusedRows(number(run.refused, language))}`
                : t.states[run.state]}
            </Status>
          ),
        },
        {
          key: 'at',
          label: t.at,
          cell: (run) => (
            <time
              datetime={run.at.toISOString()}
            >{`${shortDate(dayOf(run.at), language)} ${time(run.at, language)}`}</time>
          ),
        },
      ]}
    />
  );
}

const kindOf = ({ kind }: RunRow, language: Language): string =>
  (staffHomeTexts[language].kinds as Readonly<Record<string, string>>)[kind] ?? kind;

/** "72 nieuw, 3 gewijzigd" */
function changesOf({ added, changed, removed }: RunRow, language: Language): string {
  const t = staffHomeTexts[language];
  const parts = [
    added > 0 && t.added(number(added, language)),
    changed > 0 && t.changed(number(changed, language)),
    removed > 0 && t.removed(number(removed, language)),
  ].filter((part) => part !== false);
  return parts.length === 0 ? t.unchanged : parts.join(', ');
}
