import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

type Asset = Readonly<{
  name: string;
  address: string;
  type: string;
  plain: Buffer;
  br: Promise<Buffer> | null;
  gzip: Promise<Buffer> | null;
}>;
/**
 * `address('css/portal.css')` → '/assets/css/portal.3f9a1c.css'. Throws on an unknown name: a broken link is a bug.
 * `favicon` is an address that holds the picture itself. `starter` is the one line of script that pages carry;
 * `allowed` holds it and the rules for fetching ahead: the only texts in a page that a browser takes as a script, by
 * their hash.
 */
export type Assets = Readonly<{
  address: (name: string) => string;
  favicon: string;
  starter: string;
  allowed: readonly string[];
  all: readonly Asset[];
}>;

// The best packing takes a tenth of a second in all: other threads do that while the portal starts.
const brotli = promisify(brotliCompress) as (bytes: Buffer) => Promise<Buffer>;
const gzipped = promisify(gzip) as (bytes: Buffer, options: { level: number }) => Promise<Buffer>;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/speculationrules+json', // the only JSON here: which links browsers may fetch ahead
};

/**
 * Reads the public folder once: files keep their name plus a hash of their bytes; css/*.css become one css/portal.css
 * and js/*.js one js/portal.js, in name order: one request each. `made` adds files that are not on disk (the brand's
 * stylesheet, which goes first).
 */
export function loadAssets(folder: string, made: Readonly<Record<string, string | Uint8Array>> = {}): Assets {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && extname(entry.name) in types,
  );
  const sources = new Map<string, Buffer>();
  const styles: string[] = [];
  const scripts: string[] = [];
  for (const entry of files.sort((a, b) => join(a.parentPath, a.name).localeCompare(join(b.parentPath, b.name)))) {
    const name = join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/');
    const bytes = readFileSync(join(folder, name));
    if (name.startsWith('css/')) styles.push(bytes.toString('utf8'));
    else if (name.startsWith('js/')) scripts.push(bytes.toString('utf8'));
    else sources.set(name, bytes);
  }
  for (const [name, content] of Object.entries(made)) {
    if (name.startsWith('css/')) styles.unshift(String(content));
    else sources.set(name, typeof content === 'string' ? Buffer.from(content) : Buffer.from(content));
  }
  sources.set('css/portal.css', Buffer.from(smaller(styles.join('\n'))));
  // Each in a block of its own: what one file calls something is nothing to the others.
  sources.set('js/portal.js', Buffer.from(scripts.map((script) => `{\n${script}}\n`).join('')));

  const assets: Asset[] = [];
  const addresses = new Map<string, string>();
  const add = (name: string, bytes: Buffer) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    const ending = extname(name);
    const address = `/assets/${name.slice(0, -ending.length)}.${hash}${ending}`;
    const text = ending !== '.woff2' && ending !== '.png' && ending !== '.webp' && ending !== '.jpg';
    assets.push(
      Object.freeze({
        name,
        address,
        type: types[ending]!,
        plain: bytes,
        br: text ? brotli(bytes) : null,
        gzip: text ? gzipped(bytes, { level: 9 }) : null,
      }),
    );
    addresses.set(name, address);
  };
  // Stylesheets last: they name other assets as url('/assets/<name>'), which must become the hashed address.
  const ordered = [...sources].sort(([a], [b]) => Number(a.endsWith('.css')) - Number(b.endsWith('.css')));
  for (const [name, bytes] of ordered) {
    add(
      name,
      name.endsWith('.css')
        ? Buffer.from(
            bytes
              .toString('utf8')
              .replace(/\/assets\/([\w./-]+)/g, (whole, inner: string) => addresses.get(inner) ?? whole),
          )
        : bytes,
    );
  }
  const address = (name: string) => {
    const found = addresses.get(name);
    if (found === undefined) throw new Error(`There is no asset ${name}.`);
    return found;
  };
  // Once something shows: neither its bytes nor its work keep anybody from reading.
  const starter = `new PerformanceObserver(()=>import('${address('js/portal.js')}')).observe({type:'paint',buffered:true})`;
  return Object.freeze({
    all: Object.freeze(assets),
    address,
    favicon: inAddress(sources.get('icons/favicon.svg')!.toString('utf8')),
    starter,
    allowed: Object.freeze([
      starter,
      ...assets.filter(({ type }) => type === types['.json']).map(({ plain }) => plain.toString('utf8')),
    ]),
  });
}

/**
 * A small picture as an address: only what may not stand in one, or would have to be escaped in an attribute, is
 * written otherwise.
 */
function inAddress(svg: string): string {
  return `data:image/svg+xml,${svg
    .trim()
    .replaceAll('"', "'")
    .replace(/[%#<>&{}|\\^`\s]|[^\x21-\x7e]/gu, encodeURIComponent)}`;
}

/** Comments and indents out of a stylesheet; nothing cleverer. */
function smaller(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n')
    .replace(/\n+/g, '\n')
    .trim();
}

/** Serves the assets, unchangeable for a year: new bytes get a new address. */
export function serveAssets(app: FastifyInstance, assets: Assets): void {
  for (const asset of assets.all) {
    app.get(asset.address, { config: { needs: 'public' } }, async (request, reply) => {
      const accepted = request.headers['accept-encoding'] ?? '';
      const packed =
        asset.br && /\bbr\b/.test(accepted)
          ? (['br', asset.br] as const)
          : asset.gzip && /\bgzip\b/.test(accepted)
            ? (['gzip', asset.gzip] as const)
            : null;
      reply.headers({
        'content-type': asset.type,
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
      });
      if (packed) reply.header('content-encoding', packed[0]);
      return reply.send(packed ? await packed[1] : asset.plain);
    });
  }
}
