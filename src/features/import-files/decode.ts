import { fatal, type Problem } from './problems.ts';

/** Bytes to text: UTF-16 or UTF-8 when it says or proves so, else Windows-1252, as older Dutch Excel writes. */
export function decode(bytes: Uint8Array): string | Problem {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return clean(new TextDecoder('utf-16le').decode(bytes));
  if (a === 0xfe && b === 0xff) return clean(new TextDecoder('utf-16be').decode(bytes));
  try {
    return clean(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return clean(new TextDecoder('windows-1252').decode(bytes));
  }
}

function clean(text: string): string | Problem {
  if (text.includes('\0')) return fatal('binary_file', '/');
  return text.trim() === '' ? fatal('empty_file', '/') : text;
}
