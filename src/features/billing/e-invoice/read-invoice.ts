import { defaultLimits, type Limits, type Problem, type ReadResult } from './invoice.ts';
import { isSound, sound } from './is-sound.ts';
import type { Draft } from './places.ts';
import { fatal, problemList, quote, type ProblemList } from './problems.ts';
import { readCii } from './read-cii.ts';
import { readUbl } from './read-ubl.ts';
import { readXml } from './read-xml.ts';
import { type Reading, reporter } from './reading.ts';
import { checkRules } from './rules.ts';
import { type Element, inEnvelope, outOfEnvelope, pathOf } from './xml-tree.ts';

/**
 * Bytes of a UBL 2 Invoice or CreditNote, or of a CII D16B invoice → a plain invoice and what is wrong with it. Never
 * throws; time and memory are bounded by the limits. `ok: false` when it is no such document or when its identity or
 * totals are not sound (see isSound); otherwise the invoice may be stored, its problems shown beside it.
 */
export function readInvoice(bytes: Uint8Array, limits: Partial<Limits> = {}): ReadResult {
  const all: Limits = Object.freeze({ ...defaultLimits, ...limits });
  try {
    const xml = readXml(bytes, all);
    return xml.ok ? readTree(xml.root, all) : refuse([xml.problem]);
  } catch (error) {
    // Readers and rules do not throw; should one ever, the sender still gets an answer instead of a crash.
    return refuse([
      fatal('internal', '/', [
        `The document could not be read (${quote(error instanceof Error ? error.name : '')}). Report this to the help desk.`,
        'We konden het document niet lezen. Meld dit bij de servicedesk.',
      ]),
    ]);
  }
}

/** The same for a document that is already a tree. */
function readTree(outer: Element, limits: Limits = defaultLimits): ReadResult {
  const documents = inEnvelope(outer);
  if (documents.length > 1) return refuse([severalDocuments(outer, documents.length)]);
  const root = outOfEnvelope(outer);
  const problems = problemList(limits.problems);
  const draft = readDraft(root, { limits, problems, spent: { bytes: 0 } });
  if (!draft) return refuse([notAnInvoice(root)]);
  const many = tooMany(draft, limits);
  if (many) return refuse([many]);
  checkRules(draft, reporter(problems));
  const invoice = sound(draft.invoice);
  if (invoice) return Object.freeze({ ok: true, invoice, problems: problems.all() });
  return refuse(withReasons(draft, problems));
}

/** UBL or CII by its root element; null for anything else. */
export function readDraft(root: Element, reading: Reading): Draft | null {
  if (root.name === 'ubl:Invoice' || root.name === 'ubl:CreditNote') return readUbl(reading, root);
  if (root.name === 'rsm:CrossIndustryInvoice') return readCii(reading, root);
  return null;
}

function refuse(problems: readonly Problem[]): ReadResult {
  return Object.freeze({ ok: false, problems: Object.freeze(problems) });
}

/** The reasons for refusal come first; a rule that found the same already gave the exact place. */
function withReasons(draft: Draft, problems: ProblemList): readonly Problem[] {
  const found = problems.all();
  const place = pathOf(draft.totals ?? draft.root);
  const reasons = isSound(draft.invoice).reasons.map(
    (reason) =>
      found.find((one) => one.code === reason.code) ??
      Object.freeze({
        ...reason,
        path:
          reason.code === 'BR-02' || reason.code === 'BR-03' || reason.code === 'BR-05' || reason.code === 'BR-06'
            ? pathOf(draft.root)
            : place,
      }),
  );
  // What stands there but cannot be read is the cause; that it is then missing only follows.
  const unreadable = found.filter(({ code }) => code === 'date-unreadable' || code === 'amount-unreadable');
  return [...new Set([...unreadable, ...reasons, ...found])];
}

/** Storing the first and dropping the others would lose invoices without a word. */
function severalDocuments(envelope: Element, count: number): Problem {
  return fatal('several-documents', pathOf(envelope), [
    `The envelope holds ${count} documents. Send one document at a time, each in an envelope of its own.`,
    `De envelop bevat ${count} documenten. Stuur één document tegelijk, elk in een eigen envelop.`,
  ]);
}

function notAnInvoice(root: Element): Problem {
  const name = pathOf(root).slice(1);
  return fatal('not-an-invoice', pathOf(root), [
    `The document begins with ${quote(name)}. Send a UBL 2 Invoice or CreditNote, or a CII (D16B) CrossIndustryInvoice.`,
    `Het document begint met ${quote(name)}. Stuur een UBL 2 Invoice of CreditNote, of een CII (D16B) CrossIndustryInvoice.`,
  ]);
}

function tooMany(draft: Draft, limits: Limits): Problem | null {
  const counts = [
    [draft.lines.length, limits.lines, 'lines', 'regels'],
    [draft.vat.length, limits.groups, 'VAT groups', 'btw-groepen'],
    [draft.allowances.length, limits.groups, 'allowances and charges', 'kortingen en toeslagen'],
  ] as const;
  const [count, limit, en, nl] = counts.find(([count, limit]) => count > limit) ?? [];
  return count === undefined
    ? null
    : fatal('too-much', pathOf(draft.root), [
        `The invoice has ${count} ${en}; the limit is ${limit}. Split it into several invoices.`,
        `De factuur heeft ${count} ${nl}; de grens is ${limit}. Verdeel hem over meer facturen.`,
      ]);
}
