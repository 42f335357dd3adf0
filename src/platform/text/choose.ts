import type { Language } from './language.ts';

/**
 * A text in the reader's language, or the Dutch one with its language said, so that a screen reader pronounces it
 * right.
 */
export function choose(
  language: Language,
  dutch: string,
  english: string | null,
): Readonly<{ text: string; lang: 'nl' | undefined }> {
  if (language === 'nl') return { text: dutch, lang: undefined };
  return english === null || english === '' ? { text: dutch, lang: 'nl' } : { text: english, lang: undefined };
}
