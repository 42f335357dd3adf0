import { choose } from '../../../platform/text/choose.ts';
import type { Language } from '../../../platform/text/language.ts';
import { fullName } from '../../../platform/text/names.ts';
import type { Brand } from '../../../ui/brand/brand.ts';
import { number } from '../../../ui/format.ts';
import { licenceSums, overAssigned } from '../../services/cloud-users/index.ts';
import { renewingSoon, serviceTexts } from '../../services/subscriptions/index.ts';
import type { CardFacts } from './cards-view.tsx';
import type { ChartFacts } from './charts-view.tsx';
import type { Gathered } from './gather.ts';
import type { Situation } from './rules.ts';
import { gatherEndings, monthsToShow, type EndingGroup } from './rules-contracts.ts';
import { costsPerMonth } from './rules-costs.ts';
import { homeTexts } from './texts.ts';
import type { Human, ServiceNotice } from './views.tsx';

/** What the tasks follow from. */
export function situationOf({ may, today, own, open, renewing, licences, withoutRole }: Gathered): Situation {
  return {
    today,
    invoices: open ?? null,
    renewing: may.contracts
      ? renewingSoon(renewing, today).map(({ service, lastDay }) => ({
          id: service.id,
          product: service.product,
          lastDay,
        }))
      : null,
    short: may.licences
      ? overAssigned(licences).map(({ sku, product, bought, used }) => ({
          product: product ?? sku,
          bought: bought ?? 0,
          used,
        }))
      : null,
    withoutRole:
      withoutRole === undefined
        ? null
        : {
            count: withoutRole.count,
            id: withoutRole.id,
            name: withoutRole.surname === null ? '' : fullName({ ...withoutRole, surname: withoutRole.surname }),
          },
    answers: { count: own?.answers ?? 0, thread: own?.thread ?? null, subject: own?.subject ?? null },
    reachable: own?.reachable ?? true,
  };
}

/** The numbers of the cards; a card without anything behind it is left out. */
export function cardsOf({ may, open, services, licences }: Gathered): CardFacts {
  const sum = (of: (total: (typeof services)[number]) => number) => services.reduce((all, total) => all + of(total), 0);
  return {
    invoices: open ?? null,
    services: may.services
      ? { count: sum(({ count }) => count), monthlyCents: may.costs ? sum(({ monthlyCents }) => monthlyCents) : null }
      : null,
    licences: licences.length > 0 ? licenceSums(licences) : null,
  };
}

export function noticeOf(row: Gathered['notices'][number], language: Language): ServiceNotice {
  const title = choose(language, row.title_nl, row.title_en);
  return {
    id: row.id,
    tone: row.tone,
    title: title.text,
    body: choose(language, row.body_nl ?? '', row.body_en).text,
    lang: title.lang,
  };
}

/** The customer's own person at the provider, else the service desk. */
export function humanOf(manager: Gathered['manager'], brand: Brand, language: Language): Human {
  const hours = brand.openingHours?.[language] ?? null;
  if (manager === undefined)
    return {
      name: `${brand.company} ${homeTexts[language].desk.toLowerCase()}`,
      role: null,
      phone: brand.phone,
      mail: brand.supportMail,
      hours,
    };
  const name = fullName({ givenName: manager.given_name, prefix: manager.prefix, surname: manager.surname });
  return {
    name,
    role: manager.position,
    phone: manager.phone,
    mail: manager.mail,
    hours: (language === 'en' ? manager.hours_en : null) ?? manager.hours_nl ?? hours,
  };
}

/** Names of who may give a role, each once. */
export const grantorNames = (rows: Gathered['grantors']): readonly string[] => [
  ...new Map(rows.map((row) => [row.id, fullName(row)])).values(),
];

const barsShown = 6;
const contractsShown = 6;
const horizonDays = 540;

/** What the pictures show: the largest pools of licences, and the contracts that come first. */
export function chartsOf({ costs, months, licences, renewing, today }: Gathered, language: Language): ChartFacts {
  const largest = [...licences]
    .sort((a, b) => Math.max(b.used, b.bought ?? 0) - Math.max(a.used, a.bought ?? 0))
    .slice(0, barsShown);
  const endings = renewingSoon(renewing, today, horizonDays).map(({ service, lastDay, termEnds }) => ({
    id: service.id,
    product: service.product,
    lastDay,
    termEnds,
  }));
  const contracts = gatherEndings(endings).slice(0, contractsShown);
  return {
    costs: costsPerMonth(costs, months),
    licences: largest.map(({ sku, product, bought, used }) => ({ id: sku, product: product ?? sku, bought, used })),
    contracts: contracts.map(({ lastDay, termEnds, products, ids }) => ({
      id: ids[0]!,
      lastDay,
      endsOn: termEnds,
      label: namesOf(products, language),
      note: ids.length > 1 ? serviceTexts[language].services(number(ids.length, language), false) : undefined,
      href: ids.length > 1 ? '/diensten' : `/diensten/${ids[0]}`,
    })),
    contractMonths: monthsToShow(
      contracts.map(({ termEnds }) => termEnds),
      today,
    ),
    today,
  };
}

const namesShown = 2;

/**
 * "Glasvezel 1 Gbit/s, Beheerde firewall en 3 andere diensten": services are counted, as in the number beside it and on
 * the page it leads to.
 */
export function namesOf(products: EndingGroup['products'], language: Language): string {
  const names = products.map(({ name }) => name);
  const rest = products.slice(namesShown).reduce((all, { services }) => all + services, 0);
  if (rest === 0) return names.join(` ${homeTexts[language].and} `);
  return `${names.slice(0, namesShown).join(', ')} ${homeTexts[language].others(number(rest, language), rest === 1)}`;
}
