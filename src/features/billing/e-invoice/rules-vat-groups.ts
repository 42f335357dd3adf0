import { decimal } from './decimal.ts';
import type { Words } from './problems.ts';
import { anywhere, type Rule } from './rule.ts';
import { type Numbers, numbersIn, type Row, rowsIn, type Taxed, taxedIn } from './taxed.ts';
import { families, isPerRate } from './vat-families.ts';
import { find, textAt } from './xml-tree.ts';

/**
 * What the VAT categories ask of the whole document: BR-x-01 to -07, BR-IC-11 and -12, BR-O-11 to -14, BR-B-01 and -02.
 */
export function checkVatGroups(check: Rule): void {
  const [taxed, rows, numbers] = [taxedIn(check), rowsIn(check), numbersIn(check)];
  for (const [category, family] of Object.entries(families)) {
    const own = taxed.filter((one) => one.category === category);
    if (own.length === 0 && !rows.some((row) => row.category === category)) continue;
    inBreakdown(check, category, family, own, rows);
    numbered(check, category, family, own, numbers);
    for (const one of own) if (one.vat && (one.own || one.rule !== '05')) rated(check, category, family, one);
  }
  withinTheUnion(check, rows);
  outsideVatIsAlone(check, taxed, rows);
  splitPayment(check, taxed, rows);
}

function inBreakdown(check: Rule, category: string, family: string, own: readonly Taxed[], rows: readonly Row[]): void {
  const perRate = isPerRate(category);
  // The release counts "S" whatever the tax is called, the others only as VAT.
  const counts = ({ vat }: { vat: boolean }): boolean => vat || category === 'S';
  const used = own.some(counts);
  const inRows = rows.filter((row) => row.category === category && counts(row)).length;
  if (perRate ? inRows > 0 === used : inRows === 1 || (inRows === 0 && !used)) return;
  check.fatal(`BR-${family}-01`, check.taxTotal, [
    `VAT category ${category} must be in the VAT breakdown ${perRate ? 'exactly when a line, allowance or charge has it' : 'once, if a line, allowance or charge has it'}. Correct the breakdown or the lines.`,
    `Btw-categorie ${category} hoort ${perRate ? '' : 'één keer '}in het btw-overzicht als een regel, korting of toeslag hem heeft. Verbeter het overzicht of de regels.`,
  ]);
}

/** -02, -03, -04: who charges or shifts VAT says under which number; who is outside VAT has none. */
function numbered(check: Rule, category: string, family: string, own: readonly Taxed[], numbers: Numbers): void {
  const outside = category === 'O';
  const kinds = new Set(
    own.filter((one) => one.vat && (!outside || one.own || one.rule === '05')).map((one) => one.rule),
  );
  const seller =
    numbers.representative || (category === 'K' || category === 'G' ? numbers.sellerVat : numbers.sellerTax);
  const buyer = category === 'K' ? numbers.buyerVat : category !== 'AE' || numbers.buyerVat || numbers.buyerLegal;
  const right = outside ? !numbers.sellerVat && !numbers.representative && !numbers.buyerVat : seller && buyer;
  if (right) return;
  const words: Words = outside
    ? [
        '"Not subject to VAT" (O) cannot stand beside a VAT number. Leave the VAT numbers out, or choose another category.',
        '"Buiten btw" (O) kan niet samen met een btw-nummer. Laat de btw-nummers weg of kies een andere categorie.',
      ]
    : [
        `VAT category ${category} needs the VAT number of the ${seller ? 'customer' : 'supplier'}. Add it.`,
        `Btw-categorie ${category} vraagt het btw-nummer van de ${seller ? 'klant' : 'leverancier'}. Vul dit aan.`,
      ];
  const side =
    check.invoice.syntax === 'ubl' ? `cac:Accounting${seller && !outside ? 'Customer' : 'Supplier'}Party` : '';
  for (const kind of kinds)
    check.fatal(`BR-${family}-0${Number(kind) - 3}`, side ? find(check.root, side) : check.root, words);
}

