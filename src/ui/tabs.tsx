export type Tab = Readonly<{ label: string; href: string; current: boolean; count?: number | null }>;

/** Links that show another part of the same subject: "Open (3) | Betaald | Alle". */
export function Tabs(props: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={props.label}>
      <ul>
        {props.tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count != null && <span class="count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
