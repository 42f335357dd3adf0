import type { VNode } from 'preact';
import { remembering } from './format.ts';
import { Icon } from './icon.tsx';
import type { Crumb, NavGroup, NavItem, Shell } from './shell.ts';
import { shellTexts } from './texts.ts';

const drawn = new WeakMap<readonly NavGroup[], (current: string, make: () => VNode) => VNode>();

/** Beside the page on a wide screen; on a phone the same flat list opens from the Menu button, without script. */
export function SideNav(props: { shell: Shell }) {
  const { nav, current, language } = props.shell;
  if (nav.length === 0) return null;
  if (!drawn.has(nav)) drawn.set(nav, remembering());
  return drawn.get(nav)!(current, () => (
    <nav id="menu" class="side" popover="auto" aria-label={shellTexts[language].mainNavigation}>
      {nav.map((group) => (
        <Group key={group.items[0]?.href} group={group} current={current} />
      ))}
    </nav>
  ));
}

function Group(props: { group: NavGroup; current: string }) {
  return (
    <>
      {props.group.label !== null && <p class="side-label">{props.group.label}</p>}
      <ul>
        {props.group.items.map((item) => (
          <Item key={item.href} item={item} current={item.href === props.current} />
        ))}
      </ul>
    </>
  );
}

function Item(props: { item: NavItem; current: boolean }) {
  const { label, href, icon, count } = props.item;
  return (
    <li>
      <a href={href} aria-current={props.current ? 'page' : undefined}>
        <Icon name={icon} />
        {label}
        {count != null && count > 0 && <span class="count">{count}</span>}
      </a>
    </li>
  );
}

export function Breadcrumbs(props: { crumbs: readonly Crumb[]; label: string }) {
  if (props.crumbs.length === 0) return null;
  return (
    <nav class="crumbs" aria-label={props.label}>
      <ol>
        {props.crumbs.map((crumb) => (
          <li key={crumb.label}>
            {crumb.href === undefined ? (
              <span aria-current="page">{crumb.label}</span>
            ) : (
              <a href={crumb.href}>{crumb.label}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
