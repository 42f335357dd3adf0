import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Change, changed, credited, idsOf, peppolInvoice } from './samples/change.ts';
import { coreExamples, type Example } from './samples/examples-core.ts';
import { added, twice } from './samples/examples-doubled.ts';
import { families, isPerRate } from './vat-families.ts';
import { coded, decimals } from './samples/examples-coded.ts';

/** Every example whose ids are not all named, with what was named instead. */
function silent(examples: readonly Example[], base = peppolInvoice): readonly string[] {
  return examples.flatMap(([ids, ...changes]) => {
    const found = idsOf(changed(base, changes));
    return ids
      .split(' ')
      .filter((id) => !found.includes(id))
      .map(
        (id) =>
          `${id}: ${found.join(' ') || 'nothing'} after ${changes
            .map(([what]) => String(what))
            .join(', ')
            .slice(0, 80)}`,
      );
  });
}

const vat = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
const inRow = `<cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent>${vat}</cac:TaxCategory></cac:TaxSubtotal>`;

test('an invoice and a credit note with everything in them break no rule', () => {
  assert.deepEqual(idsOf(peppolInvoice), []);
  assert.deepEqual(idsOf(credited(peppolInvoice)), []);
});

test('what is missing, contradicts or does not belong is named by the id of its rule', () => {
  assert.deepEqual(silent(coreExamples), []);
  assert.deepEqual(silent(added), []);
});

test('what occurs twice where once is allowed is named', () => {
  const examples = twice.map(([id, what]): Example => {
    const text = typeof what === 'string' ? what : (what.exec(peppolInvoice)?.[0] ?? '');
    return [id, [text, text + text]];
  });
  assert.deepEqual(silent(examples), []);
});

test('a code that is on no list is named', () => assert.deepEqual(silent(coded), []));

test('an amount with three decimals is named by where it stands', () => {
  assert.deepEqual(
    silent(
      decimals.map(([id, before]): Example => {
        const found = new RegExp(`(${before}[0-9]+\\.[0-9]{2})`).exec(peppolInvoice)?.[0] ?? '';
        return [id, [found, `${found}1`]];
      }),
    ),
    [],
  );
});

/** The sample with one VAT category throughout, as it should be. */
function inCategory(category: string): string {
  const rate = isPerRate(category) ? '21' : '0';
  const percent = category === 'O' ? '' : `<cbc:Percent>${rate}</cbc:Percent>`;
  const reason =
    isPerRate(category) || category === 'Z' ? '' : '<cbc:TaxExemptionReason>Geen btw</cbc:TaxExemptionReason>';
  let text = changed(peppolInvoice, [
    [inRow, `<cbc:ID>${category}</cbc:ID>${percent}${reason}${vat}</cac:TaxCategory></cac:TaxSubtotal>`],
  ]).replaceAll('<cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent>', `<cbc:ID>${category}</cbc:ID>${percent}`);
  if (rate === '0')
    text = changed(text.replaceAll('<cbc:TaxAmount currencyID="EUR">21.00', '<cbc:TaxAmount currencyID="EUR">0.00'), [
      ['<cbc:TaxInclusiveAmount currencyID="EUR">121.00', '<cbc:TaxInclusiveAmount currencyID="EUR">100.00'],
      ['<cbc:PrepaidAmount currencyID="EUR">21.00', '<cbc:PrepaidAmount currencyID="EUR">0.00'],
    ]);
  return category === 'O' ? text.replaceAll(/<cac:PartyTaxScheme>.*?<\/cac:PartyTaxScheme>/g, '') : text;
}

test('every kind of VAT has its own ten rules, and an invoice that keeps them breaks none', () => {
  for (const [category, family] of Object.entries(families)) {
    const right = inCategory(category);
    assert.deepEqual(
      idsOf(right).filter((id) => id.startsWith(`BR-${family}-`) || id.startsWith('BR-CO')),
      [],
      category,
    );
    const percent = category === 'O' ? '' : `<cbc:Percent>${isPerRate(category) ? '21' : '0'}</cbc:Percent>`;
    const own = `<cbc:ID>${category}</cbc:ID>${percent}`;
    const wrong = `<cbc:ID>${category}</cbc:ID><cbc:Percent>${isPerRate(category) ? '-1' : '9'}</cbc:Percent>`;
    const reason = '<cbc:TaxExemptionReason>Geen btw</cbc:TaxExemptionReason>';
    const at = (before: string): Change => [new RegExp(`${before}[^]*?${own}`), ''];
    const put = (before: string): Change => {
      const found = at(before)[0];
      return [found, (found as RegExp).exec(right)![0].slice(0, -own.length) + wrong];
    };
    const noNumbers =
      category === 'O'
        ? changed(right, [
            [
              '<cac:PartyLegalEntity>',
              `<cac:PartyTaxScheme><cbc:CompanyID>NL000099998B57</cbc:CompanyID>${vat}</cac:PartyTaxScheme><cac:PartyLegalEntity>`,
            ],
          ])
        : right.replaceAll(/<cac:PartyTaxScheme>.*?<\/cac:PartyTaxScheme>/g, '');
    const ids = (n: string): string => `BR-${family}-${n}`;
    assert.deepEqual(
      silent(
        [
          [
            ids('01'),
            [
              new RegExp(`(<cac:TaxSubtotal>[^]*?)${own}`),
              `<cac:TaxSubtotal><cac:TaxCategory><cbc:ID>${category === 'E' ? 'Z' : 'E'}</cbc:ID><cbc:Percent>0</cbc:Percent>`,
            ],
          ],
          [ids('05'), put('<cac:ClassifiedTaxCategory>')],
          [ids('06'), put('Trouwe klant')],
          [ids('07'), put('Bezorgen')],
          [ids('08'), ['<cbc:TaxableAmount currencyID="EUR">100.00', '<cbc:TaxableAmount currencyID="EUR">500.00']],
          [
            ids('09'),
            [
              /(<\/cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">)[0-9.]+/,
              '</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">50.00',
            ],
          ],
          right.includes(reason)
            ? [ids('10'), [reason, '']]
            : [
                ids('10'),
                [
                  `${own}${vat}</cac:TaxCategory></cac:TaxSubtotal>`,
                  `${own}${reason}${vat}</cac:TaxCategory></cac:TaxSubtotal>`,
                ],
              ],
        ],
        right,
      ),
      [],
      category,
    );
    const found = idsOf(noNumbers);
    for (const n of ['02', '03', '04']) assert.ok(found.includes(ids(n)), `${ids(n)} among ${found.join(' ')}`);
  }
});
