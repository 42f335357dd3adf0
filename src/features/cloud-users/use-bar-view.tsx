const width = 96;

/** How much of what was bought is in use; what is too much sticks out. The numbers stand beside it, so it is not read aloud. */
export function UseBar({ used, bought }: Readonly<{ used: number; bought: number }>) {
  const all = Math.max(used, bought, 1);
  const at = (count: number) => Math.round((count / all) * width);
  return (
    <svg width={width} height="8" viewBox={`0 0 ${width} 8`} aria-hidden="true">
      <rect width={at(bought)} height="8" rx="2" fill="var(--line)" />
      <rect width={at(Math.min(used, bought))} height="8" rx="2" fill="var(--chart-cloud)" />
      {used > bought && <rect x={at(bought)} width={width - at(bought)} height="8" rx="2" fill="var(--warning)" />}
    </svg>
  );
}
