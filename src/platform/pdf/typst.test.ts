import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { TooCostly } from '../aside/aside.ts';
import { renderPdf } from './typst.ts';

let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pdf-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function template(name: string, source: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, source);
  return path;
}

test('A template that fails says why, and the next PDF is made all the same', async () => {
  const broken = await template('broken.typ', '#let d = json(bytes(sys.inputs.data))\n#d.missing');
  const fine = await template('fine.typ', '#set document(title: "x")\n#json(bytes(sys.inputs.data)).word');
  await assert.rejects(renderPdf(broken, {}), /dictionary does not contain key "missing"/);
  assert.equal(Buffer.from(await renderPdf(fine, { word: 'hallo' })).toString('latin1', 0, 5), '%PDF-');
});

test('A template cannot read files outside its folder', async () => {
  const curious = await template('curious.typ', '#read("../../../../etc/hostname")');
  await assert.rejects(renderPdf(curious, {}), /access denied|not found/);
});

test('Who waits too long is told, and the next PDF is made by a new process', async () => {
  const slow = await template('slow.typ', '#let sum = 0\n#for i in range(1200000) { sum += calc.rem(i, 7) }\n#sum');
  const fine = await template('after.typ', '= Goed');
  await assert.rejects(renderPdf(slow, {}, { timeout: 20 }), /not done after 0.02 seconds/);
  assert.ok((await renderPdf(fine, {})).length > 500);
});

test('A PDF that takes too long takes nobody along: who waited behind it gets theirs, and waiting does not count', async () => {
  const slow = await template(
    'endless.typ',
    '#let sum = 0\n#for i in range(400000000) { sum += calc.rem(i, 7) }\n#sum',
  );
  const fine = await template('behind.typ', '= Goed');
  const endless = assert.rejects(renderPdf(slow, {}, { timeout: 6_000 }), TooCostly);
  const behind = await renderPdf(fine, {}, { timeout: 5_900 });
  assert.ok(behind.length > 500);
  await endless;
});

test('Chinese, Japanese and emoji have a shape in a PDF that can be read aloud; a sign nobody has a shape for is left out', async () => {
  const words = await template(
    'words.typ',
    '#set document(title: "x")\n#set text(font: "Figtree", lang: "nl")\n#json(bytes(sys.inputs.data)).words',
  );
  const pdfOf = async (text: string) => Buffer.from(await renderPdf(words, { words: text }));
  const isUa = (pdf: Buffer) => pdf.toString('latin1').includes('pdfuaid:part');
  const plain = await pdfOf('Gewone tekst');
  const odd = await pdfOf('Chinees: 发票 服务, Japans: 請求書, emoji: 🧾 ✅ 👩‍💻, Grieks Ωμέγα');
  assert.ok(isUa(plain) && isUa(odd), 'PDF/UA holds only when every sign has a shape');
  assert.ok(odd.length < plain.length + 60_000, `${odd.length}: only the shapes that are used are in it`);
  assert.ok(isUa(await pdfOf('Een\u0378 woord')), 'no box is drawn');
});

test('Data beyond 8 MB are refused before any work', async () => {
  const fine = await template('large.typ', 'x');
  await assert.rejects(renderPdf(fine, { text: 'x'.repeat(8_000_001) }), /8000000 characters/);
});

test('A template is named by its absolute path', async () => {
  await assert.rejects(renderPdf('invoice.typ', {}), /absolute path/);
});

test('A document that would take all memory ends its own process, not the portal, and the next PDF is made', async () => {
  const greedy = await template(
    'greedy.typ',
    '#let kept = ()\n#for i in range(80000000) { kept.push(str(i) * 40) }\n#kept.len()',
  );
  const fine = await template('light.typ', '= Goed');
  const before = process.memoryUsage.rss();
  await assert.rejects(renderPdf(greedy, {}, { timeout: 60_000 }), TooCostly);
  assert.ok(process.memoryUsage.rss() - before < 200_000_000);
  assert.ok((await renderPdf(fine, {})).length > 500);
});
