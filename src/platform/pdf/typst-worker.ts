import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import type { PdfAnswer, PdfJob } from './typst.ts';

/** One compiler per folder of templates: it cannot read a file outside that folder. */
const compilers = new Map<string, NodeCompiler>();
const fonts = ['400Regular', '600SemiBold'].map((style) =>
  readFileSync(new URL(import.meta.resolve(`@expo-google-fonts/figtree/${style}/Figtree_${style}.ttf`))),
);

function compilerFor(folder: string): NodeCompiler {
  const known = compilers.get(folder);
  if (known !== undefined) return known;
  const made = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] });
  compilers.set(folder, made);
  return made;
}

function render({ template, data }: PdfJob): Uint8Array<ArrayBuffer> {
  const compiler = compilerFor(dirname(template));
  const made = compiler.compile({ mainFilePath: template, inputs: { data } });
  if (made.result === null) throw new Error(explain(compiler, made.takeError()));
  try {
    return Uint8Array.from(compiler.pdf(made.result, { pdfStandard: 'ua-1' }));
  } catch {
    // A character that no typeface has breaks the strict standard. A tagged PDF that shows a box is better than none.
    return Uint8Array.from(compiler.pdf(made.result));
  } finally {
    compiler.evictCache(10);
  }
}

function explain(compiler: NodeCompiler, error: NodeError | null): string {
  const found: readonly unknown[] = error === null ? [] : compiler.fetchDiagnostics(error);
  const messages = found.map((one) => (typeof one === 'object' && one !== null && 'message' in one ? String(one.message) : String(one)));
  return `The PDF template failed: ${messages.join('; ') || 'no reason given'}`;
}

function answer(job: PdfJob): PdfAnswer {
  try {
    return { id: job.id, pdf: render(job) };
  } catch (error) {
    return { id: job.id, error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (job: PdfJob) => {
  const made = answer(job);
  parentPort?.postMessage(made, 'pdf' in made ? [made.pdf.buffer] : []);
});
