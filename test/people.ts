import { write, type SystemScope } from '../src/access/scopes.ts';
import type { FileStore } from '../src/platform/files/store.ts';

/**
 * The cast of the tests: two customers with one of everything. Every text of a customer holds its canary,
 * so that a leak shows in any body, header or mail.
 */
export const canaries = Object.freeze({ noord: 'KANARIENOORD', zuid: 'KANARIEZUID' });
export const numbers = Object.freeze({ noord: '10001', zuid: '10002' });

/**
 * Mail addresses. `everything` holds tekenbevoegd, `finance`, `orderer`, `technical`, `reader` one role each, `plain`
 * none, `ended` may no longer enter.
 */
export const people = Object.freeze({
  noord: cast('noord'),
  zuid: cast('zuid'),
  both: 'beide@voorbeeld.example',
  staff: 'medewerker@contict.example',
});

function cast(place: string) {
  const mail = (name: string) => `${name}@${place}.example`;
  return Object.freeze({
    everything: mail('baas'),
    admin: mail('beheer'),
    finance: mail('geld'),
    orderer: mail('bestel'),
    technical: mail('techniek'),
    reader: mail('lees'),
    plain: mail('gewoon'),
    ended: mail('weg'),
  });
}

const rolesOf: Readonly<Record<string, readonly string[]>> = {
  everything: ['tekenbevoegd'],
  admin: ['portalbeheerder'],
  finance: ['financieel'],
  orderer: ['besteller'],
  technical: ['technisch'],
  reader: ['lezen'],
  plain: [],
  ended: ['tekenbevoegd'],
};

/** Fills an empty database with the cast. Answers the ids a test may need, per customer. */
export async function seedCast(scope: SystemScope, files: FileStore): Promise<{ noord: Seeded; zuid: Seeded }> {
  const staff = await seedStaff(scope);
  const noord = await seedCustomer(scope, files, 'noord', staff);
  const zuid = await seedCustomer(scope, files, 'zuid', staff);
  return { noord, zuid };
}

export type Seeded = Readonly<{
  customerId: number;
  contacts: Readonly<Record<string, string>>;
  location: string;
  subscription: string;
  cloudUser: string;
  invoice: string;
  invoiceFile: string;
  document: string;
  news: string;
  event: string;
  thread: string;
  messageFile: string;
}>;

async function seedStaff(scope: SystemScope): Promise<string> {
  return write(scope, async (trx) => {
    const account = await trx
      .insertInto('account')
      .values({ mail: people.staff })
      .returning('id')
      .executeTakeFirstOrThrow();
    const member = await trx
      .insertInto('staff_member')
      .values({
        account_id: account.id,
        given_name: 'Mila',
        prefix: null,
        surname: 'Medewerker',
        position: 'Accountmanager',
        mail: people.staff,
        phone: '+31101234567',
        hours_nl: 'maandag t/m vrijdag',
        hours_en: 'Monday to Friday',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return member.id;
  });
}

async function seedCustomer(
  scope: SystemScope,
  files: FileStore,
  place: 'noord' | 'zuid',
  staffId: string,
): Promise<Seeded> {
  const mark = canaries[place];
  const stored = async (text: string) => files.put(Buffer.from(`%PDF-1.7\n${mark} ${text}\n%%EOF\n`));
  const [invoiceBytes, documentBytes, messageBytes] = [
    await stored('factuur'),
    await stored('contract'),
    await stored('bijlage'),
  ];
  return write(scope, async (trx) => {
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
    const customer_id = customer.id;
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
    const subscription = await trx
      .insertInto('subscription')
      .values({
        customer_id,
        location_id: location.id,
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
    const file = async (name: string, one: typeof invoiceBytes) =>
      trx
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
    const [invoiceFile, documentFile, messageFile] = [
      await file('factuur', invoiceBytes),
      await file('contract', documentBytes),
      await file('bijlage', messageBytes),
    ];
    await trx
      .insertInto('invoice_file')
      .values({ customer_id, invoice_id: invoice.id, file_id: invoiceFile.id, role: 'pdf' })
      .execute();
    const document = await trx
      .insertInto('document')
      .values({
        customer_id,
        kind: 'contract',
        title_nl: `${mark} contract`,
        file_id: documentFile.id,
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
    const thread = await trx
      .insertInto('message_thread')
      .values({ customer_id, contact_id: contacts['everything']!, subject: `${mark} onderwerp` })
      .returning('id')
      .executeTakeFirstOrThrow();
    const message = await trx
      .insertInto('message')
      .values({ customer_id, thread_id: thread.id, contact_id: contacts['everything']!, body: `${mark} bericht` })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('message_file')
      .values({ customer_id, message_id: message.id, file_id: messageFile.id })
      .execute();
    const waiting = {
      session_id: contacts['everything']!,
      form: `${mark} formulier`,
      kept_at: new Date('2026-11-20T10:00:00Z'),
      ends_at: new Date('2026-11-20T11:00:00Z'),
    };
    const { account_id } = await trx
      .selectFrom('contact')
      .select('account_id')
      .where('id', '=', contacts['everything']!)
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('kept_file')
      .values({
        customer_id,
        account_id: account_id!,
        ...waiting,
        name: `${mark} wacht.pdf`,
        type: 'application/pdf',
        bytes: 1,
        sha256: 'x',
        storage_key: `${mark}/kept`,
      })
      .execute();
    return {
      customerId: customer_id,
      contacts,
      location: location.id,
      subscription: subscription.id,
      cloudUser: cloudUser.id,
      invoice: `${mark}-1`,
      invoiceFile: invoiceFile.id,
      document: document.id,
      news: slug,
      event: slug,
      thread: thread.id,
      messageFile: messageFile.id,
    };
  });
}
