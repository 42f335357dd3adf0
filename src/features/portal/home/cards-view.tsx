import type { Language } from '../../../platform/text/language.ts';
import { Cards } from '../../../ui/card.tsx';
import { money, number, sumsText } from '../../../ui/format.ts';
import { servicesPlace } from '../../services/subscriptions/index.ts';
import { Stat } from '../../../ui/stat.tsx';
import type { LicenceSums } from '../../services/cloud-users/index.ts';
import type { OpenFacts } from './queries.ts';
import { homeTexts } from './texts.ts';

/** Null is what this person may not see, or what the organisation does not have. Amounts in cents. */
export type CardFacts = Readonly<{
  invoices: OpenFacts | null;
  services: Readonly<{ count: number; monthlyCents: number | null }> | null;
  licences: LicenceSums | null;
}>;

export const hasCards = ({ invoices, services, licences }: CardFacts): boolean =>
  invoices !== null || services !== null || licences !== null;

/** Open amount, services, licences: only those that this person may see. */
export function HomeCards({ facts, language }: Readonly<{ facts: CardFacts; language: Language }>) {
  const { invoices, services, licences } = facts;
  const t = homeTexts[language];
  return (
    <Cards>
      {invoices !== null && (
        <Stat
          label={t.openAmount}
          href="/facturen?status=open"
          value={sumsText(invoices.openSums, language)}
          note={openNote(invoices, language)}
        />
      )}
      {services !== null && (
        <Stat
          label={servicesPlace[language]}
          href="/diensten"
          value={number(services.count, language)}
          note={
            services.monthlyCents === null
              ? t.running
              : `${t.aMonth(money(services.monthlyCents, language))} ${t.exclVat}`
          }
        />
      )}
      {licences !== null && (
        <Stat
          label={t.licences}
          href="/cloudgebruikers/licenties"
          value={t.ofBought(number(licences.used, language), number(licences.bought, language))}
          note={licenceNote(licences, language)}
        />
      )}
    </Cards>
  );
}

function openNote({ open, overdue, collected }: OpenFacts, language: Language): string {
  const t = homeTexts[language];
  if (open === 0) return t.allPaid;
  const how = overdue > 0 ? t.overdue(number(overdue, language)) : collected === open ? t.collected : '';
  return [t.openInvoices(number(open, language), open === 1), how].filter(Boolean).join(', ');
}

function licenceNote({ free, over }: LicenceSums, language: Language): string {
  const t = homeTexts[language];
  const parts = [
    over > 0 ? t.short(number(over, language)) : '',
    free > 0 ? t.free(number(free, language)) : '',
  ].filter(Boolean);
  return parts.length === 0 ? t.allUsed : parts.join(', ');
}
