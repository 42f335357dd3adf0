import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../../platform/text/language.ts';
import { longDate } from '../../../ui/format.ts';
import type { Brand } from '../../../ui/brand/brand.ts';
import { contractDate, contractPdf } from './contracts.ts';
import type { Clock } from './dates.ts';
import { manualPdf } from './manuals.ts';
import { renameTo } from './rename.ts';
import type { Customer } from './world.ts';

const source = fileURLToPath(new URL('./content/', import.meta.url));
const kinds = ['faq', 'news', 'links', 'documents', 'events', 'notices'] as const;

/**
 * Copies the texts, with their days counted from today, and adds a contract per customer. Answers how many files there
 * are.
 */
export async function writeContent(
  folder: string,
  customers: readonly Customer[],
  clock: Clock,
  brand: Brand,
): Promise<number> {
  const target = join(folder, 'content');
  await rm(target, { recursive: true, force: true });
  const texts = await Promise.all(kinds.map((kind) => copyKind(kind, join(target, kind), clock, brand)));
  for (const customer of customers) await writeContract(join(target, 'documents'), customer, clock, brand);
  return texts.reduce((sum, count) => sum + count, 0) + customers.length;
}

async function copyKind(kind: string, target: string, clock: Clock, brand: Brand): Promise<number> {
  await mkdir(target, { recursive: true });
  const names = (await readdir(join(source, kind))).filter((name) => name.endsWith('.md')).toSorted();
  for (const name of names) {
    const text = renameTo(brand)(withDays(await readFile(join(source, kind, name), 'utf8'), clock));
    await writeFile(join(target, name), text);
    const file = /^file: (.+\.pdf)$/m.exec(text)?.[1];
    if (file !== undefined) await writeFile(join(target, file), await manualPdf(text, clock.today, brand));
  }
  return names.length;
}

/**
 * "{{day -12}}" is twelve days ago, "{{day +9}}T14:00" nine days ahead at two; "{{nl +3}}" and "{{en +3}}" say it in
 * words.
 */
function withDays(text: string, clock: Clock): string {
  return text.replace(/\{\{(day|nl|en) ([+-]?\d+)\}\}/g, (_all, form: 'day' | Language, days: string) => {
    const date = clock.days(Number(days));
    return form === 'day' ? date : longDate(date, form);
  });
}

async function writeContract(target: string, customer: Customer, clock: Clock, brand: Brand): Promise<void> {
  const file = `mantelovereenkomst-${customer.slug}.pdf`;
  await mkdir(dirname(join(target, file)), { recursive: true });
  await writeFile(join(target, file), await contractPdf(customer, clock, brand));
  await writeFile(
    join(target, `mantelovereenkomst-${customer.slug}.md`),
    contractText(customer, file, contractDate(customer, clock)),
  );
}

function contractText(customer: Customer, file: string, date: string): string {
  return `---
customer: "${customer.number}"
kind: contract
titleNl: Mantelovereenkomst MO-${customer.number}
titleEn: Framework agreement MO-${customer.number}
summaryNl: De afspraken die voor al jullie diensten gelden.
summaryEn: The terms that apply to all your services.
categoryNl: Contracten
categoryEn: Contracts
datedOn: ${date}
file: ${file}
---
`;
}
