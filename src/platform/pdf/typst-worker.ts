import { dirname } from 'node:path';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import { ownTypefaces, widerTypefaces } from './typefaces.ts';
import type { PdfJob } from './typst.ts';

/**
 * One compiler per folder of templates: it cannot read a file outside that folder. Those with every sign there is are
 * made when a text needs them.
 */
const compilers = { own: new Map<string, NodeCompiler>(), wide: new Map<string, NodeCompiler>() };
const own = ownTypefaces();
let wider: readonly Buffer[] | null = null;

function compilerFor(folder: string, width: keyof typeof compilers): NodeCompiler {
  const known = compilers[width].get(folder);
  if (known !== undefined) return known;
  const fontBlobs = width === 'own' ? [...own] : [...own, ...(wider ??= widerTypefaces())];
  const made = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs }] });
  compilers[width].set(folder, made);
  return made;
}

/**
 * One PDF, in the process of `renderPdf`; throws what the template says when it fails. PDF/UA-1 refuses a sign without
 * a shape: then the wider typefaces try, and what those lack too is left out.
 */
export default function render({ template, data }: PdfJob): Uint8Array {
  const folder = dirname(template);
  const compiler = compilerFor(folder, 'own');
  const made = compiled(compiler, template, data);
  try {
    return written(compiler, made, true);
  } catch (error) {
    if (shapeless(error).length === 0) return written(compiler, made, false);
  } finally {
    compiler.evictCache(10);
  }
  const wide = compilerFor(folder, 'wide');
  const again = compiled(wide, template, data);
  try {
    return written(wide, again, true);
  } catch (error) {
    const fitting = compiled(wide, template, without(data, shapeless(error)));
    try {
      return written(wide, fitting, true);
    } catch {
      return written(wide, fitting, false);
    }
  } finally {
    wide.evictCache(10);
  }
}

type Made = NonNullable<ReturnType<NodeCompiler['compile']>['result']>;

function compiled(compiler: NodeCompiler, template: string, data: string): Made {
  const made = compiler.compile({ mainFilePath: template, inputs: { data } });
  if (made.result === null) throw new Error(explain(compiler, made.takeError()));
  return made.result;
}

const written = (compiler: NodeCompiler, made: Made, strict: boolean) =>
  compiler.pdf(made, strict ? { pdfStandard: 'ua-1' } : {});

/** The signs an error of PDF/UA names as having no shape. Typst writes them as Rust does: `"票"`, `"\\u{378}"`. */
const shapeless = (error: unknown): readonly string[] =>
  [...String(error).matchAll(/the text `\\"(.*?)\\"` could not be displayed/g)].map(([, sign]) =>
    sign!.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16))),
  );

const without = (data: string, signs: readonly string[]): string =>
  signs.reduce((text, sign) => (/^[\x00-\x7f]*$/.test(sign) ? text : text.replaceAll(sign, '')), data);

function explain(compiler: NodeCompiler, error: NodeError | null): string {
  const found: readonly unknown[] = error === null ? [] : compiler.fetchDiagnostics(error);
  const messages = found.map((one) =>
    typeof one === 'object' && one !== null && 'message' in one ? String(one.message) : String(one),
  );
  return `The PDF template failed: ${messages.join('; ') || 'no reason given'}`;
}
