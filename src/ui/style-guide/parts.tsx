import type { Language } from '../../platform/text/language.ts';
import { Badge, Status, type Tone } from '../badge.tsx';
import { Button, ButtonLink, DisabledReason } from '../button.tsx';
import { Card, Cards, MoreLink, Section } from '../card.tsx';
import { Copy } from '../copy.tsx';
import { ErrorContent, errorTexts } from '../error-page.tsx';
import { Facts } from '../facts.tsx';
import { Icon } from '../icon.tsx';
import { iconNames } from '../icon-names.ts';
import { Day, Money } from '../money.tsx';
import { Notice } from '../notice.tsx';
import { PersonCard } from '../person.tsx';
import { Stat } from '../stat.tsx';
import { Tasks } from '../tasks.tsx';

const tones: readonly Tone[] = ['success', 'warning', 'danger', 'info', 'neutral'];

export function GuideParts(props: { language: Language }) {
  const { language } = props;
  return (
    <>
      <Section title="Knoppen">
        <div class="actions">
          <Button kind="primary" type="button">
            Volgende stap
          </Button>
          <Button type="button">Gewoon</Button>
          <ButtonLink href="#top" icon="download">
            Download PDF (84 kB)
          </ButtonLink>
          <Button kind="quiet" type="button">
            Annuleer
          </Button>
          <Button kind="danger" type="button" icon="trash-2">
            Verwijder
          </Button>
        </div>
        <DisabledReason
          id="guide-reason"
          label="Bestel een licentie"
          reason="Je mag geen licenties bestellen. Anna Jansen mag dat wel."
        >
          <a href="#top">Vraag het Anna</a>
        </DisabledReason>
      </Section>
      <Section title="Status en label">
        <ul class="stack">
          {tones.map((tone) => (
            <li key={tone}>
              <Status tone={tone}>Betaald op 5 maart 2026</Status> <Badge tone={tone}>Nieuw</Badge>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Meldingen">
        {(['info', 'success', 'warning', 'danger'] as const).map((tone) => (
          <Notice key={tone} tone={tone} title="Storing telefonie in Rotterdam" href="#top" linkLabel="Volg de storing">
            Sinds 9:40 uur zijn sommige nummers slecht bereikbaar. We werken eraan.
          </Notice>
        ))}
        <Notice tone="success">Je bericht is verstuurd.</Notice>
      </Section>
      <Section title="Taken">
        <Tasks
          title="Taken"
          empty="Je hebt niets te doen."
          tasks={[
            {
              id: 'a',
              tone: 'danger',
              title: 'Factuur 202600399 is 12 dagen te laat',
              text: 'Nog te betalen: € 1.313,69.',
              href: '#top',
              action: 'Bekijk factuur',
            },
            { id: 'b', tone: 'warning', title: 'Contract glasvezel loopt af', href: '#top', action: 'Bekijk contract' },
            { id: 'c', tone: 'info', title: 'Stel een extra slot in', href: '#top', action: 'Instellen' },
          ]}
        />
        <Tasks title="Taken, niets te doen" empty="Je hebt niets te doen." tasks={[]} />
      </Section>
      <Section title="Kaarten en cijfers">
        <Cards>
          <Stat
            label="Openstaand"
            value={<Money cents={387450} language={language} />}
            note="3 facturen, waarvan 1 te laat"
            href="#top"
          />
          <Stat label="Diensten" value="27" note="cloud, telefonie en verbindingen" href="#top" />
          <Stat label="Licenties in gebruik" value="38 van 40" />
        </Cards>
        <Cards wide>
          <Card title="Jouw contactpersoon">
            <PersonCard
              language={language}
              person={{
                name: 'Joost de Wit',
                role: 'Accountmanager',
                phone: '+31612345678',
                mail: 'joost@voorbeeld.example',
                hours: 'maandag t/m donderdag',
              }}
            >
              <ButtonLink href="#top" icon="phone">
                Bel mij terug
              </ButtonLink>
            </PersonCard>
          </Card>
          <Card
            title="Laatste nieuws"
            aside={<Badge tone="info">Nieuw</Badge>}
            more={{ label: 'Al het nieuws (12)', href: '#top' }}
          >
            <p>Het netwerk in Rotterdam is sneller.</p>
          </Card>
        </Cards>
      </Section>
      <Section title="Feiten">
        <Facts
          facts={[
            { label: 'Te betalen', value: <Money cents={123450} language={language} />, strong: true },
            { label: 'Factuurdatum', value: <Day date="2026-03-05" language={language} /> },
            {
              label: 'IBAN',
              value: <Copy text="NL20 INGB 0001 2345 67" value="NL20INGB0001234567" label="IBAN" language={language} />,
            },
            { label: 'Leeg feit', value: null },
          ]}
        />
      </Section>
      <Section title="Fout">
        <h3>{errorTexts[language].broken.title}</h3>
        <ErrorContent kind="broken" language={language} requestId="req-7f3a" contact="/contact" />
        <MoreLink href="#top" label="Alle pagina’s (34)" />
      </Section>
      <Section title="Pictogrammen">
        <ul class="swatches">
          {iconNames.map((name) => (
            <li key={name}>
              <Icon name={name} />
              <code>{name}</code>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
