import { inOneFlight, systemScope, type SystemScope } from '../access/scopes.ts';
import { addKey, everyKey, revokeKey } from '../features/identity/api-keys/index.ts';
import { say, withPortal } from './terminal.ts';

export const keyUsage = 'key add NAME | key list | key end NAME';

export async function keyCommand([verb, ...words]: readonly string[]): Promise<number> {
  const name = words.join(' ');
  if (verb === 'list' && name === '')
    return withPortal(({ portal }) => listKeys(systemScope(portal.database, 'command')));
  if ((verb !== 'add' && verb !== 'end') || name === '') {
    say(`Usage: ${keyUsage}`);
    return 2;
  }
  return withPortal(async ({ portal }) => {
    const scope = systemScope(portal.database, 'command');
    if (verb === 'add') return say(`${await addKey(scope, name)}\nThis is the only time this key can be read.`);
    if (await revokeKey(scope, name)) return say(`The key ${name} no longer works.`);
    say(`There is no working key ${name}.`);
    return 1;
  });
}

async function listKeys(scope: SystemScope): Promise<void> {
  const [keys] = await inOneFlight(scope, everyKey());
  if (keys.length === 0) say('There are no keys yet. Make one: key add NAME');
  for (const { name, created_at, last_used_at, revoked_at } of keys) {
    const state =
      revoked_at !== null
        ? `ended ${day(revoked_at)}`
        : last_used_at === null
          ? 'never used'
          : `last used ${day(last_used_at)}`;
    say(`${name}  made ${day(created_at)}, ${state}`);
  }
}

const day = (moment: Date) => moment.toISOString().slice(0, 10);
