import type MarkdownIt from 'markdown-it';
import type sanitizeHtml from 'sanitize-html';
import { later } from '../later.ts';

declare const sanitized: unique symbol;
/** HTML that was made and cleaned here. Nothing else may brand a string so. */
export type SafeHtml = string & { readonly [sanitized]: true };

// Raw HTML in the source stays text; headings begin at level 2, as the page brings its own h1.
const markdownIt = later<typeof MarkdownIt>('markdown-it');
let reader: InstanceType<typeof MarkdownIt> | undefined;
const markdown = () => (reader ??= new (markdownIt())({ html: false, linkify: true, typographer: false }));
const clean = later<typeof sanitizeHtml>('sanitize-html');

const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'strong',
    'em',
    's',
    'ul',
    'ol',
    'li',
    'h2',
    'h3',
    'h4',
    'blockquote',
    'code',
    'pre',
    'a',
    'hr',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'kbd',
  ],
  allowedAttributes: { a: ['href', 'rel'], th: ['scope'], ol: ['start'] },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    h1: 'h2',
    a: (_, attribs) => ({
      tagName: 'a',
      attribs: {
        href: attribs['href'] ?? '',
        ...(/^https?:/.test(attribs['href'] ?? '') ? { rel: 'noopener noreferrer' } : {}),
      },
    }),
  },
};

const kept = new Map<string, SafeHtml>();
const keepAtMost = 500;

/** Markdown to clean HTML. The same text is worked out once. */
export function richText(source: string): SafeHtml {
  const known = kept.get(source);
  if (known !== undefined) return known;
  if (kept.size >= keepAtMost) kept.clear();
  const html = clean()(markdown().render(source), allowed) as SafeHtml;
  kept.set(source, html);
  return html;
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** The words of a Markdown text without its marks: for search, feeds and mail. */
export function wordsOf(source: string): string {
  const text = clean()(markdown().render(source), { allowedTags: [], allowedAttributes: {} });
  return text
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => signs[name]!)
    .replace(/\s+/g, ' ')
    .trim();
}
