import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { iconNames } from './icon-names.ts';

const icons = join(dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons');

/** Each icon in use as the line that draws it, as the source of `icon-lines.ts`. */
export function iconLines(): string {
  const lines = iconNames.map((name) => {
    const shapes = [
      ...readFileSync(join(icons, `${name}.svg`), 'utf8').matchAll(
        /<(path|circle|rect|line|polyline|polygon|ellipse)\s([^>]*?)\/>/g,
      ),
    ];
    return `  '${name}': '${short(shapes.map(([, shape, attributes]) => line(shape!, attributes!)).join(''))}',`;
  });
  return `// Written by write-icons.ts from lucide-static (ISC, see public/icons/lucide-LICENSE.txt). A line an icon, 24 × 24.\nexport const iconLines = {\n${lines.join('\n')}\n} as const;\n`;
}

/** One path draws what several shapes drew: less to send and less to build, on every page. */
function line(shape: string, attributes: string): string {
  const value = (name: string) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  const number = (name: string) => Number(value(name) ?? 0);
  const [x, y, width, height] = [number('x'), number('y'), number('width'), number('height')];
  switch (shape) {
    case 'path':
      // The first point is absolute anyway; what follows it without a letter stays relative.
      return value('d')!.replace(/^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)[\s,]*([a-z])?/i, (start, x, y, next) =>
        start.startsWith('M') ? start : `M${x} ${y}${next ?? 'l'}`,
      );
    case 'line':
      return `M${number('x1')} ${number('y1')}l${part(number('x2') - number('x1'))} ${part(number('y2') - number('y1'))}`;
    case 'circle':
    case 'ellipse': {
      const [rx, ry] = [number(value('r') ? 'r' : 'rx'), number(value('r') ? 'r' : 'ry')];
      // A filled one is a small dot: the pen fills it, with a touch in the middle.
      const middle = value('fill') ? `M${number('cx')} ${number('cy')}h.01` : '';
      return `M${number('cx') - rx} ${number('cy')}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z${middle}`;
    }
    case 'rect': {
      const r = number(value('rx') ? 'rx' : 'ry');
      const corner = (dx: number, dy: number) => (r === 0 ? '' : `a${r} ${r} 0 0 1 ${dx} ${dy}`);
      return `M${x + r} ${y}h${width - 2 * r}${corner(r, r)}v${height - 2 * r}${corner(-r, r)}h${2 * r - width}${corner(-r, -r)}v${2 * r - height}${corner(r, -r)}z`;
    }
    default:
      return `M${value('points')!.trim().replace(/\s+/g, ' ')}${shape === 'polygon' ? 'z' : ''}`;
  }
}

/** Without spaces before a minus, zeros before a point, and what nobody sees: hundredths are enough. */
const short = (drawn: string): string =>
  drawn
    .replace(/ (?=-)/g, '')
    .replace(/(?<!\d)0(?=\.\d)/g, '')
    .replace(/(\.\d\d)\d+/g, '$1');

const part = (difference: number): number => Math.round(difference * 1000) / 1000;

if (import.meta.main) writeFileSync(new URL('icon-lines.ts', import.meta.url), iconLines());
