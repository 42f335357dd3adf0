import type { Actor, CustomerActor, StaffActor } from '../access/actor.ts';
import type { Permission } from '../access/permissions.ts';
import type { Language } from '../platform/text/language.ts';
import type { NavGroup } from './shell.ts';
import type { IconName } from './icon-names.ts';
import { texts } from '../platform/text/language.ts';
import { remembering } from './format.ts';

/** The words of the menu, the same as in headings and cards. */
export const places = texts(
  {
    home: 'Overzicht',
    invoices: 'Facturen',
    services: 'Diensten',
    cloudUsers: 'Cloudgebruikers',
    organisation: 'Mijn organisatie',
    contacts: 'Contactpersonen',
    authorities: 'Wie mag wat',
    documents: 'Documenten',
    faq: 'Veelgestelde vragen',
    links: 'Handige links',
    news: 'Nieuws',
    agenda: 'Agenda',
    contact: 'Contact',
    staffHome: 'Beheer',
    staffMessages: 'Berichten',
    styleGuide: 'Stijlgids',
    ours: 'Wat je afneemt',
    we: 'Jullie',
    help: 'Hulp en nieuws',
    helpAndContact: 'Hulp en contact',
  },
  {
    home: 'Overview',
    invoices: 'Invoices',
    services: 'Services',
    cloudUsers: 'Cloud users',
    organisation: 'My organisation',
    contacts: 'Contact persons',
    authorities: 'Who may do what',
    documents: 'Documents',
    faq: 'Frequent questions',
    links: 'Handy links',
    news: 'News',
    agenda: 'Agenda',
    contact: 'Contact',
    staffHome: 'Management',
    staffMessages: 'Messages',
    styleGuide: 'Style guide',
    ours: 'What you buy',
    we: 'Your organisation',
    help: 'Help and news',
    helpAndContact: 'Help and contact',
  },
);

type Place = Exclude<keyof (typeof places)['nl'], 'ours' | 'we' | 'help'>;
type Entry = Readonly<{ place: Place; href: string; icon: IconName; needs?: Permission }>;
type Section = Readonly<{ label: 'ours' | 'we' | 'help' | null; entries: readonly Entry[] }>;

const customerMap: readonly Section[] = [
  { label: null, entries: [{ place: 'home', href: '/', icon: 'house' }] },
  {
    label: 'ours',
    entries: [
      { place: 'invoices', href: '/facturen', icon: 'receipt-text', needs: 'invoices:read' },
      { place: 'services', href: '/diensten', icon: 'layers', needs: 'services:read' },
      { place: 'cloudUsers', href: '/cloudgebruikers', icon: 'users', needs: 'cloud-users:read' },
      { place: 'documents', href: '/documenten', icon: 'file-text' },
    ],
  },
  {
    label: 'we',
    entries: [
      { place: 'organisation', href: '/organisatie', icon: 'building-2' },
      { place: 'contacts', href: '/contactpersonen', icon: 'user' },
      { place: 'authorities', href: '/bevoegdheden', icon: 'shield-check' },
    ],
  },
  {
    label: 'help',
    entries: [
      { place: 'helpAndContact', href: '/hulp', icon: 'life-buoy' },
      { place: 'contact', href: '/contact', icon: 'message-square' },
      { place: 'faq', href: '/veelgestelde-vragen', icon: 'circle-help' },
      { place: 'links', href: '/handige-links', icon: 'link' },
      { place: 'news', href: '/nieuws', icon: 'newspaper' },
      { place: 'agenda', href: '/agenda', icon: 'calendar-days' },
    ],
  },
];

const staffMap: readonly Section[] = [
  {
    label: null,
    entries: [
      { place: 'staffHome', href: '/beheer', icon: 'house' },
      { place: 'staffMessages', href: '/beheer/berichten', icon: 'message-square' },
      { place: 'styleGuide', href: '/beheer/stijlgids', icon: 'pencil' },
    ],
  },
];

/**
 * Whether this person may open the page at this path of the portal at all; what it holds may still be less for them
 * than for others.
 */
export function mayOpen(actor: Actor | null, path: string): boolean {
  if (actor === null || actor.kind !== 'customer') return true;
  const place = customerMap
    .flatMap(({ entries }) => entries)
    .find(({ href }) => href !== '/' && new RegExp(`^${href}(?:[/?#]|$)`).test(path));
  return place?.needs === undefined || actor.permissions.has(place.needs);
}

const menus = remembering<readonly NavGroup[]>();

/** The menu of this person: only what they may see. People with the same rights share one, which is drawn once. */
export function navigationFor(actor: Actor | null, language: Language): readonly NavGroup[] {
  if (actor === null || actor.kind === 'machine') return nobody;
  const rights = actor.kind === 'customer' ? [...actor.permissions].join() : '';
  return menus(`${actor.kind} ${language} ${rights}`, () => menuOf(actor, language));
}
const nobody: readonly NavGroup[] = Object.freeze([]);

function menuOf(actor: CustomerActor | StaffActor, language: Language): readonly NavGroup[] {
  const words = places[language];
  const may = (entry: Entry) =>
    entry.needs === undefined || (actor.kind === 'customer' && actor.permissions.has(entry.needs));
  return (actor.kind === 'staff' ? staffMap : customerMap)
    .map(({ label, entries }) => ({
      label: label === null ? null : words[label],
      items: entries.filter(may).map(({ place, href, icon }) => ({ label: words[place], href, icon })),
    }))
    .filter((group) => group.items.length > 0);
}
