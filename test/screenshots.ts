// `npm run screenshots`: starts the portal with sample customers and writes the pictures of the README, each at most
// 150 kB.
import { mkdir, writeFile } from 'node:fs/promises';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { openBrowser } from './browser.ts';
import { demoPeople, demoPortal } from './demo-portal.ts';

const folder = 'docs/images';
const largest = 150_000;
const shots = { overzicht: '/', facturen: '/facturen' } as const;

const t = await demoPortal('screenshots');
const base = await t.listen();
const browser = await openBrowser();
try {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'nl-NL',
  });
  const visitor = await t.visitor(demoPeople.finance);
  for (const [name, value] of visitor.cookies) await context.addCookies([{ name, value, url: base }]);
  const page = await context.newPage();
  await mkdir(folder, { recursive: true });
  for (const [name, address] of Object.entries(shots)) {
    await page.goto(base + address, { waitUntil: 'networkidle' });
    const path = `${folder}/${name}.png`;
    const picture = packed(await page.screenshot());
    await writeFile(path, picture);
    process.stdout.write(`${path} ${Math.round(picture.length / 1000)} kB\n`);
    if (picture.length > largest) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await t.close();
}
process.exit();

/**
 * The picture in at most 256 of its colours, each other dot in the nearest of them: a third of the bytes, the same to
 * the eye.
 */
function packed(png: Buffer): Buffer {
  const { width, height, dots } = unpacked(png);
  const counts = new Map<number, number>();
  for (const dot of dots) counts.set(dot, (counts.get(dot) ?? 0) + 1);
  const often = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  // The most used ones as they are; then one of each shade, or the many greys of letters would push a small spot of
  // colour out.
  const shades = [...Map.groupBy(often.slice(100), (colour) => colour & 0xf0f0f0).values()].map(([first]) => first!);
  const palette = [...often.slice(0, 100), ...shades].slice(0, 256);
  const nearest = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const dot = dots[y * width + x]!;
      let index = nearest.get(dot);
      if (index === undefined)
        nearest.set(
          dot,
          (index = palette.reduce(
            (best, colour, at) => (distance(colour, dot) < distance(palette[best]!, dot) ? at : best),
            0,
          )),
        );
      rows[y * (width + 1) + 1 + x] = index;
    }
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function distance(a: number, b: number): number {
  return (
    Math.abs((a >> 16) - (b >> 16)) + Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)) + Math.abs((a & 255) - (b & 255))
  );
}

/** The dots of a browser's PNG (8 bits RGB, not interlaced), as 0xRRGGBB. */
function unpacked(png: Buffer): { width: number; height: number; dots: Uint32Array } {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (png[24] !== 8 || png[25] !== 2) throw new Error('The browser made another kind of PNG than RGB.');
  const raw = inflateSync(Buffer.concat(parts));
  const line = width * 3;
  const bytes = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)]!;
    for (let x = 0; x < line; x += 1) {
      const left = x < 3 ? 0 : bytes[y * line + x - 3]!;
      const up = y === 0 ? 0 : bytes[(y - 1) * line + x]!;
      const corner = x < 3 || y === 0 ? 0 : bytes[(y - 1) * line + x - 3]!;
      bytes[y * line + x] =
        raw[y * (line + 1) + 1 + x]! + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
    }
  }
  return {
    width,
    height,
    dots: Uint32Array.from(
      { length: width * height },
      (_, at) => (bytes[at * 3]! << 16) | (bytes[at * 3 + 1]! << 8) | bytes[at * 3 + 2]!,
    ),
  };
}

/** Whichever of three neighbours lies nearest to left + up − corner (PNG, filter 4). */
function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
