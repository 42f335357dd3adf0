import { parseArgs } from 'node:util';
import { inOneFlight, systemScope, type SystemScope } from '../../../access/scopes.ts';
import { fullName } from '../../../platform/text/names.ts';
import type { Portal } from '../../../portal.ts';
import { addStaff, endStaff, nameParts } from './actions.ts';
import { everybodyOfStaff } from './queries.ts';

type Parts = Pick<Portal, 'database' | 'now'>;

export const staffUsage =
  'staff add MAIL --name "Mila de Vries" [--function TEXT] [--phone NUMBER] [--hours TEXT] | staff list | staff end MAIL';

const options = {
  name: { type: 'string' },
  function: { type: 'string' },
  phone: { type: 'string' },
  hours: { type: 'string' },
} as const;
type Say = (line: string) => void;

/**
 * `staff add …`, `staff list` or `staff end …`: the exit code, after saying what happened. 1 when there is nobody to
 * end, 2 when used wrongly.
 */
export async function staffCommand(
  args: readonly string[],
  portal: Parts,
  say: Say = (line) => void process.stdout.write(`${line}\n`),
): Promise<number> {
  const [verb, ...rest] = args;
  const asked = verb === 'add' ? understand(rest) : null;
  const scope = systemScope(portal.database, 'command');
  if (asked !== null) return add(scope, asked, say);
  if (verb === 'list' && rest.length === 0) return list(scope, say);
  if (verb === 'end' && rest.length === 1) return end(scope, rest[0]!, portal.now(), say);
  say(`Usage: ${staffUsage}`);
  return 2;
}

async function add(scope: SystemScope, { mail, name, position, phone, hours }: Asked, say: Say): Promise<number> {
  const { added, contactOf } = await addStaff(scope, {
    mail,
    ...nameParts(name),
    position,
    phone,
    hours: hours === null ? null : { nl: hours, en: hours },
  });
  say(added ? `${name} <${mail}> now works here.` : `${name} <${mail}> was known already and is up to date.`);
  if (contactOf.length > 0)
    say(
      `Mind: ${mail} is also a contact of ${contactOf.join(', ')}. As staff this person sees all customers. Not meant? Take it back: staff end ${mail}`,
    );
  say('A mail with a link to set a password is queued; a running portal sends it. The link works for 72 hours.');
  return 0;
}

async function list(scope: SystemScope, say: Say): Promise<number> {
  const [people] = await inOneFlight(scope, everybodyOfStaff());
  if (people.length === 0) say('Nobody works here yet. Add somebody: staff add MAIL --name "Mila de Vries"');
  for (const { mail, given_name, prefix, surname, position, ended_at, has_password, last_seen_at } of people) {
    const name = fullName({ givenName: given_name, prefix, surname });
    const state =
      ended_at !== null
        ? `ended ${minute(ended_at)}`
        : !has_password
          ? 'no password yet'
          : last_seen_at !== null
            ? `signed in, last seen ${minute(last_seen_at)}`
            : 'works here';
    say(`${mail}  ${name}${position === null ? '' : `, ${position}`}  (${state})`);
  }
  return 0;
}

async function end(scope: SystemScope, mail: string, now: Date, say: Say): Promise<number> {
  const sessions = await endStaff(scope, mail, now);
  if (sessions === null) {
    say(`Nobody with the address ${mail} works here. See: staff list`);
    return 1;
  }
  say(`${mail} no longer works here. ${sessions === 1 ? '1 session has' : `${sessions} sessions have`} ended.`);
  return 0;
}

const minute = (moment: Date) => `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

type Asked = Readonly<{
  mail: string;
  name: string;
  position: string | null;
  phone: string | null;
  hours: string | null;
}>;

function understand(rest: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true });
    const [mail] = positionals;
    if (mail === undefined || positionals.length > 1 || !values.name?.trim()) return null;
    return {
      mail,
      name: values.name,
      position: values.function ?? null,
      phone: values.phone ?? null,
      hours: values.hours ?? null,
    };
  } catch {
    return null;
  }
}
