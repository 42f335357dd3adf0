import { choose } from '../../../platform/text/choose.ts';
import type { Language } from '../../../platform/text/language.ts';

export type Document = Readonly<{
  id: string;
  kind: 'contract' | 'manual';
  title: string;
  summary: string;
  category: string;
  datedOn: string | null;
  file: null | Readonly<{ name: string; type: string; bytes: number }>;
  lang: 'nl' | undefined;
}>;

export type DocumentRow = Readonly<{
  id: string;
  kind: 'contract' | 'manual';
  title_nl: string;
  title_en: string | null;
  summary_nl: string | null;
  summary_en: string | null;
  category_nl: string | null;
  category_en: string | null;
  dated_on: string | null;
  file_name: string | null;
  file_type: string | null;
  file_bytes: number | null;
}>;

/** A row in the reader's language. */
export function documentOf(row: DocumentRow, language: Language): Document {
  const title = choose(language, row.title_nl, row.title_en);
  return {
    id: row.id,
    kind: row.kind,
    title: title.text,
    summary: choose(language, row.summary_nl ?? '', row.summary_en).text,
    category: choose(language, row.category_nl ?? '', row.category_en).text,
    datedOn: row.dated_on,
    file:
      row.file_name === null || row.file_type === null || row.file_bytes === null
        ? null
        : { name: row.file_name, type: row.file_type, bytes: row.file_bytes },
    lang: title.lang,
  };
}

/** 'PDF', 'Excel' … as people call a type of file. */
export function typeName(type: string): string {
  const names: Readonly<Record<string, string>> = {
    'application/pdf': 'PDF',
    'image/png': 'PNG',
    'image/jpeg': 'JPEG',
    'text/csv': 'CSV',
    'text/plain': 'TXT',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  };
  return names[type] ?? 'bestand';
}
