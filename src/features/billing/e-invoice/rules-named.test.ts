import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { releases } from './releases.ts';
import { changed, credited, idsOf, peppolInvoice } from './samples/change.ts';
import { coreExamples, type Example } from './samples/examples-core.ts';
import { added, twice } from './samples/examples-doubled.ts';
import * as peppol from './samples/examples-peppol.ts';
import { families } from './vat-families.ts';
import { coded, decimals } from './samples/examples-coded.ts';

function silent(examples: readonly Example[], base: string): readonly string[] {
  return examples.flatMap(([ids, ...changes]) => {
    const found = idsOf(changed(base, changes));
    return ids
      .split(' ')
      .filter((id) => !found.includes(id))
      .map((id) => `${id}: ${found.join(' ') || 'nothing'}`);
  });
}

/** The sample with supplier and customer in another country. */
function moved(document: string, country: string): string {
  return document
    .replaceAll('<cbc:IdentificationCode>NL', `<cbc:IdentificationCode>${country}`)
    .replaceAll('<cbc:CompanyID>NL', `<cbc:CompanyID>${country}`);
}

const siUbl = changed(peppolInvoice, [['urn:fdc:peppol.eu:2017:poacc:billing:3.0', 'urn:fdc:nen.nl:nlcius:v1.0']]);
const credit = credited(peppolInvoice);

const sets: readonly (readonly [name: string, base: string, examples: readonly Example[]])[] = [
  ['every invoice', peppolInvoice, peppol.peppolExamples],
  ['a credit note', credit, peppol.creditExamples],
  ['the Netherlands', peppolInvoice, peppol.dutchExamples],
  ['Denmark', moved(peppolInvoice, 'DK'), peppol.danishExamples],
  ['a Danish credit note', moved(credit, 'DK'), peppol.danishCredit],
  ['Sweden', moved(peppolInvoice, 'SE'), peppol.swedishExamples],
  ['Iceland', moved(peppolInvoice, 'IS'), peppol.icelandicExamples],
  ['Italy', moved(peppolInvoice, 'IT'), peppol.italianExamples],
  ['Norway', moved(peppolInvoice, 'NO'), peppol.norwegianExamples],
  ['Greece', moved(peppolInvoice, 'GR'), peppol.greekExamples],
  ['Germany', moved(peppolInvoice, 'DE'), peppol.germanExamples],
  ['NLCIUS', siUbl, peppol.nlciusExamples],
];

test('the rules of Peppol, of each country and of NLCIUS are named by their ids', () => {
  for (const [name, base, examples] of sets) assert.deepEqual(silent(examples, base), [], name);
});

test('an invoice within the Netherlands or Germany, and one as NLCIUS, break no rule of their own', () => {
  assert.deepEqual(idsOf(siUbl), []);
  assert.deepEqual(idsOf(moved(peppolInvoice, 'DE')), []);
});

test('self-billing has its own process and types, and none of the rules of a country', () => {
  const selfBilled = changed(peppolInvoice.replaceAll('poacc:billing', 'poacc:selfbilling'), [
    ['>380<', '>389<'],
    [/<cbc:StreetName>Voorbeeldweg 1<\/cbc:StreetName>/, ''],
  ]);
  assert.deepEqual(idsOf(selfBilled), []);
  assert.deepEqual(idsOf(changed(selfBilled, [['>389<', '>380<']])), ['PEPPOL-EN16931-P0100']);
  assert.deepEqual(
    idsOf(
      changed(selfBilled, [
        [/<cbc:BuyerReference>.*?<\/cbc:BuyerReference>/, ''],
        [/<cac:OrderReference>.*?<\/cac:OrderReference>/, ''],
      ]),
    ),
    ['PEPPOL-EN16931-R003'],
  );
});

/** Every id that an example proves. */
function named(): readonly string[] {
  const ofVat = Object.values(families).flatMap((family) =>
    ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].map((number) => `BR-${family}-${number}`),
  );
  const examples = [...coreExamples, ...added, ...coded, ...sets.flatMap(([, , list]) => list)];
  return [
    ...new Set([
      ...ofVat,
      ...twice.map(([id]) => id),
      ...decimals.map(([id]) => id),
      ...examples.flatMap(([ids]) => ids.split(' ')),
    ]),
  ].filter((id) => !id.endsWith('-XSD'));
}

test('the page about the rules says how many of each release are named, and lists those that are not', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/e-invoice-rules.md'), 'utf8');
  const ids = named();
  const counts = [
    ['en16931', ids.filter((id) => /^(?:BR-(?!NL)|UBL-)/.test(id)).length],
    ['peppol', ids.filter((id) => /^(?:PEPPOL|[A-Z]{2}-R-)/.test(id) && !id.startsWith('BR-')).length],
    ['nlcius', ids.filter((id) => id.startsWith('BR-NL-')).length],
  ] as const;
  for (const [name, count] of counts)
    assert.match(
      page,
      new RegExp(`\\| ${releases[name].replaceAll('.', '\\.')} \\| \\d+ \\| ${count} \\|`),
      `${name}: ${count}`,
    );
  const leftOut = [...page.matchAll(/^- `([^`]+)`/gm)].flatMap(([, list]) => list!.split(' '));
  assert.deepEqual(
    leftOut.filter((id) => ids.includes(id)),
    [],
  );
  assert.ok(leftOut.length >= 6);
});
