import type { CustomerActor } from '../../access/actor.ts';
import type { Portal } from '../../portal.ts';
import { phone } from '../../ui/identifiers.ts';
import { composeMail } from '../../ui/mail.tsx';

type Numbers = Readonly<{ phone: string | null; mobile: string | null }>;

/** To the back office, in Dutch: a contact changed a number here, while their list is the source. */
export function phoneChangedMail({ config: { brand }, baseUrl }: Portal, { name, customerName }: CustomerActor, before: Numbers, after: Numbers) {
  const shown = (number: string | null) => (number === null ? 'geen' : phone(number).text);
  const fact = (label: string, field: keyof Numbers) => (before[field] === after[field] ? [] : [{ label, value: `${shown(after[field])} (was: ${shown(before[field])})` }]);
  return composeMail(brand, baseUrl, {
    language: 'nl',
    about: [customerName],
    subject: `Telefoonnummer gewijzigd: ${name} (${customerName})`,
    reason: `${name} van ${customerName} heeft in ${brand.name} een telefoonnummer gewijzigd. Pas het ook aan in jullie eigen administratie.`,
    parts: [{ kind: 'facts', facts: [...fact('Telefoon', 'phone'), ...fact('Mobiel', 'mobile')] }],
  });
}
