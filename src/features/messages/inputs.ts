import type { RefusedFile } from '../../platform/files/upload.ts';
import type { Language } from '../../platform/text/language.ts';
import type { FieldError } from '../../ui/form.tsx';
import { messageTexts } from './texts.ts';

/** Each refused file in words, at the field it came from. */
export function uploadErrors(refused: readonly RefusedFile[], language: Language): readonly FieldError[] {
  const words = messageTexts[language].fileErrors;
  return refused.map(({ name, reason }) => ({ field: 'bijlagen', message: words[reason](name) }));
}
