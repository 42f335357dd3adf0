import type { Language } from '../../../platform/text/language.ts';
import { Card } from '../../../ui/card.tsx';
import { fileSize } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { FileRow, InvoiceDetail } from './queries-detail.ts';
import { externalDocuments } from './rules-documents.ts';
import { detailTexts } from './texts-detail.ts';

type FilesProps = Readonly<{ invoice: InvoiceDetail; files: readonly FileRow[]; language: Language }>;

/** Everything to take along: the PDF (there always is one), the UBL, the attachments. */
export function FilesCard({ invoice, files, language }: FilesProps) {
  const t = detailTexts[language];
  const page = `/facturen/${encodeURIComponent(invoice.address)}`;
  const source = files.find(({ role, type }) => role === 'source' && type === 'application/xml');
  return (
    <Card title={t.files}>
      <ul class="reach">
        <FileLink href={`${page}/pdf?download=1`} label={pdfLabel(files, language)} />
        <FileLink href={`${page}/pdf`} label={t.view} icon="eye" />
        {source !== undefined && (
          <FileLink
            href={`${page}/ubl`}
            label={t.download(invoice.document.syntax === 'cii' ? 'CII' : t.ubl, fileSize(source.bytes, language))}
          />
        )}
        {files
          .filter(({ role }) => role === 'attachment')
          .map((file) => (
            <FileLink
              key={file.id}
              href={`${page}/bijlagen/${file.id}`}
              label={t.download(file.name, fileSize(file.bytes, language))}
            />
          ))}
        {externalDocuments(invoice.document).map(({ url, name }) => (
          <li key={url}>
            <Icon name="external-link" />
            <a href={url} rel="noreferrer">
              {name} <span class="hidden">{t.elsewhere}</span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** "Download PDF (84 kB)"; without a size as long as it has not been made. */
export function pdfLabel(files: readonly FileRow[], language: Language): string {
  const pdf = files.find(({ role }) => role === 'pdf' || role === 'made-pdf');
  return detailTexts[language].download('PDF', pdf === undefined ? '' : fileSize(pdf.bytes, language));
}

function FileLink({
  href,
  label,
  icon = 'download',
}: Readonly<{ href: string; label: string; icon?: 'download' | 'eye' }>) {
  return (
    <li>
      <Icon name={icon} />
      <a href={href}>{label}</a>
    </li>
  );
}
