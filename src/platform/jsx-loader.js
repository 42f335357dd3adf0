// Node strips types from .ts by itself; .tsx also needs its JSX compiled. Loaded with --import before anything else.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, enableCompileCache, getCompileCacheDir, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Before the first .ts file, or Node would load its type stripper on every start.
// In a folder of this account's own: the usual one in the temporary folder belongs to whoever came first.
const cache = process.env.NODE_COMPILE_CACHE ?? ownCache();
if (cache !== null) enableCompileCache(cache);
const require = createRequire(import.meta.url);
const folder = ownFolder(getCompileCacheDir());
const options = { jsx: { runtime: 'automatic', importSource: '#jsx' }, sourcemap: false };
const version =
  folder &&
  JSON.stringify([
    options,
    JSON.parse(readFileSync(join(import.meta.dirname, '../../node_modules/oxc-transform/package.json'), 'utf8'))
      .version,
  ]);

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context);
    return { format: 'module', source: compiled(fileURLToPath(url)), shortCircuit: true };
  },
});

/**
 * Kept by what the file holds, beside Node's own compiled code: a changed file is another file. Without such a place it
 * is compiled each time.
 */
function compiled(file) {
  const text = readFileSync(file, 'utf8');
  if (!folder) return compile(file, text);
  const kept = join(
    folder,
    `jsx-${createHash('sha256').update(version).update(file).update('\0').update(text).digest('hex')}.js`,
  );
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    const code = compile(file, text);
    keep(kept, code);
    return code;
  }
}

function compile(file, text) {
  const { code, errors } = require('oxc-transform').transformSync(file, text, options);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0].message}`);
  return code;
}

/** Another process may write the same: whole files only, and a full disk is no reason not to start. */
function keep(place, code) {
  try {
    const own = `${place}.${process.pid}`;
    writeFileSync(own, code, { mode: 0o600, flag: 'wx' });
    renameSync(own, place);
  } catch {}
}

function ownCache() {
  const place = join(tmpdir(), `mijn-contict-compiled-${process.getuid?.() ?? 0}`);
  try {
    mkdirSync(place, { mode: 0o700 });
  } catch {}
  return ownFolder(place);
}

/** Code is only taken from a folder that nobody else can write to. */
function ownFolder(place) {
  try {
    const { uid, mode } = statSync(place);
    return uid === process.getuid?.() && (mode & 0o022) === 0 ? place : null;
  } catch {
    return null;
  }
}
