import { write, type SystemScope } from '../src/access/scopes.ts';
import type { Seeded } from './people.ts';

/** Things of many kinds to look for, for the first customer. */
export async function seedThings(
  system: SystemScope,
  { customerId: customer_id, location, contacts }: Seeded,
): Promise<void> {
  const from = (external_id: string) => ({ source: 'test', external_id });
  const invoice = {
    customer_id,
    kind: 'invoice' as const,
    supplier_key: 'test',
    supplier_name: 'Contict',
    currency: 'EUR',
    line_count: 1,
    document: '{}',
    content_hash: 'x',
  };
  await write(system, async (trx) => {
    await trx
      .insertInto('invoice')
      .values([
        {
          ...invoice,
          ...from('i1'),
          address: '2026-0815',
          number: '2026/0815',
          issued_on: '2026-10-01',
          due_on: '2026-10-15',
          period_start: '2026-10-01',
          period_end: '2026-10-31',
          tax_inclusive_cents: 123_450,
          payable_cents: 123_450,
          search_text: '2026/0815\nmicrosoft 365\n1234.50\n1234,50',
        },
        ...Array.from({ length: 7 }, (_, n) => ({
          ...invoice,
          ...from(`many${n}`),
          address: `V-${n}`,
          number: `V-${n}`,
          issued_on: `2024-0${n + 1}-01`,
          payable_cents: 1000 + n,
          search_text: `v-${n}\nverhuizing`,
        })),
      ])
      .execute();
    await trx
      .insertInto('subscription')
      .values([
        {
          customer_id,
          ...from('s1'),
          location_id: location,
          number: 'TEL-7',
          service_group: 'voice',
          product: 'Hosted seat',
          details: JSON.stringify({ numbers: ['+31 10 123 00 00', '0101230001'], extension: '201' }),
        },
        {
          customer_id,
          ...from('s2'),
          number: 'TEL-8',
          service_group: 'voice',
          product: 'Nummerblok',
          details: JSON.stringify({ numberRange: '085 555 03 00 – 085 555 03 99' }),
        },
        {
          customer_id,
          ...from('s3'),
          number: 'VB-1',
          service_group: 'connectivity',
          product: 'Glasvezel',
          details: JSON.stringify({ circuitId: 'WV-GL-48120' }),
        },
        {
          customer_id,
          ...from('s4'),
          number: 'VB-2',
          service_group: 'workplace',
          product: 'Leasefiets',
          details: '{}',
        },
      ])
      .execute();
    await trx
      .insertInto('contact')
      .values({
        customer_id,
        ...from('c1'),
        given_name: 'Renée',
        prefix: 'van',
        surname: 'Dongen',
        mail: 'renee@example.nl',
        mobile: '06 12345678',
      })
      .execute();
    await trx
      .insertInto('faq')
      .values([
        {
          ...from('f1'),
          category_nl: 'Fietsen',
          question_nl: 'Waar staan onze fietsen?',
          answer_nl: 'In de kelder, bij de stalling.',
          question_en: 'Where are our bicycles?',
          answer_en: 'In the basement.',
        },
        {
          ...from('f2'),
          category_nl: 'Contract',
          question_nl: 'Hoe lang is de opzegtermijn?',
          answer_nl: 'Een maand.',
        },
        {
          ...from('f3'),
          category_nl: 'Contract',
          question_nl: 'Alleen voor beheerders',
          answer_nl: 'geheimwoord',
          audience_roles: ['portalbeheerder'],
        },
        {
          ...from('f4'),
          category_nl: 'Contract',
          question_nl: 'Pas volgend jaar',
          answer_nl: 'geheimwoord',
          visible_from: '2027-01-01',
        },
      ])
      .execute();
    await trx
      .insertInto('document')
      .values([
        {
          ...from('d1'),
          kind: 'manual',
          title_nl: 'Bellen met het toestel',
          body_nl: 'Zo zet je **doorschakelen** aan.',
          file_text: 'Druk op sterretje en kies pauzemuziek.',
        },
        {
          customer_id,
          ...from('d2'),
          kind: 'contract',
          title_nl: 'Raamovereenkomst',
          file_text: 'Met een boeteclausule.',
        },
      ])
      .execute();
    await trx
      .insertInto('news')
      .values({
        ...from('n1'),
        slug: 'privacy',
        title_nl: 'Nieuwe privacyverklaring',
        body_nl: 'Lees wat er verandert.',
        published_on: '2026-11-02',
      })
      .execute();
    await trx
      .insertInto('message_thread')
      .values({ customer_id, contact_id: contacts['finance']!, subject: 'Vraag over betaaltermijn' })
      .execute();
  });
}

