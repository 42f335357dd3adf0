import type { Actor, CustomerActor, StaffActor } from '../access/actor.ts';
import type { Language } from '../platform/text/language.ts';
import { remembering } from './format.ts';
import type { Place } from './place.ts';
import type { NavGroup } from './shell.ts';

/** Places under a heading, in the order people see them. */
export type Menu = readonly Readonly<{ label: Readonly<Record<Language, string>> | null; places: readonly Place[] }>[];
/** `contact`: where a customer writes to us, from every page. */
export type Menus = Readonly<{ customer: Menu; staff: Menu; contact: Place }>;

declare module 'fastify' {
  interface FastifyInstance {
    /** What the areas hold, for every page. */
    menus: Menus;
  }
}

/**
 * Whether this person may open the page at this path of the portal at all; what it holds may still be less for them
 * than for others.
 */
export function mayOpen(menus: Menus, actor: Actor | null, path: string): boolean {
  if (actor === null || actor.kind !== 'customer') return true;
  const place = menus.customer
    .flatMap(({ places }) => places)
    .find(({ href }) => href !== '/' && new RegExp(`^${href}(?:[/?#]|$)`).test(path));
  return place?.needs === undefined || actor.permissions.has(place.needs);
}

const kept = new WeakMap<Menus, (key: string, make: () => readonly NavGroup[]) => readonly NavGroup[]>();

/** The menu of this person: only what they may see. People with the same rights share one, which is drawn once. */
export function navigationFor(menus: Menus, actor: Actor | null, language: Language): readonly NavGroup[] {
  if (actor === null || actor.kind === 'machine') return nobody;
  if (!kept.has(menus)) kept.set(menus, remembering());
  const rights = actor.kind === 'customer' ? [...actor.permissions].join() : '';
  return kept.get(menus)!(`${actor.kind} ${language} ${rights}`, () => menuOf(menus, actor, language));
}
const nobody: readonly NavGroup[] = Object.freeze([]);

function menuOf(menus: Menus, actor: CustomerActor | StaffActor, language: Language): readonly NavGroup[] {
  const may = ({ needs }: Place) => needs === undefined || (actor.kind === 'customer' && actor.permissions.has(needs));
  return menus[actor.kind]
    .map(({ label, places }) => ({
      label: label === null ? null : label[language],
      items: places.filter(may).map((place) => ({ label: place[language], href: place.href, icon: place.icon })),
    }))
    .filter((group) => group.items.length > 0);
}
