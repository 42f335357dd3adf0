import type { Language } from '../../../platform/text/language.ts';
import { bitRate, number } from '../../../ui/format.ts';
import { phone } from '../../../ui/identifiers.ts';
import type { ServiceGroup } from './groups.ts';
import { detailTexts } from './texts-detail.ts';

type Details = Readonly<Record<string, unknown>>;
/** A line about a service: `copy` for what people take along to another system. */
export type KindFact = Readonly<{ label: string; value: string; copy?: boolean }>;

const word = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
const amount = (value: unknown): number | null => {
  const text = word(value);
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
};

/** What is particular to a service of its kind. Unknown or empty details are left out. */
export function kindFacts(group: ServiceGroup, details: Details, language: Language): readonly KindFact[] {
  const t = detailTexts[language];
  const fact = (label: string, value: string, copy = false): readonly KindFact[] =>
    value === '' ? [] : [{ label, value, copy }];
  return [
    ...fact(t.tenant, word(details['tenant']), true),
    ...fact(t.sku, word(details['sku'])),
    ...fact(t.extension, word(details['extension'])),
    ...fact(t.numbers, phoneList(details['numbers'], language)),
    ...fact(t.numberRange, phoneRange(word(details['numberRange']), t.upTo, language)),
    ...fact(t.channels, count(details['channels'], language)),
    ...fact(group === 'voice' ? t.device : t.machine, word(details['device'])),
    ...fact(t.circuitId, word(details['circuitId']), true),
    ...fact(t.speed, speed(details, language)),
    ...fact(t.ipRange, word(details['ipRange']), true),
    ...fact(t.sla, word(details['sla'])),
  ];
}

const count = (value: unknown, language: Language): string => {
  const known = amount(value);
  return known === null ? '' : number(known, language);
};

function phoneList(value: unknown, language: Language): string {
  const numbers = Array.isArray(value) ? value.map(word) : word(value).split('|');
  return numbers
    .filter((one) => one !== '')
    .map((one) => phone(one, language).text)
    .join(', ');
}

/** "0855550300 – 0855550399" → "085 555 0300 t/m 085 555 0399". */
function phoneRange(value: string, upTo: string, language: Language): string {
  const ends = value.split(/\s*[–—]\s*|\s+(?:-|t\/m)\s+/).filter(Boolean);
  return ends.length === 2 ? ends.map((end) => phone(end, language).text).join(` ${upTo} `) : value;
}

function speed(details: Details, language: Language): string {
  const t = detailTexts[language];
  const [down, up] = [amount(details['down']), amount(details['up'])];
  if (down !== null && up !== null)
    return down === up
      ? t.speedEven(bitRate(down, language))
      : t.speedBoth(bitRate(down, language), bitRate(up, language));
  if (down !== null) return t.down(bitRate(down, language));
  return up === null ? '' : t.up(bitRate(up, language));
}
