import { phone } from '../../ui/identifiers.ts';

export function PhoneLink(props: Readonly<{ value: string }>) {
  const { text, href } = phone(props.value);
  return href === null ? <>{text}</> : <a class="nowrap" href={href}>{text}</a>;
}

/** A long address breaks before its @ and nowhere else. */
export function MailLink({ mail }: Readonly<{ mail: string }>) {
  const at = mail.lastIndexOf('@');
  return (
    <a href={`mailto:${mail}`}>
      {mail.slice(0, Math.max(at, 0))}
      <wbr />
      {mail.slice(Math.max(at, 0))}
    </a>
  );
}
