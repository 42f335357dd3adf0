import { createHash } from 'node:crypto';
import { cleanFilename, endsAs, fileName } from '../../../platform/files/file-name.ts';
import { limits, type Row } from '../../intake/import-files/index.ts';
import { fileKindOf, type Cell, type FieldType } from '../../intake/import-kinds/index.ts';

/** The file of a document, not yet stored. `open` reads its bytes again, so that none are kept in memory meanwhile. */
export type DocumentFile = Readonly<{
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  open: () => Uint8Array;
}>;

export const base64: FieldType<string> = {
  read: (value, cell) => {
    if (typeof value !== 'string') return cell.problem('not_text');
    const text = value.replace(/[\r\n]/g, '').trim();
    if (text.length > (limits.fileBytes / 3) * 4 + 4)
      return cell.problem('file_too_large', 'fileContent', limits.fileBytes / 1024 / 1024);
    return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? text : cell.problem('file_not_base64');
  },
  schema: {
    type: 'string',
    contentEncoding: 'base64',
    description: `At most ${limits.fileBytes / 1024 / 1024} MB once decoded.`,
  },
};

/** Finds the one file a record brings along: sent with it as base64, or lying beside it. Checks what it really is. */
export function documentFile(values: Readonly<Record<string, unknown>>, cell: Cell, row: Row): DocumentFile | null {
  const { file, fileName, fileContent } = values as {
    file: string | null;
    fileName: string | null;
    fileContent: string | null;
  };
  if (file === null) {
    if (fileName === null && fileContent === null) return null;
    if (fileName === null || fileContent === null) return cell.inside('fileName').problem('file_name_missing') ?? null;
    return inspect(
      () => Buffer.from(row.values.get('fileContent') as string, 'base64'),
      fileName,
      cell.inside('fileContent'),
    );
  }
  const at = cell.inside('file');
  const { beside } = row;
  if (beside === null) return at.problem('file_only_here') ?? null;
  const first = beside(file);
  if (typeof first === 'string') return at.problem(first, file, limits.fileBytes / 1024 / 1024) ?? null;
  return inspect(() => beside(file) as Uint8Array, fileName ?? file, at, first);
}

function inspect(open: () => Uint8Array, givenName: string, cell: Cell, bytes = open()): DocumentFile | null {
  const name = cleanFilename(givenName) ?? 'bestand';
  if (bytes.byteLength === 0) return cell.problem('file_empty', name) ?? null;
  if (bytes.byteLength > limits.fileBytes)
    return cell.problem('file_too_large', name, limits.fileBytes / 1024 / 1024) ?? null;
  const kind = fileKindOf(bytes, name);
  if (kind === null) return cell.problem('file_type', name) ?? null;
  if (!endsAs(name, kind.type)) return cell.problem('file_type_differs', name, kind.name) ?? null;
  return {
    name: fileName(name, kind.type),
    type: kind.type,
    bytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    open,
  };
}
