import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const fontBytes = (place: string) => readFileSync(new URL(import.meta.resolve(place)));

/** The typeface of the portal. */
export const ownTypefaces = (): readonly Buffer[] =>
  ['400Regular', '600SemiBold'].map((style) => fontBytes(`@expo-google-fonts/figtree/${style}/Figtree_${style}.ttf`));

/**
 * What has the signs our own typeface lacks: emoji in black and white, and a plain shape for the scripts of the world.
 * 15 MB: only for who needs them.
 */
export const widerTypefaces = (): readonly Buffer[] => [
  fontBytes('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
  sfntOf(fontBytes('@fontsource/unifontex/files/unifontex-latin-400-normal.woff')),
];

/** A typeface out of its wrapping for the web: WOFF 1.0 (W3C) keeps each table deflated; typst reads no WOFF. */
function sfntOf(woff: Buffer): Buffer {
  const tables = woff.readUInt16BE(12);
  const made = Buffer.alloc(woff.readUInt32BE(16));
  const log = Math.floor(Math.log2(tables));
  made.writeUInt32BE(woff.readUInt32BE(4), 0);
  [tables, 2 ** log * 16, log, (tables - 2 ** log) * 16].forEach((value, at) => made.writeUInt16BE(value, 4 + at * 2));
  let place = 12 + tables * 16;
  for (let at = 0; at < tables; at++) {
    const entry = 44 + at * 20;
    const [from, packed, whole, checksum] = [4, 8, 12, 16].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(from, from + packed);
    woff.copy(made, 12 + at * 16, entry, entry + 4);
    [checksum, place, whole].forEach((value, field) => made.writeUInt32BE(value, 16 + at * 16 + field * 4));
    (packed < whole ? inflateSync(bytes) : bytes).copy(made, place);
    place += Math.ceil(whole / 4) * 4;
  }
  return made;
}
