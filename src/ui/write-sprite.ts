import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { iconNames } from './icon-names.ts';

const icons = join(dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons');

/** One sprite of only the icons in use; `<Icon>` points into it by name. */
export function sprite(): string {
  const symbols = iconNames.map((name) => {
    const source = readFileSync(join(icons, `${name}.svg`), 'utf8');
    const shapes = source.slice(source.indexOf('>', source.indexOf('<svg')) + 1, source.lastIndexOf('</svg>'));
    const compact = shapes.replaceAll(/\s*\n\s*/g, '').replaceAll(' />', '/>');
    return `<symbol id="${name}" viewBox="0 0 24 24">${compact}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
}

if (import.meta.main) writeFileSync(new URL('../../public/icons/sprite.svg', import.meta.url), sprite());
