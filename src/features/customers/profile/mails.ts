import type { Portal } from '../../../portal.ts';
import { phone } from '../../../ui/identifiers.ts';
import { composeMail } from '../../../ui/mail.tsx';
import type { Numbers } from './queries.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl'>;

/** `back`: what shows the number of the list again. */
export type PhoneChange = Readonly<{ name: string; before: Numbers; after: Numbers; back: readonly string[] }>;

/** To the back office, in Dutch: another number of a contact is shown here now, theirs or again the one of the list. */
export function phoneChangedMail(
  { config: { brand }, baseUrl }: Parts,
  customerName: string,
  { name, before, after, back }: PhoneChange,
) {
  const shown = (number: string | null) => (number === null ? 'geen' : phone(number, 'nl').text);
  const fact = (label: string, field: keyof Numbers) =>
    before[field] === after[field]
      ? []
      : [
          {
            label,
            value: `${shown(after[field])} (${back.includes(field) ? 'weer zoals bij jullie; ' : ''}was: ${shown(before[field])})`,
          },
        ];
  return composeMail(brand, baseUrl, {
    language: 'nl',
    about: [customerName],
    subject: `Telefoonnummer gewijzigd: ${name} (${customerName})`,
    reason: `${name} van ${customerName} heeft in ${brand.name} een telefoonnummer gewijzigd. In het portaal geldt wat hieronder staat, ook na een volgende import. Pas het ook aan in jullie eigen administratie.`,
    parts: [{ kind: 'facts', facts: [...fact('Telefoon', 'phone'), ...fact('Mobiel', 'mobile')] }],
  });
}
