import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { renderPdf } from '../../../platform/pdf/typst.ts';
import type { Brand } from '../../../ui/brand/brand.ts';

const template = fileURLToPath(new URL('./manual.typ', import.meta.url));
const english = /^<!-- en -->$/m;

type Block = Readonly<{ kind: 'heading' | 'text' | 'list' | 'steps'; rows: readonly string[] }>;

/** The Dutch half of a manual in Markdown as a PDF to print. */
export function manualPdf(markdown: string, today: string, { company, colours }: Brand): Promise<Uint8Array> {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(markdown) ?? [];
  const fields = parse(front) as Readonly<Record<string, string | undefined>>;
  const field = (name: string): string => String(fields[name] ?? '');
  const dutch = body.split(english)[0] ?? body;
  return renderPdf(template, {
    company,
    colours,
    title: field('titleNl'),
    summary: field('summaryNl'),
    date: field('datedOn') || today,
    blocks: blocksOf(dutch),
  });
}

function blocksOf(text: string): readonly Block[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((part): Block => {
      const rows = part.split('\n');
      if (part.startsWith('## ')) return { kind: 'heading', rows: [part.slice(3)] };
      if (rows.every((row) => row.startsWith('- ')))
        return { kind: 'list', rows: rows.map((row) => plain(row.slice(2))) };
      if (rows.every((row) => /^\d+\. /.test(row)))
        return { kind: 'steps', rows: rows.map((row) => plain(row.replace(/^\d+\. /, ''))) };
      return { kind: 'text', rows: [plain(rows.join(' '))] };
    });
}

/** The marks of bold text and code and the addresses of links have no use on paper. */
function plain(text: string): string {
  return text
    .replaceAll('`', '')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}
