import { phone } from '../../ui/identifiers.ts';

export { MailLink } from '../../ui/breakable.tsx';

export function PhoneLink(props: Readonly<{ value: string }>) {
  const { text, href } = phone(props.value);
  return href === null ? <>{text}</> : <a href={href}>{text}</a>;
}
