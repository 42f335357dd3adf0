import type { ComponentChildren } from 'preact';

export type Tone = 'success' | 'warning' | 'danger' | 'info' | 'neutral';

/** A state as a phrase, "Betaald op 5 maart 2026": the colour only repeats the words. */
export function Status(props: { tone: Tone; children: ComponentChildren }) {
  return <span class={`status ${props.tone}`}>{props.children}</span>;
}

/** One word that sets a thing apart in a list, such as "Nieuw" or "Creditfactuur". */
export function Badge(props: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`badge ${props.tone ?? 'neutral'}`}>{props.children}</span>;
}
