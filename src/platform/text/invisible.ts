// Unicode's own list of what is not drawn, without the variation selectors that make a sign colourful. Signs that turn
// the direction of writing are on it: Windows puts them around a telephone number that is copied, and one in a name
// shows other words than are stored.
const unseen = /(?![\ufe00-\ufe0f\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu;
// Joiners belong inside an emoji and in scripts that join letters; beside Latin letters, digits and signs they are left
// over from a copy.
const strayJoiner = /[\u200c\u200d](?=[\p{sc=Latin}\d\s!-/:-@]|$)|(?<=^|[\p{sc=Latin}\d\s!-/:-@])[\u200c\u200d]/gu;
// The blank of braille is no white space to Unicode, but it draws nothing: around and between names it is a space, in a
// key or address it is left over.
const anyUnseen = /\u2800|\p{Default_Ignorable_Code_Point}/gu;
const plain = /^[!-~]*(?: [!-~]+)*$/;
const spaces = /[\u00a0\u2000-\u200a\u202f\u205f\u2800\u3000]/g;

/**
 * Text for people without what cannot be seen: zero-width signs, soft hyphens and turns of direction that a copy from a
 * page or a spreadsheet leaves in names.
 */
export const visibleText = (text: string): string =>
  text.replace(unseen, '').replace(strayJoiner, '').replace(spaces, ' ');

/**
 * A key, number or address without anything that cannot be seen, and with one plain space for each run of white space:
 * two that look the same are the same.
 */
export const visibleKey = (text: string): string =>
  plain.test(text)
    ? text
    : text.replace(anyUnseen, '').replace(spaces, ' ').replace(/\s+/g, ' ').normalize('NFC').trim();
