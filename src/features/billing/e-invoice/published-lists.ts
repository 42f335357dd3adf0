import { codeLists, type ListName, listNames } from './code-lists.ts';
import { defaultLimits } from './invoice.ts';
import { readXml } from './read-xml.ts';
import { descendants, type Element } from './xml-tree.ts';

const limits = { ...defaultLimits, textLength: 2_000_000 };

/**
 * The lists in a file of rules (Schematron), found by the id of the assertion that each list names. Such a file writes
 * a list as `contains(' A B C ', …)`, `tokenize('A B C', …)` or `@x = 'A' or @x = 'B'`.
 */
export function listsInRules(text: string): readonly (readonly [ListName, ReadonlySet<string>])[] {
  const xml = readXml(Buffer.from(text), limits);
  if (!xml.ok) return [];
  const tests = new Map<string, string>();
  const variables = new Map<string, string>();
  for (const { attributes } of descendants(xml.root)) {
    const { id, test, name, value } = attributes;
    if (id && test) tests.set(id, test);
    if (name && value) variables.set(name, value);
    // The two halves of the release write a rule as an assertion, or as the value of a parameter.
    if (name?.startsWith('BR-') && value) tests.set(name, value);
  }
  return listNames.flatMap((list): (readonly [ListName, ReadonlySet<string>])[] => {
    const test = tests.get(codeLists[list].rule);
    const lists = test ? listsIn(test, variables) : [];
    // BR-CL-01 holds the types of invoices first and those of credit notes second.
    const codes = list === 'credit-note-types' ? lists[1] : lists[0];
    return codes && codes.length > 0 ? [[list, new Set(codes)]] : [];
  });
}

function listsIn(test: string, variables: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const whole = test.replace(/\$(\w+)/g, (name, key: string) => variables.get(key) ?? name);
  const rows = [...whole.matchAll(/(?:contains|tokenize)\(\s*'([^']{3,})'/g)].map(([, row = '']) =>
    row.split(/\s+/).filter((code) => code !== ''),
  );
  const equals = [...whole.matchAll(/@\w+ = '([^']+)'/g)].map(([, code = '']) => code);
  return rows.length > 0 ? rows : [equals];
}

/** The first column of every row of a genericode list (OASIS), or the one that is its key. */
export function codesInGenericode(text: string): ReadonlySet<string> {
  const xml = readXml(Buffer.from(text), limits);
  if (!xml.ok) return new Set();
  const all = [...descendants(xml.root)];
  const key = all.find(({ name, parent }) => local(name) === 'ColumnRef' && local(parent?.name) === 'Key')?.attributes[
    'Ref'
  ];
  return new Set(
    all
      .filter(({ name }) => local(name) === 'Row')
      .flatMap((row) => {
        const value =
          row.children.find(({ attributes }) => key !== undefined && attributes['ColumnRef'] === key) ??
          row.children[0];
        const code = value?.children.find((one: Element) => local(one.name) === 'SimpleValue')?.text;
        return code ? [code] : [];
      }),
  );
}

function local(name: string | undefined): string {
  return name?.split(':')[1] ?? '';
}

/** The first column of a CSV, whatever parts its columns; the head is passed over. */
export function codesInCsv(text: string): ReadonlySet<string> {
  const [, ...rows] = text
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/);
  return new Set(rows.map((row) => /^\s*"?([^",;\t]+)/.exec(row)?.[1]?.trim() ?? '').filter((code) => code !== ''));
}
