import { fatal, type Problem } from './problems.ts';

/**
 * Bytes to text: UTF-16 or UTF-8 when it says or proves so, else Windows-1252, as older Dutch Excel writes. A UTF-8
 * file with a few bytes that are none keeps them as U+FFFD, so that the cell they stand in can be named: read
 * otherwise, every é in it would become Ã©.
 */
export function decode(bytes: Uint8Array): string | Problem {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return clean(new TextDecoder('utf-16le').decode(bytes));
  if (a === 0xfe && b === 0xff) return clean(new TextDecoder('utf-16be').decode(bytes));
  try {
    return clean(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const broken = new TextDecoder('utf-8').decode(bytes);
    return clean(isMostlyUtf8(broken) ? broken : new TextDecoder('windows-1252').decode(bytes));
  }
}

// A letter beyond ASCII is two bytes or more that fit together, which Windows-1252 hardly ever has by chance.
function isMostlyUtf8(text: string): boolean {
  let [good, bad] = [0, 0];
  for (const sign of text.match(/[^\x00-\x7f]/gu) ?? []) {
    if (sign === '\ufffd') bad++;
    else good++;
  }
  return good >= bad;
}

function clean(text: string): string | Problem {
  if (text.includes('\0')) return fatal('binary_file', '/');
  return text.trim() === '' ? fatal('empty_file', '/') : text;
}
