import type { Language } from '../../../platform/text/language.ts';
import { fullName } from '../../../platform/text/names.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Breakable } from '../../../ui/breakable.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card, Section } from '../../../ui/card.tsx';
import { Copy } from '../../../ui/copy.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { iban, kvkNumber, vatNumber } from '../../../ui/identifiers.ts';
import { PersonCard } from '../../../ui/person.tsx';
import { isOld, SourceLine } from '../../../ui/source-line.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import { untranslated } from '../../../ui/untranslated.ts';
import { addressLine } from './address.ts';
import { MailLink } from '../../../ui/breakable.tsx';
import { PhoneLink } from '../../../ui/phone-link.tsx';
import type { LocationRow, Organisation } from './queries.ts';
import { organisationTexts } from './texts.ts';

type Props = Readonly<{ organisation: Organisation; locations: readonly LocationRow[]; now: Date; language: Language }>;
const report = '/contact?over=organisatie';

export function OrganisationPage(props: Props) {
  const { organisation, now, language } = props;
  const t = organisationTexts[language];
  return (
    <>
      <div class="columns-2">
        <div>
          <Details {...props} />
          <Payment {...props} />
        </div>
        <div class="stack">
          <Manager {...props} />
          <Card title={t.wrong}>
            <div class="stack">
              <p>{t.wrongText}</p>
              <p>
                <ButtonLink href={report} icon="pencil">
                  {t.report}
                </ButtonLink>
              </p>
            </div>
          </Card>
        </div>
      </div>
      <Locations {...props} />
      <SourceLine
        source={organisation.source}
        at={organisation.at}
        old={isOld(organisation.at, now)}
        language={language}
      />
    </>
  );
}

function Details({ organisation, language }: Props) {
  const t = organisationTexts[language];
  const copied = (label: string, value: string | null) =>
    value === null ? null : { label, value: <Copy text={value} label={label} language={language} /> };
  return (
    <Section title={t.details}>
      <Facts
        facts={[
          { label: t.name, value: <span {...untranslated}>{organisation.name}</span> },
          copied(t.number, organisation.number),
          copied(t.kvk, organisation.kvk && kvkNumber(organisation.kvk)),
          copied(t.vatId, organisation.vatId && vatNumber(organisation.vatId)),
          copied(t.oin, organisation.oin),
          copied(t.peppolId, organisation.peppolId),
          { label: t.address, value: addressLine(organisation) },
          { label: t.phone, value: organisation.phone && <PhoneLink value={organisation.phone} language={language} /> },
          {
            label: t.website,
            value: organisation.website && <Breakable text={organisation.website.replace(/^https?:\/\/|\/$/g, '')} />,
          },
          { label: t.parent, value: organisation.parentNumber },
        ]}
      />
    </Section>
  );
}

function Payment({ organisation, language }: Props) {
  const t = organisationTexts[language];
  const { billing, iban: account } = organisation;
  return (
    <Section title={t.payment}>
      <Facts
        facts={[
          { label: t.invoiceMail, value: organisation.invoiceMail && <MailLink mail={organisation.invoiceMail} /> },
          { label: t.billing, value: billing && addressLine(billing) },
          { label: t.paymentTerm, value: t.days(organisation.paymentTermDays) },
          {
            label: t.iban,
            value: account && <Copy text={iban(account)} value={account} label={t.iban} language={language} />,
          },
          { label: t.mandate, value: organisation.mandateReference },
        ]}
      />
    </Section>
  );
}

function Manager({ organisation, language }: Props) {
  const t = organisationTexts[language];
  const { manager } = organisation;
  return (
    <Card title={t.manager}>
      {manager === null ? (
        <p>
          {t.noManager} <a href="/contact">{t.message}</a>
        </p>
      ) : (
        <PersonCard
          language={language}
          person={{
            name: fullName(manager),
            role: manager.position ?? t.managerTitle,
            mail: manager.mail,
            phone: manager.phone,
            hours: language === 'nl' ? manager.hoursNl : (manager.hoursEn ?? manager.hoursNl),
          }}
        >
          <p>
            <a href="/contact">{t.message}</a>
          </p>
        </PersonCard>
      )}
    </Card>
  );
}

function Locations({ locations, language }: Props) {
  const t = organisationTexts[language];
  const columns: Column<LocationRow>[] = [
    { key: 'name', label: t.location, cell: (row) => <LocationName row={row} language={language} /> },
    { key: 'address', label: t.address, cell: (row) => addressLine(row) },
    {
      key: 'phone',
      label: t.phone,
      cell: (row) => row.phone !== null && <PhoneLink value={row.phone} language={language} />,
    },
  ];
  return (
    <Section title={t.locations}>
      {locations.length > 0 ? (
        <Table caption={t.locations} columns={columns} rows={locations} rowKey={(row) => row.id} />
      ) : (
        <Empty text={t.noLocations}>
          <a href={report}>{t.report}</a>
        </Empty>
      )}
    </Section>
  );
}

function LocationName({ row, language }: Readonly<{ row: LocationRow; language: Language }>) {
  return (
    <>
      {row.name} {row.main && <Badge>{organisationTexts[language].main}</Badge>}
    </>
  );
}
