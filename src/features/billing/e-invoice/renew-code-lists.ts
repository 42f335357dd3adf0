import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { codeLists, type CodeList, listFolder, type ListName, listNames, writeCodeList } from './code-lists.ts';
import { codesInCsv, codesInGenericode, listsInRules } from './published-lists.ts';

/**
 * `npm run code-lists -- FILE --release TEXT [--list NAME]`: writes the code lists anew from what a publisher gives
 * out. A file of rules (.sch) renews every list that it holds; a genericode (.gc, .xml) or CSV file renews the one that
 * is named.
 */
export function renewCodeLists(args: readonly string[], say: (line: string) => void, folder = listFolder): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { release: { type: 'string' }, list: { type: 'string' } },
  });
  const [file] = positionals;
  if (file === undefined) {
    for (const name of listNames)
      say(
        `${name.padEnd(26)} ${String(codeLists[name].codes.size).padStart(5)}  ${codeLists[name].release}  ${codeLists[name].title}`,
      );
    return 0;
  }
  if (!values.release) return refuse(say, 'Say which release the file is of: --release "EN 16931 1.3.17".');
  const found = listsIn(file, readFileSync(file, 'utf8'), values.list);
  if (typeof found === 'string') return refuse(say, found);
  for (const [name, codes] of found) {
    const old = codeLists[name];
    const [came, went] = [
      [...codes].filter((code) => !old.codes.has(code)),
      [...old.codes].filter((code) => !codes.has(code)),
    ];
    // Half a list is a wrong file more often than a new release.
    if (codes.size < old.codes.size / 2)
      return refuse(
        say,
        `${file} has ${codes.size} codes for ${name}, which has ${old.codes.size}. Nothing is written. Look whether it is the right file.`,
      );
    const list: CodeList = { ...old, release: values.release, codes };
    writeFileSync(join(folder, `${name}.txt`), writeCodeList(list));
    say(
      `${name}: ${codes.size} codes${came.length > 0 ? `; new: ${came.join(' ')}` : ''}${went.length > 0 ? `; gone: ${went.join(' ')}` : ''}`,
    );
  }
  return 0;
}

function refuse(say: (line: string) => void, why: string): number {
  say(why);
  return 1;
}

type Found = readonly (readonly [ListName, ReadonlySet<string>])[];

/** What a file holds, or why it cannot be used. */
function listsIn(file: string, text: string, list: string | undefined): Found | string {
  const rules = text.includes('purl.oclc.org/dsdl/schematron');
  const all = rules ? listsInRules(text).filter(([name]) => list === undefined || name === list) : [];
  if (rules) return all.length > 0 ? all : `${file} holds none of the lists${list ? ` named ${list}` : ''}.`;
  const name = listNames.find((one) => one === list);
  if (!name) return `Say which list it is with --list: ${listNames.join(', ')}.`;
  const codes = text.trimStart().startsWith('<') ? codesInGenericode(text) : codesInCsv(text);
  return codes.size > 0 ? [[name, codes]] : `${file} holds no codes. It must be genericode, CSV or a file of rules.`;
}

if (import.meta.main)
  process.exit(
    renewCodeLists(process.argv.slice(2), (line) => {
      process.stdout.write(`${line}\n`);
    }),
  );
