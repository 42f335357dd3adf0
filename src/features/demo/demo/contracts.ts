import { fileURLToPath } from 'node:url';
import { renderPdf } from '../../../platform/pdf/typst.ts';
import type { Brand } from '../../../ui/brand/brand.ts';
import { longDate } from '../../../ui/format.ts';
import { addMonths, type Clock } from './dates.ts';
import { renameTo } from './rename.ts';
import { type Customer, nameOf } from './world.ts';

const template = fileURLToPath(new URL('./contract.typ', import.meta.url));

/** The day on which the framework contract with a customer was signed: a month before its oldest service. */
export function contractDate(customer: Customer, clock: Clock): string {
  const first = customer.sold.map((one) => one.startedOn ?? clock.today).toSorted()[0] ?? clock.today;
  return addMonths(first, -1);
}

/** The framework contract of a customer as a PDF. */
export function contractPdf(customer: Customer, clock: Clock, brand: Brand): Promise<Uint8Array> {
  const date = contractDate(customer, clock);
  const signer = customer.contacts.find((one) => one.roles.includes('tekenbevoegd'));
  const running = customer.sold.filter((one) => one.startedOn !== null && one.status !== 'ended');
  return renderPdf(
    template,
    renameTo(brand)({
      company: brand.company,
      colours: brand.colours,
      title: `Mantelovereenkomst MO-${customer.number}`,
      heading: 'Mantelovereenkomst',
      date,
      facts: [
        ['Nummer', `MO-${customer.number}`],
        ['Klant', `${customer.name}, KVK ${customer.kvk}`],
        ['Leverancier', 'Contict B.V., KVK 24855017'],
        ['Ingangsdatum', longDate(date, 'nl')],
      ],
      sections: sections(customer),
      servicesTitle: `Diensten op ${longDate(clock.today, 'nl')}`,
      columns: ['Nummer', 'Dienst', 'Aantal', 'Eerste termijn'],
      services: running.map((one) => [
        one.number,
        one.product.name,
        String(one.quantity),
        `${one.plan.termMonths ?? 12} mnd`,
      ]),
      signedTitle: 'Ondertekening',
      signatures: [
        ['Contict B.V.', 'Sanne de Wit', longDate(date, 'nl')],
        [customer.name, signer === undefined ? '' : nameOf(signer), longDate(date, 'nl')],
      ],
    }),
  );
}

function sections(customer: Customer): readonly Readonly<{ title: string; text: readonly string[] }>[] {
  const pay =
    customer.mandate === null
      ? `Je betaalt een factuur binnen ${customer.termDays} dagen.`
      : 'We schrijven het bedrag rond de zesde werkdag van de maand automatisch af.';
  return [
    {
      title: '1. Wat we afspreken',
      text: [
        'Contict levert de diensten die onderaan staan. Elke dienst heeft een eigen nummer en een eigen termijn. Een nieuwe dienst hoort bij deze overeenkomst zodra een bevoegde contactpersoon hem bestelt.',
      ],
    },
    {
      title: '2. Looptijd en opzeggen',
      text: [
        'Na de eerste termijn loopt een dienst door. Je zegt dan op met een maand opzegtermijn. Voor licenties van Microsoft gelden de termijnen van Microsoft.',
      ],
    },
    {
      title: '3. Factuur en betaling',
      text: [
        `We factureren op de eerste van de maand, een maand vooruit. Start een dienst midden in de maand, dan betaal je alleen de dagen die overblijven. Gesprekskosten rekenen we achteraf. ${pay}`,
        'Per 1 januari passen we de prijzen aan de consumentenprijsindex aan.',
      ],
    },
    {
      title: '4. Wie mag wat',
      text: [
        'Een tekenbevoegde contactpersoon tekent contracten en geeft bevoegdheden. Wijzigingen nemen we alleen aan van iemand die daarvoor bevoegd is. In Mijn Contict zie je wie dat zijn.',
      ],
    },
    {
      title: '5. Gegevens',
      text: [
        'Contict verwerkt persoonsgegevens alleen om de diensten te leveren. De verwerkersovereenkomst hoort bij dit contract.',
      ],
    },
  ];
}
