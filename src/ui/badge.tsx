import type { ComponentChildren } from 'preact';
import { repeated } from '../platform/html/jsx-runtime.ts';

export type Tone = 'success' | 'warning' | 'danger' | 'info' | 'neutral';

/** A state as a phrase, "Betaald op 5 maart 2026": the colour only repeats the words. */
export function Status(props: { tone: Tone; children: ComponentChildren }) {
  return statuses[props.tone](props.children);
}

const status = (tone: Tone) => repeated('span', { class: `status ${tone}` });
const statuses = Object.freeze({
  success: status('success'),
  warning: status('warning'),
  danger: status('danger'),
  info: status('info'),
  neutral: status('neutral'),
});

/** One word that sets a thing apart in a list, such as "Nieuw" or "Creditfactuur". */
export function Badge(props: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`badge ${props.tone ?? 'neutral'}`}>{props.children}</span>;
}
