export type PersonName = Readonly<{ givenName: string | null; prefix: string | null; surname: string }>;

/** 'Anna de Vries' */
export function fullName({ givenName, prefix, surname }: PersonName): string {
  return [givenName, prefix, surname].filter(Boolean).join(' ');
}

/** 'Vries, Anna de': how Dutch lists sort people, without the prefix. */
export function sortName({ givenName, prefix, surname }: PersonName): string {
  const rest = [givenName, prefix].filter(Boolean).join(' ');
  return rest === '' ? surname : `${surname}, ${rest}`;
}
