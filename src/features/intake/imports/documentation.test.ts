import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { columnsOf } from '../import-kinds/index.ts';
import { problemTexts, readFile } from '../import-files/index.ts';
import { kinds } from '../../../kinds.ts';

const page = readFileSync('docs/import.md', 'utf8');

test('docs/import.md names every field of every kind, and every problem', () => {
  for (const kind of kinds) {
    const chapter = page.split(`\n### ${kind.name}\n`)[1]?.split('\n#')[0] ?? '';
    for (const { name, doc, required } of kind.fields)
      assert.ok(
        chapter.includes(`| ${required ? `**${name}**` : name} | ${doc.replaceAll('|', '\\|')}`),
        `${kind.name}: ${name}`,
      );
  }
  for (const code of Object.keys(problemTexts)) assert.ok(page.includes(`| \`${code}\` |`), code);
});

test('the examples of docs/import.md can be imported', async () => {
  const example = (language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\n\`\`\``).exec(page)![1]!;
  for (const [language, format, name] of [
    ['csv', 'csv', 'customers'],
    ['json', 'json', 'contacts'],
    ['markdown', 'markdown', 'news'],
  ] as const) {
    const sheet = await readFile(
      Buffer.from(example(language)),
      format,
      columnsOf(kinds.find((kind) => kind.name === name)!),
      { file: 'voorbeeld.md' },
    );
    assert.deepEqual([sheet.rows.length, sheet.problems], [1, []], language);
  }
});
