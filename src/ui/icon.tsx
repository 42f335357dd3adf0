import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IconName } from './icon-names.ts';

/** The same address as src/platform/http/assets.ts gives it, so that icons need no assets handed down to them. */
const mark = createHash('sha256')
  .update(readFileSync(new URL('../../public/icons/sprite.svg', import.meta.url)))
  .digest('hex')
  .slice(0, 10);
const sprite = `/assets/icons/sprite.${mark}.svg`;

/** A picture beside words. It says nothing by itself: readers of the screen skip it. */
export function Icon(props: { name: IconName }) {
  return (
    <svg class="icon" aria-hidden="true">
      <use href={`${sprite}#${props.name}`} />
    </svg>
  );
}
