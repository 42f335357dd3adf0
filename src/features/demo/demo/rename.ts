import { defaultBrand, type Brand } from '../../../ui/brand/brand.ts';

/** Gives texts, or whatever holds them, the name of who runs the portal. */
export type Rename = <T>(value: T) => T;

/** The demo is written about one company; under another name its sample texts, people and invoices go along. */
export function renameTo(brand: Brand): Rename {
  if (brand.company === defaultBrand.company) return (value) => value;
  const host = `${
    brand.company
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9]/g, '') || 'portaal'
  }.example.nl`;
  const swap = (text: string) =>
    text
      .replaceAll('contict.example.nl', () => host)
      .replaceAll(defaultBrand.name, () => brand.name)
      .replaceAll(defaultBrand.company, () => brand.company);
  return <T>(value: T): T =>
    JSON.parse(JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'string' ? swap(inner) : inner))) as T;
}
