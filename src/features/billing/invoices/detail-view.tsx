import type { Language } from '../../../platform/text/language.ts';
import { Section } from '../../../ui/card.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { longDate } from '../../../ui/format.ts';
import { instalmentsText } from '../../../ui/instalments.ts';
import { Day, Money } from '../../../ui/money.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import { Amounts } from './detail-amounts-view.tsx';
import { FilesCard } from './detail-files-view.tsx';
import { LinesTable } from './detail-lines-view.tsx';
import { PaymentCard } from './detail-payment-view.tsx';
import {
  mostLines,
  type FileRow,
  type InvoiceDetail,
  type LineRow,
  type PaymentRow,
  type RelatedRow,
} from './queries-detail.ts';
import { isAboutSums } from './rules-findings.ts';
import { periodText, StatusOf } from './status-view.tsx';
import { detailTexts } from './texts-detail.ts';
import { invoiceTexts } from './texts.ts';
import { untranslated } from '../../../ui/untranslated.ts';

export type DetailProps = Readonly<{
  invoice: InvoiceDetail;
  lines: readonly LineRow[];
  files: readonly FileRow[];
  payments: readonly PaymentRow[];
  related: readonly RelatedRow[];
  /** The day that decides what is late, null when payments are unknown. */
  today: string | null;
  language: Language;
  /** Whether lines may lead to the services they bill. */
  mayServices: boolean;
}>;

export function InvoicePage(props: DetailProps) {
  const { invoice, lines, payments, language } = props;
  const t = detailTexts[language];
  return (
    <>
      <Problems {...props} />
      <div class="columns-2">
        <div class="stack">
          <Facts facts={factsOf(props)} />
          <Section title={t.amounts}>
            <Amounts invoice={invoice} language={language} />
          </Section>
        </div>
        <div class="stack">
          <PaymentCard {...props} />
          <FilesCard {...props} />
        </div>
      </div>
      <Section title={t.lines}>
        {invoice.lineCount > mostLines && <p>{t.moreLines(invoice.lineCount)}</p>}
        {lines.length === 0 ? <p class="soft">{t.noLines}</p> : <LinesTable {...props} />}
      </Section>
      {payments.length > 0 && <Payments {...props} />}
    </>
  );
}

function factsOf({ invoice, related, today, language }: DetailProps) {
  const [t, words] = [detailTexts[language], invoiceTexts[language]];
  const { document } = invoice;
  const fact = (label: string, value: string | null | undefined) => (value ? { label, value } : null);
  const linked = (relation: RelatedRow['relation'], label: string) => {
    const rows = related.filter((row) => row.relation === relation);
    return rows.length === 0
      ? null
      : {
          label,
          value: rows.map((row, at) => (
            <RelatedLink key={row.address} row={row} language={language} first={at === 0} />
          )),
        };
  };
  return [
    { label: words.status, value: <StatusOf invoice={invoice} today={today} language={language} />, strong: true },
    { label: words.issued, value: <Day date={invoice.issuedOn} language={language} /> },
    invoice.dueOn === null ? null : { label: words.due, value: <Day date={invoice.dueOn} language={language} /> },
    fact(t.period, periodText(invoice.periodStart, invoice.periodEnd, language)),
    fact(t.supplier, invoice.supplierName),
    fact(t.order, invoice.orderReference),
    fact(t.reference, invoice.buyerReference),
    fact(t.contract, document.contractReference),
    linked('corrects', t.corrects) ?? fact(t.precedingUnknown, invoice.precedingNumber),
    linked('corrected-by', t.correctedBy),
    fact(t.inParts, instalmentsText(document.instalments, invoice.currency, language)),
    fact(t.terms, document.paymentTerms),
    fact(t.notes, document.notes?.join(' ')),
  ];
}

function RelatedLink({ row, language, first }: Readonly<{ row: RelatedRow; language: Language; first: boolean }>) {
  return (
    <>
      {!first && ', '}
      <a href={`/facturen/${encodeURIComponent(row.address)}`}>
        <span {...untranslated}>{row.number}</span> ({longDate(row.issuedOn, language)})
      </a>
    </>
  );
}

/**
 * Findings about the form of the file are for its sender; machines and staff get all of them. A customer hears only of
 * amounts that do not add up.
 */
function Problems({ invoice, language }: DetailProps) {
  const t = detailTexts[language];
  if (!invoice.problems.some(({ severity, code }) => severity === 'fatal' && isAboutSums(code))) return null;
  return (
    <Notice tone="warning" title={t.sumsOff}>
      <p>{t.sumsOffText}</p>
    </Notice>
  );
}

function Payments({ invoice, payments, language }: DetailProps) {
  const t = detailTexts[language];
  const columns: Column<PaymentRow>[] = [
    { key: 'on', label: t.paidOn, fit: true, cell: (row) => <Day date={row.paidOn} language={language} short /> },
    {
      key: 'method',
      label: t.method,
      cell: (row) =>
        row.method === null ? '' : ((t.methods as Readonly<Record<string, string>>)[row.method] ?? row.method),
    },
    {
      key: 'amount',
      label: t.amountLabel,
      align: 'end',
      cell: (row) => <Money cents={row.cents} currency={invoice.currency} language={language} />,
    },
  ];
  return (
    <Section title={t.payments}>
      <Table caption={t.paymentsCaption} columns={columns} rows={payments} />
    </Section>
  );
}
