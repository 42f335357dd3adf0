import type { CustomerActor } from '../../../access/actor.ts';
import type { Language } from '../../../platform/text/language.ts';
import { plainLetters } from '../../../platform/text/match.ts';
import { navigationFor, type Menus } from '../../../ui/menu.ts';
import { documentTexts } from '../../content/documents/index.ts';
import { groupHref, serviceGroups, serviceTexts } from '../../services/subscriptions/index.ts';
import { meansInvoices, type Question } from './inputs.ts';
import { likeness } from './likeness.ts';
import { searchTexts } from './texts.ts';

export type NamedPage = Readonly<{ label: string; href: string }>;

/** Pages of the portal with this name, or nearly: "factuur" and "btw" lead to Facturen. At most two. */
export function pagesNamed(
  menus: Menus,
  actor: CustomerActor,
  language: Language,
  { words }: Question,
): readonly NamedPage[] {
  const [word] = words;
  if (meansInvoices(words)) return everyPage(menus, actor, language).filter(({ href }) => href === '/facturen');
  if (words.length !== 1 || word === undefined || word.length < 4) return [];
  const alike = ({ label }: NamedPage) =>
    Math.max(
      ...plainLetters(label)
        .split(/\s+/)
        .map((part) => (part.startsWith(word) ? 1 : likeness(word, part))),
    );
  const near = everyPage(menus, actor, language).map((page) => ({ page, like: alike(page) }));
  // A page that bears the name leaves no room for one that only looks like it.
  const least = near.some(({ like }) => like === 1) ? 1 : 0.4;
  return near
    .filter(({ like }) => like >= least)
    .sort((a, b) => b.like - a.like)
    .slice(0, 2)
    .map(({ page }) => page);
}

/** Every page this person has in the menu, and a few below them. */
function everyPage(menus: Menus, actor: CustomerActor, language: Language): readonly NamedPage[] {
  const t = searchTexts[language];
  const menu = navigationFor(menus, actor, language).flatMap(({ items }) =>
    items.map(({ label, href }) => ({ label, href })),
  );
  const services = actor.permissions.has('services:read')
    ? serviceGroups.map((group) => ({ label: serviceTexts[language].groups[group], href: groupHref(group) }))
    : [];
  const licences = actor.permissions.has('cloud-users:read')
    ? [{ label: t.kinds.licence, href: '/cloudgebruikers/licenties' }]
    : [];
  const words = documentTexts[language];
  const documents = [
    { label: words.manuals, href: '/documenten' },
    ...(actor.permissions.has('contracts:read')
      ? [{ label: words.contracts, href: '/documenten?soort=contracten' }]
      : []),
  ];
  return [...menu, ...services, ...licences, ...documents, { label: t.profile, href: '/profiel' }];
}
