import { postcode } from '../../../ui/identifiers.ts';

type Place = Readonly<{
  street: string | null;
  postalCode: string | null;
  city: string | null;
  country: string | null;
}>;

/** "Kade 2, 3011 AB Rotterdam"; the country only when it is another. Empty when nothing is known. */
export function addressLine({ street, postalCode, city, country }: Place): string {
  const town = [postalCode === null ? null : postcode(postalCode).replace(' ', '\u00a0'), city]
    .filter(Boolean)
    .join(' ');
  return [street, town, country === 'NL' ? null : country].filter(Boolean).join(', ');
}
