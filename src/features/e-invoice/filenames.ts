/**
 * A stranger's filename made harmless: no path, no control or direction characters, nothing a file system reads in its
 * own way, at most 120 characters with the extension kept. Null when nothing is left.
 */
export function cleanFilename(name: string | null): string | null {
  if (name === null) return null;
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '').replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  if (clean === '') return null;
  const letters = [...clean];
  if (clean.length <= 120) return clean;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  let stem = '';
  for (const letter of letters) {
    if (stem.length + letter.length + extension.length > 120) break;
    stem += letter;
  }
  return stem + extension;
}
