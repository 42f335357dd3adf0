import { readFileSync } from 'node:fs';

type Environment = Record<string, string | undefined>;

/** Where the settings of an installed portal are: the unit and every command read the same file. */
const usualSettingsFile = '/etc/mijn-contict.env';

/**
 * Puts what the settings file says into the environment; what the environment says already goes before. `SETTINGS_FILE`
 * names another file, and none when it is empty. Answers the file that was read, or null. Throws when it cannot be
 * read: a command would open another database than the portal does. `start` may go on (`lenient`): systemd may have
 * read the file for it.
 */
export function adoptSettings(
  environment: Environment,
  { lenient = false, usual = usualSettingsFile }: { lenient?: boolean; usual?: string | null } = {},
): string | null {
  const named = environment['SETTINGS_FILE'];
  const file = named === undefined ? usual : named;
  if (file === null || file === '') return null;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (named === undefined && (code === 'ENOENT' || code === 'ENOTDIR' || lenient)) return null;
    if (code === 'EACCES') {
      throw new Error(
        `This account may not read the settings in ${file}, so it is not known which database is meant. Run the command as the portal's own account, or let that account read it: chmod 0640 and chgrp.`,
        { cause: error },
      );
    }
    throw new Error(`The settings file ${file} cannot be read (${code}). SETTINGS_FILE names it.`, { cause: error });
  }
  for (const [name, value] of Object.entries(parseSettings(text, file))) environment[name] ??= value;
  return file;
}

/**
 * `NAME=value` lines as systemd reads them in an EnvironmentFile: `#` and `;` begin a remark, quotes keep spaces.
 * Throws with the line.
 */
export function parseSettings(text: string, file = 'the settings file'): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || /^[#;]/.test(trimmed)) continue;
    const [, name, value] = /^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(trimmed) ?? [];
    if (name === undefined || value === undefined) throw new Error(`${file}, line ${index + 1}, is not NAME=value.`);
    values[name] = unquoted(value.trim(), `${file}, line ${index + 1}`);
  }
  return values;
}

function unquoted(value: string, where: string): string {
  const quote = /^["']/.exec(value)?.[0];
  if (quote === undefined) return value.replace(/\\(.)/g, '$1');
  if (value.length < 2 || !value.endsWith(quote))
    throw new Error(`${where}, begins with ${quote} and does not end with it.`);
  const inside = value.slice(1, -1);
  return quote === "'" ? inside : inside.replace(/\\(["\\$`])/g, '$1');
}
