import type { Language } from '../../../platform/text/language.ts';
import { Card } from '../../../ui/card.tsx';
import { Copy } from '../../../ui/copy.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { longDate, money } from '../../../ui/format.ts';
import { iban } from '../../../ui/identifiers.ts';
import { instalmentsText } from '../../../ui/instalments.ts';
import type { PaymentMeans } from '../e-invoice/index.ts';
import { qrPath, transferText } from './payment-code.ts';
import type { InvoiceDetail } from './queries-detail.ts';
import { invoiceStatus } from './rules.ts';
import { detailTexts } from './texts-detail.ts';

type PaymentProps = Readonly<{ invoice: InvoiceDetail; today: string | null; language: Language }>;

/** What to do about the money: nothing, wait for the direct debit, or transfer it. Left out once it is paid. */
export function PaymentCard({ invoice, today, language }: PaymentProps) {
  const t = detailTexts[language];
  const { key, openCents } = invoiceStatus(invoice, today);
  if (key === 'paid' || key === 'nothing' || key === 'refunded') return null;
  if (key === 'credit')
    return (
      <Card title={t.pay}>
        <p>{t.creditNote}</p>
      </Card>
    );
  const amount = money(openCents, language, invoice.currency);
  const means = invoice.document.paymentMeans ?? [];
  if (key === 'debit' || key === 'debit-late')
    return (
      <DebitCard invoice={invoice} means={means} amount={amount} late={key === 'debit-late'} language={language} />
    );
  return (
    <TransferCard
      invoice={invoice}
      means={means.find((one) => one.iban !== null) ?? null}
      amount={amount}
      cents={openCents}
      late={key === 'overdue'}
      note={key === 'unknown' ? t.payUnknown : ''}
      language={language}
    />
  );
}

function DebitCard({
  invoice,
  means,
  amount,
  late,
  language,
}: Readonly<{
  invoice: InvoiceDetail;
  means: readonly PaymentMeans[];
  amount: string;
  late: boolean;
  language: Language;
}>) {
  const t = detailTexts[language];
  const debit = means.find(({ mandate, debitedIban }) => mandate !== null || debitedIban !== null);
  const account = debit?.debitedIban ? iban(debit.debitedIban).replaceAll(' ', '\u00a0') : '';
  const parts = instalmentsText(invoice.document.instalments, invoice.currency, language);
  const on = invoice.dueOn === null || parts !== '' ? '' : longDate(invoice.dueOn, language);
  return (
    <Card title={t.pay}>
      <p>
        {late ? t.debitLate : [t.debit(amount, on, account), parts && t.debitInParts(parts)].filter(Boolean).join(' ')}
      </p>
      <Facts facts={[debit?.mandate ? { label: t.mandate, value: debit.mandate } : null]} />
    </Card>
  );
}

function TransferCard({
  invoice,
  means,
  amount,
  cents,
  late,
  note,
  language,
}: Readonly<{
  invoice: InvoiceDetail;
  means: PaymentMeans | null;
  amount: string;
  cents: number;
  late: boolean;
  note: string;
  language: Language;
}>) {
  const t = detailTexts[language];
  const parts = late ? '' : instalmentsText(invoice.document.instalments, invoice.currency, language);
  const on = invoice.dueOn === null || parts !== '' ? '' : longDate(invoice.dueOn, language);
  const reference = means?.reference ?? invoice.number;
  const name = means?.accountName ?? invoice.document.payeeName ?? invoice.supplierName;
  const account = means?.iban ?? null;
  const code =
    account !== null && invoice.currency === 'EUR'
      ? transferText({ name, iban: account, bic: means?.bic ?? null, cents, reference })
      : null;
  return (
    <Card title={t.pay}>
      <div class="stack">
        <p>
          {[late ? t.payLate(amount, on) : t.payBy(amount, on), parts && t.payInParts(parts), note]
            .filter(Boolean)
            .join(' ')}
        </p>
        {account !== null && (
          <Facts
            columns
            facts={[
              {
                label: t.iban,
                value: (
                  <Copy text={iban(account)} value={account.replace(/\s/g, '')} label={t.iban} language={language} />
                ),
              },
              { label: t.name, value: name },
              {
                label: t.paymentReference,
                value: <Copy text={reference} label={t.paymentReference} language={language} />,
              },
              {
                label: t.amountLabel,
                value: (
                  <Copy text={amount} value={(cents / 100).toFixed(2)} label={t.amountLabel} language={language} />
                ),
              },
            ]}
          />
        )}
        {code !== null && <PaymentCode text={code} language={language} />}
      </div>
    </Card>
  );
}

/** Dark on white in both themes: cameras want it so. Four squares of white around it belong to the code. */
function PaymentCode({ text, language }: Readonly<{ text: string; language: Language }>) {
  const t = detailTexts[language];
  const { path, size } = qrPath(text);
  return (
    <div class="stack">
      <svg
        width="176"
        height="176"
        viewBox={`-4 -4 ${size + 8} ${size + 8}`}
        role="img"
        aria-label={t.qr}
        shape-rendering="crispEdges"
      >
        <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p class="soft">{t.qrHint}</p>
    </div>
  );
}
