import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The code lists of the rules, each in a small file of its own: what it is, the rule it belongs to, the release it was
 * taken from, and the codes. `npm run code-lists -- FILE` renews them from what the publishers give out.
 */
export const listNames = Object.freeze([
  'address-schemes',
  'allowance-reasons',
  'charge-reasons',
  'countries',
  'credit-note-types',
  'currencies',
  'exemption-reasons',
  'invoice-types',
  'item-classifications',
  'mime-types',
  'note-subjects',
  'object-schemes',
  'organisation-schemes',
  'payment-means',
  'peppol-address-schemes',
  'peppol-credit-note-types',
  'peppol-currencies',
  'peppol-invoice-types',
  'tax-point-dates',
  'units',
  'vat-categories',
] as const);

export type ListName = (typeof listNames)[number];

/** `rule` names the assertion of the release that holds the list. */
export type CodeList = Readonly<{ title: string; rule: string; release: string; codes: ReadonlySet<string> }>;

export const listFolder: string = join(import.meta.dirname, 'code-lists');

/** A file with three lines that begin with "# " and then codes, apart by white space. */
export function readCodeList(text: string): CodeList {
  const lines = text.trimEnd().split('\n');
  const [title = '', rule = '', release = ''] = lines.slice(0, 3).map((line) => line.replace(/^# /, ''));
  return Object.freeze({ title, rule, release, codes: new Set(lines.slice(3).flatMap((line) => line.split(' '))) });
}

/** The same text again: sorted, in lines of at most 116 characters. */
export function writeCodeList({ title, rule, release, codes }: CodeList): string {
  const lines: string[] = [];
  let line = '';
  for (const code of [...codes].toSorted()) {
    if (line && line.length + code.length >= 116) lines.push(line);
    line = line && line.length + code.length < 116 ? `${line} ${code}` : code;
  }
  return `${[`# ${title}`, `# ${rule}`, `# ${release}`, ...lines, line].join('\n')}\n`;
}

export const codeLists: Readonly<Record<ListName, CodeList>> = Object.freeze(
  Object.fromEntries(
    listNames.map((name) => [name, readCodeList(readFileSync(join(listFolder, `${name}.txt`), 'utf8'))] as const),
  ) as Record<ListName, CodeList>,
);
