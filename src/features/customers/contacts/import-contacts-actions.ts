import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import { storableJson } from '../../../database/json.ts';
import { warning, type Problem } from '../../intake/import-files/index.ts';
import {
  tellTwice,
  type Around,
  type Batch,
  type Children,
  type ReadyRecord,
} from '../../intake/import-kinds/index.ts';

const idsOf = (records: readonly Readonly<{ externalId: string }>[]) => records.map((record) => record.externalId);

/** The roles of a contact: replaced as a whole. */
export const contactRoles: Children = Object.freeze({
  field: 'roles',
  none: [],
  async load(trx: Write, externalIds: readonly string[]) {
    const { rows } = await sql<{ external_id: string; roles: unknown }>`
      select c.external_id, jsonb_agg(jsonb_build_object('key', r.role_key, 'limitCents', r.monthly_limit_cents)
        order by r.role_key collate "C") as roles
      from contact c join contact_role r on r.customer_id = c.customer_id and r.contact_id = c.id
      where c.external_id = any(${externalIds}) group by c.external_id`.execute(trx);
    return new Map(rows.map((row) => [row.external_id, row.roles]));
  },
  async replace(trx: Write, records: readonly ReadyRecord[]) {
    await sql`delete from contact_role r using contact c where c.id = r.contact_id and c.customer_id = r.customer_id
      and c.external_id = any(${idsOf(records)})`.execute(trx);
    const roles = storableJson(records.map((record) => ({ id: record.externalId, roles: record.child })));
    await sql`insert into contact_role (customer_id, contact_id, role_key, monthly_limit_cents)
      select c.customer_id, c.id, r.key, r."limitCents"
      from jsonb_to_recordset(${roles}::jsonb) as sent(id text, roles jsonb)
      join contact c on c.external_id = sent.id, jsonb_to_recordset(sent.roles) as r(key text,
        "limitCents" bigint)`.execute(trx);
  },
});

/** An account for each mail address, and a word of warning when nobody is left who may sign or manage. */
export const aroundContacts: Around = async (trx, batch) => {
  const touched = [...batch.changed, ...batch.removed];
  const customers = [...new Set(touched.flatMap((record) => record.customerId ?? []))];
  const before = await holders(trx, customers, batch.today);
  return async () => {
    await linkAccounts(trx, batch);
    const after = await holders(trx, customers, batch.today);
    const twice = await tellTwice(trx, { table: 'contact', column: 'mail', field: 'mail', code: 'mail_twice' }, batch);
    const gone = before.flatMap((held) =>
      after.some((still) => still.customerId === held.customerId && still.role === held.role)
        ? []
        : [lost(held, batch)],
    );
    return [...twice, ...gone];
  };
};

async function linkAccounts(trx: Write, batch: Batch): Promise<void> {
  const ids = idsOf([...batch.added, ...batch.changed]);
  if (ids.length === 0) return;
  await sql`insert into account (mail) select distinct mail from contact
    where external_id = any(${ids}) and mail is not null order by mail on conflict (mail) do nothing`.execute(trx);
  await sql`update contact c set account_id = (select a.id from account a where a.mail = c.mail)
    where external_id = any(${ids}) and account_id is distinct from (select a.id from account a
      where a.mail = c.mail)`.execute(trx);
}

type Held = { customerId: number; number: string; role: string; contacts: string[] };
const guarded = Object.freeze({ tekenbevoegd: 'last_signatory', portalbeheerder: 'last_administrator' } as const);

/** Who holds the roles an organisation cannot do without, today. */
async function holders(trx: Write, customers: readonly number[], today: string): Promise<Held[]> {
  if (customers.length === 0) return [];
  const { rows } = await sql<Held>`
    select c.customer_id as "customerId", cu.number, r.role_key as role, array_agg(c.external_id) as contacts
    from contact_role r join contact c on c.id = r.contact_id and c.customer_id = r.customer_id
      join customer cu on cu.id = c.customer_id
    where r.customer_id = any(${customers}) and r.role_key = any(${Object.keys(guarded)})
      and app.is_active(c.removed_at, c.active_from, c.active_until, ${today}::date)
    group by c.customer_id, cu.number, r.role_key order by cu.number, r.role_key`.execute(trx);
  return rows;
}

function lost({ number, role, contacts }: Held, { changed }: Batch): Problem {
  const where = changed.find((record) => contacts.includes(record.externalId))?.row.path('roles') ?? contacts[0]!;
  return warning(guarded[role as keyof typeof guarded], where, number);
}
