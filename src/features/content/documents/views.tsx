import type { Language } from '../../../platform/text/language.ts';
import { richText } from '../../../platform/text/rich-text.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Section } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { TextField } from '../../../ui/form.tsx';
import { fileSize, longDate } from '../../../ui/format.ts';
import { RichText } from '../../../ui/rich-text.tsx';
import { SourceLine } from '../../../ui/source-line.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { typeName, type Document } from './rules.ts';
import { documentTexts } from './texts.ts';

type ListProps = {
  language: Language;
  kind: 'contract' | 'manual';
  documents: readonly Document[];
  search: string;
  counts: Readonly<{ contract: number | null; manual: number }>;
  source: { source: string | null; at: Date | null };
};

export function DocumentsPage({ language, kind, documents, search, counts, source }: ListProps) {
  const t = documentTexts[language];
  return (
    <>
      {counts.contract !== null && (
        <Tabs
          label={t.name}
          tabs={[
            { label: t.manuals, href: '/documenten', current: kind === 'manual', count: counts.manual },
            {
              label: t.contracts,
              href: '/documenten?soort=contracten',
              current: kind === 'contract',
              count: counts.contract,
            },
          ]}
        />
      )}
      <Filters
        search
        action="/documenten"
        language={language}
        keep={kind === 'contract' ? { soort: 'contracten' } : {}}
        clearHref={search === '' ? undefined : kind === 'contract' ? '/documenten?soort=contracten' : '/documenten'}
      >
        <TextField name="zoek" label={t.search} value={search} type="search" maxLength={100} />
      </Filters>
      {documents.length === 0 ? (
        <Empty text={search !== '' ? t.nothingFound : kind === 'contract' ? t.noContracts : t.noManuals}>
          <ButtonLink href="/contact">{t.ask}</ButtonLink>
        </Empty>
      ) : (
        [...Map.groupBy(documents, (document) => document.category)].map(([category, group]) => (
          <Section key={category} title={category || t.general}>
            <DocumentList language={language} documents={group} />
          </Section>
        ))
      )}
      <SourceLine source={source.source} at={source.at} language={language} />
    </>
  );
}

function DocumentList(props: { language: Language; documents: readonly Document[] }) {
  return (
    <ul class="entries">
      {props.documents.map((document) => (
        <li key={document.id} lang={document.lang}>
          <a href={`/documenten/${document.id}`}>{document.title}</a>
          <span class="soft">
            {[
              document.datedOn === null ? null : longDate(document.datedOn, props.language),
              document.file === null
                ? null
                : `${typeName(document.file.type)}, ${fileSize(document.file.bytes, props.language)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {document.summary !== '' && <p>{document.summary}</p>}
        </li>
      ))}
    </ul>
  );
}

export function DocumentPage(props: { language: Language; document: Document; body: string }) {
  const { language, document, body } = props;
  const t = documentTexts[language];
  return (
    <article lang={document.lang} class="stack">
      {document.datedOn !== null && <p class="soft">{t.of(longDate(document.datedOn, language))}</p>}
      {document.file !== null && (
        <p>
          <ButtonLink href={`/documenten/${document.id}/bestand`} kind="primary" icon="download">
            {t.downloadAs(typeName(document.file.type), fileSize(document.file.bytes, language))}
          </ButtonLink>
        </p>
      )}
      {body !== '' && (
        <div class="measure">
          <RichText html={richText(body)} />
        </div>
      )}
    </article>
  );
}
