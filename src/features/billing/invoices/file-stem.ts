import { cleanFilename } from '../../../platform/files/file-name.ts';

/** An invoice number as the name of a file: 'V01/15000001' → 'V01-15000001'. */
export function fileStem(number: string): string {
  return cleanFilename(number.replace(/[/\\|]+/g, '-'))?.slice(0, 100) ?? 'factuur';
}
