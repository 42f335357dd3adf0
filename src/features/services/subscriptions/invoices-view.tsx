import type { Language } from '../../../platform/text/language.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Section } from '../../../ui/card.tsx';
import { Day, Money } from '../../../ui/money.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import { untranslated } from '../../../ui/untranslated.ts';
import type { BillingInvoice, ServiceDetail } from './queries-detail.ts';
import { detailTexts } from './texts-detail.ts';

const shown = 12;

/** The invoices that have lines for this service, newest first, with what those lines add up to. */
export function InvoicesOfService({
  invoices,
  language,
}: Readonly<{ service: ServiceDetail; invoices: readonly BillingInvoice[]; language: Language }>) {
  const t = detailTexts[language];
  const columns: Column<BillingInvoice>[] = [
    { key: 'number', label: t.invoiceNumber, cell: (row) => <InvoiceLink invoice={row} language={language} /> },
    {
      key: 'date',
      label: t.invoiceDate,
      fit: true,
      cell: (row) => <Day date={row.issuedOn} language={language} short />,
    },
    {
      key: 'amount',
      label: t.invoiceAmount,
      align: 'end',
      cell: (row) => <Money cents={row.cents} currency={row.currency} language={language} />,
    },
  ];
  return (
    <Section
      title={t.invoices}
      more={invoices.length > shown ? { label: t.allInvoices, href: '/facturen' } : undefined}
    >
      <div class="stack">
        <p>{invoices.length === 0 ? t.noInvoices : t.invoicesText}</p>
        {invoices.length > 0 && (
          <Table
            caption={t.invoicesCaption}
            columns={columns}
            rows={invoices.slice(0, shown)}
            rowKey={(row) => row.address}
          />
        )}
      </div>
    </Section>
  );
}

function InvoiceLink({ invoice, language }: Readonly<{ invoice: BillingInvoice; language: Language }>) {
  return (
    <>
      <a href={`/facturen/${encodeURIComponent(invoice.address)}`} {...untranslated}>
        {invoice.number}
      </a>
      {invoice.kind === 'credit-note' && (
        <>
          {' '}
          <Badge>{detailTexts[language].credit}</Badge>
        </>
      )}
    </>
  );
}