/** Texts with odd letters, numbers and short words in them, for one customer. */
export async function seedLetters(system: SystemScope, customer_id: number): Promise<void> {
  const from = (external_id: string) => ({ source: 'test', external_id });
  await write(system, async (trx) => {
    await trx
      .insertInto('contact')
      .values([
        { customer_id, ...from('x2'), given_name: 'Søren', surname: 'Sørensen' },
        { customer_id, ...from('x3'), given_name: 'Đorđe', surname: 'Strauß' },
        { customer_id, ...from('x5'), given_name: 'Ĳsbrand', surname: 'Æbel' },
      ])
      .execute();
    await trx
      .insertInto('faq')
      .values([
        {
          ...from('vpn'),
          category_nl: 'Proef',
          question_nl: 'Hoe werkt VPN?',
          answer_nl: 'Via IP 192.168.1.10 en poort 443; fout 0x80070005 en MS-365. Koppel 4G.',
        },
        {
          ...from('los'),
          category_nl: 'Proef',
          question_nl: 'Wat kost het?',
          answer_nl: 'Voor 4 gebruikers of 365 dagen: WV48120.',
        },
      ])
      .execute();
    await trx
      .insertInto('licence_pool')
      .values({ customer_id, ...from('p'), product: 'Visio-P2 Plan', sku: 'VISIOP2', tenant: 'x', bought: 3 })
      .execute();
    await trx
      .insertInto('event')
      .values([
        {
          ...from('dag'),
          slug: 'open-dag',
          title_nl: 'Open dag',
          body_nl: 'x',
          all_day: true,
          starts_at: '2026-12-02T23:00:00Z',
          ends_at: '2026-12-03T23:00:00Z',
        },
        {
          ...from('dagen'),
          slug: 'beursdagen',
          title_nl: 'Beursdagen',
          body_nl: 'x',
          all_day: true,
          starts_at: '2026-12-30T23:00:00Z',
          ends_at: '2027-01-02T23:00:00Z',
        },
        {
          ...from('nu'),
          slug: 'nu-bezig',
          title_nl: 'Nu bezig',
          body_nl: 'x',
          all_day: true,
          starts_at: '2026-11-19T23:00:00Z',
          ends_at: '2026-11-21T23:00:00Z',
        },
      ])
      .execute();
    const invoice = {
      customer_id,
      kind: 'invoice' as const,
      supplier_key: 'test',
      supplier_name: 'Contict',
      currency: 'EUR',
      line_count: 1,
      document: '{}',
      content_hash: 'x',
    };
    await trx
      .insertInto('invoice')
      .values([
        {
          ...invoice,
          ...from('i1'),
          address: 'R-1',
          number: 'R-1',
          issued_on: '2026-10-01',
          payable_cents: 100,
          search_text: 'r-1\nms-365 e3',
        },
        {
          ...invoice,
          ...from('i2'),
          address: 'R-2',
          number: 'R-2',
          issued_on: '2026-09-01',
          payable_cents: 200,
          search_text: 'r-2\nvariabele btw-regeling',
        },
        {
          ...invoice,
          ...from('i3'),
          address: 'R-3',
          number: 'R-3',
          issued_on: '2026-08-01',
          payable_cents: 300,
          search_text: 'r-3\nlunch café strauß',
        },
      ])
      .execute();
  });
}
