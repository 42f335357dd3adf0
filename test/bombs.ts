import { constants, deflateRawSync } from 'node:zlib';

/** A zlib stream of so many times 16 MB of spaces: a thousand times smaller than what comes out of it. */
export function inflating(times: number): Buffer {
  const piece = deflateRawSync(Buffer.alloc(16_777_216, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    ...Array.from({ length: times }, () => piece),
    Buffer.from([0x03, 0x00, 0, 0, 0, 1]),
  ]);
}

/** A PDF of these objects, numbered from 1; the first is its catalog. A stream is a dictionary and its bytes. */
export function pdfOf(objects: readonly (string | readonly [dictionary: string, bytes: Uint8Array])[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const places: number[] = [];
  let length = parts[0]!.length;
  const add = (part: Uint8Array | string) => {
    const bytes = Buffer.from(part as string, 'latin1');
    parts.push(bytes);
    length += bytes.length;
  };
  objects.forEach((one, at) => {
    places.push(length);
    add(`${at + 1} 0 obj\n`);
    if (typeof one === 'string') add(one);
    else {
      add(`<< ${one[0]} /Length ${one[1].length} >>\nstream\n`);
      add(one[1]);
      add('\nendstream');
    }
    add('\nendobj\n');
  });
  const start = length;
  add(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`,
  );
  add(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}

/** A page whose text inflates to this many times 16 MB. */
export const pdfBomb = (times: number): Buffer =>
  pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>',
    ['/Filter /FlateDecode', inflating(times)],
  ]);
