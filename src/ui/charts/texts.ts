import { texts } from '../../platform/text/language.ts';

export const chartTexts = texts(
  {
    monthsShort: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
    showNumbers: 'Bekijk de bedragen',
    month: 'Maand',
    total: 'Totaal',
    monthsDescription: (from: string, to: string, kinds: string, highest: string, amount: string) =>
      `Staafgrafiek van ${from} tot en met ${to}, gestapeld naar ${kinds}. De hoogste maand is ${highest}: ${amount}.`,
    and: 'en',
    used: (used: string, bought: string) => `${used} van ${bought}`,
    free: (n: string) => `${n} vrij`,
    short: (n: string) => `${n} te weinig`,
    boughtUnknown: (used: string) => `${used} in gebruik`,
    trend: (n: string, from: string, to: string) => `${n} bedragen, van ${from} tot ${to}`,
    cancelBy: (day: string) => `opzeggen t/m ${day}`,
    ends: (day: string) => `loopt t/m ${day}`,
    legendCancel: 'Uiterste opzegdag',
    legendEnd: 'Einde van de termijn',
  },
  {
    monthsShort: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    showNumbers: 'Show the amounts',
    month: 'Month',
    total: 'Total',
    monthsDescription: (from: string, to: string, kinds: string, highest: string, amount: string) =>
      `Bar chart from ${from} to ${to}, stacked by ${kinds}. The highest month is ${highest}: ${amount}.`,
    and: 'and',
    used: (used: string, bought: string) => `${used} of ${bought}`,
    free: (n: string) => `${n} free`,
    short: (n: string) => `${n} short`,
    boughtUnknown: (used: string) => `${used} in use`,
    trend: (n: string, from: string, to: string) => `${n} amounts, from ${from} to ${to}`,
    cancelBy: (day: string) => `cancel by ${day}`,
    ends: (day: string) => `runs until ${day}`,
    legendCancel: 'Last day to cancel',
    legendEnd: 'End of the term',
  },
);