function rated(check: Rule, category: string, family: string, one: Taxed): void {
  const rate = decimal(one.rate);
  const right =
    category === 'O'
      ? one.rate === null
      : rate !== null &&
        (category === 'S' ? rate.units > 0n : isPerRate(category) ? rate.units >= 0n : rate.units === 0n);
  if (right) return;
  const [en, nl] =
    category === 'O'
      ? ['no rate', 'geen tarief']
      : isPerRate(category)
        ? ['a rate above 0', 'een tarief boven 0']
        : ['rate 0', 'tarief 0'];
  check.fatal(`BR-${family}-${one.rule}`, one.at, [
    `VAT category ${category} must have ${en}; ${one.rate ?? 'none'} is stated. Correct it.`,
    `Btw-categorie ${category} hoort ${nl} te hebben; er staat ${one.rate ?? 'niets'}. Verbeter dit.`,
  ]);
}

/** Goods to another member state: when they arrived, and where (BR-IC-11, -12). */
function withinTheUnion(check: Rule, rows: readonly Row[]): void {
  const row = rows.find((one) => one.category === 'K' && one.vat);
  if (!row) return;
  const { root } = check;
  const ubl = check.invoice.syntax === 'ubl';
  const delivered = ubl
    ? (textAt(root, 'cac:Delivery/cbc:ActualDeliveryDate') ?? '').length > 1 ||
      (find(root, 'cac:InvoicePeriod')?.children.length ?? 0) > 0
    : anywhere(check, 'ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime').length > 0 ||
      check.invoice.periodStart !== null ||
      check.invoice.periodEnd !== null;
  if (!delivered)
    check.fatal('BR-IC-11', row.at, [
      'A supply within the EU needs its date of delivery or the period of the invoice. Add one of them.',
      'Een levering binnen de EU vraagt de leverdatum of de periode van de factuur. Vul er één in.',
    ]);
  const country = ubl
    ? textAt(root, 'cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode')
    : (anywhere(check, 'ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CountryID')[0]?.text ?? null);
  if ((country ?? '').length <= 1)
    check.fatal('BR-IC-12', row.at, [
      'A supply within the EU needs the country it was delivered to. Add it.',
      'Een levering binnen de EU vraagt het land van aflevering. Vul dit aan.',
    ]);
}

function outsideVatIsAlone(check: Rule, taxed: readonly Taxed[], rows: readonly Row[]): void {
  if (!rows.some((row) => row.category === 'O' && row.vat)) return;
  const words = [
    '"Not subject to VAT" (O) cannot be combined with another VAT category. Make two invoices.',
    '"Buiten btw" (O) kan niet samen met een andere btw-categorie. Maak er twee facturen van.',
  ] as const;
  const other = rows.find((row) => row.vat && row.category !== null && row.category !== 'O');
  if (other) check.fatal('BR-O-11', other.at, words);
  const codes = { '05': 'BR-O-12', '06': 'BR-O-13', '07': 'BR-O-14' } as const;
  for (const one of taxed)
    if (one.vat && one.category && one.category !== 'O') check.fatal(codes[one.rule], one.at, words);
}

/** Category B is the Italian split payment: within Italy only, and not beside the standard rate. */
function splitPayment(check: Rule, taxed: readonly Taxed[], rows: readonly Row[]): void {
  const split = [...taxed, ...rows].find((one) => one.category === 'B');
  if (!split) return;
  const abroad =
    check.invoice.syntax === 'ubl'
      ? anywhere(check, 'cbc:IdentificationCode').find((code) => code.text !== 'IT')
      : undefined;
  if (abroad)
    check.fatal('BR-B-01', split.at, [
      'VAT category B (split payment) is for invoices within Italy. Choose another category.',
      'Btw-categorie B (split payment) is voor facturen binnen Italië. Kies een andere categorie.',
    ]);
  if (taxed.some((one) => one.category === 'S' && (one.own || one.rule === '05')))
    check.fatal('BR-B-02', split.at, [
      'VAT category B (split payment) cannot be combined with S. Make two invoices.',
      'Btw-categorie B (split payment) kan niet samen met S. Maak er twee facturen van.',
    ]);
}
