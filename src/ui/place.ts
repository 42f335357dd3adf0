import type { Permission } from '../access/permissions.ts';
import type { Language } from '../platform/text/language.ts';
import type { IconName } from './icon-names.ts';

/**
 * A page that has a name in a menu: its word, the same in headings and cards, its address, and the right that its menu
 * entry needs. A feature makes its own; src/areas lists them.
 */
export type Place = Readonly<Record<Language, string>> & Readonly<{ href: string; icon: IconName; needs?: Permission }>;
