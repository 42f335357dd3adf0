import { texts } from '../../../platform/text/language.ts';

type Range = readonly [from: string, to: string];

export const differenceTexts = texts(
  {
    title: 'Waarom is mijn factuur anders?',
    crumb: 'Verschil',
    link: 'Bekijk het verschil',
    sentence: {
      more: (amount: string, than: string) => `${amount} meer dan ${than}`,
      less: (amount: string, than: string) => `${amount} minder dan ${than}`,
      same: (than: string) => `Even hoog als ${than}, met dezelfde regels.`,
      sameOtherwise: (than: string) => `Even hoog als ${than}, maar anders opgebouwd`,
      mainly: 'vooral',
      invoice: (number: string) => `factuur ${number}`,
    },
    reasons: {
      new: (name: string, count: number) => (name ? `${name} nieuw` : `${count} nieuwe regels`),
      gone: (name: string, count: number) => (name ? `${name} gestopt` : `${count} regels gestopt`),
      quantity: (up: boolean, pieces: string, name: string, count: number) =>
        name && pieces
          ? `${pieces} × ${name} ${up ? 'erbij' : 'minder'}`
          : name
            ? `${up ? 'meer' : 'minder'} ${name}`
            : `${up ? 'hogere' : 'lagere'} aantallen bij ${count} regels`,
      price: (up: boolean, name: string, count: number) =>
        name ? `prijs van ${name} ${up ? 'hoger' : 'lager'}` : `prijzen ${up ? 'hoger' : 'lager'} bij ${count} regels`,
      indexed: (up: boolean, percent: string) => `prijzen ${percent} ${up ? 'hoger' : 'lager'}`,
      prorata: (past: boolean, up: boolean, name: string) =>
        past
          ? 'vorige verrekening weg'
          : !name
            ? 'verrekening van een deel van een maand'
            : up
              ? `verrekening voor ${name}`
              : `${name} een deel van de maand`,
      once: (past: boolean, name: string) =>
        past
          ? 'vorige eenmalige kosten weg'
          : name
            ? name.replace(/^Eenmalige kosten: /, 'eenmalige kosten voor ')
            : 'eenmalige kosten',
      seldom: (past: boolean, name: string) =>
        past ? `${name || 'een bedrag dat soms komt'} deze keer niet` : `${name || 'een bedrag'} (niet elke keer)`,
      again: { once: 'met eenmalige kosten', prorata: 'met verrekening' },
      usage: (up: boolean, calls: boolean) => `${calls ? 'belverbruik' : 'verbruik'} ${up ? 'hoger' : 'lager'}`,
      discount: 'andere korting of toeslag',
      unmatched: 'regels die we niet konden koppelen',
      rest: 'een bedrag dat niet in de regels staat',
      tax: 'andere btw',
      prepaid: 'een ander bedrag al betaald',
    },
    categories: {
      new: 'Nieuw',
      gone: 'Gestopt',
      quantity: 'Aantal',
      price: 'Prijs',
      prorata: 'Deel van een maand',
      once: 'Eenmalig',
      usage: 'Verbruik',
      discount: 'Korting of toeslag',
      unmatched: 'Niet gekoppeld',
      rest: 'Niet in de regels',
    },
    causes: {
      started: (on: string) => `Gestart op ${on}.`,
      ended: (on: string) => `Gestopt op ${on}.`,
      planned: (on: string) => `Wijziging gepland op ${on}.`,
      changed: (on: string) => `Gewijzigd op ${on}.`,
      appeared: 'Stond niet op de andere factuur.',
      vanished: 'Staat niet meer op deze factuur.',
      quantity: '',
      price: '',
      used: '',
      discount: '',
      indexed: (up: boolean, percent: string) => `De prijzen gingen ${percent} ${up ? 'omhoog' : 'omlaag'}.`,
      part: (range: Range | null) =>
        range ? `Verrekening van ${range[0]} t/m ${range[1]}.` : 'Verrekening van een deel van een maand.',
      partBefore: (range: Range | null) =>
        range
          ? `Stond alleen op de andere factuur: verrekening van ${range[0]} t/m ${range[1]}.`
          : 'Stond alleen op de andere factuur: verrekening van een deel van een maand.',
      once: 'Eenmalig op deze factuur.',
      onceBefore: 'Eenmalig: stond alleen op de andere factuur.',
      seldom: 'Dit bedrag komt niet op elke factuur.',
      seldomBefore: 'Stond op de andere factuur. Dit bedrag komt niet elke keer.',
      unmatched: 'Deze regel konden we niet koppelen.',
      rounding: 'Afronding op de factuur.',
      unlisted: 'Dit verschil zit in het totaal, maar niet in de regels.',
    },
    figures: (from: string, to: string) => `Van ${from} naar ${to}`,
    at: (price: string) => `à ${price}`,
    minutes: 'minuten',
    service: (number: string) => `Dienst ${number}`,
    what: 'Regel',
    difference: 'Verschil',
    amount: 'Bedrag',
    changes: (title: string) => `Verschillen: ${title}`,
    more: (count: number, amount: string) => `Nog ${count} kleinere verschillen, samen ${amount}`,
    uncounted: (count: number, amount: string) => `En nog ${count}, samen ${amount}.`,
    services: 'Diensten',
    moreServices: (count: number) => `en nog ${count}`,
    totals: 'Zo telt het op',
    totalsCaption: 'Beide facturen en het verschil',
    row: 'Bedragen',
    sums: {
      exclusive: 'Totaal excl. btw',
      tax: 'Btw',
      inclusive: 'Totaal incl. btw',
      prepaid: 'Al betaald',
      rounding: 'Afronding',
      other: 'Overig',
      payable: 'Te betalen',
    },
    invoice: (number: string) => `Factuur ${number}`,
    unchanged: (count: number) => (count === 1 ? '1 regel is hetzelfde' : `${count} regels zijn hetzelfde`),
    unchangedMore: (count: number) => `En nog ${count} andere regels.`,
    nothing: 'Alle regels zijn hetzelfde als op de andere factuur.',
    choose: 'Vergelijk met',
    show: 'Vergelijk',
    first: 'Dit is de eerste factuur van deze reeks. Er is nog niets om mee te vergelijken.',
    credit: 'Een creditfactuur hoort bij één factuur. Daarom vergelijken we hem niet.',
    back: 'Terug naar de factuur',
  },
  {
    title: 'Why is my invoice different?',
    crumb: 'Difference',
    link: 'See the difference',
    sentence: {
      more: (amount, than) => `${amount} more than ${than}`,
      less: (amount, than) => `${amount} less than ${than}`,
      same: (than) => `As high as ${than}, with the same lines.`,
      sameOtherwise: (than) => `As high as ${than}, but made up differently`,
      mainly: 'mainly',
      invoice: (number) => `invoice ${number}`,
    },
    reasons: {
      new: (name, count) => (name ? `${name} new` : `${count} new lines`),
      gone: (name, count) => (name ? `${name} stopped` : `${count} lines stopped`),
      quantity: (up, pieces, name, count) =>
        name && pieces
          ? `${pieces} × ${name} ${up ? 'added' : 'fewer'}`
          : name
            ? `${up ? 'more' : 'less'} ${name}`
            : `${up ? 'higher' : 'lower'} quantities on ${count} lines`,
      price: (up, name, count) =>
        name ? `price of ${name} ${up ? 'higher' : 'lower'}` : `prices ${up ? 'higher' : 'lower'} on ${count} lines`,
      indexed: (up, percent) => `prices ${percent} ${up ? 'higher' : 'lower'}`,
      prorata: (past, up, name) =>
        past
          ? 'previous settlement gone'
          : !name
            ? 'settlement of a part of a month'
            : up
              ? `settlement for ${name}`
              : `${name} for a part of the month`,
      once: (past, name) =>
        past
          ? 'previous once-only costs gone'
          : name
            ? `once-only: ${name.replace(/^Eenmalige kosten: /, '')}`
            : 'once-only costs',
      seldom: (past, name) =>
        past
          ? `${name || 'an amount that comes now and then'} not this time`
          : `${name || 'an amount'} (not every time)`,
      again: { once: 'with once-only costs', prorata: 'with settlement' },
      usage: (up, calls) => `${calls ? 'calls' : 'usage'} ${up ? 'higher' : 'lower'}`,
      discount: 'another discount or surcharge',
      unmatched: 'lines we could not match',
      rest: 'an amount that is not in the lines',
      tax: 'other VAT',
      prepaid: 'another amount already paid',
    },
    categories: {
      new: 'New',
      gone: 'Stopped',
      quantity: 'Quantity',
      price: 'Price',
      prorata: 'Part of a month',
      once: 'Once only',
      usage: 'Usage',
      discount: 'Discount or surcharge',
      unmatched: 'Not matched',
      rest: 'Not in the lines',
    },
    causes: {
      started: (on) => `Started on ${on}.`,
      ended: (on) => `Stopped on ${on}.`,
      planned: (on) => `Change planned on ${on}.`,
      changed: (on) => `Changed on ${on}.`,
      appeared: 'Was not on the other invoice.',
      vanished: 'Is no longer on this invoice.',
      quantity: '',
      price: '',
      used: '',
      discount: '',
      indexed: (up, percent) => `Prices went ${up ? 'up' : 'down'} by ${percent}.`,
      part: (range) => (range ? `Settlement from ${range[0]} to ${range[1]}.` : 'Settlement of a part of a month.'),
      partBefore: (range) =>
        range
          ? `Was on the other invoice only: settlement from ${range[0]} to ${range[1]}.`
          : 'Was on the other invoice only: settlement of a part of a month.',
      once: 'Once only, on this invoice.',
      onceBefore: 'Once only: it was on the other invoice.',
      seldom: 'This amount does not come on every invoice.',
      seldomBefore: 'Was on the other invoice. This amount does not come every time.',
      unmatched: 'We could not match this line.',
      rounding: 'Rounding on the invoice.',
      unlisted: 'This difference is in the total, but not in the lines.',
    },
    figures: (from, to) => `From ${from} to ${to}`,
    at: (price) => `at ${price}`,
    minutes: 'minutes',
    service: (number) => `Service ${number}`,
    what: 'Line',
    difference: 'Difference',
    amount: 'Amount',
    changes: (title) => `Differences: ${title}`,
    more: (count, amount) => `${count} more smaller differences, together ${amount}`,
    uncounted: (count, amount) => `And ${count} more, together ${amount}.`,
    services: 'Services',
    moreServices: (count) => `and ${count} more`,
    totals: 'How it adds up',
    totalsCaption: 'Both invoices and the difference',
    row: 'Amounts',
    sums: {
      exclusive: 'Total excl. VAT',
      tax: 'VAT',
      inclusive: 'Total incl. VAT',
      prepaid: 'Already paid',
      rounding: 'Rounding',
      other: 'Other',
      payable: 'To pay',
    },
    invoice: (number) => `Invoice ${number}`,
    unchanged: (count) => (count === 1 ? '1 line is the same' : `${count} lines are the same`),
    unchangedMore: (count) => `And ${count} other lines.`,
    nothing: 'All lines are the same as on the other invoice.',
    choose: 'Compare with',
    show: 'Compare',
    first: 'This is the first invoice of this series. There is nothing to compare it with yet.',
    credit: 'A credit note belongs to one invoice. That is why we do not compare it.',
    back: 'Back to the invoice',
  },
);
