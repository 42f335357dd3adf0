import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IconName } from './icon-names.ts';

/** The content's own mark in the address lets a browser keep the sprite for good. */
const mark = createHash('sha256')
  .update(readFileSync(new URL('../../public/icons/sprite.svg', import.meta.url)))
  .digest('hex')
  .slice(0, 8);
const sprite = `/assets/icons/sprite.svg?v=${mark}`;

/** A picture beside words. It says nothing by itself: readers of the screen skip it. */
export function Icon(props: { name: IconName }) {
  return (
    <svg class="icon" aria-hidden="true">
      <use href={`${sprite}#${props.name}`} />
    </svg>
  );
}
