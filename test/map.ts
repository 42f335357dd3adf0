import { featureOf, production, streetOf, streets } from './sources.ts';

const [width, left, row, room, gap] = [1080, 200, 26, 128, 8];
const floors = ['ui', 'access', 'platform', 'database'] as const;
const purpose: Readonly<Record<string, string>> = {
  record: 'what was done, kept and sent',
  intake: 'files of others come in',
  identity: 'who somebody is',
  customers: 'organisations and their people',
  services: 'what they buy',
  billing: 'what they pay',
  content: 'what they read',
  conversations: 'what is said',
  portal: 'what brings all of it together',
  demo: 'sample companies',
  ui: 'parts of pages',
  access: 'who may',
  platform: 'how: HTTP, mail, jobs, files',
  database: 'PostgreSQL',
};

const own = production.filter(({ path }) => path.startsWith('src/features/'));
const roomsOf = (street: string) => [
  ...new Set(own.filter(({ path }) => streetOf(path) === street).map(({ path }) => featureOf(path))),
];
/** How many imports lead from one street to another. */
const arrows = (from: string, to: string) =>
  own
    .filter(({ path }) => streetOf(path) === from)
    .flatMap(({ imports }) => imports)
    .filter((target) => target.startsWith('src/features/') && streetOf(target) === to).length;

type Storey = Readonly<{ name: string; top: number; height: number; rooms: readonly string[] }>;

/** The house from the roof down: a storey a street, its features as rooms, and below it what all of them stand on. */
function storeys(): readonly Storey[] {
  const perRow = Math.floor((width - left - 24) / (room + gap));
  let top = 16;
  return [...[...streets].reverse(), ...floors].map((name) => {
    const rooms = streets.includes(name) ? roomsOf(name).map((path) => path.split('/')[1]!) : [];
    const height = Math.max(1, Math.ceil(rooms.length / perRow)) * (row + gap) + 18;
    const storey = { name, top, height, rooms };
    top += height + gap;
    return storey;
  });
}

function drawn({ name, top, height, rooms }: Storey): string {
  const perRow = Math.floor((width - left - 24) / (room + gap));
  const boxes = rooms.map((text, at) => {
    const x = left + 12 + (at % perRow) * (room + gap);
    const y = top + 10 + Math.floor(at / perRow) * (row + gap);
    return `<rect class="room" x="${x}" y="${y}" width="${room}" height="${row}" rx="4"/><text x="${x + 8}" y="${y + 17}">${text}</text>`;
  });
  const words =
    rooms.length === 0 ? `<text class="soft" x="${left + 12}" y="${top + height / 2 + 4}">${purpose[name]}</text>` : '';
  return `<rect class="storey" x="${left}" y="${top}" width="${width - left - 12}" height="${height}" rx="6"/>
<text class="name" x="${left - 14}" y="${top + 22}" text-anchor="end">${name}</text>
${rooms.length > 0 ? `<text class="soft" x="${left - 14}" y="${top + 38}" text-anchor="end">${purpose[name]}</text>` : ''}
${boxes.join('')}${words}`;
}

const style = `
text { font: 12px system-ui, sans-serif; fill: #1b1f24 }
.name { font-weight: 600; font-size: 14px }
.soft { fill: #59636e; font-size: 11px }
.storey { fill: #f3f5f7; stroke: #c9d1d9 }
.room { fill: #ffffff; stroke: #8aa4bd }
path { fill: none; stroke: #3a6ea5; opacity: .55 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .soft { fill: #9aa7b4 }
  .storey { fill: #161b22; stroke: #30363d }
  .room { fill: #0d1117; stroke: #4c6a88 }
  path { stroke: #79b8ff }
}
`;

/** docs/architecture.svg, from the imports: readable on light and on dark. */
export function mapSvg(): string {
  const all = storeys();
  const last = all.at(-1)!;
  const height = last.top + last.height + 16;
  const place = (name: string) => {
    const storey = all.find((one) => one.name === name)!;
    return storey.top + storey.height / 2;
  };
  const lines = streets.flatMap((from) =>
    streets.flatMap((to) => {
      const count = from === to ? 0 : arrows(from, to);
      if (count === 0) return [];
      const [start, end] = [place(from), place(to)];
      const out = width - 12 + 10 + Math.abs(end - start) / 9;
      return `<path d="M${width - 12} ${start} C${out} ${start} ${out} ${end} ${width - 12} ${end}" stroke-width="${(0.6 + Math.log2(count) / 2).toFixed(1)}"><title>${from} uses ${to} ${count} times</title></path>`;
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width + 90} ${height}" role="img" aria-label="Streets as storeys, features as rooms; arcs on the right lead down to what is used">
<style>${style}</style>
${all.map(drawn).join('\n')}
${lines.join('\n')}
</svg>
`;
}
