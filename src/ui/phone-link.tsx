import type { Language } from '../platform/text/language.ts';
import { phone } from './identifiers.ts';

export function PhoneLink(props: Readonly<{ value: string; language: Language }>) {
  const { text, href } = phone(props.value, props.language);
  return href === null ? <>{text}</> : <a href={href}>{text}</a>;
}
