import type { Write } from '../src/access/scopes.ts';
import type { FileStore, StoredFile } from '../src/platform/files/store.ts';
import { canaries, numbers, people, rolesOf } from './cast.ts';

/** One of everything for one customer, told apart by its canary `mark`. */
export type Seeding = Readonly<{
  customer_id: number;
  place: 'noord' | 'zuid';
  mark: string;
  from: (kind: string) => Readonly<{ source: string; external_id: string }>;
}>;

export async function seedCustomerRow(trx: Write, place: Seeding['place'], staffId: string): Promise<Seeding> {
  const mark = canaries[place];
  const from = (kind: string) => ({ source: 'test', external_id: `${place}-${kind}` });
  const customer = await trx
    .insertInto('customer')
    .values({
      number: numbers[place],
      name: `${mark} Groep`,
      kvk: place === 'noord' ? '01234567' : '76543210',
      vat_id: place === 'noord' ? 'NL001234567B01' : 'NL007654321B01',
      street: `${mark}straat 1`,
      postal_code: '3011 AB',
      city: 'Rotterdam',
      invoice_mail: people[place].finance,
      iban: 'NL91ABNA0417164300',
      account_manager_id: staffId,
      ...from('customer'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { customer_id: customer.id, place, mark, from };
}

export async function seedContacts(trx: Write, { customer_id, place, mark, from }: Seeding) {
  const location = await trx
    .insertInto('location')
    .values({
      customer_id,
      name: `${mark} kantoor`,
      street: 'Kade 2',
      postal_code: '3011 AB',
      city: 'Rotterdam',
      main: true,
      ...from('location'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const contacts: Record<string, string> = {};
  for (const [who, mail] of [...Object.entries(people[place]), ['both', people.both] as const]) {
    await trx
      .insertInto('account')
      .values({ mail })
      .onConflict((on) => on.column('mail').doNothing())
      .execute();
    const account = await trx.selectFrom('account').select('id').where('mail', '=', mail).executeTakeFirstOrThrow();
    const contact = await trx
      .insertInto('contact')
      .values({
        customer_id,
        account_id: account.id,
        location_id: location.id,
        given_name: 'Voor',
        prefix: 'van',
        surname: `${mark} ${who}`,
        mail,
        phone: '+31101112222',
        active_until: who === 'ended' ? '2026-01-01' : null,
        ...from(`contact-${who}`),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    contacts[who] = contact.id;
    for (const role_key of rolesOf[who] ?? ['lezen'])
      await trx
        .insertInto('contact_role')
        .values({
          customer_id,
          contact_id: contact.id,
          role_key,
          monthly_limit_cents: role_key === 'besteller' ? 50_000 : null,
        })
        .execute();
  }
  return { location: location.id, contacts };
}

export async function seedServices(trx: Write, { customer_id, mark, from }: Seeding, location: string) {
  const subscription = await trx
    .insertInto('subscription')
    .values({
      customer_id,
      location_id: location,
      number: `S-${mark}`,
      service_group: 'cloud',
      product_code: 'M365-BP',
      product: `${mark} Microsoft 365`,
      quantity: 5,
      monthly_cents: 9530,
      unit_price: '19.06',
      started_on: '2025-01-01',
      first_term_months: 12,
      notice_months: 1,
      details: JSON.stringify({ tenant: `${mark}.example`, sku: 'SPB' }),
      ...from('subscription'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const cloudUser = await trx
    .insertInto('cloud_user')
    .values({
      customer_id,
      tenant: `${mark}.example`,
      upn: `iemand@${mark}.example`,
      display_name: `${mark} Iemand`,
      ...from('cloud-user'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('cloud_user_licence')
    .values({ customer_id, cloud_user_id: cloudUser.id, sku: 'SPB', product: `${mark} Business Premium` })
    .execute();
  await trx
    .insertInto('licence_pool')
    .values({
      customer_id,
      tenant: `${mark}.example`,
      sku: 'SPB',
      product: `${mark} Business Premium`,
      bought: 5,
      ...from('licence'),
    })
    .execute();
  return { subscription: subscription.id, cloudUser: cloudUser.id };
}

/** The bytes of a file of this customer. */
export const storedFor = (files: FileStore, place: Seeding['place'], text: string): Promise<StoredFile> =>
  files.put(Buffer.from(`%PDF-1.7\n${canaries[place]} ${text}\n%%EOF\n`));

export function seedFile(trx: Write, { customer_id, mark }: Seeding, name: string, one: StoredFile) {
  return trx
    .insertInto('file')
    .values({
      customer_id,
      name: `${mark}-${name}.pdf`,
      type: 'application/pdf',
      bytes: one.bytes,
      sha256: one.sha256,
      storage_key: one.key,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
}

export async function seedInvoice(trx: Write, { customer_id, mark, from }: Seeding, fileId: string) {
  const invoice = await trx
    .insertInto('invoice')
    .values({
      customer_id,
      address: `${mark}-1`,
      number: `${mark}-1`,
      kind: 'invoice',
      supplier_key: 'test',
      supplier_name: 'Contict',
      issued_on: '2026-11-01',
      due_on: '2026-11-15',
      currency: 'EUR',
      line_count: 1,
      tax_exclusive_cents: 9530,
      tax_cents: 2001,
      tax_inclusive_cents: 11531,
      payable_cents: 11531,
      description: `${mark} november`,
      document: JSON.stringify({ number: `${mark}-1`, notes: [mark] }),
      content_hash: mark,
      ...from('invoice'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('invoice_line')
    .values({
      customer_id,
      invoice_id: invoice.id,
      position: 1,
      line_id: '1',
      name: `${mark} Microsoft 365`,
      item_id: 'M365-BP',
      subscription_number: `S-${mark}`,
      quantity: '5',
      unit: 'C62',
      price: '19.06',
      net_cents: 9530,
      net: '95.30',
      vat_category: 'S',
      vat_rate: '21',
    })
    .execute();
  await trx
    .insertInto('invoice_file')
    .values({ customer_id, invoice_id: invoice.id, file_id: fileId, role: 'pdf' })
    .execute();
}

export async function seedContent(trx: Write, { customer_id, mark, from }: Seeding, fileId: string) {
  const document = await trx
    .insertInto('document')
    .values({
      customer_id,
      kind: 'contract',
      title_nl: `${mark} contract`,
      file_id: fileId,
      ...from('document'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('faq')
    .values({
      customer_id,
      category_nl: 'Vraag',
      question_nl: `${mark} vraag?`,
      answer_nl: `${mark} antwoord`,
      ...from('faq'),
    })
    .execute();
  await trx
    .insertInto('link')
    .values({ customer_id, title_nl: `${mark} link`, url: 'https://www.example.org/', ...from('link') })
    .execute();
  await trx
    .insertInto('notice')
    .values({ customer_id, title_nl: `${mark} mededeling`, starts_at: '2026-01-01T00:00:00Z', ...from('notice') })
    .execute();
  const slug = `${mark.toLowerCase()}-bericht`;
  await trx
    .insertInto('news')
    .values({
      customer_id,
      slug,
      title_nl: `${mark} nieuws`,
      body_nl: mark,
      published_on: '2026-11-01',
      ...from('news'),
    })
    .execute();
  await trx
    .insertInto('event')
    .values({
      customer_id,
      slug,
      title_nl: `${mark} avond`,
      body_nl: mark,
      starts_at: '2026-12-01T18:00:00Z',
      ends_at: '2026-12-01T20:00:00Z',
      ...from('event'),
    })
    .execute();
  return { document: document.id, slug };
}
