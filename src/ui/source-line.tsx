import type { Language } from '../platform/text/language.ts';
import { moment } from './format.ts';
import { Icon } from './icon.tsx';
import { componentTexts } from './texts.ts';

const threeDays = 3 * 24 * 3_600_000;

/** Data that has not come in for three days is old. */
export const isOld = (at: Date | null, now: Date): boolean => at !== null && now.getTime() - at.getTime() > threeDays;

/** Where a list came from: `at` is the end of the import run, null when that is unknown. `old` adds a warning. */
export function SourceLine(props: { source: string | null; at: Date | null; old?: boolean; language: Language }) {
  const t = componentTexts[props.language];
  const known = props.source !== null && props.at !== null;
  return (
    <p class={props.old || !known ? 'source old' : 'source'}>
      <Icon name={props.old || !known ? 'triangle-alert' : 'history'} />
      <span>
        {known && props.at !== null ? (
          <>
            {t.source}: {props.source} · {t.updated}{' '}
            <time datetime={props.at.toISOString()}>{moment(props.at, props.language)}</time>.
          </>
        ) : (
          t.unknownSource
        )}
        {props.old && ` ${t.oldSource}`}
      </span>
    </p>
  );
}
