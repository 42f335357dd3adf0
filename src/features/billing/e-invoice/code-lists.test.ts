import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { codeLists, listFolder, listNames, readCodeList, writeCodeList } from './code-lists.ts';
import { renewCodeLists } from './renew-code-lists.ts';
import { releases } from './releases.ts';

test('every code list names its rule and a release, and is written as the command writes it', () => {
  for (const name of listNames) {
    const text = readFileSync(join(listFolder, `${name}.txt`), 'utf8');
    assert.equal(writeCodeList(readCodeList(text)), text, name);
    assert.match(codeLists[name].rule, /^(?:BR-CL-\d\d|PEPPOL-EN16931-(?:CL|P)\d+)$/);
    assert.ok([releases.en16931, releases.peppol].includes(codeLists[name].release as never), name);
  }
});

/** Runs the command on one file in a folder of its own. */
function renew(
  name: string,
  content: string,
  args: readonly string[],
): { code: number; said: string; read: (list: string) => string } {
  const folder = mkdtempSync(join(tmpdir(), 'code-lists-'));
  try {
    writeFileSync(join(folder, name), content);
    const said: string[] = [];
    const code = renewCodeLists([join(folder, name), ...args], (line) => said.push(line), folder);
    const written = new Map<string, string>(
      listNames.flatMap((list) => {
        try {
          return [[list, readFileSync(join(folder, `${list}.txt`), 'utf8')] as const];
        } catch {
          return [];
        }
      }),
    );
    return { code, said: said.join('\n'), read: (list) => written.get(list) ?? '' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const release = ['--release', 'EN 16931 9.9.9'];
const countries = [...codeLists.countries.codes].filter((code) => code !== 'NL');

test('a published list in genericode or CSV renews the list that is named, and says what came and went', () => {
  const rows = [...countries, 'QQ'].map(
    (code) =>
      `<Row><Value ColumnRef="name"><SimpleValue>Land</SimpleValue></Value><Value ColumnRef="code"><SimpleValue>${code}</SimpleValue></Value></Row>`,
  );
  const gc = `<gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/"><ColumnSet><Key Id="k"><ColumnRef Ref="code"/></Key></ColumnSet><SimpleCodeList>${rows.join('')}</SimpleCodeList></gc:CodeList>`;
  for (const [name, content] of [
    ['c.gc', gc],
    ['c.csv', `Code;Name\n${[...countries, 'QQ'].map((code) => `${code};Land`).join('\n')}\n`],
  ] as const) {
    const { code, said, read } = renew(name, content, [...release, '--list', 'countries']);
    assert.equal(code, 0, said);
    assert.match(said, /countries: 251 codes; new: QQ; gone: NL/);
    assert.match(read('countries'), /^# ISO 3166-1.*\n# BR-CL-14\n# EN 16931 9\.9\.9\n1A AD /);
  }
});

test('a file of rules renews every list it holds, each by the id of its rule', () => {
  const listed = (name: 'invoice-types' | 'credit-note-types' | 'currencies'): string =>
    ` ${[...codeLists[name].codes, 'QQQ'].join(' ')} `;
  const rules = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><let name="MIME" value="tokenize('application/pdf image/png image/jpeg text/csv', '\\s')"/>
    <assert id="BR-CL-01" test="(contains('${listed('invoice-types')}', concat(' ', ., ' '))) or (contains('${listed('credit-note-types')}', concat(' ', ., ' ')))"/>
    <assert id="BR-CL-04" test="contains('${listed('currencies')}', concat(' ', normalize-space(.), ' '))"/>
    <assert id="BR-CL-24" test="@mimeCode = 'application/pdf' or @mimeCode = 'image/png' or @mimeCode = 'text/plain'"/></schema>`;
  const { said } = renew('rules.sch', rules, release);
  assert.deepEqual(
    said.split('\n').map((line) => line.split(':')[0]),
    ['credit-note-types', 'currencies', 'invoice-types', 'mime-types'],
  );
  assert.match(said, /credit-note-types: 14 codes; new: QQQ/);
  assert.match(said, /mime-types: 3 codes; new: text\/plain/);
});

test('a wrong file, a list nobody has and a release that is not named write nothing', () => {
  assert.match(renew('c.csv', 'Code\nNL\n', ['--list', 'countries']).said, /--release/);
  assert.match(renew('c.csv', 'Code\nNL\n', [...release, '--list', 'landen']).said, /--list: address-schemes/);
  const half = renew('c.csv', 'Code\nNL\n', [...release, '--list', 'countries']);
  assert.match(half.said, /1 codes for countries, which has 251. Nothing is written/);
  assert.deepEqual([half.code, half.read('countries')], [1, '']);
});
