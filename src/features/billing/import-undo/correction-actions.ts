import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import type { Language } from '../../../platform/text/language.ts';
import { queueMail } from '../../../platform/mail/task.ts';
import type { Portal } from '../../../portal.ts';
import { composeMail } from '../../../ui/mail.tsx';
import { correctionWords } from './correction-mails.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'now'>;

type Row = Readonly<{
  customer_id: number;
  customer: string;
  mail: string;
  name: string | null;
  language: Language;
  number: string;
}>;

/**
 * Mails everybody who was told of invoices of this undone run (or, with null and a customer, of invoices that moved
 * away from it) that they were not theirs: one mail a person, once. Answers how many.
 */
export async function tellCorrections(
  trx: Write,
  portal: Parts,
  { run, customerId = null }: Readonly<{ run: number | null; customerId?: number | null }>,
): Promise<number> {
  const { rows } = await sql<Row>`update correction k set told_at = ${portal.now()} from customer c
    where c.id = k.customer_id and k.told_at is null and k.run_id is not distinct
      from ${run}::bigint and (${customerId}::bigint is null or k.customer_id = ${customerId})
    returning k.customer_id, c.name as customer, k.mail, k.name, k.language, k.number`.execute(trx);
  const people = Map.groupBy(rows, ({ customer_id: id, mail }) => `${id} ${mail}`);
  for (const of of people.values()) {
    const { mail, name, customer, language } = of[0]!;
    const numbers = [...new Set(of.map(({ number }) => number))].sort();
    await queueMail(trx, {
      to: mail,
      ...(name === null ? {} : { toName: name }),
      ...composeMail(portal.config.brand, portal.baseUrl, correctionWords(numbers, customer, language)),
    });
  }
  return people.size;
}

/** Who was told of invoices of this run and does not know yet that they were not theirs. */
export async function untold(
  trx: Write,
  run: number,
): Promise<readonly Readonly<{ mail: string; numbers: readonly string[] }>[]> {
  const { rows } = await sql<{
    mail: string;
    numbers: string[];
  }>`select mail, array_agg(distinct number order by number) as numbers
    from correction where run_id = ${run} and told_at is null group by mail order by mail`.execute(trx);
  return rows;
}
