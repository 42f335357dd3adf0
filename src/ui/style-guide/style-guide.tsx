import type { Language } from '../../platform/text/language.ts';
import { Section } from '../card.tsx';
import { GuideCharts } from './charts.tsx';
import { GuideForms } from './forms.tsx';
import { GuideLists } from './lists.tsx';
import { GuideParts } from './parts.tsx';

const colours = [
  ['ink', 'ink-soft', 'line', 'line-strong', 'sunken', 'canvas', 'surface'],
  ['brand', 'brand-strong', 'brand-soft', 'brand-panel', 'accent', 'on-accent', 'focus'],
  ['success', 'warning', 'danger', 'info', 'success-soft', 'warning-soft', 'danger-soft', 'info-soft'],
  ['chart-cloud', 'chart-voice', 'chart-connectivity', 'chart-workplace', 'chart-service', 'chart-other'],
];

/**
 * Every component in every state, for the people who build and judge the portal. The content of a page, without its
 * shell.
 */
export function StyleGuide(props: { language: Language }) {
  return (
    <>
      <Section title="Kleuren">
        {colours.map((row) => (
          <ul key={row[0]} class="swatches">
            {row.map((name) => (
              <Swatch key={name} name={name} />
            ))}
          </ul>
        ))}
      </Section>
      <Section title="Letter">
        <div class="stack">
          <h1>Kop 1: alles op één plek</h1>
          <h2>Kop 2: openstaande facturen</h2>
          <h3>Kop 3: regels van november</h3>
          <p class="measure">
            Gewone tekst is hooguit 42 rem breed. Zo blijft een regel onder de 70 tekens en leest hij prettig. Een{' '}
            <a href="#top">link in de tekst</a> is onderstreept, <b>nadruk</b> is vet.
          </p>
          <p class="soft">Kleine, zachte tekst voor wat minder telt: 0123456789.</p>
        </div>
      </Section>
      <GuideParts language={props.language} />
      <GuideLists language={props.language} />
      <GuideForms language={props.language} />
      <GuideCharts language={props.language} />
    </>
  );
}

function Swatch(props: { name: string }) {
  return (
    <li>
      <svg class="swatch" aria-hidden="true">
        <rect width="100%" height="100%" fill={`var(--${props.name})`} />
      </svg>
      <code>{props.name}</code>
    </li>
  );
}
