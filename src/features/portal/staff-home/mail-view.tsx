import type { Language } from '../../../platform/text/language.ts';
import { MailLink } from '../../../ui/breakable.tsx';
import { Section } from '../../../ui/card.tsx';
import { moment, number } from '../../../ui/format.ts';
import { Stat } from '../../../ui/stat.tsx';
import { Table } from '../../../ui/table.tsx';
import { untranslated } from '../../../ui/untranslated.ts';
import type { MailCounts, RefusedAddress } from '../../record/mail-delivery/index.ts';
import { staffHomeTexts } from './texts.ts';

/** Mail that is on its way or was given up: how much, and since when. */
export function MailStat({ mail, language }: Readonly<{ mail: MailCounts; language: Language }>) {
  const t = staffHomeTexts[language];
  const { waiting, waitingSince, givenUp, givenUpSince } = mail;
  const notes = [
    ...(waiting > 0 && waitingSince !== null
      ? [(waiting === 1 ? t.mailWaits : t.mailsWait)(number(waiting, language), moment(waitingSince, language))]
      : []),
    ...(givenUp > 0 && givenUpSince !== null
      ? [t.mailGivenUp(number(givenUp, language), moment(givenUpSince, language))]
      : []),
  ];
  return (
    <Stat label={t.mail} value={number(waiting + givenUp, language)} note={notes[0] ?? t.mailFine}>
      {notes[1] !== undefined && <p class="soft">{notes[1]}</p>}
    </Stat>
  );
}

/** Whom no mail reaches, and what their mail server said. */
export function Refused({ refused, language }: Readonly<{ refused: readonly RefusedAddress[]; language: Language }>) {
  const t = staffHomeTexts[language];
  return (
    <Section title={t.refused}>
      <p>{t.refusedLead}</p>
      <Table
        caption={t.refused}
        rows={refused}
        columns={[
          { key: 'mail', label: t.address, cell: (row) => <MailLink mail={row.mail} /> },
          { key: 'who', label: t.who, cell: (row) => <span {...untranslated}>{row.name}</span> },
          {
            key: 'customer',
            label: t.name,
            cell: (row) => (row.customer === null ? t.ours : <span {...untranslated}>{row.customer}</span>),
          },
          { key: 'reason', label: t.reason, cell: (row) => <span {...untranslated}>{row.reason}</span> },
          {
            key: 'at',
            label: t.at,
            fit: true,
            cell: (row) => <time datetime={row.refusedAt.toISOString()}>{moment(row.refusedAt, language)}</time>,
          },
        ]}
      />
    </Section>
  );
}
