import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import { storableJson } from '../../../database/json.ts';
import type { Children, ReadyRecord } from '../../intake/import-kinds/index.ts';

/** The licences of a cloud user: replaced as a whole. */
export const cloudUserLicences: Children = Object.freeze({
  field: 'licences',
  none: [],
  async load(trx: Write, externalIds: readonly string[]) {
    const { rows } = await sql<{ external_id: string; licences: unknown }>`
      select u.external_id, jsonb_agg(jsonb_build_object('sku', l.sku, 'assignedBy', l.assigned_by)
        order by l.sku collate "C") as licences
      from cloud_user u join cloud_user_licence l on l.customer_id = u.customer_id and l.cloud_user_id = u.id
      where u.external_id = any(${externalIds}) group by u.external_id`.execute(trx);
    return new Map(rows.map((row) => [row.external_id, row.licences]));
  },
  async replace(trx: Write, records: readonly ReadyRecord[]) {
    const ids = records.map((record) => record.externalId);
    await sql`delete from cloud_user_licence l using cloud_user u
      where u.id = l.cloud_user_id and u.customer_id = l.customer_id and u.external_id = any(${ids})`.execute(trx);
    const licences = storableJson(records.map((record) => ({ id: record.externalId, licences: record.child })));
    await sql`insert into cloud_user_licence (customer_id, cloud_user_id, sku, assigned_by)
      select u.customer_id, u.id, l.sku, l."assignedBy"
      from jsonb_to_recordset(${licences}::jsonb) as sent(id text, licences jsonb)
      join cloud_user u on u.external_id = sent.id, jsonb_to_recordset(sent.licences) as l(sku text,
        "assignedBy" text)`.execute(trx);
  },
});
