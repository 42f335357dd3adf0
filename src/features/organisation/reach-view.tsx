import { phone } from '../../ui/identifiers.ts';

export function PhoneLink(props: Readonly<{ value: string }>) {
  const { text, href } = phone(props.value);
  return href === null ? <>{text}</> : <a class="nowrap" href={href}>{text}</a>;
}

/** A long address breaks before its @ or after a dot, not in the middle of a word. */
export function MailLink({ mail }: Readonly<{ mail: string }>) {
  return <a href={`mailto:${mail}`}>{mail.split(/(?=@)|(?<=\.)/).flatMap((part, index) => (index === 0 ? [part] : [<wbr key={index} />, part]))}</a>;
}
