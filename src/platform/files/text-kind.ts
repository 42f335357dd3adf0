const control = /[\x00-\x08\x0b\x0e-\x1f\x7f]/;

/**
 * Whether these bytes are text to read: UTF-8, UTF-16 with its mark, or the Windows-1252 of older programs, without
 * control characters.
 */
export function readsAsText(buffer: Buffer): boolean {
  return buffer.length > 0 && !control.test(textOf(buffer));
}

function textOf(buffer: Buffer): string {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return new TextDecoder('utf-16le').decode(buffer);
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return new TextDecoder('utf-16be').decode(buffer);
  return buffer.toString('latin1');
}

/** Whether this is a mail (RFC 5322): header lines, with at least who it is from or when it was sent. */
export function readsAsMail(buffer: Buffer): boolean {
  const head = buffer
    .toString('latin1', 0, 64 * 1024)
    .replace(/^\xef\xbb\xbf/, '')
    .split(/\r?\n\r?\n/)[0]!;
  const lines = head.split(/\r?\n/);
  const wellFormed = lines.every((line) => /^([!-9;-~]+[ \t]*:|[ \t]|$)/.test(line)) && !control.test(head);
  return wellFormed && lines.some((line) => /^(from|date|received)[ \t]*:/i.test(line));
}
