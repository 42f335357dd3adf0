import { parseArgs } from 'node:util';
import { systemScope } from '../../access/scopes.ts';
import type { Portal } from '../../portal.ts';
import { addStaff, nameParts } from './actions.ts';

export const staffUsage = 'staff add MAIL --name "Mila de Vries" [--function TEXT] [--phone NUMBER] [--hours TEXT]';

const options = { name: { type: 'string' }, function: { type: 'string' }, phone: { type: 'string' }, hours: { type: 'string' } } as const;

/** `staff add …`: the exit code, after saying what happened. 2 when used wrongly. */
export async function staffCommand(args: readonly string[], portal: Portal, say: (line: string) => void = (line) => void process.stdout.write(`${line}\n`)): Promise<number> {
  const asked = understand(args);
  if (asked === null) return say(`Usage: ${staffUsage}`), 2;
  const { mail, name, position, phone, hours } = asked;
  const { added } = await addStaff(systemScope(portal.database, 'command'), { mail, ...nameParts(name), position, phone, hours: hours === null ? null : { nl: hours, en: hours } });
  say(added ? `${name} <${mail}> now works here.` : `${name} <${mail}> was known already and is up to date.`);
  say('A mail with a link to set a password is queued; a running portal sends it. The link works for 72 hours.');
  return 0;
}

type Asked = Readonly<{ mail: string; name: string; position: string | null; phone: string | null; hours: string | null }>;

function understand([verb, ...rest]: readonly string[]): Asked | null {
  if (verb !== 'add') return null;
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true });
    const [mail] = positionals;
    if (mail === undefined || positionals.length > 1 || !values.name?.trim()) return null;
    return { mail, name: values.name, position: values.function ?? null, phone: values.phone ?? null, hours: values.hours ?? null };
  } catch {
    return null;
  }
}
