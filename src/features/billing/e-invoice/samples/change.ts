import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLimits } from '../invoice.ts';
import { problemList } from '../problems.ts';
import { readDraft } from '../read-invoice.ts';
import { readXml } from '../read-xml.ts';
import { reporter } from '../reading.ts';
import { checkRules } from '../rules.ts';

/** An invented invoice with everything the rules look at, on which no rule speaks. */
export const peppolInvoice: string = readFileSync(join(import.meta.dirname, 'peppol.xml'), 'utf8');

/** The ids that a document fails, each once. Nothing is refused here: the rules alone. */
export function idsOf(document: string): readonly string[] {
  const xml = readXml(Buffer.from(document));
  if (!xml.ok) return [xml.problem.code];
  const problems = problemList(2000);
  const draft = readDraft(xml.root, { limits: defaultLimits, problems, spent: { bytes: 0 } });
  assert.ok(draft);
  checkRules(draft, reporter(problems));
  return [
    ...new Set(
      problems
        .all()
        .filter((one) => one.severity === 'fatal')
        .map((one) => one.code),
    ),
  ];
}

/** One change of a text: what is there, and what comes in its place ($1 is its first group). */
export type Change = readonly [what: string | RegExp, instead: string];

export function changed(document: string, changes: readonly Change[]): string {
  return changes.reduce((text, [what, instead]) => {
    assert.ok(typeof what === 'string' ? text.includes(what) : what.test(text), `${what} is not in the sample`);
    return text.replace(what, instead);
  }, document);
}

/** The same as a credit note. */
export function credited(document: string): string {
  return changed(
    document.replaceAll('InvoiceLine', 'CreditNoteLine').replaceAll('InvoicedQuantity', 'CreditedQuantity'),
    [
      [
        '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"',
        '<CreditNote xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"',
      ],
      ['</Invoice>', '</CreditNote>'],
      ['<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>', '<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>'],
      ['<cbc:DueDate>2026-12-02</cbc:DueDate>', ''],
      [/<cac:ProjectReference>.*<\/cac:ProjectReference>/, ''],
    ],
  );
}
