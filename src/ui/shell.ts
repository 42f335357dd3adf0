import type { Language } from '../platform/text/language.ts';
import type { Brand } from './brand/brand.ts';
import type { IconName } from './icon-names.ts';

export type NavItem = Readonly<{ label: string; href: string; icon: IconName; count?: number | null }>;
export type NavGroup = Readonly<{ label: string | null; items: readonly NavItem[] }>;
export type Crumb = Readonly<{ label: string; href?: string }>;
export type NoticeTone = 'info' | 'warning' | 'danger' | 'success';
export type ShellNotice = Readonly<{
  tone: NoticeTone;
  title: string;
  text: string;
  href?: string;
  linkLabel?: string;
}>;

/** Everything around the content of a page: who looks, in which language and under which brand. */
export type Shell = Readonly<{
  language: Language;
  brand: Brand;
  /** Of the window, without the brand's name. */
  title: string;
  area: 'public' | 'customer' | 'staff';
  demo: boolean;
  person: null | Readonly<{ name: string; organisation: string; otherOrganisations: number }>;
  nav: readonly NavGroup[];
  /** Where this person writes to us; null for who cannot. */
  contact: string | null;
  /** The path of the navigation item this page belongs to. */
  current: string;
  /** Path and query of this page: where a change of language returns to. */
  address: string;
  /** Whether people type in a form on this page: a change of language takes its text along. */
  form?: boolean;
  breadcrumbs?: readonly Crumb[];
  notice?: ShellNotice | null;
  /** 'css/portal.css' → its hashed address. */
  assets: (name: string) => string;
  /** Address of the icon of the window, and the line of script that fetches the rest once the page shows. */
  favicon: string;
  starter: string;
  /** Epoch milliseconds; the page warns two minutes before. */
  sessionEndsAt?: number | null;
  /** The contact that this page was made for, or 'beheer'; null when nobody is signed in. */
  who?: string | null;
  /** Address of the rules which links a browser may fetch ahead; portal.js puts them into the page once it stands. */
  ahead?: string | null;
}>;
