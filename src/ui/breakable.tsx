/** Where a long address may go on to the next line: before its @ or #, after a dot or slash, never inside a word. */
export function Breakable({ text }: Readonly<{ text: string }>) {
  return (
    <>
      {text.split(/(?=[@#])|(?<=[./])/).flatMap((part, index) => (index === 0 ? [part] : [<wbr key={index} />, part]))}
    </>
  );
}

export function MailLink({ mail }: Readonly<{ mail: string }>) {
  return (
    <a href={`mailto:${mail}`}>
      <Breakable text={mail} />
    </a>
  );
}
