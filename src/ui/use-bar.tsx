import { share } from './charts/chart.ts';

/**
 * How much of what was bought is in use; what is too much sticks out, in another colour. The numbers stand beside it,
 * so it is not read aloud.
 */
export function UseBar({
  used,
  bought,
  width = '100%',
}: Readonly<{ used: number; bought: number; width?: number | '100%' }>) {
  const all = Math.max(used, bought, 1);
  return (
    <svg class="use-bar" width={width} height="10" aria-hidden="true">
      <rect class="track" width={share(bought / all)} height="10" rx="3" />
      <rect class="used" width={share(Math.min(used, bought) / all)} height="10" rx="3" />
      {used > bought && (
        <rect class="too-many" x={share(bought / all)} width={share((used - bought) / all)} height="10" rx="3" />
      )}
    </svg>
  );
}
