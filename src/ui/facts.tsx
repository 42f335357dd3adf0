import type { ComponentChildren } from 'preact';

export type Fact = Readonly<{ label: string; value: ComponentChildren; strong?: boolean }>;

/** The facts of one thing, first on its page. An empty value leaves the whole line out. */
export function Facts(props: { facts: readonly (Fact | null)[]; columns?: boolean }) {
  const shown = props.facts.filter(
    (fact) => fact !== null && fact.value !== null && fact.value !== '' && fact.value !== undefined,
  );
  return (
    <dl class={props.columns ? 'facts columns' : 'facts'}>
      {shown.map(
        (fact) =>
          fact !== null && (
            <div key={fact.label} class={fact.strong ? 'strong' : undefined}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
