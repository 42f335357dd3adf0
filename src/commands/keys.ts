import { systemScope } from '../access/scopes.ts';
import { addKey, revokeKey } from '../features/api-keys/index.ts';
import { say, withPortal } from './terminal.ts';

export const keyUsage = 'key add NAME | key end NAME';

export async function keyCommand([verb, ...words]: readonly string[]): Promise<number> {
  const name = words.join(' ');
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
