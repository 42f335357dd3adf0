import type { VNode } from 'preact';
import { iconLines } from './icon-lines.ts';
import type { IconName } from './icon-names.ts';

const icons = Object.fromEntries(
  Object.entries(iconLines).map(([name, line]) => [
    name,
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={line} />
    </svg>,
  ]),
) as Record<IconName, VNode>;

/**
 * A picture beside words. It says nothing by itself: readers of the screen skip it. It stands in the page, so it shows
 * with the words.
 */
export function Icon(props: { name: IconName }) {
  return icons[props.name];
}
